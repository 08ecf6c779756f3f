import Reporting
import Summaries

extension Figure {
    /// From the mean outcome where an input is lowest to that where it is highest.
    static func tornado(_ chart: TornadoChart, title: String) -> Figure {
        let axis = chart.axis(intervals: 5)
        let scale = chart.scale
        var table = TextTable([
            .text("input"), .number("where it is lowest"), .number("where it is highest"), .text("lowest … highest"),
        ])
        let rows = chart.inputs.prefix(TornadoChart.mostInputs).map { input in
            let (low, high) = (input.lowest?.mean.value, input.highest?.mean.value)
            var marks: [RowPlot.Mark] = []
            if let low, let high {
                let (from, to) = (axis.fraction(low), axis.fraction(high))
                marks = [.bar(from: from, to: to, "bar"), .dot(from, "low"), .dot(to, "high")]
            }
            table.append([input.label, scale.value(low), scale.value(high), input.tails])
            return RowPlot.Row(
                label: input.label, figure: "", aside: input.tails, marks: marks,
                words:
                    "\(input.label): \(scale.value(low)) where it is lowest, \(scale.value(high)) where it is highest")
        }
        let first = table.rows.first
        return Figure(
            title: title,
            finding: first.map { "The widest bar is that of \($0[0]): from \($0[1]) where it is lowest to \($0[2])." }
                ?? "There is nothing to draw.", unit: scale.unit,
            key: [
                Entry(sign: "dot low", text: "where the input is lowest"),
                Entry(sign: "dot high", text: "where it is highest"),
                Entry(sign: "line median", text: "all paths: \(scale.value(chart.mean))"),
            ],
            drawing: .rows(
                RowPlot(
                    ticks: ticks(axis, scale.tick), rows: rows,
                    uprights: [(axis.fraction(chart.mean), "line median")])), table: table, tableUnit: scale.unit)
    }
}

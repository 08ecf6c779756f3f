import Reporting

extension Figure {
    /// Figures side by side, each a bar with its interval.
    static func bars(_ chart: BarChart, title: String) -> Figure {
        let axis = chart.axis(intervals: 5)
        var table = TextTable([
            .text(""), .number(chart.isShare ? "share of paths" : "figure"), .number("95 % interval"),
        ])
        let rows = chart.bars.map { bar in
            var marks: [RowPlot.Mark] = []
            if let value = bar.value, value.isFinite {
                marks.append(.bar(from: axis.fraction(0), to: axis.fraction(value), "bar"))
                if let low = bar.low, let high = bar.high {
                    marks.append(.whisker(low: axis.fraction(low), high: axis.fraction(high)))
                }
            }
            let (figure, interval) = (chart.figure(bar), chart.interval(bar))
            table.append([bar.label, figure, interval ?? "–"])
            return RowPlot.Row(
                label: bar.label, figure: figure, aside: inBrackets(interval), marks: marks,
                words: "\(bar.label): \(figure) \(inBrackets(interval))")
        }
        let known = chart.bars.filter { $0.value?.isFinite ?? false }
        let highest = known.max { ($0.value ?? 0) < ($1.value ?? 0) }
        let lowest = known.min { ($0.value ?? 0) < ($1.value ?? 0) }
        let finding =
            highest.flatMap { highest in
                lowest.map { lowest in
                    """
                    The highest is \(highest.label) with \(chart.figure(highest)), the lowest \(lowest.label) with \
                    \(chart.figure(lowest)).
                    """
                }
            } ?? "There is no figure to draw."
        return Figure(
            title: title, finding: finding,
            key: chart.bars.contains { $0.low != nil } ? [Entry(sign: "span", text: "95 % interval")] : [],
            drawing: .rows(RowPlot(ticks: ticks(axis, chart.tick), rows: rows)), table: table)
    }

    /// An interval as it stands beside its figure.
    static func inBrackets(_ interval: String?) -> String { interval.map { "(\($0))" } ?? "" }

    /// The ticks under rows.
    static func ticks(_ axis: ValueAxis, _ label: (ValueAxis, Double) -> String) -> [Plot.Tick] {
        axis.ticks.enumerated().map { number, tick in
            Plot.Tick(
                place: axis.fraction(tick), label: label(axis, tick),
                isMinor: axis.ticks.count > 5 && number % 2 == 1)
        }
    }
}

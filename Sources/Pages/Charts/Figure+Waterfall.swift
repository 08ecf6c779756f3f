import Reporting
import Summaries

extension Figure {
    /// The way from one value to another in steps.
    static func waterfall(_ chart: WaterfallChart, title: String) -> Figure {
        let axis = chart.axis(intervals: 5)
        let (scale, levels) = (chart.scale, chart.levels)
        var table = TextTable([.text(""), .number("share"), .number("95 % interval"), .number("so far")])
        table.append([chart.start.label, "", "", scale.value(chart.start.value)])
        var rows = [whole(chart.start, scale, axis)]
        for (step, (from, to)) in zip(chart.shown, zip(levels, levels.dropFirst())) {
            let interval = step.interval.map { [$0.low, $0.high].map { scale.change($0) }.joined(separator: " to ") }
            rows.append(row(step, from: from, to: to, interval, scale, axis))
            table.append([step.label, scale.change(step.change), interval ?? "–", scale.value(to)])
        }
        rows.append(whole(chart.end, scale, axis))
        table.append([chart.end.label, "", "", scale.value(chart.end.value)])
        let seen = chart.meanings.filter { meaning in chart.shown.contains { $0.verdict == meaning.0 } }
        return Figure(
            title: title, finding: finding(chart), unit: scale.unit,
            key: seen.map { Entry(sign: "box \(sign($0.0))", text: $0.1) },
            drawing: .rows(RowPlot(ticks: ticks(axis, scale.tick), rows: rows)), table: table,
            tableUnit: scale.changeUnit)
    }

    /// From zero, or a dot where the axis does not hold it.
    private static func whole(
        _ end: (label: String, value: Double), _ scale: OutcomeScale, _ axis: ValueAxis
    ) -> RowPlot.Row {
        let (zero, place) = (axis.fraction(0), axis.fraction(end.value))
        return RowPlot.Row(
            label: end.label, figure: scale.value(end.value),
            marks: [0...1 ~= zero ? .bar(from: zero, to: place, "bar") : .dot(place, "judged")],
            words: "\(end.label): \(scale.value(end.value))")
    }

    private static func row(
        _ step: WaterfallChart.Step, from: Double, to: Double, _ interval: String?, _ scale: OutcomeScale,
        _ axis: ValueAxis
    ) -> RowPlot.Row {
        var marks: [RowPlot.Mark] = [.bar(from: axis.fraction(from), to: axis.fraction(to), sign(step.verdict))]
        if let ends = step.interval {
            marks.append(.whisker(low: axis.fraction(from + ends.low), high: axis.fraction(from + ends.high)))
        }
        let (change, aside) = (scale.change(step.change), inBrackets(interval))
        return RowPlot.Row(
            label: step.label, figure: change, aside: aside, marks: marks, words: "\(step.label): \(change) \(aside)")
    }

    private static func finding(_ chart: WaterfallChart) -> String {
        let (none, all) = (chart.scale.value(chart.start.value), chart.scale.value(chart.end.value))
        let largest = chart.shown.first.map {
            " The largest step is \($0.label): \(chart.scale.change($0.change)) \(chart.scale.changeUnit)."
        }
        return "From \(none) (\(chart.start.label)) to \(all) (\(chart.end.label)).\(largest ?? "")"
    }

    private static func sign(_ verdict: PairedDifference.Verdict) -> String {
        switch verdict {
        case .higher: "gain"
        case .lower: "loss"
        case .unresolved: "unresolved"
        }
    }
}

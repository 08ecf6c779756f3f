import Reporting
import Summaries

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

    /// By how much scenarios are above or below a baseline, each with its interval.
    ///
    /// - Parameters:
    ///   - rows: The scenarios with their differences.
    ///   - title: What the figure is called.
    /// - Returns: The figure; `nil` where there are none.
    static func differences(_ rows: [(name: String, difference: TargetDifference)], title: String) -> Figure? {
        let ends = rows.flatMap { [$0.difference.low, $0.difference.high] }.filter(\.isFinite)
        guard let low = ends.min(), let high = ends.max() else { return nil }
        let axis = ValueAxis.linear(min(0, low) * 100, max(0, high) * 100, intervals: 6)
        let decimals = rows.contains { $0.difference.difference != 0 && abs($0.difference.difference) < 0.0005 } ? 2 : 1
        let points = { (share: Double) in Share.points(share, decimals: decimals) }
        var table = TextTable([
            .text("scenario"), .number("points more"), .number("95 % interval"), .number("verdict"),
        ])
        let drawn = rows.map { name, difference in
            let interval = "\(points(difference.low)) to \(points(difference.high))"
            table.append([name, points(difference.difference), interval, difference.verdict.rawValue])
            return RowPlot.Row(
                label: name, figure: points(difference.difference), aside: inBrackets(interval),
                marks: [
                    .whisker(low: axis.fraction(difference.low * 100), high: axis.fraction(difference.high * 100)),
                    .dot(
                        axis.fraction(difference.difference * 100),
                        difference.verdict == .unresolved ? "open" : "judged"),
                ],
                words: "\(name): \(points(difference.difference)) (\(interval)), \(difference.verdict.rawValue)")
        }
        let most = rows.max { $0.difference.difference < $1.difference.difference }
        return Figure(
            title: title,
            finding: most.map { "The highest is \($0.name) with \(points($0.difference.difference)) points." } ?? "",
            unit: "percentage points",
            key: [
                Entry(sign: "dot", text: "difference, in its 95 % interval"),
                Entry(sign: "dot open", text: "unresolved: the paths cannot tell it from none"),
            ],
            drawing: .rows(
                RowPlot(
                    ticks: ticks(axis) { axis, tick in axis.label(tick) }, rows: drawn,
                    uprights: [(axis.fraction(0), "zero")])), table: table)
    }

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

    /// The way from one value to another in steps.
    static func waterfall(_ chart: WaterfallChart, title: String) -> Figure {
        let axis = chart.axis(intervals: 5)
        let (scale, levels) = (chart.scale, chart.levels)
        let zero = 0...1 ~= axis.fraction(0) ? axis.fraction(0) : nil
        let whole = { (name: String, value: Double) in
            let place = axis.fraction(value)
            return RowPlot.Row(
                label: name, figure: scale.value(value),
                marks: [zero.map { .bar(from: $0, to: place, "bar") } ?? .dot(place, "judged")],
                words: "\(name): \(scale.value(value))")
        }
        var table = TextTable([.text(""), .number("share"), .number("95 % interval"), .number("so far")])
        table.append([chart.start.label, "", "", scale.value(chart.start.value)])
        var rows = [whole(chart.start.label, chart.start.value)]
        for (place, step) in chart.shown.enumerated() {
            var marks: [RowPlot.Mark] = [
                .bar(from: axis.fraction(levels[place]), to: axis.fraction(levels[place + 1]), sign(step.verdict))
            ]
            let interval = step.interval.map { [$0.low, $0.high].map { scale.change($0) }.joined(separator: " to ") }
            if let ends = step.interval {
                marks.append(
                    .whisker(
                        low: axis.fraction(levels[place] + ends.low), high: axis.fraction(levels[place] + ends.high)))
            }
            let change = scale.change(step.change)
            rows.append(
                RowPlot.Row(
                    label: step.label, figure: change, aside: inBrackets(interval), marks: marks,
                    words: "\(step.label): \(change) \(inBrackets(interval))"))
            table.append([step.label, change, interval ?? "–", scale.value(levels[place + 1])])
        }
        rows.append(whole(chart.end.label, chart.end.value))
        table.append([chart.end.label, "", "", scale.value(chart.end.value)])
        return Figure(
            title: title, finding: finding(chart), unit: scale.unit,
            key: chart.meanings.filter { meaning in chart.shown.contains { $0.verdict == meaning.0 } }.map {
                Entry(sign: "box \(sign($0.0))", text: $0.1)
            }, drawing: .rows(RowPlot(ticks: ticks(axis, scale.tick), rows: rows)), table: table,
            tableUnit: scale.changeUnit)
    }

    private static func finding(_ chart: WaterfallChart) -> String {
        let (none, all) = (chart.scale.value(chart.start.value), chart.scale.value(chart.end.value))
        let largest = chart.shown.first.map {
            " The largest step is \($0.label): \(chart.scale.change($0.change)) \(chart.scale.changeUnit)."
        }
        return "From \(none) (\(chart.start.label)) to \(all) (\(chart.end.label)).\(largest ?? "")"
    }

    private static func inBrackets(_ interval: String?) -> String { interval.map { "(\($0))" } ?? "" }

    private static func sign(_ verdict: PairedDifference.Verdict) -> String {
        switch verdict {
        case .higher: "gain"
        case .lower: "loss"
        case .unresolved: "unresolved"
        }
    }

    private static func ticks(_ axis: ValueAxis, _ label: (ValueAxis, Double) -> String) -> [Plot.Tick] {
        axis.ticks.enumerated().map { number, tick in
            Plot.Tick(
                place: axis.fraction(tick), label: label(axis, tick),
                isMinor: axis.ticks.count > 5 && number % 2 == 1)
        }
    }
}

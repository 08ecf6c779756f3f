import Reporting
import Summaries

extension Figure {
    /// The share of paths that have reached each target, over the years.
    ///
    /// - Parameters:
    ///   - chart: The curves.
    ///   - title: What the figure is called.
    ///   - isWhole: Whether the axis goes to 100 %, so that one page compares with another.
    /// - Returns: The figure; `nil` where there is nothing to draw.
    static func reached(_ chart: ReachedChart, title: String, isWhole: Bool = true) -> Figure? {
        let curves = Array(chart.curves.prefix(Series.most))
        let all = curves.flatMap { $0.years.map(\.year) }
        guard let first = all.min(), let last = all.max() else { return nil }
        let highest = curves.flatMap { $0.known.map(\.probabilityReached) }.max() ?? 1
        let axis = ValueAxis.linear(0, isWhole || highest <= 0 ? 1 : highest, intervals: 5)
        let field = YearField(years: first...last, axis: axis)
        var layers: [Plot.Layer] = curves.enumerated().reversed().map { number, curve in
            .line(curve.known.map { field.point($0.year, $0.probabilityReached) }, Series.name(number))
        }
        layers.append(
            .dots(
                curves.flatMap { curve in
                    curve.known.filter { curve.by.contains($0.year) }.map {
                        field.point($0.year, $0.probabilityReached)
                    }
                }, "judged"))
        layers.append(
            .letters(
                curves.enumerated().compactMap { number, curve in
                    curve.known.last.map { (Series.letter(number), field.y($0.probabilityReached)) }
                }))
        let table = table(curves)
        let left = chart.curves.count - curves.count
        return Figure(
            title: title, finding: finding(curves), unit: "share of paths", key: Series.key(curves.map(\.name)),
            remarks: left > 0 ? ["\(left) more are in the table of targets."] : [],
            drawing: .plot(
                Plot(
                    height: 260, across: field.across,
                    up: field.up { Share.text($0, decimals: Share.decimals(forStep: axis.ticks[1] - axis.ticks[0])) },
                    layers: layers,
                    strips: field.strips(table, [""] + Self.letters(curves.count)))), table: table)
    }

    private static func letters(_ count: Int) -> [String] { (0..<count).map(Series.letter) }

    private static func table(_ curves: [ReachedChart.Curve]) -> TextTable {
        var table = TextTable([.text("year")] + curves.map { .number($0.name) })
        for year in Set(curves.flatMap { $0.years.map(\.year) }).sorted() {
            table.append(
                [String(year)]
                    + curves.map { curve in
                        guard let row = curve.years.first(where: { $0.year == year }) else { return "" }
                        let share = Share.text(row.probabilityReached)
                        return curves.count > 3 ? share : "\(share) (\(Share.interval(row.low, row.high)))"
                    })
        }
        return table
    }

    private static func finding(_ curves: [ReachedChart.Curve]) -> String {
        let ends = curves.compactMap { curve in
            curve.known.last.map { "\(Share.text($0.probabilityReached)) by \($0.year): \(curve.name)" }
        }
        return ends.joined(separator: "; ") + "."
    }

    /// The medians of scenarios over the years.
    ///
    /// - Parameters:
    ///   - chart: The scenarios.
    ///   - title: What the figure is called.
    /// - Returns: The figure; `nil` where there is nothing to draw.
    static func medians(_ chart: MedianChart, title: String) -> Figure? {
        let series = Array(chart.series.prefix(Series.most))
        guard let years = chart.yearRange, let axis = chart.valueAxis else { return nil }
        let field = YearField(years: years, axis: axis)
        let medians = series.map(\.medians)
        var layers: [Plot.Layer] = medians.enumerated().reversed().map { number, points in
            .line(points.map { field.point($0.year, $0.value) }, Series.name(number))
        }
        layers.append(
            .letters(
                medians.enumerated().compactMap { number, points in
                    points.last.map { (Series.letter(number), field.y($0.value)) }
                }))
        let format = NumberFormat.fitting(medians.flatMap { $0.map(\.value) })
        var table = TextTable([.text("year")] + series.map { .number($0.name) })
        for year in Set(medians.flatMap { $0.map(\.year) }).sorted() {
            table.append(
                [String(year)]
                    + medians.map { points in points.first { $0.year == year }.map { format.text($0.value) } ?? "" })
        }
        let ends = zip(series, medians).compactMap { line, points in points.last.map { (line.name, $0) } }
        return Figure(
            title: title, finding: finding(ends, chart.unit), unit: axis.title(chart.unit),
            key: Series.key(series.map(\.name)),
            drawing: .plot(
                Plot(
                    height: 280, across: field.across, up: field.up(axis.label), layers: layers,
                    strips: field.strips(table, [""] + Self.letters(series.count)))), table: table,
            tableUnit: format.unit(chart.unit))
    }

    private static func finding(_ ends: [(name: String, end: (year: Int, value: Double))], _ unit: String) -> String {
        guard let low = ends.min(by: { $0.end.value < $1.end.value }),
            let high = ends.max(by: { $0.end.value < $1.end.value })
        else { return "There is no figure to draw." }
        let (least, most) = (Numeral.readable(low.end.value), quantity(Numeral.readable(high.end.value), unit))
        return "In \(high.end.year) the medians go from \(least) (\(low.name)) to \(most) (\(high.name))."
    }
}

extension ReachedChart.Curve {
    /// The years whose share is a number, in order.
    fileprivate var known: [TargetYear] {
        years.filter(\.probabilityReached.isFinite).sorted { $0.year < $1.year }
    }
}

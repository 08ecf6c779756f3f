import Reporting
import Summaries

extension Figure {
    /// The bands of an indicator over the years, with what was observed, its targets, and the medians of other scenarios.
    ///
    /// - Parameters:
    ///   - chart: The indicator.
    ///   - title: What the figure is called.
    ///   - others: Scenarios whose medians are drawn too, with the letters that they have in the whole page.
    ///   - height: In pixels.
    ///   - isKeyed: Whether it has a key of its own.
    /// - Returns: The figure; `nil` where there is nothing to draw.
    static func fan(
        _ chart: FanChart, title: String, beside others: [(letter: Int, series: MedianChart.Series)] = [],
        height: Int = 320, isKeyed: Bool = true
    ) -> Figure? {
        let medians = others.map(\.series.medians)
        guard let years = chart.years, let axis = chart.valueAxis(beside: medians.flatMap { $0.map(\.value) }) else {
            return nil
        }
        let field = YearField(years: years, axis: axis)
        let (table, format) = table(chart, beside: others.map(\.series))
        var layers: [Plot.Layer] = runs(chart).flatMap { run -> [Plot.Layer] in
            let line = { (place: Int) in run.map { field.point($0.year, $0.quantile(place) ?? .nan) } }
            return [
                .band(line(0), line(6), "outer"), .band(line(2), line(4), "inner"),
                .line(line(Quantiles.median), "median"),
            ]
        }
        for (other, points) in zip(others, medians) {
            layers.append(.line(points.map { field.point($0.year, $0.value) }, Series.name(other.letter)))
        }
        for threshold in chart.thresholds where 0...1 ~= axis.fraction(threshold.value) {
            layers.append(
                .target(
                    field.y(threshold.value), at: threshold.years.map(field.x), label: "target \(threshold.label(axis))"
                ))
        }
        layers.append(.dots(chart.observed.map { field.point($0.year, $0.value) }, "observed"))
        layers.append(
            .letters(
                zip(others, medians).compactMap { other, points in
                    points.last.map { (Series.letter(other.letter), field.y($0.value)) }
                }))
        // Scenarios have letters, so that the words stay short.
        let names =
            table.columns.map(\.title).dropLast(others.count) + others.map { Series.letter($0.letter) }
        let plot = Plot(
            height: height, across: field.across, up: field.up(axis.label), layers: layers,
            strips: field.strips(table, names))
        return Figure(
            title: title, finding: finding(chart), unit: axis.title(chart.indicator.unit),
            key: isKeyed ? key(observed: !chart.observed.isEmpty, others) : [], remarks: chart.outside(axis),
            drawing: .plot(plot), table: table,
            tableUnit: format.unit(chart.indicator.unit))
    }

    /// Years in a row that have figures.
    private static func runs(_ chart: FanChart) -> [[YearSummary]] {
        let known = Set(chart.summaries.map(\.year))
        var runs: [[YearSummary]] = []
        for (before, summary) in zip([nil] + chart.summaries.map(Optional.some), chart.summaries) {
            let years = before.map { ($0.year + 1)...max($0.year + 1, summary.year) }
            // A year that the indicator has without a figure is a gap.
            let isGap = years.map { years in
                chart.indicator.years.contains { years ~= $0.year && !known.contains($0.year) }
            }
            if isGap ?? true { runs.append([]) }
            runs[runs.count - 1].append(summary)
        }
        return runs
    }

    private static func table(
        _ chart: FanChart, beside others: [MedianChart.Series]
    ) -> (TextTable, NumberFormat) {
        let summaries = Dictionary(chart.summaries.map { ($0.year, $0) }, uniquingKeysWith: { $1 })
        let observed = Dictionary(chart.observed.map { ($0.year, $0.value) }, uniquingKeysWith: { $1 })
        let medians = others.map { Dictionary($0.medians.map { ($0.year, $0.value) }, uniquingKeysWith: { $1 }) }
        let places = [0, 2, 3, 4, 6]
        let format = NumberFormat.fitting(
            chart.summaries.flatMap { summary in places.compactMap { summary.quantile($0) } }
                + (chart.summaries.isEmpty ? Array(observed.values) : []))
        var columns: [TextTable.Column] = [.text("year")]
        if !observed.isEmpty { columns.append(.number("observed")) }
        columns += ["p5", "p25", "p50", "p75", "p95"].map { .number($0) } + others.map { .number("p50 \($0.name)") }
        var table = TextTable(columns)
        for year in Set(summaries.keys).union(observed.keys).sorted() {
            var cells = [String(year)]
            if !observed.isEmpty { cells.append(observed[year].map { format.text($0) } ?? "") }
            cells += places.map { place in summaries[year].map { format.text($0.quantile(place)) } ?? "" }
            cells += medians.map { median in median[year].map { format.text($0) } ?? "" }
            table.append(cells)
        }
        return (table, format)
    }

    private static func finding(_ chart: FanChart) -> String {
        guard let last = chart.summaries.last(where: { $0.quantiles?.allSatisfy(\.isFinite) ?? false }),
            let low = last.quantile(0), let middle = last.quantile(Quantiles.median), let high = last.quantile(6)
        else { return "There is no figure of the simulated years to draw." }
        let median = quantity(Numeral.readable(middle), chart.indicator.unit)
        guard low < high else { return "In \(last.year), nine paths in ten or more stand at \(median)." }
        return """
            In \(last.year) the median is \(median), and nine paths in ten lie between \(Numeral.readable(low)) and \
            \(Numeral.readable(high)).
            """
    }

    private static func key(observed: Bool, _ others: [(letter: Int, series: MedianChart.Series)]) -> [Entry] {
        fanKey(observed: observed, beside: others.map { ($0.letter, $0.series.name) })
    }

    /// The key of fan charts.
    ///
    /// - Parameters:
    ///   - observed: Whether what was observed is drawn.
    ///   - others: The scenarios whose medians are drawn too, with their letters.
    /// - Returns: Its entries.
    static func fanKey(observed: Bool, beside others: [(letter: Int, name: String)] = []) -> [Entry] {
        (observed ? [Entry(sign: "dot seen", text: "observed")] : []) + [
            Entry(sign: "line median", text: others.isEmpty ? "median" : "median of the baseline"),
            Entry(sign: "box inner", text: "half of the paths (p25–p75)"),
            Entry(sign: "box outer", text: "nine in ten (p5–p95)"),
        ]
            + others.map {
                Entry(sign: "line \(Series.name($0.letter))", letter: Series.letter($0.letter), text: $0.name)
            }
    }
}

package import Summaries

/// The medians of several scenarios over the years, each with a letter.
package struct MedianChart {
    package struct Series {
        package var name: String
        package var years: [YearSummary]

        package init(name: String, years: [YearSummary]) {
            self.name = name
            self.years = years
        }

        /// The medians that can be drawn, by year.
        package var medians: [(year: Int, value: Double)] {
            years.compactMap { year in
                year.quantile(Quantiles.median).flatMap { $0.isFinite ? (year: year.year, value: $0) : nil }
            }.sorted { $0.year < $1.year }
        }
    }

    package let series: [Series]
    package let unit: String
    let style: ReportStyle

    package static let mostSeries = 8
    private static let rows = 15

    func lines() -> [Line] {
        let shown = series.prefix(Self.mostSeries).map(\.medians)
        guard let range = yearRange, let axis = valueAxis else { return [] }
        let intervals = axis.ticks.count - 1
        let height =
            axis.isLogarithmic
            ? Self.rows : max(1, Int((Double(Self.rows) / Double(intervals)).rounded())) * intervals + 1
        let labels = axis.ticks.map(axis.label)
        let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let room = min(style.width - Plot.leftMargin(labels: labelWidth) - 2 - shown.count, FanChart.widest)
        let years = YearAxis(range, room: room)
        var grid = Grid(width: years.width + 1 + shown.count, height: height)
        let row = { (value: Double) in axis.row(of: value, of: height) }
        draw(shown, years, axis, &grid)
        labelEnds(shown, years, row, &grid)
        var plot = Plot(grid: grid)
        plot.rowLabels = zip(axis.ticks, labels).map { (row($0), $1) }
        plot.columnLabels = years.labelled.map { (years.column(of: $0), String($0)) }
        return title(axis) + plot.lines(style: style) + legend()
    }

    var isEmpty: Bool { yearRange == nil }

    /// The years that are drawn; `nil` where there are none.
    package var yearRange: ClosedRange<Int>? {
        let years = series.prefix(Self.mostSeries).flatMap(\.medians).map(\.year)
        guard let first = years.min(), let last = years.max() else { return nil }
        return first...last
    }

    package var valueAxis: ValueAxis? {
        let values = series.prefix(Self.mostSeries).flatMap(\.medians).map(\.value)
        guard let low = values.min(), let high = values.max() else { return nil }
        return low > 0 && high > 100 * low ? .logarithmic(low, high) : .linear(low, high, intervals: 6)
    }

    private typealias Point = (year: Int, value: Double)

    /// The lines, the first on top; in 7 bits, where lines look alike, with a letter at every year.
    private func draw(_ shown: [[Point]], _ years: YearAxis, _ axis: ValueAxis, _ grid: inout Grid) {
        let trail = style.ascii ? Glyphs.of(style).trail : nil
        var lines = Curves(width: grid.width, height: grid.height, trail: trail)
        for (number, points) in shown.enumerated().reversed() {
            lines.draw(
                points.map { (Double(years.column(of: $0.year)) + 0.5, axis.fraction($0.value)) }, .series(number))
        }
        lines.write(to: &grid)
        guard style.ascii else { return }
        for (number, points) in shown.enumerated().reversed() {
            for point in points {
                let row = axis.row(of: point.value, of: grid.height)
                grid.put(Letters.letter(number), .series(number), at: years.column(of: point.year), row)
            }
        }
    }

    /// All letters that end in a row, so that none is lost where lines meet.
    private func labelEnds(
        _ shown: [[Point]], _ years: YearAxis, _ row: (Double) -> Int, _ grid: inout Grid
    ) {
        var taken: [Int: Int] = [:]
        for (number, points) in shown.enumerated() {
            guard let last = points.last else { continue }
            let row = row(last.value)
            let column = years.width + 1 + taken[row, default: 0]
            grid.put(Letters.letter(number), .series(number), at: column, row)
            taken[row, default: 0] += 1
        }
    }

    private func title(_ axis: ValueAxis) -> [Line] {
        let text = axis.title(unit)
        guard !text.isEmpty else { return [] }
        return [Line(style.legible(text).shortened(to: style.width, style: style), .faint)]
    }

    private func legend() -> [Line] {
        Legend.lines(
            series.prefix(Self.mostSeries).enumerated().map { number, line in
                (String(Letters.letter(number)), .series(number), line.name)
            }, style: style)
    }
}

import Summaries

/// The medians of several scenarios over the years, each with a letter.
struct MedianChart {
    struct Series {
        var name: String
        var years: [YearSummary]
    }

    let series: [Series]
    let unit: String
    let style: ReportStyle

    static let mostSeries = 8
    private static let rows = 15

    func lines() -> [Line] {
        let shown = series.prefix(Self.mostSeries).map { line in
            line.years.compactMap { year in
                year.quantile(Quantiles.median).flatMap { $0.isFinite ? (year: year.year, value: $0) : nil }
            }.sorted { $0.year < $1.year }
        }
        let all = shown.flatMap { $0 }
        guard let low = all.map(\.value).min(), let high = all.map(\.value).max(),
            let first = all.map(\.year).min(), let last = all.map(\.year).max()
        else { return [] }
        let axis =
            low > 0 && high > 100 * low
            ? ValueAxis.logarithmic(low, high) : ValueAxis.linear(low, high, intervals: 6)
        let intervals = axis.ticks.count - 1
        let height =
            axis.isLogarithmic
            ? Self.rows : max(1, Int((Double(Self.rows) / Double(intervals)).rounded())) * intervals + 1
        let labels = axis.ticks.map(axis.label)
        let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let room = min(style.width - Plot.leftMargin(labels: labelWidth) - 2 - shown.count, FanChart.widest)
        let years = YearAxis(first...last, room: room)
        var grid = Grid(width: years.width + 1 + shown.count, height: height)
        let row = { (value: Double) in axis.row(of: value, of: height) }
        draw(shown, years, axis, &grid)
        labelEnds(shown, years, row, &grid)
        var plot = Plot(grid: grid)
        plot.rowLabels = zip(axis.ticks, labels).map { (row($0), $1) }
        plot.columnLabels = years.labelled.map { (years.column(of: $0), String($0)) }
        return title(axis) + plot.lines(style: style) + legend()
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
        let unit = axis.format.unit(unit)
        let text = axis.isLogarithmic ? (unit.isEmpty ? "logarithmic scale" : unit + ", logarithmic scale") : unit
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

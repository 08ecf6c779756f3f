import Summaries

/// How the paths spread over an indicator's values in one year, with the median and the targets marked.
package struct HistogramChart {
    package let bins: HistogramBins
    package let median: Double?
    package let thresholds: [Double]
    package let unit: String
    private let style: ReportStyle

    private static let rows = 8
    private static let mostThresholds = 4
    private static let labelWidth = 6

    init(histogram: Histogram, median: Double?, thresholds: [Double], unit: String, style: ReportStyle) {
        let room = min(style.width - Plot.leftMargin(labels: Self.labelWidth) - Plot.rightMargin, FanChart.widest)
        bins = HistogramBins(histogram, keeping: thresholds, room: room)
        self.median = median
        self.thresholds = Array(thresholds.prefix(Self.mostThresholds))
        self.unit = unit
        self.style = style
    }

    /// Whether there is no spread to draw.
    var isEmpty: Bool { !(bins.width > 0 && bins.counts.contains { $0 > 0 }) }

    /// An axis for the share of paths in each bin.
    package var shareAxis: ValueAxis { .linear(0, bins.shares.max() ?? 1, intervals: 4) }

    /// An axis for the values, its ticks as many as stand side by side.
    package var valueAxis: ValueAxis { .linear(bins.lower, bins.upper, intervals: max(2, bins.columns / 9)) }

    /// The chart with its axes and legend; nothing where there is no spread.
    func lines() -> [Line] {
        guard !isEmpty else { return [] }
        let shares = shareAxis
        let intervals = shares.ticks.count - 1
        let height = max(1, Self.rows / intervals) * intervals
        // One more row, for the names of the marks.
        var plot = Plot(grid: Grid(width: bins.columns, height: height + 1))
        for (number, share) in bins.shares.enumerated() {
            for column in 0..<bins.columnsEach {
                drawColumn(number * bins.columnsEach + column, filled: share / shares.high, &plot.grid)
            }
        }
        for threshold in thresholds { drawMark(threshold, thresholdMark, .target, &plot.grid) }
        if let median { drawMark(median, medianMark, .median, &plot.grid) }
        let decimals = Share.decimals(forStep: shares.ticks[1])
        plot.rowLabels = shares.ticks.dropFirst().map { tick in
            (Int((tick / shares.high * Double(height)).rounded()) - 1, Share.text(tick, decimals: decimals))
        }
        plot.rowLabels.append((height, spaces(Self.labelWidth)))
        let values = valueAxis
        plot.columnLabels = values.ticks.compactMap { tick in bins.column(of: tick).map { ($0, values.label(tick)) } }
        return [Line("share of paths", .faint)] + plot.lines(style: style) + legend(values)
    }

    private func drawColumn(_ column: Int, filled share: Double, _ grid: inout Grid) {
        let steps = Glyphs.of(style).columnSteps
        let full = steps.count - 1
        let height = grid.height - 1
        var left = Int((share * Double(height * full)).rounded())
        // What is there is seen, however little.
        if share > 0 { left = max(1, left) }
        for row in 0..<height where left > 0 {
            grid.put(steps[min(full, left)], .innerBand, at: column, row)
            left -= full
        }
    }

    /// An upright line, with its value on top where there is room.
    private func drawMark(_ value: Double, _ mark: Character, _ ink: Ink, _ grid: inout Grid) {
        guard let column = bins.column(of: value) else { return }
        let top = grid.height - 1
        for row in 0..<top { grid.put(mark, ink, at: column, row) }
        let text = Numeral.readable(value)
        let start = min(max(0, column - text.count / 2), grid.width - text.count)
        guard start >= 0 else { return }
        let around = max(0, start - 1)..<min(grid.width, start + text.count + 1)
        if around.allSatisfy({ grid[$0, top].isBlank }) { grid.put(text, ink, at: start, top) }
    }

    private var medianMark: Character { Glyphs.of(style).middle }
    private var thresholdMark: Character { Glyphs.of(style).threshold }

    private func legend(_ axis: ValueAxis) -> [Line] {
        var lines: [Line] = []
        let unit = style.legible(axis.format.unit(unit)).shortened(to: style.width, style: style)
        if !unit.isEmpty {
            let right = Plot.leftMargin(labels: Self.labelWidth) + bins.columns
            lines.append(Line(spaces(right - DisplayWidth.of(unit)) + unit, .faint))
        }
        var entries: [(String, Ink, String)] = []
        if let median { entries.append((String(medianMark), .median, "median \(Numeral.readable(median))")) }
        for threshold in thresholds {
            let side =
                bins.column(of: threshold) != nil
                ? "" : threshold > bins.upper ? ", right of the chart" : ", left of the chart"
            entries.append((String(thresholdMark), .target, "target \(Numeral.exact(threshold))\(side)"))
        }
        lines += Legend.lines(entries, style: style)
        if !outside.isEmpty {
            lines += Wrapping.lines(style.legible(outside), width: style.width).map { Line($0, .faint) }
        }
        return lines
    }

    /// What the bins leave out at either end.
    package var outside: String {
        let parts = [(bins.below, "below", bins.lower), (bins.above, "above", bins.upper)]
            .filter { $0.0 > 0 }
            .map { "\(Share.text(Double($0.0) / Double(bins.total))) \($0.1) \(Numeral.readable($0.2))" }
        return parts.isEmpty ? "" : "Not drawn: " + parts.joined(separator: ", ") + "."
    }
}

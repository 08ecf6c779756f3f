package import Summaries

/// The share of paths that have reached each target, over the years: from 0 to 100 %, so that one report compares with
/// another.
package struct ReachedChart {
    /// One curve: targets that differ only in the year they are set for share one.
    package struct Curve {
        package var name: String
        package var years: [TargetYear]
        /// The years that the targets are set for.
        package var by: [Int]

        package init(name: String, years: [TargetYear], by: [Int]) {
            self.name = name
            self.years = years
            self.by = by
        }
    }

    package let curves: [Curve]
    let style: ReportStyle

    package init(curves: [Curve], style: ReportStyle = ReportStyle()) {
        self.curves = curves
        self.style = style
    }

    package static let mostCurves = 6
    private static let height = 11

    func lines() -> [Line] {
        let shown = Array(curves.prefix(Self.mostCurves))
        let all = shown.flatMap { $0.years.map(\.year) }
        guard let first = all.min(), let last = all.max() else { return [] }
        let labels = (0...5).map { (row: $0 * 2, text: Share.text(Double($0) / 5, decimals: 0)) }
        let room = min(style.width - Plot.leftMargin(labels: 5) - Plot.rightMargin, FanChart.widest)
        let axis = YearAxis(first...last, room: room)
        var plot = Plot(grid: Grid(width: axis.width, height: Self.height))
        draw(shown, axis, &plot.grid)
        for curve in shown { label(curve, axis, &plot.grid) }
        plot.rowLabels = labels
        plot.columnLabels = axis.labelled.map { (axis.column(of: $0), String($0)) }
        return plot.lines(style: style) + legend(shown)
    }

    /// The lines, the first on top, with marks at the years that targets are set for and at the last; in 7 bits, where
    /// lines look alike, at every year.
    private func draw(_ shown: [Curve], _ axis: YearAxis, _ grid: inout Grid) {
        let trail = style.ascii ? Glyphs.of(style).trail : nil
        var lines = Curves(width: grid.width, height: grid.height, trail: trail)
        for (number, curve) in shown.enumerated().reversed() {
            let points = curve.years.sorted { $0.year < $1.year }.filter(\.probabilityReached.isFinite)
            lines.draw(
                points.map { (Double(axis.column(of: $0.year)) + 0.5, $0.probabilityReached) }, .series(number))
        }
        lines.write(to: &grid)
        for (number, curve) in shown.enumerated().reversed() {
            let last = curve.years.map(\.year).max()
            for year in curve.years where style.ascii || year.year == last || curve.by.contains(year.year) {
                grid.put(
                    mark(number), .series(number), at: axis.column(of: year.year), row(of: year.probabilityReached))
            }
        }
    }

    /// Writes the probability beside the mark of each year that a target is set for, where there is room.
    private func label(_ curve: Curve, _ axis: YearAxis, _ grid: inout Grid) {
        for by in curve.by {
            guard let year = curve.years.first(where: { $0.year == by }), year.probabilityReached > 0 else { continue }
            let text = Share.text(year.probabilityReached)
            let row = row(of: year.probabilityReached)
            let above = row + 1 < grid.height ? row + 1 : row - 1
            let start = min(axis.column(of: by) - text.count / 2, grid.width - text.count)
            let isFree = start >= 0 && (start..<(start + text.count)).allSatisfy { grid[$0, above].isBlank }
            if isFree { grid.put(text, .strong, at: start, above) }
        }
    }

    private func legend(_ shown: [Curve]) -> [Line] {
        var entries: [(String, Ink, String)] = shown.enumerated().map { number, curve in
            (String(mark(number)), .series(number), curve.name)
        }
        if curves.count > shown.count {
            entries.append(("", .faint, "\(curves.count - shown.count) more in the table of targets"))
        }
        return Legend.lines(entries, style: style)
    }

    private func mark(_ number: Int) -> Character {
        let marks = Glyphs.of(style).marks
        return marks[number % marks.count]
    }

    private func row(of probability: Double) -> Int {
        guard probability.isFinite else { return -1 }
        return Int((min(1, max(0, probability)) * Double(Self.height - 1)).rounded())
    }
}

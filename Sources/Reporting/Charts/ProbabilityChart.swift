/// A probability against what it depends on, with the one that is wanted as a line.
package struct ProbabilityChart {
    package struct Point {
        package var place: Double
        package var probability: Double
        /// The 95 % interval of the probability, where there is one.
        package var interval: (low: Double, high: Double)?
        package var mark: Character
        var ink: Ink = .series(0)
    }

    package let points: [Point]
    /// Whether a probability holds until the next point, or goes straight there.
    package var isStepped = false
    package let wanted: Double?
    /// Places that are drawn upright, with what they are called.
    package var uprights: [(place: Double, name: String)] = []
    /// How a place is written in full.
    let figure: (Double) -> String
    /// How places are written on an axis, and the unit that stands under them.
    package let tick: (ValueAxis, Double) -> String
    package let unit: (ValueAxis) -> String
    let style: ReportStyle

    private static let rows = 15
    /// How many times as long the axis may become for a place that is drawn upright.
    private static let mostStretch = 2.5

    func lines() -> [Line] {
        let points = drawn
        guard let places = placeAxis, let axis = probabilityAxis else { return [] }
        let intervals = axis.ticks.count - 1
        let height = max(1, Self.rows / intervals) * intervals + 1
        let labels = axis.ticks.map { Share.text($0, decimals: Share.decimals(forStep: axis.ticks[1] - axis.ticks[0])) }
        let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let width = min(style.width - Plot.leftMargin(labels: labelWidth) - Plot.rightMargin, FanChart.widest)
        var canvas = Canvas(places: places, axis: axis, grid: Grid(width: width, height: height), style: style)
        if let wanted { canvas.drawWanted(wanted) }
        canvas.drawCurve(points, isStepped: isStepped)
        for upright in uprights { canvas.drawUpright(upright.place) }
        canvas.drawMarks(points, areSpread: isStepped)
        var plot = Plot(grid: canvas.grid)
        plot.rowLabels = zip(axis.ticks, labels).map { (axis.row(of: $0, of: height), $1) }
        plot.columnLabels = places.ticks.compactMap { place in
            canvas.column(of: place).map { ($0, tick(places, place)) }
        }
        return plot.lines(style: style) + unitLine(places, right: Plot.leftMargin(labels: labelWidth) + width)
            + legend(places)
    }

    // MARK: Axes

    /// The points that can be drawn, from the least place on.
    package var drawn: [Point] {
        points.filter { $0.place.isFinite && $0.probability.isFinite }.sorted { $0.place < $1.place }
    }

    /// The places of the drawn points, in full.
    package var figures: [String] { drawn.map { figure($0.place) } }

    /// An axis for the places; `nil` where there are none.
    package var placeAxis: ValueAxis? {
        let points = drawn
        guard var low = points.first?.place, var high = points.last?.place else { return nil }
        for place in uprights.map(\.place) where place.isFinite {
            let length = max(high - low, 0.2 * max(abs(low), abs(high)))
            guard max(high, place) - min(low, place) <= Self.mostStretch * length else { continue }
            (low, high) = (min(low, place), max(high, place))
        }
        return .linear(low, high, intervals: max(2, min(8, style.width / 10)))
    }

    /// An axis for the probabilities; `nil` where there are none.
    package var probabilityAxis: ValueAxis? {
        let all = drawn.map(\.probability) + [wanted].compactMap(\.self).filter(\.isFinite)
        guard let low = all.min(), let high = all.max() else { return nil }
        let axis = ValueAxis.linear(max(0, low), min(1, high), intervals: 5)
        // What is certain all along has room on one side only.
        return axis.high > 1.000_001 || axis.low < 0
            ? .linear(low < 0.5 ? 0 : 0.5, low < 0.5 ? 0.5 : 1, intervals: 5) : axis
    }

    // MARK: Words

    private func unitLine(_ places: ValueAxis, right: Int) -> [Line] {
        let text = style.legible(unit(places)).shortened(to: style.width, style: style)
        return text.isEmpty ? [] : [Line(spaces(right - DisplayWidth.of(text)) + text, .faint)]
    }

    private func legend(_ places: ValueAxis) -> [Line] {
        let glyphs = Glyphs.of(style)
        var entries: [(String, Ink, String)] = []
        if let wanted { entries.append((String(glyphs.target), .target, "wanted: \(Share.stated(wanted))")) }
        for upright in uprights where upright.place.isFinite {
            let isInside = 0...1 ~= places.fraction(upright.place)
            let side = isInside ? "" : upright.place > places.high ? ", right of the chart" : ", left of the chart"
            entries.append((String(glyphs.threshold), .target, upright.name + side))
        }
        return Legend.lines(entries, style: style)
    }

    /// What is drawn, each part over those before.
    private struct Canvas {
        let places: ValueAxis
        let axis: ValueAxis
        var grid: Grid
        let style: ReportStyle

        private var height: Int { grid.height }

        /// With a margin of one column at either end.
        func column(of place: Double) -> Int? {
            let share = places.fraction(place)
            guard 0...1 ~= share else { return nil }
            return 1 + Int((share * Double(grid.width - 3)).rounded())
        }

        mutating func drawWanted(_ probability: Double) {
            let row = axis.row(of: probability, of: height)
            guard 0..<height ~= row else { return }
            for column in 0..<grid.width { grid.put(Glyphs.of(style).target, .target, at: column, row) }
        }

        mutating func drawUpright(_ place: Double) {
            guard let column = column(of: place) else { return }
            for row in 0..<height where grid[column, row].isBlank || grid[column, row].ink == .target {
                grid.put(Glyphs.of(style).threshold, .target, at: column, row)
            }
        }

        mutating func drawCurve(_ points: [Point], isStepped: Bool) {
            let trail = style.ascii ? Glyphs.of(style).trail : nil
            var curve = Curves(width: grid.width, height: height, trail: trail)
            var path: [(column: Double, height: Double)] = []
            for point in points {
                guard let column = column(of: point.place) else { continue }
                if isStepped, let last = path.last { path.append((Double(column) + 0.5, last.height)) }
                path.append((Double(column) + 0.5, axis.fraction(point.probability)))
            }
            if isStepped, let last = path.last { path.append((Double(grid.width - 1), last.height)) }
            curve.draw(path, .series(0))
            curve.write(to: &grid)
        }

        /// Each mark in its place; or, where they are spread, in the next one to the right that no other has taken.
        mutating func drawMarks(_ points: [Point], areSpread: Bool) {
            var taken: Set<[Int]> = []
            for point in points {
                guard var column = column(of: point.place) else { continue }
                let row = min(height - 1, max(0, axis.row(of: point.probability, of: height)))
                while areSpread, taken.contains([column, row]), column < grid.width - 1 { column += 1 }
                taken.insert([column, row])
                grid.put(point.mark, point.ink, at: column, row)
            }
        }
    }
}

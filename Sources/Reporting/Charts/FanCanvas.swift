import Summaries

/// Draws the parts of a fan chart, each over what was drawn before.
struct FanCanvas {
    private(set) var grid: Grid
    private let axis: ValueAxis
    private let years: YearAxis
    private let glyphs: Glyphs

    init(axis: ValueAxis, years: YearAxis, height: Int, glyphs: Glyphs) {
        self.axis = axis
        self.years = years
        self.glyphs = glyphs
        grid = Grid(width: years.width, height: height)
    }

    /// The row of a value, which may lie outside of the grid.
    func row(of value: Double) -> Int { axis.row(of: value, of: grid.height) }

    mutating func drawBands(_ summaries: [YearSummary]) {
        for (column, year) in years.columns {
            guard let values = Self.quantiles(at: year, in: summaries) else { continue }
            drawBand(values[0], values[6], glyphs.outerBand, .outerBand, at: column)
            drawBand(values[2], values[4], glyphs.innerBand, .innerBand, at: column)
        }
    }

    /// The median's line, in half rows where there are characters for it.
    mutating func drawMedian(_ summaries: [YearSummary]) {
        var before: Int?
        for (column, year) in years.columns {
            guard let median = Self.quantiles(at: year, in: summaries)?[Quantiles.median] else {
                before = nil
                continue
            }
            let level = axis.row(of: median, of: grid.height, parts: 2)
            drawLine(from: before ?? level, to: level, at: column)
            before = level
        }
    }

    mutating func drawObserved(_ observations: [Observation]) {
        for observation in observations {
            grid.put(glyphs.observed, .observed, at: years.column(of: observation.year), row(of: observation.value))
        }
    }

    mutating func drawTargets(_ thresholds: [FanChart.Threshold]) {
        for threshold in thresholds {
            let row = row(of: threshold.value)
            for column in 0..<grid.width { grid.put(glyphs.target, .target, at: column, row) }
            for year in threshold.years where years.first...years.last ~= year {
                grid.put(glyphs.targetYear, .target, at: years.column(of: year), row)
            }
        }
    }

    /// Writes each target on its line, where it hides least; lines that fall together share a label.
    mutating func drawTargetLabels(_ thresholds: [FanChart.Threshold]) {
        var labels: [Int: [String]] = [:]
        for threshold in thresholds { labels[row(of: threshold.value), default: []].append(threshold.label(axis)) }
        for (row, texts) in labels.sorted(by: { $0.key < $1.key }) where 0..<grid.height ~= row {
            let label = " " + texts.joined(separator: "; ") + " "
            guard let column = freest(for: label.count, in: row) else { continue }
            grid.put(label, .target, at: column, row)
        }
    }

    /// The leftmost place for a text that covers the fewest marks other than the target's own line.
    private func freest(for width: Int, in row: Int) -> Int? {
        guard width + 2 < grid.width else { return nil }
        let isTaken = (0..<grid.width).map { column in
            let mark = grid[column, row]
            return !mark.isBlank && mark.character != glyphs.target
        }
        let places = (2...(grid.width - width)).map { start in
            (start, isTaken[start..<(start + width)].count { $0 })
        }
        return places.min { $0.1 < $1.1 }?.0
    }

    private mutating func drawBand(_ low: Double, _ high: Double, _ character: Character, _ ink: Ink, at column: Int) {
        let (bottom, top) = (row(of: low), row(of: high))
        guard bottom <= top else { return }
        for row in max(0, bottom)...max(0, top) { grid.put(character, ink, at: column, row) }
    }

    private mutating func drawLine(from before: Int, to level: Int, at column: Int) {
        // A step of one half row joins by itself.
        let joined = level > before ? min(before + 1, level)...level : level...max(before - 1, level)
        for row in (joined.lowerBound >> 1)...(joined.upperBound >> 1) {
            let (low, high) = (joined.contains(row * 2), joined.contains(row * 2 + 1))
            let mark = low && high ? glyphs.median.both : low ? glyphs.median.low : glyphs.median.high
            grid.put(mark, .median, at: column, row)
        }
    }

    /// The quantiles at a point in time, on straight lines between one year and the next; `nil` outside of them and where
    /// a year is missing.
    private static func quantiles(at year: Double, in summaries: [YearSummary]) -> [Double]? {
        let floor = Int(year.rounded(.down))
        let share = year - year.rounded(.down)
        guard let before = summaries.first(where: { $0.year == floor })?.quantiles else { return nil }
        guard share > 1e-9 else { return before }
        guard let after = summaries.first(where: { $0.year == floor + 1 })?.quantiles else { return nil }
        return zip(before, after).map { $0 + ($1 - $0) * share }
    }
}

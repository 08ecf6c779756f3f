package import Summaries

/// What goes with an outcome, the widest first: a bar each from the mean outcome where an input is lowest to that where
/// it is highest, on either side of the mean over all paths.
package struct TornadoChart {
    package let inputs: [SensitivityResult.Input]
    package let mean: Double
    package let scale: OutcomeScale
    let style: ReportStyle

    package static let mostInputs = 15

    func lines() -> [Line] {
        let shown = Array(inputs.prefix(Self.mostInputs))
        guard !shown.isEmpty else { return [] }
        let rows = BarRows(shown.map { ($0.label, $0.tails) }, style: style)
        let axis = axis(intervals: max(2, min(6, rows.room / 9)))
        return scale.title(style)
            + rows.lines(axis) {
                scale.tick(axis, $0)
            } drawing: {
                drawn(shown[$0], axis, rows.room)
            } + legend
    }

    /// An axis for the mean outcomes where inputs are low and high.
    package func axis(intervals: Int) -> ValueAxis {
        let shown = inputs.prefix(Self.mostInputs)
        let ends = (shown.flatMap { [$0.lowest, $0.highest].compactMap { $0?.mean.value } } + [mean]).filter(\.isFinite)
        return .linear(ends.min() ?? 0, ends.max() ?? 1, intervals: intervals)
    }

    private func drawn(_ input: SensitivityResult.Input, _ axis: ValueAxis, _ room: Int) -> Line {
        let glyphs = Glyphs.of(style)
        var grid = Grid(width: room, height: 1)
        let low = input.lowest.flatMap { axis.column(of: $0.mean.value, in: room) }
        let high = input.highest.flatMap { axis.column(of: $0.mean.value, in: room) }
        if let low, let high {
            for column in min(low, high)...max(low, high) { grid.put(glyphs.innerBand, .innerBand, at: column, 0) }
        }
        if let middle = axis.column(of: mean, in: room) { grid.put(glyphs.middle, .median, at: middle, 0) }
        if let low { grid.put(glyphs.end.low, .outerBand, at: low, 0) }
        if let high { grid.put(glyphs.end.high, .target, at: high, 0) }
        return grid.line(0)
    }

    private var legend: [Line] {
        let glyphs = Glyphs.of(style)
        return Legend.lines(
            [
                (String(glyphs.end.low), .outerBand, "where the input is lowest"),
                (String(glyphs.end.high), .target, "where it is highest"),
                (String(glyphs.middle), .median, "all paths: \(scale.value(mean))"),
            ], style: style)
    }
}

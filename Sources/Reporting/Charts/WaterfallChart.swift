package import Summaries

/// The way from one value to another in steps: bars that begin where the one before ended.
package struct WaterfallChart {
    package struct Step {
        package var label: String
        package var change: Double
        /// The 95 % interval of the change, where there is one.
        package var interval: (low: Double, high: Double)?
        package var verdict: PairedDifference.Verdict
    }

    /// What stands at the start and at the end, and what these are called.
    package let start: (label: String, value: Double)
    package let end: (label: String, value: Double)
    let steps: [Step]
    package let scale: OutcomeScale
    let style: ReportStyle

    /// More than these are drawn as one.
    private static let mostSteps = 15

    func lines() -> [Line] {
        let shown = shown
        let levels = levels
        let labels =
            [(start.label, scale.value(start.value))] + shown.map { ($0.label, scale.change($0.change)) }
            + [(end.label, scale.value(end.value))]
        let rows = BarRows(labels, style: style)
        let axis = axis(intervals: max(2, min(6, rows.room / 8)))
        return scale.title(style)
            + rows.lines(axis) {
                scale.tick(axis, $0)
            } drawing: { place in
                var grid = Grid(width: rows.room, height: 1)
                switch place {
                case 0: drawWhole(start.value, axis, &grid)
                case shown.count + 1: drawWhole(end.value, axis, &grid)
                default: draw(shown[place - 1], from: levels[place - 1], to: levels[place], axis, &grid)
                }
                return grid.line(0)
            } + legend(shown)
    }

    /// The steps that are drawn.
    package var shown: [Step] {
        guard steps.count > Self.mostSteps else { return steps }
        let rest = steps.dropFirst(Self.mostSteps - 1)
        let sum = rest.reduce(0) { $0 + $1.change }
        return steps.prefix(Self.mostSteps - 1) + [
            Step(label: "\(rest.count) others", change: sum, verdict: sum < 0 ? .lower : .higher)
        ]
    }

    /// Where the steps that are drawn lead, the start first.
    package var levels: [Double] {
        shown.reduce(into: [start.value]) { levels, step in levels.append(levels[levels.count - 1] + step.change) }
    }

    package func axis(intervals: Int) -> ValueAxis {
        let all = (levels + [end.value]).filter(\.isFinite)
        return .linear(all.min() ?? 0, all.max() ?? 1, intervals: intervals)
    }

    /// From zero, or a mark alone where the axis does not hold it.
    private func drawWhole(_ value: Double, _ axis: ValueAxis, _ grid: inout Grid) {
        guard let column = axis.column(of: value, in: grid.width) else { return }
        let glyphs = Glyphs.of(style)
        guard axis.low <= 0, axis.high >= 0, let zero = axis.column(of: 0, in: grid.width) else {
            grid.put(glyphs.targetYear, .innerBand, at: column, 0)
            return
        }
        for place in min(zero, column)...max(zero, column) { grid.put(glyphs.step.whole, .innerBand, at: place, 0) }
    }

    private func draw(_ step: Step, from: Double, to: Double, _ axis: ValueAxis, _ grid: inout Grid) {
        guard let from = axis.column(of: from, in: grid.width), let to = axis.column(of: to, in: grid.width) else {
            return
        }
        let mark = mark(of: step)
        for column in min(from, to)...max(from, to) { grid.put(mark.character, mark.ink, at: column, 0) }
    }

    /// What a step of each verdict does.
    package var meanings: [(PairedDifference.Verdict, String)] {
        let isTime = scale.outcome.kind == .arrival
        return [
            (.higher, isTime ? "later" : "adds"), (.lower, isTime ? "earlier" : "takes away"),
            (.unresolved, "unresolved: the paths cannot tell it from none"),
        ]
    }

    private func mark(of step: Step) -> (character: Character, ink: Ink) {
        let glyphs = Glyphs.of(style).step
        return switch step.verdict {
        case .unresolved: (glyphs.unresolved, .faint)
        case .higher: (glyphs.gain, .observed)
        case .lower: (glyphs.loss, .target)
        }
    }

    private func legend(_ shown: [Step]) -> [Line] {
        Legend.lines(
            meanings.compactMap { verdict, meaning in
                guard let step = shown.first(where: { $0.verdict == verdict }) else { return nil }
                let mark = mark(of: step)
                return (String(mark.character), mark.ink, meaning)
            }, style: style)
    }
}

import Summaries

/// The way from one value to another in steps: bars that begin where the one before ended.
struct WaterfallChart {
    struct Step {
        var label: String
        var change: Double
        var verdict: PairedDifference.Verdict
    }

    /// What stands at the start and at the end, and what these are called.
    let start: (label: String, value: Double)
    let end: (label: String, value: Double)
    let steps: [Step]
    let scale: OutcomeScale
    let style: ReportStyle

    /// More than these are drawn as one.
    private static let mostSteps = 15

    func lines() -> [Line] {
        let shown = shown
        var levels = [start.value]
        for step in shown { levels.append(levels[levels.count - 1] + step.change) }
        let labels =
            [(start.label, scale.value(start.value))] + shown.map { ($0.label, scale.change($0.change)) }
            + [(end.label, scale.value(end.value))]
        let rows = BarRows(labels, style: style)
        let all = (levels + [end.value]).filter(\.isFinite)
        let axis = ValueAxis.linear(all.min() ?? 0, all.max() ?? 1, intervals: max(2, min(6, rows.room / 8)))
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

    private var shown: [Step] {
        guard steps.count > Self.mostSteps else { return steps }
        let rest = steps.dropFirst(Self.mostSteps - 1)
        let sum = rest.reduce(0) { $0 + $1.change }
        return steps.prefix(Self.mostSteps - 1) + [
            Step(label: "\(rest.count) others", change: sum, verdict: sum < 0 ? .lower : .higher)
        ]
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

    private func mark(of step: Step) -> (character: Character, ink: Ink) {
        let glyphs = Glyphs.of(style).step
        return switch step.verdict {
        case .unresolved: (glyphs.unresolved, .faint)
        case .higher: (glyphs.gain, .observed)
        case .lower: (glyphs.loss, .target)
        }
    }

    private func legend(_ shown: [Step]) -> [Line] {
        let isTime = scale.outcome.kind == .arrival
        let meanings: [(PairedDifference.Verdict, String)] = [
            (.higher, isTime ? "later" : "adds"), (.lower, isTime ? "earlier" : "takes away"),
            (.unresolved, "unresolved: the paths cannot tell it from none"),
        ]
        return Legend.lines(
            meanings.compactMap { verdict, meaning in
                guard let step = shown.first(where: { $0.verdict == verdict }) else { return nil }
                let mark = mark(of: step)
                return (String(mark.character), mark.ink, meaning)
            }, style: style)
    }
}

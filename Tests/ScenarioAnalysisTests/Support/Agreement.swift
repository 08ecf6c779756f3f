import GSLNumerics
import Summaries
import Testing

/// How many standard errors an estimate may be off: a normal one is so with probability 5.7e-7, which is the false-alarm
/// rate of every single figure that these tests hold against what it should be. Seeds are fixed, so that a test that
/// passes goes on passing until the program changes.
let tolerance = 5.0

/// Expects every estimate within five standard errors.
func expectAgreement(
    _ deviations: [Deviation], _ figures: Figures, sourceLocation: SourceLocation = #_sourceLocation
) {
    let wrong = deviations.filter { !($0.size <= tolerance) }
    #expect(
        wrong.isEmpty, "\(wrong.map(\.description).joined(separator: "\n"))\n\(figures.replay)",
        sourceLocation: sourceLocation)
}

func expectAgreement(_ deviation: Deviation, _ figures: Figures, sourceLocation: SourceLocation = #_sourceLocation) {
    expectAgreement([deviation], figures, sourceLocation: sourceLocation)
}

/// Expects mean, standard deviation and p5 to p95 of a distribution.
func expect(
    _ figures: Figures, from law: Distribution, sourceLocation: SourceLocation = #_sourceLocation
) {
    expectAgreement(figures.deviations(from: law), figures, sourceLocation: sourceLocation)
}

/// Expects mean, standard deviation and p5 to p95 of an independent sample.
func expect(
    _ figures: Figures, like reference: Figures, sourceLocation: SourceLocation = #_sourceLocation
) {
    expectAgreement(figures.deviations(from: reference), figures, sourceLocation: sourceLocation)
}

/// Expects that what is wrong by as much as this would be noticed: the power of a test.
func expectRefusal(
    _ deviations: [Deviation], _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let worst = deviations.max { $0.size < $1.size }
    #expect(
        worst.map { $0.size > tolerance } ?? false, "\(what) passes: \(worst?.description ?? "nothing was compared")",
        sourceLocation: sourceLocation)
}

/// Expects two figures to agree but for rounding.
func expectEqual(
    _ found: Double, _ expected: Double, within relative: Double = 1e-11, _ what: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard !agree(found, expected, within: relative) else { return }
    Issue.record("\(what()): \(found), expected \(expected)", sourceLocation: sourceLocation)
}

/// Expects figures of every path to agree but for rounding; tells of the first path on which they do not.
func expectOnEveryPath(
    of scenario: SimulatedScenario, within relative: Double = 1e-11, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation, _ figures: (_ path: Int) -> (found: Double, expected: Double)
) {
    for path in 0..<scenario.run.columns.pathCount {
        let (found, expected) = figures(path)
        if agree(found, expected, within: relative) { continue }
        Issue.record(
            """
            \(what) on path \(path): \(found), expected \(expected)
            seed \(scenario.seed), scenario:
            \(scenario.text)
            """, sourceLocation: sourceLocation)
        return
    }
}

private func agree(_ found: Double, _ expected: Double, within relative: Double) -> Bool {
    abs(found - expected) <= relative * max(1, abs(expected))
}

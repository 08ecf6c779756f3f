/// What a scenario has in common with its baseline.
struct SharedOutputs: Sendable {
    let baseline: RunOutline
    let scenario: RunOutline
    /// The outputs that both have, by name, in the baseline's order.
    let outputs: [Pair]
    /// The years that both have.
    let years: [Int]

    /// The places of an output in both runs.
    struct Pair: Sendable {
        let baseline: Int
        let scenario: Int
    }

    /// - Throws: Where the two give one indicator in different units.
    init(baseline: RunOutline, scenario: RunOutline) throws(RunComparisonError) {
        var pairs: [Pair] = []
        for (place, output) in baseline.outputs.enumerated() {
            guard let other = scenario.outputs.firstIndex(where: { $0.name == output.name }) else { continue }
            guard scenario.outputs[other].unit == output.unit else {
                throw .units(indicator: output.name, baseline: output.unit, scenario: scenario.outputs[other].unit)
            }
            pairs.append(Pair(baseline: place, scenario: other))
        }
        self.baseline = baseline
        self.scenario = scenario
        outputs = pairs
        years = baseline.years.filter { scenario.years.contains($0) }
    }

    /// The targets that both have, in the baseline's order: where name, indicator, direction, threshold and year agree,
    /// and both runs simulate that year.
    var targets: [TargetDescription] {
        baseline.targets.filter { target in
            scenario.targets.contains { Self.asksTheSame($0, target) }
                && baseline.simulatedYears.contains(target.by) && scenario.simulatedYears.contains(target.by)
        }
    }

    private static func asksTheSame(_ one: TargetDescription, _ other: TargetDescription) -> Bool {
        one.name == other.name && one.indicator == other.indicator && one.direction == other.direction
            && one.threshold == other.threshold && one.by == other.by
    }
}

/// How often an event happens to a target, over pairs of paths with the same luck.
struct EventPairs: Sendable {
    var baseline = 0
    var scenario = 0
    var scenarioOnly = 0
    var baselineOnly = 0

    /// Adds pairs of paths, one bit each.
    mutating func add(before: [UInt64], after: [UInt64]) {
        baseline += before.bitCount
        scenario += after.bitCount
        for (one, other) in zip(before, after) {
            scenarioOnly += (~one & other).nonzeroBitCount
            baselineOnly += (one & ~other).nonzeroBitCount
        }
    }

    mutating func add(_ other: EventPairs) {
        baseline += other.baseline
        scenario += other.scenario
        scenarioOnly += other.scenarioOnly
        baselineOnly += other.baselineOnly
    }
}

extension SharedOutputs {
    /// By how much the scenario changes the probability of an event, from `pairs` pairs of paths.
    func difference(
        _ target: TargetDescription, _ event: TargetDifference.Event, _ found: EventPairs, pairs: Int
    ) -> TargetDifference {
        let count = Double(pairs)
        let discordant = DiscordantPairs(
            pairs: pairs, scenarioOnly: found.scenarioOnly, baselineOnly: found.baselineOnly)
        let interval = discordant.interval
        return TargetDifference(
            baseline: baseline.scenario, scenario: scenario.scenario, target: target.name, by: target.by,
            event: event, baselineProbability: Double(found.baseline) / count,
            scenarioProbability: Double(found.scenario) / count,
            difference: Double(found.scenarioOnly - found.baselineOnly) / count,
            standardError: discordant.standardError, low: interval.low, high: interval.high,
            verdict: .init(low: interval.low, high: interval.high))
    }
}

extension Attainment {
    /// The paths of an event in one of the simulated years.
    func paths(_ event: TargetDifference.Event, year place: Int) -> [UInt64] {
        switch event {
        case .at: at[place]
        case .reached: reached[place]
        }
    }
}

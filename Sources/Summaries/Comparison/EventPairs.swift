/// How often an event happens to a target, over pairs of paths with the same luck.
struct EventPairs: Sendable {
    var baseline = 0
    var scenario = 0
    var scenarioOnly: PathCount
    var baselineOnly: PathCount

    init(_ replicates: Replicates?) {
        scenarioOnly = PathCount(replicates)
        baselineOnly = scenarioOnly
    }

    /// Adds pairs of paths, one bit each.
    mutating func add(before: [UInt64], after: [UInt64], from firstPath: Int) {
        baseline += before.bitCount
        scenario += after.bitCount
        scenarioOnly.add(zip(before, after).map { ~$0 & $1 }, from: firstPath)
        baselineOnly.add(zip(before, after).map { $0 & ~$1 }, from: firstPath)
    }

    mutating func add(_ other: EventPairs) {
        baseline += other.baseline
        scenario += other.scenario
        scenarioOnly.add(other.scenarioOnly)
        baselineOnly.add(other.baselineOnly)
    }
}

extension SharedOutputs {
    /// By how much the scenario changes the probability of an event, from `pairs` pairs of paths.
    func difference(
        _ target: TargetDescription, _ event: TargetDifference.Event, _ found: EventPairs, pairs: Int
    ) -> TargetDifference {
        let count = Double(pairs)
        let surpluses = zip(found.scenarioOnly.parts, found.baselineOnly.parts).map { $0 - $1 }
        let discordant = DiscordantPairs(
            pairs: pairs, scenarioOnly: found.scenarioOnly.total, baselineOnly: found.baselineOnly.total,
            surpluses: scenario.replicates.shares(surpluses, of: pairs))
        let interval = discordant.interval
        return TargetDifference(
            baseline: baseline.scenario, scenario: scenario.scenario, target: target.name, by: target.by,
            event: event, baselineProbability: Double(found.baseline) / count,
            scenarioProbability: Double(found.scenario) / count,
            difference: Double(found.scenarioOnly.total - found.baselineOnly.total) / count,
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

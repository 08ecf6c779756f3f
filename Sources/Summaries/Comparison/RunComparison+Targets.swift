public import Workers

extension RunComparison {
    /// By how much the scenario changes the probability of each target that both runs have.
    ///
    /// A target is shared where name, indicator, direction, threshold and year agree, and both runs simulate that year.
    /// Each run counts what it has reached from its own first simulated year on.
    ///
    /// - Parameter workers: Who shares the work, year by year; the results do not depend on them.
    /// - Returns: For each shared target, in the baseline's order, the difference of being at it and of having reached it.
    /// - Complexity: Linear in the figures of the targets' indicators: about 0.5 ns each.
    public func targetDifferences(workers: Workers) -> [TargetDifference] {
        let shared = baseline.targets.filter { target in
            scenario.targets.contains { asksTheSame($0, target) }
                && baseline.simulatedYears.contains(target.by) && scenario.simulatedYears.contains(target.by)
        }
        let before = baseline.attainments(of: shared, workers: workers)
        let after = scenario.attainments(of: shared, workers: workers)
        return shared.indices.flatMap { place in
            TargetDifference.Event.allCases.map { event in
                difference(
                    shared[place], event,
                    before: paths(of: before[place], event, by: shared[place].by, in: baseline),
                    after: paths(of: after[place], event, by: shared[place].by, in: scenario))
            }
        }
    }

    private func asksTheSame(_ one: TargetDescription, _ other: TargetDescription) -> Bool {
        one.name == other.name && one.indicator == other.indicator && one.direction == other.direction
            && one.threshold == other.threshold && one.by == other.by
    }

    private func paths(
        of attainment: Attainment, _ event: TargetDifference.Event, by year: Int, in run: RecordedRun
    ) -> [UInt64] {
        let place = year - run.simulatedYears.lowerBound
        return switch event {
        case .at: attainment.at[place]
        case .reached: attainment.reached[place]
        }
    }

    private func difference(
        _ target: TargetDescription, _ event: TargetDifference.Event, before: [UInt64], after: [UInt64]
    ) -> TargetDifference {
        let count = Double(baseline.columns.pathCount)
        let discordant = DiscordantPairs(
            pairs: baseline.columns.pathCount,
            scenarioOnly: zip(before, after).reduce(0) { $0 + (~$1.0 & $1.1).nonzeroBitCount },
            baselineOnly: zip(before, after).reduce(0) { $0 + ($1.0 & ~$1.1).nonzeroBitCount })
        let interval = discordant.interval
        return TargetDifference(
            baseline: baseline.scenario, scenario: scenario.scenario, target: target.name, by: target.by,
            event: event, baselineProbability: Double(before.bitCount) / count,
            scenarioProbability: Double(after.bitCount) / count,
            difference: Double(discordant.scenarioOnly - discordant.baselineOnly) / count,
            standardError: discordant.standardError, low: interval.low, high: interval.high,
            verdict: .init(low: interval.low, high: interval.high))
    }
}

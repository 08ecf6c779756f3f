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
        let targets = shared.targets
        let before = baseline.attainments(of: targets, workers: workers)
        let after = scenario.attainments(of: targets, workers: workers)
        return targets.indices.flatMap { place in
            TargetDifference.Event.allCases.map { event in
                let by = targets[place].by
                var pairs = EventPairs(scenario.outline.replicates)
                pairs.add(
                    before: before[place].paths(event, year: by - baseline.outline.simulatedYears.lowerBound),
                    after: after[place].paths(event, year: by - scenario.outline.simulatedYears.lowerBound), from: 0)
                return shared.difference(targets[place], event, pairs, pairs: baseline.columns.pathCount)
            }
        }
    }
}

public import Workers

/// What a run is summarised into: all that is reported of it but its inputs.
public struct RunSummary: Sendable, Equatable {
    /// In the order of the scenario.
    public var indicators: [IndicatorResult]
    /// In the order of the scenario.
    public var targets: [TargetResult]
    /// The first paths in full, where they were asked for.
    public var draws: [DrawnPath]
    /// On how many paths each check does not hold; empty where nothing was checked.
    public var checks: [CheckTally]

    public init(
        indicators: [IndicatorResult], targets: [TargetResult], draws: [DrawnPath] = [], checks: [CheckTally] = []
    ) {
        self.checks = checks
        self.indicators = indicators
        self.targets = targets
        self.draws = draws
    }
}

extension RecordedRun {
    /// The run's summary; everything in it is exact.
    ///
    /// - Parameters:
    ///   - drawnPaths: How many of the first paths to keep in full.
    ///   - workers: Who shares the work; the results do not depend on them.
    /// - Returns: All that is reported of it but its inputs.
    /// - Complexity: Linear in the figures: about 1.5 ns each.
    public func summary(drawnPaths: Int = 0, workers: Workers) -> RunSummary {
        RunSummary(
            indicators: indicatorResults(workers: workers), targets: targetResults(workers: workers),
            draws: self.drawnPaths(drawnPaths), checks: checks)
    }
}

/// Scenarios beside a baseline, path by path under the same luck.
public struct ComparisonResult: Sendable, Codable, Equatable {
    /// The baseline's run, then every scenario's, in the order asked for.
    public var runs: [RunResult]
    /// For each scenario, indicator and year, the paired difference; the baseline itself is left out.
    public var differences: [PairedDifference]
    /// For each scenario, and each target that it shares with the baseline, the paired differences of probabilities.
    public var targetDifferences: [TargetDifference]

    public init(
        runs: [RunResult], differences: [PairedDifference], targetDifferences: [TargetDifference] = []
    ) {
        self.runs = runs
        self.differences = differences
        self.targetDifferences = targetDifferences
    }
}

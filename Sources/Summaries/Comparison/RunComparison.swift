public import Workers

/// A scenario beside a baseline, path by path: what both have, in which years.
///
/// Pairs make sense where both runs had the same luck, that is the same seed: what varies alike then cancels, and a
/// difference is known far better than either figure.
public struct RunComparison: Sendable {
    /// What the scenario is held against.
    public let baseline: RecordedRun
    /// The scenario beside it.
    public let scenario: RecordedRun
    let shared: SharedOutputs

    /// - Throws: Where the two have different numbers of paths, or give one indicator in different units.
    public init(baseline: RecordedRun, scenario: RecordedRun) throws(RunComparisonError) {
        guard baseline.columns.pathCount == scenario.columns.pathCount else {
            throw .pathCounts(baseline: baseline.columns.pathCount, scenario: scenario.columns.pathCount)
        }
        self.baseline = baseline
        self.scenario = scenario
        shared = try SharedOutputs(baseline: baseline.outline, scenario: scenario.outline)
    }

    /// All differences, exact.
    ///
    /// - Parameter workers: Who shares the work; the results do not depend on them.
    /// - Returns: Those of the figures and those of the targets.
    public func summary(workers: Workers) -> ComparisonSummary {
        ComparisonSummary(
            differences: differences(workers: workers), targetDifferences: targetDifferences(workers: workers))
    }
}

/// What a scenario beside a baseline is summarised into.
public struct ComparisonSummary: Sendable, Equatable {
    /// By indicator, then by year.
    public var differences: [PairedDifference]
    /// By target, then by event.
    public var targetDifferences: [TargetDifference]

    public init(differences: [PairedDifference], targetDifferences: [TargetDifference]) {
        self.differences = differences
        self.targetDifferences = targetDifferences
    }
}

/// Why two runs cannot be compared path by path.
public enum RunComparisonError: Error, Equatable, CustomStringConvertible {
    /// They have different numbers of paths.
    case pathCounts(baseline: Int, scenario: Int)
    /// They report an indicator in different units.
    case units(indicator: String, baseline: String, scenario: String)

    public var description: String {
        switch self {
        case .pathCounts(let baseline, let scenario):
            "runs are compared path by path, and these have \(baseline) and \(scenario) paths: run both with as many"
        case .units(let indicator, let baseline, let scenario):
            """
            the indicator '\(indicator)' is in '\(baseline)' in the baseline and in '\(scenario)' in the scenario: give \
            both the same unit
            """
        }
    }
}

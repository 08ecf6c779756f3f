/// A scenario beside a baseline, path by path: what both have, in which years.
///
/// Pairs make sense where both runs had the same luck, that is the same seed: what varies alike then cancels, and a
/// difference is known far better than either figure.
public struct RunComparison: Sendable {
    public let baseline: RecordedRun
    public let scenario: RecordedRun
    /// The outputs that both have, by name, in the baseline's order.
    let outputs: [OutputPair]
    /// The years that both have.
    let years: [Int]

    /// The places of an output in both runs.
    struct OutputPair: Sendable {
        let baseline: Int
        let scenario: Int
    }

    /// - Throws: Where the two have different numbers of paths, or give one indicator in different units.
    public init(baseline: RecordedRun, scenario: RecordedRun) throws(RunComparisonError) {
        guard baseline.columns.pathCount == scenario.columns.pathCount else {
            throw .pathCounts(baseline: baseline.columns.pathCount, scenario: scenario.columns.pathCount)
        }
        var pairs: [OutputPair] = []
        for (place, output) in baseline.outputs.enumerated() {
            guard let other = scenario.outputs.firstIndex(where: { $0.name == output.name }) else { continue }
            guard scenario.outputs[other].unit == output.unit else {
                throw .units(indicator: output.name, baseline: output.unit, scenario: scenario.outputs[other].unit)
            }
            pairs.append(OutputPair(baseline: place, scenario: other))
        }
        self.baseline = baseline
        self.scenario = scenario
        outputs = pairs
        years = baseline.years.filter { scenario.years.contains($0) }
    }
}

/// Why two runs cannot be compared path by path.
public enum RunComparisonError: Error, Equatable, CustomStringConvertible {
    case pathCounts(baseline: Int, scenario: Int)
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

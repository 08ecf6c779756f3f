/// By how much a scenario changes the probability of a target, over pairs of paths with the same luck.
///
/// The interval is Agresti and Min's (Statistics in Medicine 24, 2005: Wald's after half a pair is added to each cell of
/// the two-by-two table), which stays honest near 0 and 1: where no pair of n differs it is about ±2/n, and it takes at
/// least five pairs that differ to tell one from the other. Intervals and verdicts are pointwise, as for
/// ``PairedDifference``.
public struct TargetDifference: Sendable, Codable, Equatable {
    /// What may happen to a target.
    public enum Event: String, Sendable, Codable, Equatable, CaseIterable {
        /// The indicator is at the target in the year `by`.
        case at
        /// It has reached it in or before that year.
        case reached
    }

    /// The name of the baseline.
    public var baseline: String
    /// The name of the scenario.
    public var scenario: String
    /// The name of the target.
    public var target: String
    /// The year that it is set for.
    public var by: Int
    /// Being at the target in that year, or having reached it by then.
    public var event: Event
    /// The share of the baseline's paths on which it happens.
    public var baselineProbability: Double
    /// The share of the scenario's paths on which it happens.
    public var scenarioProbability: Double
    /// `scenarioProbability` − `baselineProbability`.
    public var difference: Double
    /// The standard error that the interval is made of; never 0.
    public var standardError: Double
    /// The 95 % interval of the difference.
    public var low: Double
    /// The upper end of that interval.
    public var high: Double
    /// `unresolved` where the interval holds 0.
    public var verdict: PairedDifference.Verdict

    public init(
        baseline: String, scenario: String, target: String, by: Int, event: Event, baselineProbability: Double,
        scenarioProbability: Double, difference: Double, standardError: Double, low: Double, high: Double,
        verdict: PairedDifference.Verdict
    ) {
        self.baseline = baseline
        self.scenario = scenario
        self.target = target
        self.by = by
        self.event = event
        self.baselineProbability = baselineProbability
        self.scenarioProbability = scenarioProbability
        self.difference = difference
        self.standardError = standardError
        self.low = low
        self.high = high
        self.verdict = verdict
    }
}

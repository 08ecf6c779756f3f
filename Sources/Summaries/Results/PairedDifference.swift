/// The difference scenario − baseline of one indicator in one year, over pairs of paths with the same luck.
///
/// Pairs of which either path has no value are left out of every figure. Intervals and verdicts are pointwise: each alone
/// covers the truth 95 times in 100, so that of many rows without any true difference about one in twenty will still be
/// called `higher` or `lower`. They are normal intervals of a mean: with fewer than about a hundred pairs, or where only
/// a handful of paths differ, they are too narrow.
public struct PairedDifference: Sendable, Codable, Equatable {
    /// What the paths can tell: `unresolved` where the interval holds 0, or where there is none.
    public enum Verdict: String, Sendable, Codable, Equatable {
        /// The scenario is above the baseline on average.
        case higher
        /// The scenario is below the baseline on average.
        case lower
        /// The paths cannot tell.
        case unresolved
    }

    /// The name of the baseline.
    public var baseline: String
    /// The name of the scenario.
    public var scenario: String
    /// The name of the indicator.
    public var indicator: String
    /// The indicator's unit.
    public var unit: String
    /// The year.
    public var year: Int
    /// The means over the pairs.
    public var baselineMean: Double?
    /// The scenario's mean over the same paths.
    public var scenarioMean: Double?
    /// The mean difference.
    public var difference: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its 95 % interval, `difference` ± 1.96 `standardError`.
    public var low: Double?
    /// The upper end of that interval.
    public var high: Double?
    /// Quantiles of the paths' differences.
    public var p5: Double?
    /// The median of the paths' differences.
    public var p50: Double?
    /// What 95% of the paths' differences stay below.
    public var p95: Double?
    /// For each of p5, p50 and p95, how far from it the exact one may lie at most; `nil` where they are exact.
    public var quantileWidths: [Double]?
    /// The share of paths on which the scenario is higher.
    public var probabilityHigher: Double?
    /// What that interval tells.
    public var verdict: Verdict

    public init(
        baseline: String, scenario: String, indicator: String, unit: String, year: Int, baselineMean: Double? = nil,
        scenarioMean: Double? = nil, difference: Double? = nil, standardError: Double? = nil, low: Double? = nil,
        high: Double? = nil, p5: Double? = nil, p50: Double? = nil, p95: Double? = nil,
        quantileWidths: [Double]? = nil, probabilityHigher: Double? = nil, verdict: Verdict = .unresolved
    ) {
        self.baseline = baseline
        self.scenario = scenario
        self.indicator = indicator
        self.unit = unit
        self.year = year
        self.baselineMean = baselineMean
        self.scenarioMean = scenarioMean
        self.difference = difference
        self.standardError = standardError
        self.low = low
        self.high = high
        self.p5 = p5
        self.p50 = p50
        self.p95 = p95
        self.quantileWidths = quantileWidths
        self.probabilityHigher = probabilityHigher
        self.verdict = verdict
    }
}

/// The difference scenario − baseline of one indicator in one year, over pairs of paths with the same luck.
///
/// Pairs of which either path has no value are left out of every figure. Intervals and verdicts are pointwise: each alone
/// covers the truth 95 times in 100, so that of many rows without any true difference about one in twenty will still be
/// called `higher` or `lower`. They are normal intervals of a mean: with fewer than about a hundred pairs, or where only
/// a handful of paths differ, they are too narrow.
public struct PairedDifference: Sendable, Codable, Equatable {
    /// What the paths can tell: `unresolved` where the interval holds 0, or where there is none.
    public enum Verdict: String, Sendable, Codable, Equatable {
        case higher, lower, unresolved
    }

    public var baseline: String
    public var scenario: String
    public var indicator: String
    public var unit: String
    public var year: Int
    /// The means over the pairs.
    public var baselineMean: Double?
    public var scenarioMean: Double?
    /// The mean difference.
    public var difference: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its 95 % interval, `difference` ± 1.96 `standardError`.
    public var low: Double?
    public var high: Double?
    /// Quantiles of the paths' differences.
    public var p5: Double?
    public var p50: Double?
    public var p95: Double?
    /// For each of p5, p50 and p95, how far from it the exact one may lie at most; `nil` where they are exact.
    public var quantileWidths: [Double]?
    /// The share of paths on which the scenario is higher.
    public var probabilityHigher: Double?
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

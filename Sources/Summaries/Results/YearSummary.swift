/// The distribution of an indicator over the paths in one year.
public struct YearSummary: Sendable, Codable, Equatable {
    /// The year.
    public var year: Int
    /// How many paths have a value. Where none has, every figure below is `nil`; so is one that no double can hold.
    public var count: Int
    /// Over the paths that have a value; `nil` where none has, or it is not finite.
    public var mean: Double?
    /// The sample standard deviation (divisor n − 1).
    public var standardDeviation: Double?
    /// The Monte Carlo standard error of the mean.
    public var standardError: Double?
    /// In the order of ``Quantiles/reported``: p5 p10 p25 p50 p75 p90 p95.
    public var quantiles: [Double]?
    /// For each quantile, how far from it the exact one may lie at most; `nil` where they are exact.
    public var quantileWidths: [Double]?
    /// Over all paths, exact; `nil` where none has a value.
    public var minimum: Double?
    /// Over all paths, exact; `nil` where none has a value.
    public var maximum: Double?
    /// For the last year only.
    public var histogram: Histogram?

    public init(
        year: Int, count: Int, mean: Double? = nil, standardDeviation: Double? = nil, standardError: Double? = nil,
        quantiles: [Double]? = nil, quantileWidths: [Double]? = nil, minimum: Double? = nil,
        maximum: Double? = nil, histogram: Histogram? = nil
    ) {
        self.year = year
        self.count = count
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.standardError = standardError
        self.quantiles = quantiles
        self.quantileWidths = quantileWidths
        self.minimum = minimum
        self.maximum = maximum
        self.histogram = histogram
    }
}

/// The quantiles that are reported.
public enum Quantiles {
    /// The probabilities of the quantiles that are reported, ascending.
    public static let reported: [Double] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]
    /// The place of the median among them.
    public static let median = 3
}

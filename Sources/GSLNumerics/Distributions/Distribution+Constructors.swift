import CGSL

/// Distributions by what a person knows of them. Parameters come out rounded to plan precision.
extension Distribution {
    /// The normal distribution with these two quantiles.
    ///
    /// - Domain: probabilities in (0, 1) and values, both increasing.
    /// - Throws: `NumericsError.domain`.
    public static func normal(
        throughQuantiles lower: QuantilePoint, _ upper: QuantilePoint
    ) throws(NumericsError) -> Distribution {
        try checkPair("normal", lower, upper)
        let (low, high) = (normalQuantile(lower.probability), normalQuantile(upper.probability))
        let standardDeviation = (upper.value - lower.value) / (high - low)
        // Weighted, so that quantiles at p and 1 - p give their midpoint exactly.
        let mean = (lower.value * high - upper.value * low) / (high - low)
        return .normal(
            mean: roundedToPlanPrecision(mean), standardDeviation: roundedToPlanPrecision(standardDeviation))
    }

    /// The lognormal distribution with these two quantiles.
    ///
    /// - Domain: probabilities in (0, 1) and values > 0, both increasing.
    /// - Throws: `NumericsError.domain`.
    public static func lognormal(
        throughQuantiles lower: QuantilePoint, _ upper: QuantilePoint
    ) throws(NumericsError) -> Distribution {
        try checkPair("lognormal", lower, upper)
        guard lower.value > 0 else {
            throw .domain(subject: "lognormal", need: "values > 0", given: [lower.value, upper.value])
        }
        let (low, high) = (normalQuantile(lower.probability), normalQuantile(upper.probability))
        let sigma = log(upper.value / lower.value) / (high - low)
        let median = lower.value * exp(-sigma * low)
        return .lognormal(median: roundedToPlanPrecision(median), sigma: roundedToPlanPrecision(sigma))
    }

    /// The lognormal distribution with this mean and standard deviation of the variable itself, not of its logarithm.
    ///
    /// - Domain: both > 0.
    /// - Throws: `NumericsError.domain`.
    public static func lognormal(mean: Double, standardDeviation: Double) throws(NumericsError) -> Distribution {
        guard mean > 0, standardDeviation > 0, mean.isFinite, standardDeviation.isFinite else {
            throw .domain(
                subject: "lognormal", need: "mean > 0 and standard deviation > 0", given: [mean, standardDeviation])
        }
        let ratio = standardDeviation / mean
        let sigma = log1p(ratio * ratio).squareRoot()
        let median = mean / (1 + ratio * ratio).squareRoot()
        return .lognormal(median: roundedToPlanPrecision(median), sigma: roundedToPlanPrecision(sigma))
    }

    /// The lognormal distribution with this median and 90 % quantile.
    ///
    /// - Domain: 0 < median < p90.
    /// - Throws: `NumericsError.domain`.
    public static func lognormal(median: Double, p90: Double) throws(NumericsError) -> Distribution {
        try lognormal(
            throughQuantiles: .init(probability: 0.5, value: median), .init(probability: 0.9, value: p90))
    }

    /// The normal distribution with these quantiles.
    public static func normal(p5: Double, p95: Double) throws(NumericsError) -> Distribution {
        try normal(throughQuantiles: .init(probability: 0.05, value: p5), .init(probability: 0.95, value: p95))
    }

    /// The normal distribution with these quantiles.
    public static func normal(p10: Double, p90: Double) throws(NumericsError) -> Distribution {
        try normal(throughQuantiles: .init(probability: 0.1, value: p10), .init(probability: 0.9, value: p90))
    }

    /// The lognormal distribution with these quantiles, both positive.
    public static func lognormal(p5: Double, p95: Double) throws(NumericsError) -> Distribution {
        try lognormal(throughQuantiles: .init(probability: 0.05, value: p5), .init(probability: 0.95, value: p95))
    }

    /// The lognormal distribution with these quantiles, both positive.
    public static func lognormal(p10: Double, p90: Double) throws(NumericsError) -> Distribution {
        try lognormal(throughQuantiles: .init(probability: 0.1, value: p10), .init(probability: 0.9, value: p90))
    }

    private static func checkPair(
        _ subject: String, _ lower: QuantilePoint, _ upper: QuantilePoint
    ) throws(NumericsError) {
        guard lower.probability > 0, lower.probability < upper.probability, upper.probability < 1 else {
            throw .domain(
                subject: subject, need: "two probabilities between 0 and 1 that increase",
                given: [lower.probability, upper.probability])
        }
        guard lower.value < upper.value, lower.value.isFinite, upper.value.isFinite else {
            throw .domain(
                subject: subject, need: "a lower quantile below the upper one", given: [lower.value, upper.value])
        }
    }
}

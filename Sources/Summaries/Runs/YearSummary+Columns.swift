extension YearSummary {
    /// The summary of a column; NaN is missing.
    ///
    /// - Parameters:
    ///   - values: One figure a path.
    ///   - year: The calendar year.
    ///   - withHistogram: Whether to count the figures into bins too.
    ///   - selector: Memory for the quantiles.
    public init(
        of values: UnsafeBufferPointer<Double>, year: Int, withHistogram: Bool, selector: QuantileSelector
    ) {
        let moments = Moments(of: values)
        let probabilities = Quantiles.reported + (withHistogram ? Histogram.span : [])
        guard let quantiles = selector.quantiles(probabilities, of: values, moments: moments) else {
            self.init(year: year, count: 0)
            return
        }
        let reported = Array(quantiles.prefix(Quantiles.reported.count))
        self.init(
            year: year, count: moments.count, mean: moments.mean.ifFinite,
            standardDeviation: moments.standardDeviation?.ifFinite, standardError: moments.standardError?.ifFinite,
            quantiles: reported.allSatisfy(\.isFinite) ? reported : nil, minimum: moments.minimum.ifFinite,
            maximum: moments.maximum.ifFinite,
            histogram: withHistogram
                ? Histogram(of: values, from: quantiles[reported.count], to: quantiles[reported.count + 1]) : nil)
    }
}

extension Histogram {
    /// The probabilities of the quantiles between which the bins lie.
    static let span = [0.005, 0.995]
    /// How many bins there are, where they have a width.
    static let binCount = 200

    /// Counts a column's figures into bins; NaN is missing.
    ///
    /// - Returns: `nil` where no double holds the bins' width.
    init?(of values: UnsafeBufferPointer<Double>, from lower: Double, to upper: Double) {
        guard lower.isFinite && upper.isFinite && (upper - lower).isFinite else { return nil }
        let bins = lower < upper ? Self.binCount : 1
        let perUnit = lower < upper ? Double(bins) / (upper - lower) : 0
        guard perUnit.isFinite else { return nil }
        self.init(lower: lower, upper: upper, counts: [Int](repeating: 0, count: bins), below: 0, above: 0)
        for value in values {
            if value < lower {
                below += 1
            } else if value > upper {
                above += 1
            } else if value == value {
                counts[min(bins - 1, Int((value - lower) * perUnit))] += 1
            }
        }
    }
}

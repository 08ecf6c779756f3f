extension YearSummary {
    /// The summary of a column; NaN is missing.
    ///
    /// - Parameters:
    ///   - values: One figure a path.
    ///   - year: The calendar year.
    ///   - replicates: Which paths are independent of each other; `nil` where all are.
    ///   - withHistogram: Whether to count the figures into bins too.
    ///   - selector: Memory for the quantiles.
    public init(
        of values: UnsafeBufferPointer<Double>, year: Int, replicates: Replicates? = nil, withHistogram: Bool,
        selector: QuantileSelector
    ) {
        let moments = ColumnMoments(of: values, replicates)
        let probabilities = Quantiles.reported + (withHistogram ? Histogram.span : [])
        let quantiles = selector.quantiles(probabilities, of: values, moments: moments.all)
        var histogram: Histogram?
        if withHistogram, let ends = quantiles?.suffix(2) {
            histogram = Histogram(from: ends[ends.startIndex], to: ends[ends.startIndex + 1])
            histogram?.count(values)
        }
        self.init(
            year: year, moments: moments,
            quantiles: quantiles.map { .init(values: Array($0.prefix(Quantiles.reported.count))) },
            histogram: histogram)
    }

    /// The summary of what was found out about a column; `quantiles` are the reported ones.
    init(year: Int, moments column: ColumnMoments, quantiles: QuantileEstimates?, histogram: Histogram? = nil) {
        let moments = column.all
        guard moments.count > 0, let quantiles else {
            self.init(year: year, count: 0)
            return
        }
        let areFinite = quantiles.values.allSatisfy(\.isFinite)
        self.init(
            year: year, count: moments.count, mean: moments.mean.ifFinite,
            standardDeviation: moments.standardDeviation?.ifFinite, standardError: column.standardError?.ifFinite,
            quantiles: areFinite ? quantiles.values : nil, quantileWidths: areFinite ? quantiles.widths : nil,
            minimum: moments.minimum.ifFinite, maximum: moments.maximum.ifFinite, histogram: histogram)
    }
}

extension Histogram {
    /// The probabilities of the quantiles between which the bins lie.
    static let span = [0.005, 0.995]
    /// How many bins there are, where they have a width.
    static let binCount = 200

    /// Bins to count into.
    ///
    /// - Returns: `nil` where no double holds the bins' width.
    init?(from lower: Double, to upper: Double) {
        guard lower.isFinite && upper.isFinite && (upper - lower).isFinite else { return nil }
        let bins = lower < upper ? Self.binCount : 1
        guard Self.binsPerUnit(bins, lower, upper).isFinite else { return nil }
        self.init(lower: lower, upper: upper, counts: [Int](repeating: 0, count: bins), below: 0, above: 0)
    }

    /// Counts figures into the bins; NaN is missing.
    mutating func count(_ values: UnsafeBufferPointer<Double>) {
        let perUnit = Self.binsPerUnit(counts.count, lower, upper)
        for value in values {
            if value < lower {
                below += 1
            } else if value > upper {
                above += 1
            } else if value == value {
                counts[min(counts.count - 1, Int((value - lower) * perUnit))] += 1
            }
        }
    }

    /// Adds what was counted into the same bins elsewhere.
    mutating func add(_ other: Histogram) {
        for bin in counts.indices { counts[bin] += other.counts[bin] }
        below += other.below
        above += other.above
    }

    private static func binsPerUnit(_ bins: Int, _ lower: Double, _ upper: Double) -> Double {
        lower < upper ? Double(bins) / (upper - lower) : 0
    }
}

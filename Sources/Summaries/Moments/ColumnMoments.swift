import GSLNumerics

/// The moments of a column, and of each of its replicates where paths are not independent.
struct ColumnMoments: Sendable, Equatable {
    var all: Moments
    /// None where paths are independent.
    var replicates: [Moments] = []

    /// The moments of a column; NaN is missing.
    init(of values: UnsafeBufferPointer<Double>, _ replicates: Replicates?) {
        self = MomentAccumulator(values, replicates).columnMoments
    }

    init(all: Moments, replicates: [Moments] = []) {
        (self.all, self.replicates) = (all, replicates)
    }

    /// The standard error of the mean; `nil` where it cannot be told.
    var standardError: Double? {
        guard !replicates.isEmpty else { return all.standardError }
        let means = replicates.filter { $0.count > 0 }.map { ReplicateMean(value: $0.mean, weight: Double($0.count)) }
        return means.standardError(around: all.mean)
    }

    /// How many standard errors the interval of the mean reaches to either side.
    var reach: Double { Confidence.reach(replicates: replicates.count) }
}

/// The mean of one replicate, weighted by its paths.
struct ReplicateMean {
    var value: Double
    var weight: Double
}

extension [ReplicateMean] {
    /// The standard error of the weighted mean of independent replicates: √(Σ w² (x − x̄)² / (1 − w)) for weights w that
    /// sum to 1, which for equal ones is s / √n; `nil` for fewer than two.
    func standardError(around mean: Double) -> Double? {
        guard count > 1 else { return nil }
        let total = reduce(0) { $0 + $1.weight }
        let variance = reduce(0.0) { sum, replicate in
            let weight = replicate.weight / total
            let distance = weight * (replicate.value - mean)
            return sum + distance * distance / (1 - weight)
        }
        return variance.squareRoot()
    }
}

import GSLNumerics

/// A figure as each of some independent batches of paths shows it: what the error of anything is told from that is linear
/// in the paths, such as a mean, a difference of means, or a share of a difference.
///
/// The variance of a mean of batches is estimated from how they differ (batch means; C. H. Sauer & K. M. Chandy, 1981, §7.4),
/// and intervals take Student's quantile for their number.
public struct BatchMeans: Sendable {
    /// How many paths each batch has.
    public let sizes: [Int]
    private let total: Double
    private let reach: Double

    /// Batches of neighbouring paths.
    ///
    /// - Parameters:
    ///   - paths: How many there are in all, at least 1.
    ///   - size: How many a batch has; the last may have fewer.
    public init(paths: Int, size: Int) {
        precondition(paths > 0 && size > 0, "there is a path in every batch")
        sizes = stride(from: 0, to: paths, by: size).map { min(size, paths - $0) }
        total = Double(paths)
        reach = Confidence.reach(replicates: sizes.count)
    }

    /// The mean over all paths.
    ///
    /// - Parameter means: One a batch.
    /// - Returns: Their mean, each weighted by its paths.
    public func mean(of means: [Double]) -> Double {
        zip(means, sizes).reduce(0.0) { $0 + $1.0 * Double($1.1) } / total
    }

    /// An estimate with its standard error and 95 % interval; neither where there is one batch.
    ///
    /// - Parameters:
    ///   - means: The figure over each batch alone.
    ///   - value: What is estimated, where that is known better than by ``mean(of:)``.
    /// - Returns: The estimate.
    public func estimate(_ means: [Double], value: Double? = nil) -> Estimate {
        let mean = mean(of: means)
        let weighted = zip(means, sizes).map { ReplicateMean(value: $0.0, weight: Double($0.1)) }
        guard let error = weighted.standardError(around: mean), error.isFinite else { return Estimate(value ?? mean) }
        let centre = value ?? mean
        return Estimate(centre, standardError: error, low: centre - reach * error, high: centre + reach * error)
    }

    /// A share of paths, with Wilson's interval, which stays honest near 0 and 1.
    ///
    /// - Parameters:
    ///   - counts: In each batch, the paths on which something holds.
    ///   - areIndependent: Whether all paths are, and not the batches alone.
    /// - Returns: The estimate.
    public func share(_ counts: [Int], areIndependent: Bool) -> Estimate {
        let share = Double(counts.reduce(0, +)) / total
        let shares =
            areIndependent
            ? [] : zip(counts, sizes).map { ReplicateMean(value: Double($0) / Double($1), weight: Double($1)) }
        let effective = EffectivePaths(shares, mean: share, variance: share * (1 - share), paths: Int(total))
        let error = (share * (1 - share) / effective.count).squareRoot()
        guard let interval = try? wilsonInterval(share: share, of: effective.count, reach: effective.reach) else {
            return Estimate(share, standardError: error)
        }
        return Estimate(share, standardError: error, low: interval.lowerBound, high: interval.upperBound)
    }
}

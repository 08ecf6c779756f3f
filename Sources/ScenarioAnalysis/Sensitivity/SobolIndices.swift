package import Summaries
package import Workers

/// How much of an outcome's variance V each group of draws explains, by itself and with its interactions.
///
/// With AB the sample that has one group from B and everything else from A, of N paths each, Jansen's estimators are
///
///     first = 1 − Σ(f(B) − f(AB))² / 2NV        total = Σ(f(A) − f(AB))² / 2NV
///
/// where V is the sample variance over A and B together. By themselves they are poor where a first-order index is small or a
/// total is large. Two figures of the same paths have means that are known: Σ(f(A) − f(B))² / 2NV, which is 1, and
/// Σ(f(AB)² − f(A)²) / 2NV, which is 0. What these are off by, times the slopes of an index on them over batches, is taken
/// off (control variates), from sixteen batches on. (Added as they are, both would make the first-order index that of Saltelli
/// et al.) So a group without any effect has 0 and 0 but for rounding, and an index near 0 a tiny error. Others may, by
/// chance, be a little below 0 or above 1 and are kept so: cutting them off would make their mean wrong.
///
/// Standard errors and 95 % intervals (percentiles) come from 1000 bootstrap samples of whole batches, the same ones for
/// every group. They are widened by what the variance of m batches lacks, √(m / (m − 1 − controls)), and intervals by
/// Student's quantile over the normal one, which is 5 % together for 64 batches. Batches must be independent of one another;
/// their paths need not be.
///
/// - Determinism: the same bits on any number of workers.
/// - Cost: 1000 · batches · (3 · groups + 6) multiplications; some 60 ms for 256 batches and 60 groups on one core.
///
/// Source: M. J. W. Jansen, "Analysis of variance designs for model output", Computer Physics Communications 117 (1999); A.
/// Saltelli et al., "Variance based sensitivity analysis of model output", the same 181 (2010), table 2, (c) and (f), and (b).
/// Control variates as in P. Glasserman, "Monte Carlo Methods in Financial Engineering" (2003), section 4.1.
package struct SobolIndices: Sendable, Equatable {
    /// The sample variance of the outcome, over A and B together.
    package let variance: Double
    /// One a group.
    package let first: [Estimate]
    package let total: [Estimate]

    /// How many bootstrap samples errors and intervals come from.
    package static let resamples = 1000

    /// `nil` where the outcome does not vary, or there is no path, or an outcome is infinite. Standard errors and intervals
    /// are missing where there are fewer than two batches.
    package init?(_ sums: PickFreezeSums, seed: UInt64, workers: Workers) {
        let design = PickFreezeDesign(sums)
        let whole = [Double](repeating: 1, count: sums.batchCount)
        guard let raw = PickFreezeFigures(design, weights: whole) else { return nil }
        let control = PickFreezeControl(design, around: raw)
        let figures = control.applied(to: raw)
        variance = figures.variance
        let resampling = BatchResampling(batchCount: sums.batchCount, seed: seed)
        let spread = BatchSpread(batches: sums.counts.count { $0 > 0 }, controls: control.count)
        let samples =
            spread == nil
            ? []
            : workers.map(Self.resamples) { resample, _ in
                PickFreezeFigures(design, weights: resampling.weights(resample: resample)).map(control.applied)
            }.compactMap { $0 }
        first = figures.first.indices.map { group in
            Estimate(figures.first[group], resampled: samples.map { $0.first[group] }, spread)
        }
        total = figures.total.indices.map { group in
            Estimate(figures.total[group], resampled: samples.map { $0.total[group] }, spread)
        }
    }
}

/// By how much the spread of bootstrap samples of a few batches falls short.
private struct BatchSpread {
    /// For standard errors.
    let error: Double
    /// For the distance of an interval's ends from the estimate.
    let interval: Double

    /// `nil` where the batches tell no spread.
    init?(batches: Int, controls: Int) {
        let freedom = batches - 1 - controls
        guard freedom >= 1 else { return nil }
        error = (Double(batches) / Double(freedom)).squareRoot()
        interval = error * Confidence.reach(replicates: freedom + 1) / Confidence.normalReach
    }
}

extension Estimate {
    /// A figure with the standard deviation and the central 95 % of what it was on bootstrap samples.
    fileprivate init(_ value: Double, resampled: [Double], _ spread: BatchSpread?) {
        guard let spread, resampled.count > 1 else {
            self.init(value)
            return
        }
        let sorted = resampled.sorted()
        let moments = sorted.withUnsafeBufferPointer { Moments(of: $0) }
        func end(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            let quantile = sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
            return value + spread.interval * (quantile - value)
        }
        let tail = (1 - Confidence.level) / 2
        self.init(
            value, standardError: moments.standardDeviation.map { spread.error * $0 }, low: end(tail),
            high: end(1 - tail))
    }
}

package import Summaries

/// The mean outcome over each tenth of an input's range, which shows the shape of their relation.
///
/// Paths are ordered by the input and cut into ten groups as nearly equal as equal values allow, which stay together: a run
/// of equal values belongs to the tenth that its middle is in. An input that takes at most ten different values has one
/// group for each instead. A group of less than a twentieth of the paths is joined with its neighbour: what a handful of
/// paths shows says little.
///
/// Intervals are normal ones, with the standard error s / √n of independent paths; a group of one path has none. A path
/// whose input or outcome is missing (NaN) is left out.
///
/// - Determinism: the same bits everywhere.
/// - Complexity: Linear in the paths.
package struct TenthMeans: Sendable, Equatable {
    /// Those with the lowest input first; none where there is no path.
    package let tenths: [SensitivityResult.Tenth]

    /// How many groups there are, and the most different values that are groups of their own.
    package static let groups = 10

    /// - Precondition: The input has as many values as the outcome.
    package init(of outcome: [Double], by input: [Double]) {
        precondition(input.count == outcome.count, "an input has a value for each outcome")
        let present = zip(input, outcome).map { $1.isNaN ? .nan : $0 }
        let ranked = RankedColumn(present)
        tenths = Self.groups(of: ranked).map { group in
            let places = ranked.order[group]
            let moments = places.map { outcome[Int($0)] }.withUnsafeBufferPointer { Moments(of: $0) }
            let ends = [group.lowerBound, group.upperBound - 1].map { input[Int(ranked.order[$0])] }
            return SensitivityResult.Tenth(
                from: ends[0], to: ends[1], paths: moments.count,
                mean: Estimate(moments.mean, normalWith: moments.standardError))
        }
    }

    /// Which places of the order each group takes.
    private static func groups(of ranked: RankedColumn) -> [Range<Int>] {
        let runs = (0..<ranked.distinctCount).map(ranked.run)
        guard runs.count > groups else { return joined(runs, of: ranked.count) }
        var cuts = [Range<Int>](repeating: 0..<0, count: groups)
        for run in runs {
            let middle = run.lowerBound + run.upperBound
            let group = middle * groups / (2 * ranked.count)
            cuts[group] = cuts[group].isEmpty ? run : cuts[group].lowerBound..<run.upperBound
        }
        return joined(cuts.filter { !$0.isEmpty }, of: ranked.count)
    }

    /// Neighbours as one where either has less than a twentieth of the places.
    private static func joined(_ ranges: [Range<Int>], of count: Int) -> [Range<Int>] {
        func isSmall(_ range: Range<Int>) -> Bool { range.count * 2 * groups < count }
        var joined: [Range<Int>] = []
        for range in ranges {
            if let last = joined.last, isSmall(last) || isSmall(range) && range.upperBound == count {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}

extension Estimate {
    /// A figure with its normal 95 % interval; without one where the standard error is missing or not finite.
    init(_ value: Double, normalWith standardError: Double?) {
        guard let standardError, standardError.isFinite else {
            self.init(value)
            return
        }
        let margin = Confidence.normalReach * standardError
        self.init(value, standardError: standardError, low: value - margin, high: value + margin)
    }
}

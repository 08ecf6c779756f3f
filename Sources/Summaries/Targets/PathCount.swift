/// On how many paths something happens: in all, and in each replicate where paths are not independent.
struct PathCount: Sendable, Equatable {
    /// One a replicate; one in all where paths are independent.
    private(set) var parts: [Int]
    /// The binary logarithm of the paths in a replicate.
    private let shift: Int

    init(_ replicates: Replicates?) {
        parts = [Int](repeating: 0, count: replicates?.count ?? 1)
        shift = replicates?.size.trailingZeroBitCount ?? Int.bitWidth - 2
    }

    var total: Int { parts.reduce(0, +) }

    /// Adds paths, one bit each, 64 to a word; the first is a multiple of 64.
    mutating func add(_ paths: [UInt64], from firstPath: Int) {
        for (place, word) in paths.enumerated() {
            parts[(firstPath + place * UInt64.bitWidth) >> shift] += word.nonzeroBitCount
        }
    }

    mutating func add(_ other: PathCount) {
        for part in parts.indices { parts[part] += other.parts[part] }
    }
}

/// How many independent paths would tell as much about a share: n over the design effect, which is the variance of the
/// share among replicates over that among independent paths (L. Kish, Survey Sampling, 1965).
struct EffectivePaths {
    /// Never more than let the standard error be half a path.
    let count: Double
    /// How many standard errors an interval reaches to either side.
    let reach: Double

    /// - Parameters:
    ///   - shares: What each replicate shows; none where paths are independent.
    ///   - mean: The share over all paths.
    ///   - variance: n times its variance if paths were independent.
    ///   - paths: How many there are.
    init(_ shares: [ReplicateMean], mean: Double, variance: Double, paths: Int) {
        let all = Double(paths)
        reach = Confidence.reach(replicates: shares.count)
        guard variance > 0, let error = shares.standardError(around: mean) else {
            count = all
            return
        }
        let least = 0.5 / all
        count = variance / max(error * error, least * least)
    }
}

extension Replicates {
    /// How many of some paths each replicate has.
    func sizes(of paths: Int) -> [Int] {
        (0..<count).map { min(size, paths - $0 * size) }
    }
}

extension Replicates? {
    /// The replicates' shares, from what was counted in each; none where paths are independent.
    func shares(_ counts: [Int], of paths: Int) -> [ReplicateMean] {
        guard let self else { return [] }
        return zip(counts, self.sizes(of: paths)).map { count, size in
            ReplicateMean(value: Double(count) / Double(size), weight: Double(size))
        }
    }
}

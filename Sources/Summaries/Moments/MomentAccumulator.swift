/// Moments of a stream of paths, with the same bits however the stream is cut.
///
/// Grains of 64 paths are the leaves of a binary tree that depends on their places alone: each node holds 2ᵏ grains from a
/// multiple of 2ᵏ on. Kept are the roots of the whole subtrees so far, as in a binary counter; at the end they are merged
/// from the last to the first. So a stream appended at once, block by block, or as parts made by several workers gives
/// equal results to the last bit.
///
/// - Complexity: Time linear in the values, memory logarithmic.
public struct MomentAccumulator: Sendable {
    /// How many grains came in.
    public private(set) var grainCount = 0
    /// The subtree of 2ᵏ grains is there where bit k of `grainCount` is set.
    private var subtrees: [Moments] = []
    /// Whether the last grain was in part, which ends the stream.
    private var ended = false
    /// The level of the subtrees that are whole replicates; none has as many as the last level.
    private let replicateLevel: Int
    private var wholeReplicates: [Moments] = []

    /// The accumulator of a stream whose moments are wanted for each of its replicates too.
    public init(_ replicates: Replicates? = nil) {
        replicateLevel = replicates.map { ($0.size / Moments.grain).trailingZeroBitCount } ?? .max
    }

    /// The accumulator of one part.
    init(_ values: UnsafeBufferPointer<Double>, _ replicates: Replicates?) {
        self.init(replicates)
        append(values)
    }

    /// The moments of all that was appended.
    public var moments: Moments { moments(below: subtrees.count) }

    /// The moments of all that was appended, and of each replicate, the last of which may be in part.
    var columnMoments: ColumnMoments {
        let rest = replicateLevel == .max ? .none : moments(below: min(replicateLevel, subtrees.count))
        return ColumnMoments(all: moments, replicates: wholeReplicates + (rest.count > 0 ? [rest] : []))
    }

    /// The moments of the last grains, in subtrees below a level.
    private func moments(below level: Int) -> Moments {
        var all = Moments.none
        for level in 0..<level where grainCount >> level & 1 == 1 {
            all = subtrees[level].merged(with: all)
        }
        return all
    }

    /// Appends the next paths' values; NaN is missing.
    ///
    /// - Precondition: Only the last values of a stream are other than a multiple of 64.
    public mutating func append(_ values: UnsafeBufferPointer<Double>) {
        guard let start = values.baseAddress, !values.isEmpty else { return }
        precondition(!ended, "only the last grain may be in part")
        var place = 0
        while values.count - place >= Moments.grain {
            let whole = (values.count - place) / Moments.grain
            let level = min(
                whole.highestBit, grainCount == 0 ? .max : grainCount.trailingZeroBitCount, replicateLevel)
            push(Moments(subtreeOf: start + place, grains: 1 << level), level: level)
            place += Moments.grain << level
        }
        if place < values.count {
            push(Moments(grain: start + place, count: values.count - place), level: 0)
            ended = true
        }
    }

    /// Appends the paths that another accumulator saw, which follow on this one's.
    ///
    /// - Precondition: This one's grains are a multiple of a power of two that is no less than the other's.
    public mutating func append(_ following: MomentAccumulator) {
        precondition(!ended || following.grainCount == 0, "only the last grain may be in part")
        wholeReplicates += following.wholeReplicates
        for level in following.subtrees.indices.reversed() where following.grainCount >> level & 1 == 1 {
            push(following.subtrees[level], level: level, isKnown: level >= replicateLevel)
        }
        ended = ended || following.ended
    }

    /// `isKnown`: the replicates in the subtree are known already.
    private mutating func push(_ subtree: Moments, level: Int, isKnown: Bool = false) {
        precondition(grainCount & (1 << level - 1) == 0, "parts must start at a multiple of their size")
        var carried = subtree
        var place = level
        if place == replicateLevel && !isKnown { wholeReplicates.append(carried) }
        while grainCount >> place & 1 == 1 {
            carried = subtrees[place].merged(with: carried)
            place += 1
            if place == replicateLevel { wholeReplicates.append(carried) }
        }
        if subtrees.count <= place {
            subtrees.reserveCapacity(place + 1)
            while subtrees.count <= place { subtrees.append(.none) }
        }
        subtrees[place] = carried
        grainCount += 1 << level
    }
}

extension Int {
    /// The place of the highest bit of a positive number.
    fileprivate var highestBit: Int { Self.bitWidth - 1 - leadingZeroBitCount }
}

extension Moments {
    /// A whole subtree of a power of two of grains.
    fileprivate init(subtreeOf values: UnsafePointer<Double>, grains: Int) {
        guard grains > 1 else {
            self.init(grain: values, count: Self.grain)
            return
        }
        let half = grains / 2
        self = Moments(subtreeOf: values, grains: half).merged(
            with: Moments(subtreeOf: values + half * Self.grain, grains: half))
    }

    /// The moments of a column; NaN is missing. The same bits as ``MomentAccumulator`` gives for its parts.
    public init(of values: UnsafeBufferPointer<Double>) {
        var accumulator = MomentAccumulator()
        accumulator.append(values)
        self = accumulator.moments
    }
}

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

    public init() {}

    /// The accumulator of one part.
    init(_ values: UnsafeBufferPointer<Double>) {
        append(values)
    }

    /// The moments of all that was appended.
    public var moments: Moments {
        var all = Moments.none
        for level in subtrees.indices where grainCount >> level & 1 == 1 {
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
            let level = min(whole.highestBit, grainCount == 0 ? .max : grainCount.trailingZeroBitCount)
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
        for level in following.subtrees.indices.reversed() where following.grainCount >> level & 1 == 1 {
            push(following.subtrees[level], level: level)
        }
        ended = ended || following.ended
    }

    private mutating func push(_ subtree: Moments, level: Int) {
        precondition(grainCount & (1 << level - 1) == 0, "parts must start at a multiple of their size")
        var carried = subtree
        var place = level
        while grainCount >> place & 1 == 1 {
            carried = subtrees[place].merged(with: carried)
            place += 1
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

/// An interval of values, closed at both ends, that holds some wanted ranks.
struct RankSegment: Sendable {
    var keys: ClosedRange<UInt64>
    /// How many values lie below it, and in it.
    var below: Int
    var count: Int
    /// The wanted ranks in it, ascending; at least one.
    var ranks: [Int]

    var lower: Double { OrderedKey.value(of: keys.lowerBound) }
    var upper: Double { OrderedKey.value(of: keys.upperBound) }

    /// How far the value of a rank in it may be from ``estimate(of:)`` at most: 0 where it is known.
    var width: Double { lower == upper ? 0 : upper - lower }

    /// The value of a rank in it, as if the values lay evenly.
    func estimate(of rank: Int) -> Double {
        guard width > 0 else { return lower }
        guard width.isFinite else { return lower / 2 + upper / 2 }
        let share = (Double(rank - below) + 0.5) / Double(count)
        return min(upper, max(lower, lower + share * width))
    }

    /// The parts that hold wanted ranks, when the values are counted by `keys` of equal width.
    ///
    /// - Parameters:
    ///   - counts: How many values have each `(key - keys.lowerBound) >> shift`.
    ///   - shift: The width, as a power of two.
    ///   - found: The range of the values.
    /// - Returns: One segment a part, ascending.
    func parts(_ counts: UnsafePointer<UInt32>, shift: UInt64, within found: ClosedRange<UInt64>) -> [RankSegment] {
        var parts: [RankSegment] = []
        var below = below
        var place = 0
        var part = 0
        while place < ranks.count {
            let next = below + Int(counts[part])
            let first = place
            while place < ranks.count && ranks[place] < next { place += 1 }
            if place > first {
                let low = keys.lowerBound + UInt64(part) << shift
                let high = low + (1 << shift - 1)
                parts.append(
                    RankSegment(
                        keys: max(low, found.lowerBound)...min(high, found.upperBound), below: below,
                        count: next - below, ranks: Array(ranks[first..<place])))
            }
            below = next
            part += 1
        }
        return parts
    }

    /// The same with every rank known, from the keys of all its values.
    func resolved(_ values: inout [UInt64]) -> [RankSegment] {
        precondition(values.count == count, "a source gives the same figures on every pass")
        var parts: [RankSegment] = []
        values.withUnsafeMutableBufferPointer { keys in
            KeySelection().select(from: keys, below: below, ranks: ranks[...]) { place, key in
                parts.append(RankSegment(keys: key...key, below: ranks[place], count: 1, ranks: [ranks[place]]))
            }
        }
        return parts
    }
}

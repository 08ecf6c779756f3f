/// Picks the keys of given ranks by counting them into buckets of equal width, and going on in the buckets that hold a
/// wanted rank: a radix sort that leaves out what nobody asks for.
///
/// Each step narrows the keys' range at least 256 times, so that eight steps do for any values, far tails and mass points
/// among them.
///
/// - Complexity: Linear in the number of keys, whatever they are.
struct KeySelection {
    private let counters = Scratch<Int>()
    private let spareKeys = Scratch<UInt64>()

    /// Below so many keys an insertion sort is quicker.
    private static let few = 24

    /// - Parameters:
    ///   - keys: What to pick from; left in another order, or destroyed.
    ///   - below: The rank of the lowest key.
    ///   - ranks: Ranks that the keys have, ascending; may repeat.
    ///   - result: Where to put the keys found, one a rank.
    func select(
        from keys: UnsafeMutableBufferPointer<UInt64>, below: Int, ranks: ArraySlice<Int>,
        into result: (_ place: Int, _ key: UInt64) -> Void
    ) {
        let spare = UnsafeMutableBufferPointer(start: spareKeys.room(for: keys.count), count: keys.count)
        select(from: keys, spare: spare, below: below, ranks: ranks, into: result)
    }

    private func select(
        from keys: UnsafeMutableBufferPointer<UInt64>, spare: UnsafeMutableBufferPointer<UInt64>, below: Int,
        ranks: ArraySlice<Int>, into result: (_ place: Int, _ key: UInt64) -> Void
    ) {
        guard keys.count > Self.few else {
            Self.sort(keys)
            for place in ranks.indices { result(place, keys[ranks[place] - below]) }
            return
        }
        var low = keys[0]
        var high = keys[0]
        for key in keys {
            low = key < low ? key : low
            high = key > high ? key : high
        }
        guard low < high else {
            for place in ranks.indices { result(place, low) }
            return
        }
        for part in distribute(keys, to: spare, low: low, high: high, below: below, ranks: ranks) {
            select(
                from: .init(rebasing: spare[part.range]), spare: .init(rebasing: keys[part.range]),
                below: below + part.range.lowerBound, ranks: ranks[part.places], into: result)
        }
    }

    /// Lays the keys out by bucket, and says where the buckets are that hold a wanted rank.
    private func distribute(
        _ keys: UnsafeMutableBufferPointer<UInt64>, to spare: UnsafeMutableBufferPointer<UInt64>, low: UInt64,
        high: UInt64, below: Int, ranks: ArraySlice<Int>
    ) -> [(range: Range<Int>, places: Range<Int>)] {
        let bits = keys.count < 4096 ? 8 : 11
        let shift = UInt64(max(0, 64 - (high - low).leadingZeroBitCount - bits))
        let starts = counters.room(for: 1 << bits)
        starts.update(repeating: 0, count: 1 << bits)
        for key in keys { starts[Int((key - low) >> shift)] += 1 }

        var parts: [(range: Range<Int>, places: Range<Int>)] = []
        var place = ranks.startIndex
        var start = 0
        for bucket in 0..<1 << bits {
            let end = start + starts[bucket]
            starts[bucket] = start
            let first = place
            while place < ranks.endIndex && ranks[place] - below < end { place += 1 }
            if place > first { parts.append((start..<end, first..<place)) }
            start = end
        }
        for key in keys {
            let bucket = Int((key - low) >> shift)
            spare[starts[bucket]] = key
            starts[bucket] += 1
        }
        return parts
    }

    private static func sort(_ keys: UnsafeMutableBufferPointer<UInt64>) {
        for i in keys.indices.dropFirst() {
            let key = keys[i]
            var j = i
            while j > 0 && keys[j - 1] > key {
                keys[j] = keys[j - 1]
                j -= 1
            }
            keys[j] = key
        }
    }
}

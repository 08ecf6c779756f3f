/// The values of a column in ascending order, equal ones together.
///
/// NaN is missing and in no order; −0 equals 0, and infinities are values like others.
///
/// - Complexity: Linear: a radix sort by 11 bits at a time, some 20 ns a value. (`gsl_sort_index` is a heap sort, several
///   times as slow on columns of this size.)
struct RankedColumn: Sendable {
    /// The places of the values that are there, ascending by value, and by place where values are equal.
    let order: [Int32]
    /// Where in ``order`` each run of equal values starts, and at the end how many values there are.
    let starts: [Int32]
    /// How many places the column has, missing values among them.
    let placeCount: Int

    init(_ values: [Double]) {
        placeCount = values.count
        let entries = Entry.sorted(
            values.enumerated().compactMap { place, value in
                value.isNaN ? nil : Entry(key: Entry.key(of: value), place: Int32(place))
            })
        order = entries.map(\.place)
        var starts: [Int32] = []
        for index in entries.indices where index == 0 || entries[index].key != entries[index - 1].key {
            starts.append(Int32(index))
        }
        self.starts = starts + [Int32(entries.count)]
    }

    /// How many values there are.
    var count: Int { order.count }
    /// How many different ones.
    var distinctCount: Int { starts.count - 1 }

    /// Which places of ``order`` a run of equal values takes.
    func run(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    /// The rank of each place's value, from 1; equal values have the average of theirs. NaN where the value is missing.
    var averageRanks: [Double] {
        var ranks = [Double](repeating: .nan, count: placeCount)
        for index in 0..<distinctCount {
            let run = run(index)
            let rank = Double(run.lowerBound + run.upperBound + 1) / 2
            for place in run { ranks[Int(order[place])] = rank }
        }
        return ranks
    }
}

/// A value as an integer in the same order, and where it stands.
private struct Entry {
    var key: UInt64
    var place: Int32

    static func key(of value: Double) -> UInt64 {
        let bits = (value + 0).bitPattern
        return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
    }

    private static let digitBits = 11

    /// Ascending by key; equal keys keep their order.
    static func sorted(_ entries: [Entry]) -> [Entry] {
        var (source, target) = (entries, entries)
        for shift in stride(from: 0, to: UInt64.bitWidth, by: digitBits) {
            var ends = [Int](repeating: 0, count: 1 << digitBits)
            for entry in source { ends[digit(entry, shift)] += 1 }
            // Where all have the same digit, nothing moves.
            if ends.contains(source.count) { continue }
            var total = 0
            for digit in ends.indices { (ends[digit], total) = (total, total + ends[digit]) }
            for entry in source {
                let digit = digit(entry, shift)
                target[ends[digit]] = entry
                ends[digit] += 1
            }
            swap(&source, &target)
        }
        return source
    }

    @inline(__always)
    private static func digit(_ entry: Entry, _ shift: Int) -> Int {
        Int(truncatingIfNeeded: entry.key >> UInt64(shift)) & (1 << digitBits - 1)
    }
}

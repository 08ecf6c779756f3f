/// A set of simulated periods, from 1.
struct PeriodSet: Equatable {
    private var words: [UInt64]
    private let count: Int

    /// All of `count` periods, or none.
    init(count: Int, all: Bool) {
        self.count = count
        words = Array(repeating: 0, count: (count + 63) / 64)
        if all { for period in 1...count { insert(period) } }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ period: Int) -> Bool {
        words[(period - 1) / 64] & (1 << UInt64((period - 1) % 64)) != 0
    }

    mutating func insert(_ period: Int) {
        words[(period - 1) / 64] |= 1 << UInt64((period - 1) % 64)
    }

    mutating func formIntersection(_ other: PeriodSet) {
        for place in words.indices { words[place] &= other.words[place] }
    }

    /// The periods for which `holds`.
    func filtered(_ holds: (Int) -> Bool) -> PeriodSet {
        var result = PeriodSet(count: count, all: false)
        for period in 1...count where holds(period) { result.insert(period) }
        return result
    }
}

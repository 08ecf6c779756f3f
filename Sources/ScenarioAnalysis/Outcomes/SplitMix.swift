/// A small generator of random words, for what is no draw of a scenario: the orders of measures, resamples of batches.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix {
    private var state: UInt64

    /// A generator for each number of a seed; their streams start far apart.
    init(seed: UInt64, number: UInt64) { state = Self.mixed(Self.mixed(seed) ^ number) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A whole number from 0 to `count` − 1, uniform but for one part in 2⁶⁴ / `count`.
    mutating func next(below count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// The numbers in a random order (R. A. Fisher & F. Yates 1938).
    mutating func order(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in stride(from: count - 1, to: 0, by: -1) { order.swapAt(place, next(below: place + 1)) }
        return order
    }

    /// A seed for paths that a run of another seed has not seen; it follows from that one, and a scenario can state it.
    static func freshSeed(after seed: UInt64) -> UInt64 {
        var generator = SplitMix(seed: seed, number: 1)
        return generator.next() >> 1
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        var bits = word
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

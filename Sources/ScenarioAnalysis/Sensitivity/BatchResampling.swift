/// Bootstrap samples of batches: how often each batch is drawn when as many are drawn with replacement as there are.
///
/// A resample is a function of the seed and its own number, so that any worker can make any of them.
///
/// Source: B. Efron, "Bootstrap methods: another look at the jackknife", The Annals of Statistics 7 (1979); random bits by
/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014).
struct BatchResampling: Sendable {
    let batchCount: Int
    let seed: UInt64

    /// How often each batch is in one resample; they sum to ``batchCount``.
    ///
    /// - Complexity: Linear in the batches.
    func weights(resample: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: batchCount)
        // Streams start at mixed words of the seed and the number, far apart in the generator's cycle of 2⁶⁴.
        var state = Self.mixed(Self.mixed(seed) ^ UInt64(resample))
        for _ in 0..<batchCount {
            state &+= Self.increment
            // The high word of a product is uniform over the batches but for one part in 2⁶⁴ / batches.
            weights[Int(Self.mixed(state).multipliedFullWidth(by: UInt64(batchCount)).high)] += 1
        }
        return weights
    }

    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ word: UInt64) -> UInt64 {
        var bits = word
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

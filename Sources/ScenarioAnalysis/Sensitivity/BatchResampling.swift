/// Bootstrap samples of batches: how often each batch is drawn when as many are drawn with replacement as there are.
///
/// A resample is a function of the seed and its own number, so that any worker can make any of them.
///
/// Source: B. Efron, "Bootstrap methods: another look at the jackknife", The Annals of Statistics 7 (1979).
struct BatchResampling: Sendable {
    let batchCount: Int
    let seed: UInt64

    /// How often each batch is in one resample; they sum to ``batchCount``.
    ///
    /// - Complexity: Linear in the batches.
    func weights(resample: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: batchCount)
        var generator = SplitMix(seed: seed, number: UInt64(resample))
        for _ in 0..<batchCount { weights[generator.next(below: batchCount)] += 1 }
        return weights
    }
}

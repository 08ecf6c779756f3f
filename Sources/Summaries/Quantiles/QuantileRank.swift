/// Where a quantile of type 7 stands among sorted values (Hyndman & Fan, The American Statistician 50, 1996).
///
/// With h = (n − 1)p it is x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋), the sorted values counted from 0.
struct QuantileRank: Sendable {
    /// ⌊h⌋, and the rank after it or the last one.
    let rank: Int
    let next: Int
    /// h − ⌊h⌋.
    let part: Double

    /// - Precondition: There is a value.
    init(_ probability: Double, of count: Int) {
        let height = Double(count - 1) * probability
        rank = Int(height)
        next = min(rank + 1, count - 1)
        part = height - Double(rank)
    }

    /// The quantile, from the values of both ranks.
    func value(_ x: Double, _ next: Double) -> Double {
        // Neighbours that are one need no arithmetic, which far ones might overflow.
        part == 0 || x == next ? x : x + part * (next - x)
    }
}

/// Quantiles, and how well they are known.
struct QuantileEstimates: Sendable {
    var values: [Double]
    /// For each, how far the exact one may lie at most; `nil` where all are exact.
    var widths: [Double]?
}

/// Equal buckets over a range of values; what lies outside counts with the first or the last one.
///
/// Greater values never fall into lower buckets, since subtracting, multiplying by a positive number and rounding keep
/// order.
struct BucketScale {
    static let count = 2048
    private static let top = Double(count - 1)
    /// Added to a number from 0 to 2⁵² leaves its nearest integer in the low bits.
    private static let integers = 0x1p52

    private let lower: Double
    private let perUnit: Double

    /// Buckets over mean ± 4.4 sd, or over as much of it as has values; `nil` where no double holds their width.
    init?(_ moments: Moments) {
        let reach = 4.4 * (moments.standardDeviation ?? 0)
        lower = max(moments.minimum, moments.mean - reach)
        perUnit = Self.top / (min(moments.maximum, moments.mean + reach) - lower)
        guard perUnit > 0 && perUnit.isFinite && lower.isFinite else { return nil }
    }

    /// The buckets of four values, none of which is NaN.
    @inline(__always)
    func buckets(of values: SIMD4<Double>) -> SIMD4<UInt16> {
        let place = ((values - lower) * perUnit).greater(.zero).lesser(SIMD4(repeating: Self.top))
        return SIMD4(truncatingIfNeeded: unsafeBitCast(place + Self.integers, to: SIMD4<UInt64>.self))
    }
}

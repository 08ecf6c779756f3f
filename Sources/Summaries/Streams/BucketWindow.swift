/// Equal buckets over the range of values in which quantiles are expected, with an open one at either end.
///
/// Greater values never fall into lower buckets, since subtracting, multiplying by a positive number and rounding keep
/// order: so each bucket is an interval, whose ends can be told to the last bit. A bad window costs time, never truth.
struct BucketWindow: Sendable {
    /// Four times as many as there must at least be from p5 to p95, in half the memory of the nearest cache.
    static let count = 4096
    /// How many of them lie outside the part of the sample that the window is made for, at either end.
    private static let margin = 256.0
    private static let top = Double(count - 1)
    /// Added to a number from 0 to 2⁵² leaves its nearest integer in the low bits.
    private static let integers = 0x1p52

    private let lower: Double
    private let perUnit: Double

    /// A window over the part of a sample that holds quantiles.
    ///
    /// The sample's order statistics that bound it lie six standard deviations of a rank outside the quantiles: fewer
    /// than one window in 10⁸ misses one, save where the sample has no such ranks.
    ///
    /// - Parameters:
    ///   - probabilities: Ascending, and at least one.
    ///   - sample: NaN is missing.
    init(for probabilities: [Double], sample: UnsafeBufferPointer<Double>) {
        let sorted = sample.filter { !$0.isNaN }.sorted()
        guard let least = sorted.first, let most = sorted.last, let first = probabilities.first,
            let last = probabilities.last
        else {
            (lower, perUnit) = (0, 1)
            return
        }
        func bound(_ probability: Double, _ sign: Double) -> Double {
            let count = Double(sorted.count)
            let rank = count * probability + sign * 6 * (count * probability * (1 - probability)).squareRoot()
            return rank < 0 ? least : rank >= count ? most : sorted[Int(rank)]
        }
        let (low, high) = (bound(first, -1), bound(last, 1))
        // Buckets as narrow as doubles where the sample has one value there: it may be a mass point.
        let wanted = (high - low) / (Self.top - 2 * Self.margin)
        let width = wanted > 0 ? wanted : max(low.ulp, 1e-290)
        guard width.isFinite, (1 / width).isFinite, (low - Self.top * width).isFinite else {
            (lower, perUnit) = (0, 1)
            return
        }
        lower = low - (low < high ? Self.margin : Self.top / 2) * width
        perUnit = 1 / width
    }

    /// The buckets of four values; NaN falls into the first.
    @inline(__always)
    func buckets(of values: SIMD4<Double>) -> SIMD4<UInt16> {
        let place = ((values - lower) * perUnit).greater(.zero).lesser(SIMD4(repeating: Self.top))
        return SIMD4(truncatingIfNeeded: unsafeBitCast(place + Self.integers, to: SIMD4<UInt64>.self))
    }

    /// The bucket of one value.
    func bucket(of value: Double) -> Int { Int(buckets(of: SIMD4(repeating: value))[0]) }

    /// Adds values to the counts of their buckets; NaN to that of the first.
    func count(_ values: UnsafeBufferPointer<Double>, into counts: UnsafeMutablePointer<UInt32>) {
        guard let start = values.baseAddress else { return }
        let input = UnsafeRawPointer(start)
        let whole = values.count / 4 * 4
        for first in stride(from: 0, to: whole, by: 4) {
            let four = buckets(of: input.loadUnaligned(fromByteOffset: first * 8, as: SIMD4<Double>.self))
            for lane in 0..<4 { counts[Int(four[lane])] &+= 1 }
        }
        for place in whole..<values.count { counts[bucket(of: values[place])] &+= 1 }
    }

    /// The keys of the values that fall into a bucket.
    func keys(of bucket: Int) -> ClosedRange<UInt64> {
        let lowest = bucket == 0 ? OrderedKey.lowest : lowestKey(from: bucket)
        let next = bucket == Self.count - 1 ? OrderedKey.highest + 1 : lowestKey(from: bucket + 1)
        return lowest...max(lowest, next - 1)
    }

    /// The lowest key whose value falls into a bucket or into one after it.
    private func lowestKey(from bucket: Int) -> UInt64 {
        var (low, high) = (OrderedKey.lowest, OrderedKey.highest + 1)
        while low < high {
            let middle = low + (high - low) / 2
            if self.bucket(of: OrderedKey.value(of: middle)) >= bucket {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}

extension OrderedKey {
    /// The keys of the infinities, between which all others are.
    static let lowest = key(of: -.infinity)
    static let highest = key(of: .infinity)

    /// The keys of all values that equal one.
    static func keys(of value: Double) -> ClosedRange<UInt64> {
        value == 0 ? key(of: -0.0)...key(of: 0.0) : key(of: value)...key(of: value)
    }
}

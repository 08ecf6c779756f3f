extension Moments {
    /// How many paths make a grain: the leaves of the tree that moments are summed by.
    public static let grain = 64

    /// The moments of one grain's values, NaN left out.
    ///
    /// Deviations are taken from the grain's first value x₀, not from 0 and not from the mean: one pass is enough, equal
    /// values give exactly 0, and Σd² − (Σd)²/n loses at most six bits, since x₀ is one of the values.
    ///
    /// - Parameters:
    ///   - values: At least `count` values.
    ///   - count: From 1 to 64.
    init(grain values: UnsafePointer<Double>, count: Int) {
        if count == Self.grain {
            let sums = DeviationSums(values)
            if sums.total.isFinite {
                self.init(sums, count: count)
                return
            }
        }
        self = withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.grain) { present in
            var found = 0
            for place in 0..<count {
                present[found] = values[place]
                found += values[place].isNaN ? 0 : 1
            }
            guard found > 0, let start = present.baseAddress else { return .none }
            // The first value has no deviation: filling up with it adds nothing to the sums.
            for place in found..<Self.grain { present[place] = present[0] }
            return Moments(DeviationSums(start), count: found)
        }
    }

    private init(_ sums: DeviationSums, count: Int) {
        let mean = sums.total / Double(count)
        let squares = sums.squares - sums.total * mean
        self.init(
            count: count,
            mean: sums.origin + mean,
            // Rounding may leave a hair below 0; infinity minus infinity is an overflow.
            squaredDeviations: squares < 0 ? 0 : squares.isNaN ? .infinity : squares,
            minimum: sums.minimum, maximum: sums.maximum)
    }
}

/// Sums over 64 values, in eight lanes of every eighth value, the lanes then added half to half.
private struct DeviationSums {
    let origin: Double
    let total: Double
    let squares: Double
    let minimum: Double
    let maximum: Double

    @inline(__always)
    init(_ values: UnsafePointer<Double>) {
        origin = values[0]
        let front = LaneSums(UnsafeRawPointer(values), origin: values[0])
        let back = LaneSums(UnsafeRawPointer(values + 4), origin: values[0])
        total = Self.fold(front.total + back.total) { $0 + $1 }
        squares = Self.fold(front.squares + back.squares) { $0 + $1 }
        minimum = Self.fold(front.low.lesser(back.low)) { $0 < $1 ? $0 : $1 }
        maximum = Self.fold(front.high.greater(back.high)) { $0 > $1 ? $0 : $1 }
    }

    @inline(__always)
    private static func fold(_ lanes: SIMD4<Double>, _ combine: (Double, Double) -> Double) -> Double {
        combine(combine(lanes[0], lanes[2]), combine(lanes[1], lanes[3]))
    }
}

/// Four of the eight lanes: as many as the registers of any machine hold sums for.
private struct LaneSums {
    var total = SIMD4<Double>.zero
    var squares = SIMD4<Double>.zero
    var low: SIMD4<Double>
    var high: SIMD4<Double>

    @inline(__always)
    init(_ values: UnsafeRawPointer, origin: Double) {
        let origin = SIMD4(repeating: origin)
        low = origin
        high = origin
        for row in 0..<8 {
            let x = values.loadUnaligned(fromByteOffset: row * 64, as: SIMD4<Double>.self)
            let deviation = x - origin
            total += deviation
            squares += deviation * deviation
            low = x.lesser(low)
            high = x.greater(high)
        }
    }
}

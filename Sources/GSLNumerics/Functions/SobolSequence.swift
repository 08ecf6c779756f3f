import CGSL

/// Sobol's low-discrepancy sequence, by its direction numbers: points 0 to 2ᵇ − 1 of up to 40 dimensions.
///
/// Every 2ᵏ points from a multiple of 2ᵏ on have one in each of 2ᵏ equal parts of each dimension. Point i is the bitwise
/// sum of the direction numbers at the set bits of i's Gray code, which is GSL's order with the origin before it; so any
/// point is had at once.
///
/// - Determinism: whole numbers, the same on every machine.
/// - Cost: `init` walks through all points once, about 0.1 µs each.
///
/// Source: P. Bratley, B. L. Fox, "Algorithm 659: implementing Sobol's quasirandom sequence generator", ACM Transactions
/// on Mathematical Software 14 (1988), as in GSL.
public struct SobolSequence: Sendable {
    /// How many dimensions GSL has direction numbers for.
    public static let maximumDimensions = 40
    /// How many bits a coordinate has.
    public static let coordinateBits = 30

    /// For each dimension, one number a bit of the place, of ``coordinateBits`` bits.
    private let directions: [[UInt64]]

    /// - Precondition: 1 to 40 dimensions, and 0 to 30 bits of the place.
    public init(dimensions: Int, placeBits: Int) {
        precondition((1...Self.maximumDimensions).contains(dimensions), "GSL has 40 dimensions of Sobol's sequence")
        precondition((0...Self.coordinateBits).contains(placeBits), "GSL's coordinates have 30 bits")
        var directions = [[UInt64]](repeating: [], count: dimensions)
        guard let generator = gsl_qrng_alloc(cgsl_qrng_sobol(), UInt32(dimensions)) else {
            preconditionFailure("there is no memory for a generator of 40 numbers")
        }
        defer { gsl_qrng_free(generator) }
        var before = [Double](repeating: 0, count: dimensions)
        var point = before
        var place = 0
        for bit in 0..<placeBits {
            // Between its neighbours, point 2ᵇ differs by the direction of bit b alone.
            while place < 1 << bit {
                swap(&before, &point)
                gsl_qrng_get(generator, &point)
                place += 1
            }
            for dimension in directions.indices {
                directions[dimension].append(Self.whole(before[dimension]) ^ Self.whole(point[dimension]))
            }
        }
        self.directions = directions
    }

    /// A coordinate of a point, as a whole number below 2³⁰.
    public func coordinate(_ dimension: Int, of place: Int) -> UInt64 {
        var gray = place ^ place >> 1
        var sum: UInt64 = 0
        while gray != 0 {
            sum ^= directions[dimension][gray.trailingZeroBitCount]
            gray &= gray - 1
        }
        return sum
    }

    private static func whole(_ coordinate: Double) -> UInt64 { UInt64(coordinate * 0x1p30) }
}

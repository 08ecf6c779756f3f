/// Arguments for the kernels.
enum Samples {
    /// Values at which something changes: zeros, infinities, NaN, subnormals, halves, ends of domains.
    static let edges: [Double] = [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3, 0.49999999999999994, -0.49999999999999994,
        0.0025, 0.9975, 0.00249, 0.25, 0.75, 709.78, 709.79, -745.1, -745.2, -708.4, 1000, -1000, 0x1p52, 0x1p53,
        -0x1.8p52, 0x1.fffffffffffffp51, 0x1p65, -0x1p66, 1e15, -1e15, 1e300, -1e300, .infinity, -.infinity, .nan,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNormalMagnitude, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, Double.leastNormalMagnitude.nextDown, 1.0.nextUp, 1.0.nextDown, 0.5.nextUp,
        0.5.nextDown,
        0x1p-53, 1 - 0x1p-53, 0.7071067811865475, 0.7071067811865476, 1.4142135623730951, 0x1p-960, 0x1p1020, 0x1p-900,
    ]

    /// Some of everything: edges, any bit patterns, small whole numbers and halves, ordinary sizes.
    static func any(_ count: Int, seed: UInt64) -> [Double] {
        var generator = SplitMix64(state: seed)
        return (0..<count).map { _ in
            let bits = generator.next()
            switch bits % 8 {
            case 0, 1: return edges[Int(generator.next() % UInt64(edges.count))]
            case 2, 3: return Double(bitPattern: generator.next())
            case 4: return Double(Int(generator.next() % 41) - 20) / 2
            default: return .random(in: -10...10, using: &generator)
            }
        }
    }

    static func between(_ lower: Double, _ upper: Double, _ count: Int, seed: UInt64) -> [Double] {
        var generator = SplitMix64(state: seed)
        return (0..<count).map { _ in .random(in: lower...upper, using: &generator) }
    }

    /// Fills up to a multiple of 64 with ones.
    static func padded(_ values: [Double]) -> [Double] {
        values + [Double](repeating: 1, count: (64 - values.count % 64) % 64)
    }
}

/// G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Equal bits, or both NaN: a NaN's own bits are no part of the kernels' promise.
func same(_ x: Double, _ y: Double) -> Bool { x.bitPattern == y.bitPattern || (x.isNaN && y.isNaN) }

/// The places where two results differ.
func differences(_ x: [Double], _ y: [Double]) -> [Int] {
    zip(x, y).enumerated().filter { !same($0.element.0, $0.element.1) }.map(\.offset)
}

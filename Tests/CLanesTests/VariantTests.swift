import CLanes
import Testing

/// Every instruction set gives the same bits.
@Suite struct VariantTests {
    static let count = 16384

    private func check(_ name: String, _ inputs: [[Double]], _ result: (Kernels) -> [Double]) {
        let expected = result(Kernels.all[0])
        for kernels in Kernels.all.dropFirst() {
            let other = result(kernels)
            let place = differences(expected, other).first
            #expect(
                place == nil,
                "\(name) \(kernels): \(place.map { i in "\(inputs.map { $0[i] }): \(expected[i]), \(other[i])" } ?? "")"
            )
        }
    }

    @Test(arguments: 0..<CLANES_UNARY_COUNT.rawValue)
    func unary(operation: UInt32) {
        let ranges = [(-1.0, 1.0), (-750, 750), (0, 1), (0, 0.01), (0.9, 1.1), (0, 1e-307)]
        let inputs =
            [Samples.any(Self.count, seed: 1)]
            + ranges.map { Samples.between($0.0, $0.1, Self.count / 4, seed: 2) }
        for x in inputs {
            check("unary \(operation)", [x]) { $0.unary(clanes_unary(operation), x) }
        }
    }

    @Test(arguments: 0..<CLANES_BINARY_COUNT.rawValue)
    func binary(operation: UInt32) {
        let x = Samples.any(Self.count, seed: 3)
        let y = Samples.any(Self.count, seed: 4)
        let base = Samples.between(0.5, 2, Self.count, seed: 5)
        let exponent = Samples.between(-1000, 1000, Self.count, seed: 6)
        for (x, y) in [(x, y), (base, exponent), (base, y)] {
            check("binary \(operation)", [x, y]) { $0.binary(clanes_binary(operation), x, y) }
        }
    }

    @Test func uniformAndNormal() {
        for first in [0, 1 << 33 - 256, 123_456] as [UInt64] {
            check("uniform", []) { $0.uniform(seed: 5, stream: 6, period: 7, firstPath: first, count: Self.count) }
            check("antithetic", []) {
                $0.antithetic(seed: 5, stream: 6, period: 7, firstPath: first, count: Self.count)
            }
            for bits in [6, 9, 14, 25, 40] as [UInt32] {
                check("stratified", []) {
                    $0.stratified(seed: 5, stream: 6, period: 7, bits: bits, firstPath: first, count: Self.count)
                }
            }
            check("normal", []) { $0.normal(seed: 5, stream: 6, period: 7, firstPath: first, count: Self.count) }
        }
    }

    @Test func net() {
        let points = (0..<64).map { UInt64($0) &* 0x9_e377_9b97_f4a7 & (1 << 52 - 1) }
        for shift in [0, 1, 0xf_ffff_ffff_ffff, 0x5_a5a5_a5a5_a5a5] as [UInt64] {
            check("net", []) { $0.net(points, shift: shift) }
        }
    }

    @Test func affine() {
        let lanes = (0..<9).map { Samples.any(Self.count, seed: 10 + $0) }
        let ordinary = (0..<9).map { Samples.between(-3, 3, Self.count, seed: 20 + $0) }
        let coefficients = Samples.any(9, seed: 30)
        for lanes in [lanes, ordinary] {
            for count in 0...9 {
                let terms = (0..<count).map { (coefficients[$0], lanes[$0]) }
                check("affine of \(count)", Array(lanes[..<count])) { $0.affine(0.1, terms) }
            }
        }
    }

    /// The fused multiply-add of every set, emulated ones too, is rounded once.
    @Test(arguments: Kernels.all)
    func fusedMultiplyAdd(kernels: Kernels) {
        let x = Samples.any(Self.count, seed: 40)
        let coefficients = Samples.any(64, seed: 41) + Samples.between(-2, 2, 16, seed: 42)
        for (constant, coefficient) in zip(coefficients, coefficients.dropFirst()) {
            let result = kernels.affine(constant, [(coefficient, x)])
            let expected = x.map { constant.addingProduct(coefficient, $0) }
            let place = differences(result, expected).first
            #expect(place == nil, "\(constant) + \(coefficient) · \(place.map { x[$0] } ?? 0)")
        }
        // Nearly cancelling sums, where a second rounding would show.
        let y = Samples.between(1, 2, 4096, seed: 43)
        for coefficient in Samples.between(1, 2, 16, seed: 44) {
            let sum = kernels.affine(-coefficient * y[0], [(coefficient, y)])
            #expect(sum == y.map { (-coefficient * y[0]).addingProduct(coefficient, $0) })
        }
    }

    @Test func select() {
        let lanes = (0..<3).map { Samples.any(Self.count, seed: 50 + $0) }
        check("select", lanes) { $0.select(lanes[0], .lane(lanes[1]), .lane(lanes[2])) }
    }

    /// One element gives the bits that a lane gives.
    @Test func scalars() {
        let x = Samples.any(256, seed: 60)
        let y = Samples.any(256, seed: 61)
        for operation in 0..<CLANES_UNARY_COUNT.rawValue {
            let lane = Kernels.best.unary(clanes_unary(operation), x)
            #expect(differences(x.map { clanes_scalar_unary(clanes_unary(operation), $0) }, lane).isEmpty)
        }
        for operation in 0..<CLANES_BINARY_COUNT.rawValue {
            let lane = Kernels.best.binary(clanes_binary(operation), x, y)
            #expect(
                differences(zip(x, y).map { clanes_scalar_binary(clanes_binary(operation), $0, $1) }, lane).isEmpty)
        }
    }

    @Test func names() {
        #expect(clanes_named("baseline") != nil)
        #expect(clanes_named("sse9") == nil)
        for kernels in Kernels.all { #expect(clanes_named(kernels.description) == kernels.table) }
    }
}

import CLanes
import Testing

/// What the simple operations mean, at edges and in between.
@Suite struct ArithmeticTests {
    private static let x = Samples.any(4096, seed: 70)
    private static let y = Samples.any(4096, seed: 71)

    private func check(_ operation: clanes_unary, _ reference: (Double) -> Double) {
        let expected = Self.x.map(reference)
        for kernels in Kernels.all {
            let result = kernels.unary(operation, Self.x)
            for i in differences(result, expected) {
                Issue.record("\(kernels): \(Self.x[i]) gives \(result[i]), not \(expected[i])")
            }
        }
    }

    private func check(_ operation: clanes_binary, _ reference: (Double, Double) -> Double) {
        let expected = zip(Self.x, Self.y).map(reference)
        for kernels in Kernels.all {
            let result = kernels.binary(operation, Self.x, Self.y)
            for i in differences(result, expected) {
                Issue.record("\(kernels): \(Self.x[i]), \(Self.y[i]) give \(result[i]), not \(expected[i])")
            }
        }
    }

    @Test func unary() {
        check(CLANES_NEGATE) { -$0 }
        check(CLANES_ABS) { abs($0) }
        check(CLANES_SQRT) { $0.squareRoot() }
        check(CLANES_FLOOR) { $0.rounded(.down) }
        check(CLANES_ROUND) { $0.rounded(.toNearestOrAwayFromZero) }
        check(CLANES_NOT) { $0.isNaN ? .nan : $0 == 0 ? 1 : 0 }
    }

    @Test func arithmetic() {
        check(CLANES_ADD, +)
        check(CLANES_SUBTRACT, -)
        check(CLANES_MULTIPLY, *)
        check(CLANES_DIVIDE, /)
        check(CLANES_MINIMUM) { $0.isNaN || $1.isNaN ? .nan : $0 < $1 ? $0 : $1 }
        check(CLANES_MAXIMUM) { $0.isNaN || $1.isNaN ? .nan : $0 > $1 ? $0 : $1 }
    }

    @Test func truth() {
        func truth(_ holds: @escaping (Double, Double) -> Bool) -> (Double, Double) -> Double {
            { $0.isNaN || $1.isNaN ? .nan : holds($0, $1) ? 1 : 0 }
        }
        check(CLANES_LESS, truth(<))
        check(CLANES_LESS_OR_EQUAL, truth(<=))
        check(CLANES_EQUAL, truth(==))
        check(CLANES_NOT_EQUAL, truth(!=))
        check(CLANES_AND, truth { $0 != 0 && $1 != 0 })
        check(CLANES_OR, truth { $0 != 0 || $1 != 0 })
    }

    @Test(arguments: Kernels.all)
    func scalarOperands(kernels: Kernels) {
        for operation in 0..<CLANES_BINARY_COUNT.rawValue {
            for scalar in [0, -0.0, 2.5, -1, .nan] {
                let constants = [Double](repeating: scalar, count: Self.x.count)
                let binary = clanes_binary(operation)
                let right = kernels.binary(binary, .lane(Self.x), .scalar(scalar))
                #expect(differences(right, kernels.binary(binary, Self.x, constants)).isEmpty)
                let left = kernels.binary(binary, .scalar(scalar), .lane(Self.x))
                #expect(differences(left, kernels.binary(binary, constants, Self.x)).isEmpty)
                let both = kernels.binary(binary, .scalar(scalar), .scalar(scalar))
                #expect(differences(both, Array(kernels.binary(binary, constants, constants)[..<64])).isEmpty)
            }
        }
    }

    @Test(arguments: Kernels.all)
    func select(kernels: Kernels) {
        let result = kernels.select(Self.x, .lane(Self.y), .scalar(7))
        let expected = zip(Self.x, Self.y).map { $0.isNaN ? .nan : $0 != 0 ? $1 : 7 }
        #expect(differences(result, expected).isEmpty)
    }

    /// From the first term to the last, each a fused multiply-add; more terms than registers too.
    @Test(arguments: Kernels.all)
    func affine(kernels: Kernels) {
        for count in [0, 1, 2, 5, 8, 9, 20] {
            let terms = (0..<count).map { (0.3 * Double($0) - 1, Samples.between(-5, 5, 192, seed: UInt64($0))) }
            let expected = (0..<192).map { i in
                terms.reduce(0.7) { $0.addingProduct($1.0, $1.1[i]) }
            }
            #expect(kernels.affine(0.7, terms) == (count == 0 ? Array(expected[..<64]) : expected))
        }
    }

    @Test(arguments: Kernels.all)
    func outputMayBeAnInput(kernels: Kernels) {
        let lanes = (0..<10).map { Samples.between(-5, 5, 128, seed: UInt64($0)) }
        let terms = lanes.map { (0.5, $0) }
        for target in lanes.indices {
            #expect(kernels.affine(1, terms, into: target) == kernels.affine(1, terms))
        }
    }

    @Test(arguments: Kernels.all)
    func fill(kernels: Kernels) {
        #expect(kernels.fill(-0.0, count: 128).allSatisfy { $0.bitPattern == (-0.0).bitPattern })
    }
}

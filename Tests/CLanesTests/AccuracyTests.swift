import CLanes
import Foundation
import GSLNumerics
import Testing

/// The largest errors of the elementary functions. The bounds are those that the kernels' documentation states.
@Suite struct AccuracyTests {
    /// How far `x` is from `high` + `low`, in units of the last place of `high`.
    private func ulps(_ x: Double, _ high: Double, _ low: Double) -> Double {
        if x == high && !high.isNormal { return 0 }
        return abs((x - high) - low) / high.ulp
    }

    private func check(
        _ operation: clanes_unary, _ references: [(Double, Double, Double)], bound: Double
    ) {
        let results = Kernels.best.unary(operation, Samples.padded(references.map(\.0)))
        for (reference, result) in zip(references, results) {
            let error = ulps(result, reference.1, reference.2)
            #expect(error <= bound, "\(reference.0) gives \(result), an error of \(error) ulps")
        }
    }

    @Test func expReferences() { check(CLANES_EXP, References.exp, bound: 1.02) }
    @Test func lnReferences() { check(CLANES_LN, References.ln, bound: 0.82) }
    @Test func normalQuantileReferences() { check(CLANES_NORMAL_QUANTILE, References.normalQuantile, bound: 4.9) }

    @Test func powerReferences() {
        let references = References.power
        let x = Samples.padded(references.map(\.0))
        let results = Kernels.best.binary(CLANES_POWER, x, Samples.padded(references.map(\.1)))
        for (reference, result) in zip(references, results) {
            let error = ulps(result, reference.2, reference.3)
            #expect(error <= 0.9, "\(reference.0) ^ \(reference.1) gives \(result), an error of \(error) ulps")
        }
    }

    /// The largest relative difference, over the arguments at which the reference is finite, normal and not zero.
    private func largestDifference(_ x: [Double], _ y: [Double]) -> Double {
        zip(x, y).filter(\.1.isNormal).map { abs($0 - $1) / abs($1) }.max() ?? .nan
    }

    @Test func expAgainstTheCLibrary() {
        let x = Samples.between(-745, 709.7, 1 << 16, seed: 80) + Samples.between(-1, 1, 1 << 16, seed: 81)
        #expect(largestDifference(Kernels.best.unary(CLANES_EXP, x), x.map { Foundation.exp($0) }) < 5e-16)
    }

    @Test func lnAgainstTheCLibrary() {
        let x =
            Samples.between(0, 3, 1 << 16, seed: 82)
            + Samples.between(-708, 709, 1 << 16, seed: 83).map { Foundation.exp($0) }
        #expect(largestDifference(Kernels.best.unary(CLANES_LN, x), x.map { Foundation.log($0) }) < 5e-16)
    }

    @Test func powerAgainstTheCLibrary() {
        let x = Samples.between(0, 4, 1 << 16, seed: 84)
        let y = Samples.between(-40, 40, 1 << 16, seed: 85)
        let power = Kernels.best.binary(CLANES_POWER, x, y)
        #expect(largestDifference(power, zip(x, y).map { Foundation.pow($0, $1) }) < 5e-16)
    }

    @Test func normalQuantileAgainstGSL() {
        let u =
            Samples.between(0, 1, 1 << 16, seed: 86)
            + Samples.between(-53, -1, 1 << 16, seed: 87).map { Foundation.exp2($0) }
        let quantiles = Kernels.best.unary(CLANES_NORMAL_QUANTILE, u)
        #expect(largestDifference(quantiles, u.map(normalQuantile)) < 1e-14)
    }

    @Test func normalQuantileIsAntisymmetric() {
        let u = Kernels.best.uniform(seed: 3, stream: 4, period: 5, firstPath: 0, count: 1 << 16)
        let lower = Kernels.best.unary(CLANES_NORMAL_QUANTILE, u)
        let upper = Kernels.best.unary(CLANES_NORMAL_QUANTILE, u.map { 1 - $0 })
        #expect(zip(lower, upper).allSatisfy { $0 == -$1 })
    }

    /// Steps of 2^-30, the boundary to the tail among them: larger than what rounding can turn around.
    @Test func normalQuantileIncreases() {
        for start in [0x1p-30, 0.0025 - 0x1p-16, 0.25, 0.5 - 0x1p-16, 0.9975 - 0x1p-16] {
            let u = (0..<(1 << 15)).map { start + Double($0) * 0x1p-30 }
            let quantiles = Kernels.best.unary(CLANES_NORMAL_QUANTILE, u)
            #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy(<))
        }
    }

    @Test func ends() {
        func unary(_ operation: clanes_unary, _ x: Double) -> Double { clanes_scalar_unary(operation, x) }
        #expect(unary(CLANES_EXP, 0) == 1)
        #expect(unary(CLANES_EXP, .infinity) == .infinity)
        #expect(unary(CLANES_EXP, -.infinity) == 0)
        #expect(unary(CLANES_EXP, 709.8) == .infinity)
        #expect(unary(CLANES_EXP, -745.2) == 0)
        #expect(unary(CLANES_EXP, -745.1) == .leastNonzeroMagnitude)
        #expect(unary(CLANES_EXP, .nan).isNaN)
        #expect(unary(CLANES_LN, 1) == 0)
        #expect(unary(CLANES_LN, 0) == -.infinity)
        #expect(unary(CLANES_LN, -0.0) == -.infinity)
        #expect(unary(CLANES_LN, -1).isNaN)
        #expect(unary(CLANES_LN, -.infinity).isNaN)
        #expect(unary(CLANES_LN, .infinity) == .infinity)
        #expect(unary(CLANES_LN, .nan).isNaN)
        #expect(unary(CLANES_NORMAL_QUANTILE, 0.5) == 0)
        #expect(unary(CLANES_NORMAL_QUANTILE, 0) == -.infinity)
        #expect(unary(CLANES_NORMAL_QUANTILE, 1) == .infinity)
        #expect(unary(CLANES_NORMAL_QUANTILE, -1) == -.infinity)
        #expect(unary(CLANES_NORMAL_QUANTILE, 2) == .infinity)
        #expect(unary(CLANES_NORMAL_QUANTILE, .nan).isNaN)
    }

    /// As C's pow at all edges, but for NaN.
    @Test func powerAtEdges() {
        for x in Samples.edges {
            for y in Samples.edges {
                let power = clanes_scalar_binary(CLANES_POWER, x, y)
                if x.isNaN || y.isNaN {
                    #expect(power.isNaN)
                } else {
                    let expected = Foundation.pow(x, y)
                    let close = abs(power - expected) <= max(1e-15 * abs(expected), .leastNonzeroMagnitude)
                    #expect(same(power, expected) || (close && power.sign == expected.sign), "\(x) ^ \(y) = \(power)")
                }
            }
        }
    }
}

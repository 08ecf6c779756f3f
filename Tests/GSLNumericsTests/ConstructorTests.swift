import GSLNumerics
import Testing

@Suite struct ConstructorTests {
    private func check(_ distribution: Distribution, _ quantiles: [(Double, Double)]) throws {
        try distribution.validate()
        for (u, x) in quantiles { #expect(abs(distribution.quantile(u) - x) <= 1e-10 * abs(x)) }
    }

    @Test func throughTwoQuantiles() throws {
        try check(.normal(p5: 10, p95: 20), [(0.05, 10), (0.5, 15), (0.95, 20)])
        try check(.normal(p10: -3, p90: 4), [(0.1, -3), (0.9, 4)])
        try check(.lognormal(p5: 5, p95: 9), [(0.05, 5), (0.5, 45.0.squareRoot()), (0.95, 9)])
        try check(.lognormal(p10: 60, p90: 110), [(0.1, 60), (0.9, 110)])
        try check(.lognormal(median: 75, p90: 110), [(0.5, 75), (0.9, 110)])
        try check(
            .normal(throughQuantiles: .init(probability: 0.25, value: 1), .init(probability: 0.99, value: 2)),
            [(0.25, 1), (0.99, 2)])
    }

    @Test func lognormalByItsMoments() throws {
        let distribution = try Distribution.lognormal(mean: 100, standardDeviation: 30)
        #expect(abs(distribution.mean - 100) < 1e-9)
        #expect(abs(distribution.variance - 900) < 1e-7)
    }

    @Test func refusals() {
        #expect(
            throws: NumericsError.domain(
                subject: "normal", need: "a lower quantile below the upper one", given: [3, 3])
        ) {
            try Distribution.normal(p5: 3, p95: 3)
        }
        #expect(throws: NumericsError.domain(subject: "lognormal", need: "values > 0", given: [-1, 3])) {
            try Distribution.lognormal(p5: -1, p95: 3)
        }
        #expect(throws: NumericsError.self) { try Distribution.lognormal(mean: 0, standardDeviation: 1) }
        #expect(throws: NumericsError.self) {
            try Distribution.normal(
                throughQuantiles: .init(probability: 0.9, value: 1), .init(probability: 0.1, value: 2))
        }
    }
}

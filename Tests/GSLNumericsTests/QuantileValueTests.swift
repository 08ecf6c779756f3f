import GSLNumerics
import Testing

/// Quantiles against values known in closed form or from tables.
@Suite struct QuantileValueTests {
    @Test(
        arguments: [
            (Distribution.normal(mean: 10, standardDeviation: 2), 0.975, 13.919927969080108),
            (.lognormal(median: 75, sigma: 0.3), 0.9, 110.16217334376536),
            (.uniform(minimum: 2, maximum: 4), 0.25, 2.5),
            (.triangular(minimum: 0, mode: 1, maximum: 4), 0.25, 1),
            (.triangular(minimum: 0, mode: 1, maximum: 4), 0.75, 4 - 3.0.squareRoot()),
            (.beta(a: 1, b: 2), 0.75, 0.5),
            (.pert(minimum: 0, mode: 5, maximum: 10), 0.5, 5),
            (.gamma(shape: 1, scale: 2), 0.5, 1.3862943611198906),
            (.exponential(mean: 2), 0.5, 1.3862943611198906),
            (.student(degreesOfFreedom: 1, location: 1, scale: 2), 0.75, 3),
            (.student(degreesOfFreedom: 2, location: 0, scale: 1), 0.9, 1.885618083164127),
            (.weibull(shape: 2, scale: 3), 0.6321205588285577, 3),
            (.pareto(minimum: 2, shape: 2), 0.75, 4),
            (.logistic(location: 1, scale: 2), 0.75, 3.1972245773362196),
            (.gumbel(location: 0, scale: 1), 0.5, 0.36651292058166435),
            (.bernoulli(probability: 0.25), 0.75, 0), (.bernoulli(probability: 0.25), 0.7500001, 1),
            (.binomial(count: 10, probability: 0.5), 0.5, 5), (.binomial(count: 10, probability: 0.5), 0.99, 9),
            (.poisson(mean: 4), 0.5, 4), (.poisson(mean: 4), 0.01, 0),
        ] as [(Distribution, Double, Double)])
    func knownValues(distribution: Distribution, u: Double, expected: Double) {
        #expect(abs(distribution.quantile(u) - expected) <= 1e-12 * max(1, abs(expected)))
    }

    @Test func upperTailsKeepTheirDigits() {
        let u = 0x1p-40
        for distribution in [
            Distribution.normal(mean: 0, standardDeviation: 1), .student(degreesOfFreedom: 5, location: 0, scale: 1),
            .logistic(location: 0, scale: 1),
        ] {
            #expect(distribution.quantile(1 - u) == -distribution.quantile(u))
        }
    }

    @Test func quantileTable() throws {
        let table = Distribution.quantiles([
            .init(probability: 0.1, value: 10), .init(probability: 0.5, value: 14), .init(probability: 0.9, value: 30),
        ])
        #expect(table.quantile(0.5) == 14)
        #expect(table.quantile(0.3) == 12)
        #expect(abs(table.quantile(0.05) - 9.5) < 1e-12)
        #expect(abs(table.quantile(0.95) - 32) < 1e-12)
        #expect(abs(table.mean - (0.5 * 11.5 + 0.5 * 24)) < 1e-12)
        let flat = Distribution.quantiles([
            .init(probability: 0, value: 1), .init(probability: 0.5, value: 3), .init(probability: 0.75, value: 3),
            .init(probability: 1, value: 4),
        ])
        #expect(flat.cumulative(3) == 0.75)
        #expect(flat.cumulative(3.0.nextDown) <= 0.5)
        #expect([0.5, 0.6, 0.75].map(flat.quantile) == [3, 3, 3])
    }

    /// Quantiles of type 7, as R gives them.
    @Test func empirical() {
        let sample = Distribution.empirical([4, 1, 3, 2, 10])
        #expect([0.25, 0.5, 0.75].map(sample.quantile) == [2, 3, 4])
        #expect(abs(sample.quantile(0.9) - 7.6) < 1e-12)
        #expect(abs(sample.quantile(0.1) - 1.4) < 1e-12)
        let single = Distribution.empirical([7])
        #expect(single.quantile(0.2) == 7)
        #expect(single.isDiscrete)
        #expect(single.cumulative(7) == 1)
        #expect(single.cumulative(6.9) == 0)
    }

    @Test func truncation() {
        let half = Distribution.truncated(
            .normal(mean: 0, standardDeviation: 1), minimum: 0, maximum: .infinity)
        #expect(abs(half.quantile(0.5) - 0.6744897501960817) < 1e-12)
        #expect(abs(half.mean - (2 / Double.pi).squareRoot()) < 1e-9)
        #expect(abs(half.variance - (1 - 2 / Double.pi)) < 1e-9)
        #expect(half.cumulative(-0.1) == 0)
        let dice = Distribution.truncated(
            .discrete((1...6).map { .init(value: Double($0), weight: 1) }), minimum: 2, maximum: 5)
        #expect([0.24, 0.26, 0.49, 0.99].map(dice.quantile) == [2, 3, 3, 5])
        #expect(abs(dice.mean - 3.5) < 1e-9)
        #expect(dice.cumulative(1.9) == 0 && abs(dice.cumulative(2) - 0.25) < 1e-15)
    }

    @Test func mixture() {
        let risk = Distribution.mixture([
            .init(weight: 9, distribution: .discrete([.init(value: 0, weight: 1)])),
            .init(weight: 1, distribution: .uniform(minimum: -10, maximum: 10)),
        ])
        #expect(abs(risk.quantile(0.04) - -2) < 1e-12)
        #expect([0.051, 0.5, 0.949].map(risk.quantile) == [0, 0, 0])
        #expect(abs(risk.quantile(0.99) - 8) < 1e-12)
        #expect(risk.mean == 0)
        #expect(abs(risk.variance - 100.0 / 30) < 1e-12)
        #expect(!risk.isDiscrete)
    }
}

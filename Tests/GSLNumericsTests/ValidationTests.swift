import GSLNumerics
import Testing

@Suite struct ValidationTests {
    @Test(arguments: [
        (
            Distribution.normal(mean: 0, standardDeviation: -1),
            "normal needs a finite mean and standard deviation > 0; it has 0, -1"
        ),
        (.lognormal(median: 0, sigma: 0.5), "lognormal needs median > 0 and sigma > 0; it has 0, 0.5"),
        (.uniform(minimum: 3, maximum: 2), "uniform needs minimum < maximum; it has 3, 2"),
        (.uniform(minimum: 3, maximum: .infinity), "uniform needs minimum < maximum; it has 3, inf"),
        (
            .triangular(minimum: 3, mode: 2, maximum: 8),
            "triangular needs minimum ≤ mode ≤ maximum and minimum < maximum; it has 3, 2, 8"
        ),
        (
            .pert(minimum: 1, mode: 1, maximum: 1),
            "pert needs minimum ≤ mode ≤ maximum and minimum < maximum; it has 1, 1, 1"
        ),
        (.beta(a: 0, b: 1), "beta needs a > 0 and b > 0; it has 0, 1"),
        (.gamma(shape: 1, scale: 0), "gamma needs shape > 0 and scale > 0; it has 1, 0"),
        (.exponential(mean: .nan), "exponential needs mean > 0; it has nan"),
        (
            .student(degreesOfFreedom: 0, location: 0, scale: 1),
            "student needs degrees of freedom > 0, a finite location and scale > 0; it has 0, 0, 1"
        ),
        (.weibull(shape: -2, scale: 1), "weibull needs shape > 0 and scale > 0; it has -2, 1"),
        (.pareto(minimum: 0, shape: 1), "pareto needs minimum > 0 and shape > 0; it has 0, 1"),
        (.logistic(location: 0, scale: 0), "logistic needs a finite location and scale > 0; it has 0, 0"),
        (.gumbel(location: 0, scale: 0), "gumbel needs a finite location and scale > 0; it has 0, 0"),
        (.bernoulli(probability: 1.5), "bernoulli needs 0 ≤ probability ≤ 1; it has 1.5"),
        (
            .binomial(count: 2.5, probability: 0.5),
            "binomial needs a whole count from 0 to 1000000 and 0 ≤ probability ≤ 1; it has 2.5, 0.5"
        ),
        (.poisson(mean: -1), "poisson needs 0 ≤ mean ≤ 1000000; it has -1"),
        (.discrete([]), "discrete needs weights ≥ 0, at least one of them > 0"),
        (
            .discrete([.init(value: 1, weight: -1), .init(value: 2, weight: 2)]),
            "discrete needs weights ≥ 0, at least one of them > 0; it has -1"
        ),
        (.mixture([.init(weight: 1, distribution: .exponential(mean: 0))]), "exponential needs mean > 0; it has 0"),
        (
            .quantiles([.init(probability: 0.5, value: 1)]),
            "quantiles needs at least two points, with finite values; it has 1"
        ),
        (
            .quantiles([.init(probability: 0.5, value: 1), .init(probability: 0.4, value: 2)]),
            "quantiles needs probabilities that increase; it has 0.5, 0.4"
        ),
        (
            .quantiles([.init(probability: 0.5, value: 2), .init(probability: 0.9, value: 1)]),
            "quantiles needs values that do not decrease as probabilities increase; it has 2, 1"
        ),
        (
            .quantiles([.init(probability: 5, value: 1), .init(probability: 95, value: 2)]),
            "quantiles needs probabilities between 0 and 1; it has 5, 95"
        ),
        (.empirical([]), "empirical needs at least one value, all finite"),
        (
            .truncated(.normal(mean: 0, standardDeviation: 1), minimum: 2, maximum: 1),
            "truncated needs minimum < maximum; it has 2, 1"
        ),
        (
            .truncated(.uniform(minimum: 0, maximum: 1), minimum: 2, maximum: 3),
            "truncated needs at least a probability of 1e-09 between 2.0 and 3.0; it has 0"
        ),
    ])
    func message(distribution: Distribution, expected: String) {
        let error = #expect(throws: NumericsError.self) { try distribution.validate() }
        #expect(error?.description == expected)
    }
}

import GSLNumerics

/// One or more distributions of every family, with ordinary and with awkward parameters.
enum Families {
    static let continuous: [Distribution] = [
        .normal(mean: 3, standardDeviation: 2), .normal(mean: -1e6, standardDeviation: 1e-3),
        .lognormal(median: 75, sigma: 0.3), .lognormal(median: 0.01, sigma: 2.5),
        .uniform(minimum: -1, maximum: 4), .triangular(minimum: 0.02, mode: 0.08, maximum: 0.2),
        .triangular(minimum: 1, mode: 1, maximum: 2), .triangular(minimum: 1, mode: 2, maximum: 2),
        .pert(minimum: 5, mode: 7, maximum: 20), .pert(minimum: 5, mode: 5, maximum: 6),
        .beta(a: 2, b: 5), .beta(a: 0.3, b: 0.2), .beta(a: 300, b: 2), .beta(a: 1e-2, b: 4), .beta(a: 5000, b: 7000),
        .gamma(shape: 2.5, scale: 4), .gamma(shape: 0.05, scale: 1), .gamma(shape: 5000, scale: 0.1),
        .exponential(mean: 8), .student(degreesOfFreedom: 4, location: 1, scale: 2),
        .student(degreesOfFreedom: 1, location: 0, scale: 1), .student(degreesOfFreedom: 2.5, location: -3, scale: 0.1),
        .student(degreesOfFreedom: 0.4, location: 0, scale: 1), .student(degreesOfFreedom: 3000, location: 0, scale: 1),
        .weibull(shape: 1.5, scale: 3), .weibull(shape: 0.4, scale: 1), .pareto(minimum: 2, shape: 3.5),
        .pareto(minimum: 1, shape: 0.8), .logistic(location: 10, scale: 2), .gumbel(location: -5, scale: 3),
        .quantiles([
            .init(probability: 0.05, value: 10), .init(probability: 0.5, value: 14),
            .init(probability: 0.95, value: 30),
        ]),
        .empirical([3, 1, 4, 1.5, 9, 2.6, 5.3]),
        .mixture([
            .init(weight: 3, distribution: .normal(mean: 0, standardDeviation: 1)),
            .init(weight: 1, distribution: .uniform(minimum: 5, maximum: 6)),
        ]),
        .truncated(.normal(mean: 0, standardDeviation: 1), minimum: -0.5, maximum: 2),
        .truncated(.lognormal(median: 1, sigma: 1), minimum: 2, maximum: .infinity),
        .truncated(.student(degreesOfFreedom: 3, location: 0, scale: 1), minimum: -.infinity, maximum: 1),
    ]

    static let discrete: [Distribution] = [
        .bernoulli(probability: 0.3), .bernoulli(probability: 0), .bernoulli(probability: 1),
        .binomial(count: 20, probability: 0.35), .binomial(count: 100_000, probability: 0.5),
        .binomial(count: 0, probability: 0.5), .binomial(count: 7, probability: 1), .poisson(mean: 0.2),
        .poisson(mean: 12.5), .poisson(mean: 40_000),
        .discrete([.init(value: 5, weight: 1), .init(value: -2, weight: 2), .init(value: 5, weight: 1)]),
        .discrete([.init(value: 0, weight: 0), .init(value: 1, weight: 1e-12), .init(value: 3, weight: 7)]),
        .mixture([
            .init(weight: 9, distribution: .discrete([.init(value: 0, weight: 1)])),
            .init(weight: 1, distribution: .poisson(mean: 3)),
        ]),
        .truncated(.poisson(mean: 4), minimum: 2, maximum: 6),
        .truncated(.discrete([.init(value: 1, weight: 1), .init(value: 2, weight: 1)]), minimum: 2, maximum: 2),
    ]

    static let all = continuous + discrete

    /// Probabilities from one end to the other, both tails included, in order.
    static let probabilities: [Double] =
        [0x1p-53, 1e-12, 1e-9, 1e-6, 1e-4] + (1..<200).map { Double($0) / 200 } + [
            0.9999, 1 - 1e-6, 1 - 1e-9, 1 - 0x1p-53,
        ]
}

package import EconomicModel
package import GSLNumerics

extension Distribution {
    /// The distribution of a family with these parameters, in the order of the family's list.
    ///
    /// - Precondition: There are as many parameters as the family takes.
    package init(_ family: DistributionFamily, _ parameters: some Collection<Double>) {
        precondition(parameters.count == family.parameterCount, "a distribution needs its family's parameters")
        let p = Array(parameters)
        self =
            switch family {
            case .normal: .normal(mean: p[0], standardDeviation: p[1])
            case .lognormal: .lognormal(median: p[0], sigma: p[1])
            case .uniform: .uniform(minimum: p[0], maximum: p[1])
            case .triangular: .triangular(minimum: p[0], mode: p[1], maximum: p[2])
            case .pert: .pert(minimum: p[0], mode: p[1], maximum: p[2])
            case .beta: .beta(a: p[0], b: p[1])
            case .gamma: .gamma(shape: p[0], scale: p[1])
            case .exponential: .exponential(mean: p[0])
            case .student: .student(degreesOfFreedom: p[0], location: p[1], scale: p[2])
            case .weibull: .weibull(shape: p[0], scale: p[1])
            case .pareto: .pareto(minimum: p[0], shape: p[1])
            case .logistic: .logistic(location: p[0], scale: p[1])
            case .gumbel: .gumbel(location: p[0], scale: p[1])
            case .bernoulli: .bernoulli(probability: p[0])
            case .binomial: .binomial(count: p[0], probability: p[1])
            case .poisson: .poisson(mean: p[0])
            case .discrete(let count):
                .discrete((0..<count).map { Atom(value: p[2 * $0], weight: p[2 * $0 + 1]) })
            case .quantiles(let count):
                .quantiles((0..<count).map { QuantilePoint(probability: p[2 * $0], value: p[2 * $0 + 1]) })
            case .empirical(let values): .empirical(values)
            case .mixture(let members): .mixture(Self.components(members, p))
            case .truncated(let inner):
                .truncated(Distribution(inner, p.dropFirst(2)), minimum: p[0], maximum: p[1])
            }
    }

    private static func components(
        _ members: [DistributionFamily.WeightedFamily], _ parameters: [Double]
    ) -> [Component] {
        var rest = parameters[...]
        return members.map { member in
            let weight = rest.removeFirst()
            let own = rest.prefix(member.family.parameterCount)
            rest = rest.dropFirst(own.count)
            return Component(weight: weight, distribution: Distribution(member.family, own))
        }
    }
}

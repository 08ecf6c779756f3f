extension Distribution {
    /// Checks that the parameters are in their domain.
    ///
    /// - Throws: `NumericsError.domain`, which names the distribution, what it needs, and what it has.
    public func validate() throws(NumericsError) {
        switch self {
        case .normal(let mean, let standardDeviation):
            try check(standardDeviation > 0, "a finite mean and standard deviation > 0", [mean, standardDeviation])
        case .lognormal(let median, let sigma):
            try check(median > 0 && sigma > 0, "median > 0 and sigma > 0", [median, sigma])
        case .uniform(let minimum, let maximum):
            try check(minimum < maximum, "minimum < maximum", [minimum, maximum])
        case .triangular(let minimum, let mode, let maximum), .pert(let minimum, let mode, let maximum):
            try check(
                minimum <= mode && mode <= maximum && minimum < maximum,
                "minimum ≤ mode ≤ maximum and minimum < maximum", [minimum, mode, maximum])
        case .beta(let a, let b):
            try check(a > 0 && b > 0, "a > 0 and b > 0", [a, b])
        case .gamma(let shape, let scale), .weibull(let shape, let scale):
            try check(shape > 0 && scale > 0, "shape > 0 and scale > 0", [shape, scale])
        case .exponential(let mean):
            try check(mean > 0, "mean > 0", [mean])
        case .student(let degreesOfFreedom, let location, let scale):
            try check(
                degreesOfFreedom > 0 && scale > 0, "degrees of freedom > 0, a finite location and scale > 0",
                [degreesOfFreedom, location, scale])
        case .pareto(let minimum, let shape):
            try check(minimum > 0 && shape > 0, "minimum > 0 and shape > 0", [minimum, shape])
        case .logistic(let location, let scale), .gumbel(let location, let scale):
            try check(scale > 0, "a finite location and scale > 0", [location, scale])
        case .bernoulli(let probability):
            try check(probability >= 0 && probability <= 1, "0 ≤ probability ≤ 1", [probability])
        case .binomial(let count, let probability):
            try check(
                count == count.rounded() && count >= 0 && count <= Double(Self.largestCount) && probability >= 0
                    && probability <= 1,
                "a whole count from 0 to \(Self.largestCount) and 0 ≤ probability ≤ 1", [count, probability])
        case .poisson(let mean):
            try check(mean >= 0 && mean <= Double(Self.largestCount), "0 ≤ mean ≤ \(Self.largestCount)", [mean])
        case .discrete(let atoms):
            try check(weights: atoms.map(\.weight))
            try check(true, "finite values", atoms.map(\.value))
        case .mixture(let components):
            try check(weights: components.map(\.weight))
            for component in components { try component.distribution.validate() }
        case .quantiles(let points):
            try check(points: points)
        case .empirical(let sample):
            try check(!sample.isEmpty, "at least one value, all finite", sample)
        case .truncated(let distribution, let minimum, let maximum):
            try distribution.validate()
            try check(truncationOf: distribution, minimum, maximum)
        }
    }

    /// A million, so that a search among the counts stays quick.
    static let largestCount = 1_000_000

    /// The least probability that a truncation may leave: with less, the difference of two probabilities has too few
    /// digits to invert.
    static let leastTruncatedProbability = 1e-9

    private func check(_ holds: Bool, _ need: String, _ given: [Double]) throws(NumericsError) {
        let strange = given.filter { !$0.isFinite }
        guard holds && strange.isEmpty else {
            // Of a long list, only what is wrong.
            throw .domain(subject: name, need: need, given: given.count > 8 ? Array(strange.prefix(8)) : given)
        }
    }

    private func check(weights: [Double]) throws(NumericsError) {
        let need = "weights ≥ 0, at least one of them > 0"
        let wrong = weights.filter { !($0 >= 0 && $0.isFinite) }
        guard wrong.isEmpty, weights.contains(where: { $0 > 0 }), weights.reduce(0, +).isFinite else {
            throw .domain(subject: name, need: need, given: Array((wrong.isEmpty ? weights : wrong).prefix(8)))
        }
    }

    private func check(points: [QuantilePoint]) throws(NumericsError) {
        let probabilities = points.map(\.probability)
        let values = points.map(\.value)
        guard points.count >= 2, values.allSatisfy(\.isFinite) else {
            throw .domain(subject: name, need: "at least two points, with finite values", given: values)
        }
        for (lower, upper) in zip(points, points.dropFirst()) {
            guard lower.probability < upper.probability else {
                throw .domain(
                    subject: name, need: "probabilities that increase", given: [lower.probability, upper.probability])
            }
            guard lower.value <= upper.value else {
                throw .domain(
                    subject: name, need: "values that do not decrease as probabilities increase",
                    given: [lower.value, upper.value])
            }
        }
        guard probabilities[0] >= 0, probabilities[probabilities.count - 1] <= 1 else {
            throw .domain(subject: name, need: "probabilities between 0 and 1", given: probabilities)
        }
    }

    private func check(
        truncationOf distribution: Distribution, _ minimum: Double, _ maximum: Double
    ) throws(NumericsError) {
        guard minimum < maximum || (minimum == maximum && distribution.isDiscrete) else {
            throw .domain(subject: name, need: "minimum < maximum", given: [minimum, maximum])
        }
        let law = distribution.lawOfValidParameters
        let kept = law.cumulative(maximum) - law.cumulativeBelow(minimum)
        guard kept >= Self.leastTruncatedProbability else {
            throw .domain(
                subject: name,
                need: "at least a probability of \(Self.leastTruncatedProbability) between \(minimum) and \(maximum)",
                given: [kept])
        }
    }

    /// The family's name, as a sentence begins with it.
    var name: String {
        switch self {
        case .normal: "normal"
        case .lognormal: "lognormal"
        case .uniform: "uniform"
        case .triangular: "triangular"
        case .pert: "pert"
        case .beta: "beta"
        case .gamma: "gamma"
        case .exponential: "exponential"
        case .student: "student"
        case .weibull: "weibull"
        case .pareto: "pareto"
        case .logistic: "logistic"
        case .gumbel: "gumbel"
        case .bernoulli: "bernoulli"
        case .binomial: "binomial"
        case .poisson: "poisson"
        case .discrete: "discrete"
        case .mixture: "mixture"
        case .quantiles: "quantiles"
        case .empirical: "empirical"
        case .truncated: "truncated"
        }
    }
}

/// What one family of distributions computes, for valid parameters.
protocol Law: Sendable {
    /// The smallest x with F(x) ≥ u, for 0 < u < 1.
    func quantile(_ u: Double) -> Double

    /// F(x), the probability of a value of at most `x`; `x` is not NaN.
    func cumulative(_ x: Double) -> Double

    /// The probability of a value below `x`: differs from `cumulative` where the distribution has atoms.
    func cumulativeBelow(_ x: Double) -> Double

    var mean: Double { get }
    var variance: Double { get }
    var isDiscrete: Bool { get }

    /// Whether the part of the moment of this order on one side of the mean is finite.
    func hasMoment(_ order: Int, on tail: Tail) -> Bool

    /// The next value above `x` of a discrete law; infinity after the last.
    func successor(of x: Double) -> Double

    /// What the values of a tail are measured from, so that no digits are lost: an end of the law, or its centre.
    func origin(of tail: Tail) -> Double

    /// The value beyond which there is the probability `v` ≤ ½, as an offset inwards from the tail's origin: x − origin in
    /// the lower tail, origin − x in the upper one.
    func offset(from origin: Double, in tail: Tail, at v: Double) -> Double
}

enum Tail: CaseIterable {
    case lower, upper
}

extension Law {
    func cumulativeBelow(_ x: Double) -> Double { cumulative(x) }
    var isDiscrete: Bool { false }
    func hasMoment(_ order: Int, on tail: Tail) -> Bool { true }
    func successor(of x: Double) -> Double { .infinity }
    func origin(of tail: Tail) -> Double { 0 }

    func offset(from origin: Double, in tail: Tail, at v: Double) -> Double {
        tail == .lower ? quantile(v) - origin : origin - quantile(1 - v)
    }
}

extension Distribution {
    /// The law of these parameters, or one that is NaN everywhere.
    var law: any Law {
        do throws(NumericsError) {
            try validate()
            return lawOfValidParameters
        } catch {
            return UndefinedLaw()
        }
    }

    var lawOfValidParameters: any Law {
        switch self {
        case .normal(let mean, let standardDeviation):
            NormalLaw(mean: mean, standardDeviation: standardDeviation)
        case .lognormal(let median, let sigma):
            LognormalLaw(median: median, sigma: sigma)
        case .uniform(let minimum, let maximum):
            UniformLaw(minimum: minimum, maximum: maximum)
        case .triangular(let minimum, let mode, let maximum):
            TriangularLaw(minimum: minimum, mode: mode, maximum: maximum)
        case .pert(let minimum, let mode, let maximum):
            PertLaw(minimum: minimum, mode: mode, maximum: maximum)
        case .beta(let a, let b):
            BetaLaw(a: a, b: b)
        case .gamma(let shape, let scale):
            GammaLaw(shape: shape, scale: scale)
        case .exponential(let mean):
            ExponentialLaw(mean: mean)
        case .student(let degreesOfFreedom, let location, let scale):
            StudentLaw(degreesOfFreedom: degreesOfFreedom, location: location, scale: scale)
        case .weibull(let shape, let scale):
            WeibullLaw(shape: shape, scale: scale)
        case .pareto(let minimum, let shape):
            ParetoLaw(minimum: minimum, shape: shape)
        case .logistic(let location, let scale):
            LogisticLaw(location: location, scale: scale)
        case .gumbel(let location, let scale):
            GumbelLaw(location: location, scale: scale)
        case .bernoulli(let probability):
            DiscreteLaw(
                atoms: [Atom(value: 0, weight: 1 - probability), Atom(value: 1, weight: probability)])
        case .binomial(let count, let probability):
            BinomialLaw(count: count, probability: probability)
        case .poisson(let mean):
            PoissonLaw(mean: mean)
        case .discrete(let atoms):
            DiscreteLaw(atoms: atoms)
        case .mixture(let components):
            MixtureLaw(components: components)
        case .quantiles(let points):
            PiecewiseLinearLaw(points: points)
        case .empirical(let sample):
            PiecewiseLinearLaw(sample: sample)
        case .truncated(let distribution, let minimum, let maximum):
            TruncatedLaw(law: distribution.lawOfValidParameters, minimum: minimum, maximum: maximum)
        }
    }
}

/// What invalid parameters give.
private struct UndefinedLaw: Law {
    func quantile(_ u: Double) -> Double { .nan }
    func cumulative(_ x: Double) -> Double { .nan }
    var mean: Double { .nan }
    var variance: Double { .nan }
}

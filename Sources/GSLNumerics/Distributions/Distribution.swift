/// A probability distribution of one number, given by its parameters.
///
/// Everything is sampled by inversion, so `quantile` is what a simulation needs; where it is slow, a ``QuantileTable`` gives
/// the same. Check parameters by `validate()` first: where they are outside their domain, every result is NaN.
///
/// - Determinism: results come from GSL and the C library, so that their last bits depend on the machine; what enters a
///   plan is to be rounded by `roundedToPlanPrecision`.
/// - Cost: each call sets the distribution up anew; where many are to come, use `prepared()`.
public indirect enum Distribution: Hashable, Sendable {
    /// The standard deviation is positive.
    case normal(mean: Double, standardDeviation: Double)

    /// exp of a normal variable with mean ln(median) and standard deviation sigma.
    case lognormal(median: Double, sigma: Double)

    /// All values between the ends alike; the maximum is the greater one.
    case uniform(minimum: Double, maximum: Double)
    /// A density that rises in a straight line to the mode, which may be an end, and falls from there.
    case triangular(minimum: Double, mode: Double, maximum: Double)

    /// The beta distribution between two ends whose mean is (minimum + 4 mode + maximum) / 6.
    case pert(minimum: Double, mode: Double, maximum: Double)

    /// From 0 to 1, both parameters positive.
    case beta(a: Double, b: Double)
    /// Positive values with the mean shape × scale; both parameters are positive.
    case gamma(shape: Double, scale: Double)
    /// Positive values, the mean being positive.
    case exponential(mean: Double)
    /// Student's t, moved and stretched; degrees of freedom and scale are positive.
    case student(degreesOfFreedom: Double, location: Double, scale: Double)
    /// Positive values; both parameters are positive.
    case weibull(shape: Double, scale: Double)
    /// Values above a positive minimum, whose chance to be exceeded falls as the power −shape.
    case pareto(minimum: Double, shape: Double)
    /// Around a location, with tails a little heavier than the normal ones; the scale is positive.
    case logistic(location: Double, scale: Double)

    /// The distribution of maxima (type I): F(x) = exp(-exp(-(x - location) / scale)).
    case gumbel(location: Double, scale: Double)

    /// 1 with a probability, else 0.
    case bernoulli(probability: Double)
    /// The successes of `count` trials, a whole number.
    case binomial(count: Double, probability: Double)
    /// The number of independent events; the mean is from 0 to a million.
    case poisson(mean: Double)

    /// The given values, with probabilities in proportion to their weights.
    case discrete([Atom])

    /// One of the components, with probabilities in proportion to their weights.
    case mixture([Component])

    /// The quantile function through the given points, straight between them. The first and the last segment go on to the
    /// probabilities 0 and 1, so that the distribution has ends and a density constant by pieces. (A smooth monotone curve
    /// would bend where nothing was said, and has no natural way on beyond its last point.)
    case quantiles([QuantilePoint])

    /// A sample's own distribution: straight between its sorted values, the inverse of the quantile of type 7.
    case empirical([Double])

    /// A distribution on condition that its value is between two bounds, either of which may be infinite.
    case truncated(Distribution, minimum: Double, maximum: Double)

    /// A value of a discrete distribution.
    public struct Atom: Hashable, Sendable {
        /// What is drawn.
        public var value: Double
        /// How probable it is, relative to all weights; not negative.
        public var weight: Double

        public init(value: Double, weight: Double) {
            self.value = value
            self.weight = weight
        }
    }

    /// A part of a mixture.
    public struct Component: Hashable, Sendable {
        /// How probable the component is, relative to all weights; not negative.
        public var weight: Double
        /// What is drawn from where this component is.
        public var distribution: Distribution

        public init(weight: Double, distribution: Distribution) {
            self.weight = weight
            self.distribution = distribution
        }
    }

    /// A probability, and the value that is not exceeded with it.
    public struct QuantilePoint: Hashable, Sendable {
        /// From 0 to 1.
        public var probability: Double
        /// What is not exceeded with that probability.
        public var value: Double

        public init(probability: Double, value: Double) {
            self.probability = probability
            self.value = value
        }
    }
}

extension Distribution {
    /// The distribution set up once for many calls.
    ///
    /// - Throws: `NumericsError.domain`, as `validate()`.
    public func prepared() throws(NumericsError) -> PreparedDistribution {
        try validate()
        return PreparedDistribution(law: lawOfValidParameters)
    }

    /// The value that is not exceeded with probability `u`, for u in (0, 1): the inverse of `cumulative`, and where that one
    /// jumps or stays, the smallest x with F(x) ≥ u. Non-decreasing in `u` up to rounding; NaN outside (0, 1).
    public func quantile(_ u: Double) -> Double {
        u > 0 && u < 1 ? law.quantile(u) : .nan
    }

    /// The probability of a value of at most `x`.
    public func cumulative(_ x: Double) -> Double { x.isNaN ? .nan : law.cumulative(x) }

    /// The mean; ±infinity or NaN where it is infinite or does not exist.
    public var mean: Double { law.mean }

    /// The variance; infinity or NaN where it is infinite or does not exist.
    public var variance: Double { law.variance }

    /// Whether all probability lies on single values.
    public var isDiscrete: Bool { law.isDiscrete }

    /// Whether a quantile takes a search or an iteration, so that a ``QuantileTable`` pays after some hundred of them.
    public var hasSlowQuantile: Bool {
        switch self {
        case .pert, .beta, .gamma, .student, .binomial, .poisson, .mixture, .truncated: true
        case .normal, .lognormal, .uniform, .triangular, .exponential, .weibull, .pareto, .logistic, .gumbel,
            .bernoulli, .discrete, .quantiles, .empirical:
            false
        }
    }
}

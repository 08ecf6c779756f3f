/// Names a quantity of an ``EquationSystem``: its index in ``EquationSystem/quantities``.
public struct QuantityID: Hashable, Sendable {
    /// Its place among the quantities, from 0.
    public let index: Int
    public init(_ index: Int) { self.index = index }
}

/// Names a normal shock of an ``EquationSystem``: its index in ``EquationSystem/shocks``.
public struct ShockID: Hashable, Sendable {
    /// Its place among the shocks, from 0.
    public let index: Int
    public init(_ index: Int) { self.index = index }
}

/// How often a random number is made.
public enum Cadence: Hashable, Sendable {
    /// Once a path, then held: what is not known.
    case path
    /// In the first period of each year, then held until the next.
    case year
    /// Afresh every period: what varies.
    case period
    /// In the first period of each year, what that period of the year (from 0) draws; then held until the next year.
    case periodOfYear(Int)
}

/// A Markov chain in continuous time, whose states are numbered from 0.
public struct MarkovChain: Hashable, Sendable {
    /// How often a year it goes from one state to another, by both; the diagonal is not read.
    public var rates: [[Double]]

    public init(rates: [[Double]]) { self.rates = rates }
}

/// The mathematics of a quantity in one period, in base units, with every name resolved.
///
/// Terms are what all blocks of the scenario language come down to: plans are compiled from them and explanations are
/// written from them.
public indirect enum Term: Hashable, Sendable {
    /// A number.
    case constant(Double)
    /// One figure for each period, the base year's first.
    case series([Double])
    /// What a quantity shows this period, after the effects that act on it.
    case quantity(QuantityID)
    /// What a quantity's own equation gives this period, before effects.
    case own(QuantityID)
    /// What a quantity showed a period ago; in the first period, what it showed in the base year. Missing in the base year.
    case previous(QuantityID)
    /// The same before effects: what recursions carry.
    case previousOwn(QuantityID)
    /// What a quantity showed that many periods ago (at least 1). The base year counts as the periods of one year, all
    /// with its one figure; what lies before it is missing.
    case lag(QuantityID, periods: Int)
    /// What a quantity showed in the base year, in every period.
    case base(QuantityID)
    /// Present in simulated periods, `otherwise` in the base year.
    case simulated(Term, inBaseYear: Term)
    /// A component's own standard normal shock this period, correlated as the system says. Missing in the base year.
    case shock(ShockID)
    /// A uniform draw in (0, 1) from the stream of that name. With any other cadence than `path`, missing in the base year.
    case uniform(stream: String, Cadence)
    /// A function of one term.
    case unary(UnaryOperation, Term)
    /// A function of two terms, in their order.
    case binary(BinaryOperation, Term, Term)
    /// The sum of terms.
    case sum([Term])
    /// The product of terms.
    case product([Term])
    /// The second term where the first is not 0, else the third.
    case select(Term, Term, Term)
    /// The inverse distribution function of a family with these parameters (those of the family's `parameterNames`, in
    /// their order) at the last term, a uniform.
    case quantile(DistributionFamily, [Term], of: Term)
    /// The probability that a chain which is in the state `from` is, after some years, in a state up to `through`.
    case transition(MarkovChain, years: Double, from: Int, through: Int)
    /// The figure of a list at a place, a whole number from 0; missing where the list has none.
    case lookup([Double], at: Term)
    /// The internal rate of return, a year, of what a quantity showed in all periods, each figure being paid at the end of
    /// its period. It has a value in the last period alone, and none on paths whose figures have no such rate.
    case internalRate(of: QuantityID)
    /// No value: everything that is computed from it is missing too.
    case missing

    /// A function of one term. Of conditions, 0 is false and anything else true.
    public enum UnaryOperation: String, Hashable, Sendable, CaseIterable {
        case negate, absolute, squareRoot, floor, round, exp, ln, log10, not, normalQuantile
    }

    /// A function of two terms. Comparisons give 1 or 0; of conditions, 0 is false and anything else true.
    public enum BinaryOperation: String, Hashable, Sendable, CaseIterable {
        case subtract, divide, power, minimum, maximum
        case less, lessOrEqual, equal, notEqual, and, or
    }
}

/// A family of distributions whose inverse is not a short formula over lanes, with where its parameters stand.
///
/// Every other distribution of the language is written out as terms over a uniform.
public indirect enum DistributionFamily: Hashable, Sendable {
    case pert  // minimum, mode, maximum
    case beta  // a, b
    case gamma  // shape, scale
    case student  // degrees of freedom, location, scale
    case binomial  // n, p
    case poisson  // mean
    case discrete(count: Int)  // value, weight, value, weight, …
    case quantiles(count: Int)  // probability, value, probability, value, …
    case empirical([Double])  // none
    case mixture([WeightedFamily])  // weight, then the member's own parameters, member by member
    case truncated(DistributionFamily)  // minimum, maximum, then the inner family's own
    // Those with a short formula stand here too, since mixtures and truncations are made of them.
    case normal  // mean, standard deviation
    case lognormal  // median, sigma
    case uniform  // minimum, maximum
    case triangular  // minimum, mode, maximum
    case exponential  // mean
    case weibull  // shape, scale
    case pareto  // minimum, shape
    case logistic  // location, scale
    case gumbel  // location, scale
    case bernoulli  // p

    /// A member of a mixture.
    public struct WeightedFamily: Hashable, Sendable {
        /// What the member draws from.
        public let family: DistributionFamily
        public init(_ family: DistributionFamily) { self.family = family }
    }

    /// How many parameters the family takes.
    public var parameterCount: Int {
        switch self {
        case .exponential, .poisson, .bernoulli: 1
        case .beta, .gamma, .binomial, .normal, .lognormal, .uniform, .weibull, .pareto, .logistic, .gumbel: 2
        case .pert, .student, .triangular: 3
        case .discrete(let count), .quantiles(let count): 2 * count
        case .empirical: 0
        case .mixture(let members): members.reduce(0) { $0 + 1 + $1.family.parameterCount }
        case .truncated(let inner): 2 + inner.parameterCount
        }
    }
}

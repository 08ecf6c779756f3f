import EconomicModel

extension DistributionFamily {
    /// The inverse distribution function written out, for families with a short formula; `nil` for others.
    ///
    /// All of them rise with the uniform, so that the same luck means the same place in every distribution.
    func formula(_ parameters: [Term], at u: Term) -> Term? {
        let one = Term.constant(1)
        let rest = Term.binary(.subtract, one, u)
        func ln(_ term: Term) -> Term { .unary(.ln, term) }
        func negative(_ term: Term) -> Term { .unary(.negate, term) }
        switch self {
        case .normal:
            return .sum([parameters[0], .product([parameters[1], .unary(.normalQuantile, u)])])
        case .lognormal:
            return .product([parameters[0], .unary(.exp, .product([parameters[1], .unary(.normalQuantile, u)]))])
        case .uniform:
            return .sum([parameters[0], .product([.binary(.subtract, parameters[1], parameters[0]), u])])
        case .triangular:
            return Self.triangular(parameters[0], parameters[1], parameters[2], u: u, rest: rest)
        case .exponential:
            return .product([negative(parameters[0]), ln(rest)])
        case .weibull:
            let (shape, scale) = (parameters[0], parameters[1])
            return .product([scale, .binary(.power, negative(ln(rest)), .binary(.divide, one, shape))])
        case .pareto:
            let (minimum, shape) = (parameters[0], parameters[1])
            return .product([minimum, .unary(.exp, .binary(.divide, negative(ln(rest)), shape))])
        case .logistic:
            return .sum([parameters[0], .product([parameters[1], .binary(.subtract, ln(u), ln(rest))])])
        case .gumbel:
            return .binary(.subtract, parameters[0], .product([parameters[1], ln(negative(ln(u)))]))
        case .bernoulli:
            return .binary(.less, .binary(.subtract, one, parameters[0]), u)
        case .pert, .beta, .gamma, .student, .binomial, .poisson, .discrete, .quantiles, .empirical, .mixture,
            .truncated:
            return nil
        }
    }

    /// Of minimum a, mode c and maximum b. Left of the mode the distribution function is (x − a)² / ((b − a)(c − a)), right
    /// of it its mirror image.
    private static func triangular(_ a: Term, _ c: Term, _ b: Term, u: Term, rest: Term) -> Term {
        let (range, left, right) = (
            Term.binary(.subtract, b, a), Term.binary(.subtract, c, a), Term.binary(.subtract, b, c)
        )
        return .select(
            .binary(.less, u, .binary(.divide, left, range)),
            .sum([a, .unary(.squareRoot, .product([range, left, u]))]),
            .binary(.subtract, b, .unary(.squareRoot, .product([range, right, rest]))))
    }
}

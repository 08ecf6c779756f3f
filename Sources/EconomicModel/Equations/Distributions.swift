/// How a distribution is written: the parameters of its family and other ways to state it.
struct DistributionSyntax {
    /// What a parameter measures.
    enum Role {
        /// It has the dimension of what is drawn.
        case location
        case number
    }

    var family: DistributionFamily
    var parameters: [(name: String, role: Role)]

    /// The families with a fixed list of parameters, and those with lists of their own, by name.
    static let all: [String: DistributionSyntax] = [
        "normal": .init(.normal, ("mean", .location), ("sd", .location)),
        "lognormal": .init(.lognormal, ("median", .location), ("sigma", .number)),
        "uniform": .init(.uniform, ("min", .location), ("max", .location)),
        "triangular": .init(.triangular, ("min", .location), ("mode", .location), ("max", .location)),
        "pert": .init(.pert, ("min", .location), ("mode", .location), ("max", .location)),
        "beta": .init(.beta, ("a", .number), ("b", .number)),
        "gamma": .init(.gamma, ("shape", .number), ("scale", .location)),
        "exponential": .init(.exponential, ("mean", .location)),
        "student": .init(.student, ("df", .number), ("location", .location), ("scale", .location)),
        "weibull": .init(.weibull, ("shape", .number), ("scale", .location)),
        "pareto": .init(.pareto, ("minimum", .location), ("shape", .number)),
        "logistic": .init(.logistic, ("location", .location), ("scale", .location)),
        "gumbel": .init(.gumbel, ("location", .location), ("scale", .location)),
        "bernoulli": .init(.bernoulli, ("p", .number)),
        "binomial": .init(.binomial, ("n", .number), ("p", .number)),
        "poisson": .init(.poisson, ("mean", .number)),
        "discrete": .init(.discrete(count: 0)),
        "mixture": .init(.mixture([])),
        "quantiles": .init(.quantiles(count: 0)),
        "empirical": .init(.empirical([])),
        "truncate": .init(.truncated(.uniform)),
    ]

    /// The probabilities that `normal` and `lognormal` may be stated by.
    static let quantileNames: [String: Double] = ["p5": 0.05, "p10": 0.10, "p90": 0.90, "p95": 0.95]

    private init(_ family: DistributionFamily, _ parameters: (name: String, role: Role)...) {
        self.family = family
        self.parameters = parameters
    }
}

/// A distribution as terms: its family, its parameters, and the dimension of what is drawn.
struct ElaboratedDistribution {
    var family: DistributionFamily
    var parameters: [Term]
    var dimension: Dimension
}

extension SystemBuilder {
    /// A draw from the distribution that an expression states.
    mutating func draw(_ expression: Expression, in context: inout ElaborationContext) -> Elaborated? {
        context.draws += 1
        let stream = "\(context.stream)/\(context.draws)"
        guard let distribution = distribution(expression, in: &context) else { return nil }
        let origin = context.value.origin(of: expression.range)
        streamOrigins[stream] = origin
        let uniform: Term
        switch context.drawing {
        case .oncePerPath: uniform = .uniform(stream: stream, .path)
        case .everyPeriod: uniform = .uniform(stream: stream, .period)
        case .everyEvent(_, held: false): uniform = .uniform(stream: stream, .period)
        case .everyEvent(let onset, held: true):
            let held = declare("\(stream)/held", origin: origin) { _, held in
                Definition(
                    .number, base: .constant(0.5),
                    own: .select(.quantity(onset), .uniform(stream: stream, .period), .previousOwn(held)))
            }
            uniform = .quantity(held)
        }
        return Elaborated(
            .quantile(distribution.family, distribution.parameters, of: uniform), distribution.dimension)
    }

    /// The bounds of `low to high`, a 90 % interval.
    private mutating func intervalSides(
        _ low: Expression, _ high: Expression, _ range: TextRange, in context: inout ElaborationContext
    ) -> (low: Double, high: Double, dimension: Dimension)? {
        let origin = context.value.origin(of: range)
        guard let lowTerm = elaborate(low, in: &context), let highTerm = elaborate(high, in: &context),
            let dimension = common(lowTerm, highTerm, "the lower bound", "the upper bound", range, context)
        else { return nil }
        guard let lowValue = constant(lowTerm.term), let highValue = constant(highTerm.term) else {
            findings.add(.intervalVaries(), at: origin)
            return nil
        }
        guard lowValue < highValue else {
            findings.add(.intervalBackwards(), at: origin)
            return nil
        }
        guard lowValue != 0, highValue != 0 else {
            findings.add(.intervalFromZero(), at: origin)
            return nil
        }
        return (lowValue, highValue, dimension)
    }

    /// A distribution by its family and parameters.
    mutating func distribution(
        _ expression: Expression, in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        if case .interval(let low, let high, let range) = expression {
            guard let sides = intervalSides(low, high, range, in: &context) else { return nil }
            let bounds = [(0.05, Term.constant(sides.low)), (0.95, Term.constant(sides.high))]
            return sides.low > 0
                ? lognormal(through: bounds, sides.dimension) : normal(through: bounds, sides.dimension)
        }
        guard case .call(let name, let arguments, let range) = expression, let syntax = DistributionSyntax.all[name]
        else {
            findings.add(.notDistribution(), at: context.value.origin(of: expression.range))
            return nil
        }
        switch syntax.family {
        case .discrete, .quantiles: return pairs(name, arguments, range, in: &context)
        case .mixture: return mixture(arguments, range, in: &context)
        case .truncated: return truncated(arguments, range, in: &context)
        case .empirical: return empirical(arguments, range, in: &context)
        default: break
        }
        let named = arguments.compactMap(\.name)
        if name == "normal" || name == "lognormal", Set(named) != Set(syntax.parameters.prefix(named.count).map(\.name))
        {
            return byOtherFigures(name, arguments, range, in: &context)
        }
        return byParameters(name, syntax, arguments, range, in: &context)
    }

    /// A family with its own parameters, in their order or by name.
    private mutating func byParameters(
        _ name: String, _ syntax: DistributionSyntax, _ arguments: [Expression.Argument], _ range: TextRange,
        in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        let names = syntax.parameters.map(\.name)
        guard let given = figures(name, names, arguments, range, in: &context) else { return nil }
        if let missing = names.first(where: { given[$0] == nil }) {
            findings.add(.distributionNeeds(name, missing, all: names), at: context.value.origin(of: range))
            return nil
        }
        var dimension: Dimension?
        var location: Elaborated?
        for (parameter, role) in syntax.parameters {
            guard let figure = given[parameter] else { return nil }
            switch role {
            case .number:
                guard figure.dimension.isNumber else {
                    findings.add(
                        .numberNeeded("'\(parameter)' of '\(name)'", figure.dimension),
                        at: context.value.origin(of: range))
                    return nil
                }
            case .location:
                if let known = location {
                    guard
                        let shared = common(
                            known, figure, "one parameter of '\(name)'", "another", range, context)
                    else { return nil }
                    dimension = shared
                    if known.term == .zero { location = figure }
                } else {
                    (location, dimension) = (figure, figure.dimension)
                }
            }
        }
        return ElaboratedDistribution(
            family: syntax.family, parameters: names.compactMap { given[$0]?.term }, dimension: dimension ?? .number)
    }

    /// The arguments of a call under their names; those without one take the names in order.
    mutating func figures(
        _ function: String, _ names: [String], _ arguments: [Expression.Argument], _ range: TextRange,
        in context: inout ElaborationContext
    ) -> [String: Elaborated]? {
        var figures: [String: Elaborated] = [:]
        var isSound = true
        for (place, argument) in arguments.enumerated() {
            let origin = context.value.origin(of: argument.range)
            guard argument.key == nil, let name = argument.name ?? (names.indices.contains(place) ? names[place] : nil)
            else {
                findings.add(.argumentCount(function, names.count...names.count, found: arguments.count), at: origin)
                return nil
            }
            guard names.contains(name) else {
                findings.add(.unknownParameter(name, of: function, known: names), at: origin)
                return nil
            }
            guard figures[name] == nil else {
                findings.add(.parameterTwice(name, of: function), at: origin)
                return nil
            }
            if let figure = elaborate(argument.value, in: &context) { figures[name] = figure } else { isSound = false }
        }
        return isSound ? figures : nil
    }

    // MARK: Other ways to state a normal or lognormal

    private mutating func byOtherFigures(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        let names =
            name == "normal"
            ? ["mean", "sd", "p5", "p10", "p90", "p95"]
            : ["median", "sigma", "mean", "sd", "p5", "p10", "p90", "p95"]
        guard let given = figures(name, names, arguments, range, in: &context) else { return nil }
        let origin = context.value.origin(of: range)
        let quantiles = DistributionSyntax.quantileNames.filter { given[$0.key] != nil }.sorted { $0.value < $1.value }
        let keys = Set(given.keys)
        let location = given.first { $0.key != "sigma" }?.value
        guard let location, given.count == 2 else {
            findings.add(.distributionStated(name), at: origin)
            return nil
        }
        for (key, figure) in given where key != "sigma" {
            guard common(location, figure, "one figure of '\(name)'", "'\(key)'", range, context) != nil else {
                return nil
            }
        }
        if quantiles.count == 2, quantiles[0].value < 0.5, quantiles[1].value > 0.5 {
            let points = quantiles.compactMap { quantile in given[quantile.key].map { (quantile.value, $0.term) } }
            if name == "normal" { return normal(through: points, location.dimension) }
            if points.contains(where: { constant($0.1).map { $0 <= 0 } ?? false }) {
                findings.add(.lognormalPositive(), at: origin)
                return nil
            }
            return lognormal(through: points, location.dimension)
        }
        if name == "lognormal", keys == ["mean", "sd"], let mean = given["mean"]?.term, let sd = given["sd"]?.term {
            let square = (sd / mean) * (sd / mean)
            return ElaboratedDistribution(
                family: .lognormal,
                parameters: [mean / .squareRoot(.one + square), .squareRoot(.ln(.one + square))],
                dimension: location.dimension)
        }
        if name == "lognormal", let median = given["median"]?.term, let quantile = quantiles.first,
            let figure = given[quantile.key]?.term
        {
            let sigma = Term.ln(figure / median) / .unary(.normalQuantile, .constant(quantile.value))
            return ElaboratedDistribution(
                family: .lognormal, parameters: [median, sigma], dimension: location.dimension)
        }
        findings.add(.distributionStated(name), at: origin)
        return nil
    }

    private func normal(through points: [(Double, Term)], _ dimension: Dimension) -> ElaboratedDistribution {
        let (low, high) = (points[0], points[1])
        let (zLow, zHigh) = (
            Term.unary(.normalQuantile, .constant(low.0)), Term.unary(.normalQuantile, .constant(high.0))
        )
        let sd = (high.1 - low.1) / (zHigh - zLow)
        return ElaboratedDistribution(family: .normal, parameters: [low.1 - zLow * sd, sd], dimension: dimension)
    }

    private func lognormal(through points: [(Double, Term)], _ dimension: Dimension) -> ElaboratedDistribution {
        let logs = normal(through: points.map { ($0.0, .ln($0.1)) }, .number)
        return ElaboratedDistribution(
            family: .lognormal, parameters: [.exp(logs.parameters[0]), logs.parameters[1]], dimension: dimension)
    }
}

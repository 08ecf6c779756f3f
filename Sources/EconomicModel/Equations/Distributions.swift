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
    private mutating func figures(
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

    // MARK: Families with lists

    /// `discrete(1=30%, 2=70%)` and `quantiles(5%=1, 50%=2, 95%=6)`.
    private mutating func pairs(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        var parameters: [Term] = []
        var values: Elaborated?
        for argument in arguments {
            guard let key = argument.key else {
                findings.add(.pairNeeded(name), at: context.value.origin(of: argument.range))
                return nil
            }
            let (valueSide, numberSide) = name == "discrete" ? (key, argument.value) : (argument.value, key)
            guard let value = elaborate(valueSide, in: &context),
                let number = number(numberSide, in: &context, for: "a probability of '\(name)'")
            else { return nil }
            if let known = values {
                guard common(known, value, "one value of '\(name)'", "another", argument.range, context) != nil else {
                    return nil
                }
                if known.term == .zero { values = value }
            } else {
                values = value
            }
            parameters += name == "discrete" ? [value.term, number] : [number, value.term]
        }
        let least = name == "discrete" ? 1 : 2
        guard let values, arguments.count >= least else {
            findings.add(.argumentCount(name, least...64, found: arguments.count), at: context.value.origin(of: range))
            return nil
        }
        if name == "discrete" {
            let shares = parameters.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            guard addUp(name, shares, at: context.value.origin(of: range)) else { return nil }
        }
        let family: DistributionFamily =
            name == "discrete" ? .discrete(count: arguments.count) : .quantiles(count: arguments.count)
        return ElaboratedDistribution(family: family, parameters: parameters, dimension: values.dimension)
    }

    /// `mixture(0.7=normal(…), 0.3=uniform(…))`.
    private mutating func mixture(
        _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        var members: [DistributionFamily.WeightedFamily] = []
        var weights: [Term] = []
        var parameters: [Term] = []
        var dimension: Dimension?
        for argument in arguments {
            let origin = context.value.origin(of: argument.range)
            guard let key = argument.key else {
                findings.add(.pairNeeded("mixture"), at: origin)
                return nil
            }
            guard let weight = number(key, in: &context, for: "a weight of 'mixture'"),
                let member = distribution(argument.value, in: &context)
            else { return nil }
            if let dimension, dimension != member.dimension {
                findings.add(.unitClash("one part of 'mixture'", dimension, "another", member.dimension), at: origin)
                return nil
            }
            dimension = member.dimension
            members.append(.init(member.family))
            weights.append(weight)
            parameters += [weight] + member.parameters
        }
        guard addUp("mixture", weights, at: context.value.origin(of: range)) else { return nil }
        guard let dimension else {
            findings.add(.argumentCount("mixture", 1...64, found: 0), at: context.value.origin(of: range))
            return nil
        }
        return ElaboratedDistribution(family: .mixture(members), parameters: parameters, dimension: dimension)
    }

    /// `truncate(distribution, min, max)`.
    private mutating func truncated(
        _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        guard arguments.count == 3, let first = arguments.first, first.name == nil else {
            findings.add(.argumentCount("truncate", 3...3, found: arguments.count), at: context.value.origin(of: range))
            return nil
        }
        guard let inner = distribution(first.value, in: &context),
            let bounds = figures(
                "truncate", ["distribution", "min", "max"],
                arguments.enumerated().map { place, argument in
                    var named = argument
                    named.name = argument.name ?? ["distribution", "min", "max"][place]
                    if place == 0 { named.value = .number(0, argument.range) }
                    return named
                }, range, in: &context),
            let low = bounds["min"], let high = bounds["max"]
        else { return nil }
        let drawn = Elaborated(.missing, inner.dimension)
        guard common(drawn, low, "the distribution", "its lower bound", range, context) != nil,
            common(drawn, high, "the distribution", "its upper bound", range, context) != nil
        else { return nil }
        return ElaboratedDistribution(
            family: .truncated(inner.family), parameters: [low.term, high.term] + inner.parameters,
            dimension: inner.dimension)
    }

    /// `empirical('file.csv', 'column')`.
    private mutating func empirical(
        _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> ElaboratedDistribution? {
        let origin = context.value.origin(of: range)
        var texts: [String: String] = [:]
        for (place, argument) in arguments.enumerated() {
            guard let name = argument.name ?? (place < 2 ? ["file", "column"][place] : nil),
                case .text(let text, _) = argument.value, texts[name] == nil
            else { break }
            texts[name] = text
        }
        guard arguments.count == 2, let file = texts["file"], let column = texts["column"] else {
            findings.add(.empiricalForm(), at: origin)
            return nil
        }
        switch readColumn(file, column, context.value.origin) {
        case .success(let values) where values.isEmpty:
            findings.add(.emptyColumn(column, file), at: origin)
            return nil
        case .success(let values):
            return ElaboratedDistribution(family: .empirical(values), parameters: [], dimension: .number)
        case .failure(let problem):
            findings.add(problem, at: origin)
            return nil
        }
    }

    /// Whether the shares of a list add up to 1, where that can be told.
    private mutating func addUp(_ name: String, _ shares: [Term], at origin: Origin) -> Bool {
        let total = constant(.sum(shares))
        guard let total, (total - 1).magnitude > 1e-6 else { return true }
        findings.add(.sharesOff(name, total), at: origin)
        return false
    }
}

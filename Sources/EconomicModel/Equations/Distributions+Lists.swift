// Distributions that are made of lists, of other distributions, or of data.

extension SystemBuilder {
    /// `discrete(1=30%, 2=70%)` and `quantiles(5%=1, 50%=2, 95%=6)`.
    mutating func pairs(
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
            guard addUp(name, shares, arguments.map(\.value), range, in: context) else { return nil }
        }
        let family: DistributionFamily =
            name == "discrete" ? .discrete(count: arguments.count) : .quantiles(count: arguments.count)
        return ElaboratedDistribution(family: family, parameters: parameters, dimension: values.dimension)
    }

    /// `mixture(0.7=normal(…), 0.3=uniform(…))`.
    mutating func mixture(
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
        guard addUp("mixture", weights, arguments.compactMap(\.key), range, in: context) else { return nil }
        guard let dimension else {
            findings.add(.argumentCount("mixture", 1...64, found: 0), at: context.value.origin(of: range))
            return nil
        }
        return ElaboratedDistribution(family: .mixture(members), parameters: parameters, dimension: dimension)
    }

    /// `truncate(distribution, min, max)`.
    mutating func truncated(
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
    mutating func empirical(
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
        case .success(let data) where data.figures.isEmpty:
            findings.add(.emptyColumn(column, file), at: origin)
            return nil
        case .success(let data):
            return ElaboratedDistribution(family: .empirical(data.figures), parameters: [], dimension: .number)
        case .failure(let problem):
            findings.add(problem, at: origin)
            return nil
        }
    }

    /// Whether weights that are written in percent add up to 100 %, as far as that can be told; others are relative.
    private mutating func addUp(
        _ name: String, _ weights: [Term], _ written: [Expression], _ range: TextRange, in context: ElaborationContext
    ) -> Bool {
        let text = Array(context.value.text)
        let isPercent = written.contains { text[$0.range.start..<min($0.range.end, text.count)].contains("%") }
        guard isPercent, let total = constant(.sum(weights)), (total - 1).magnitude > 1e-6 else { return true }
        findings.add(.sharesOff(name, total), at: context.value.origin(of: range))
        return false
    }
}

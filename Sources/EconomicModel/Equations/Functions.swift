// The functions of expressions.

extension SystemBuilder {
    /// The names of all functions, for suggestions.
    static let functionNames: [String] =
        [
            "min", "max", "abs", "sqrt", "exp", "ln", "log10", "floor", "round", "clamp", "sum", "product", "previous",
            "lag", "cumulative", "growth", "interpolate", "smooth", "step", "each", "calendar_year",
        ] + DistributionSyntax.all.keys.sorted()

    mutating func call(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        if DistributionSyntax.all[name] != nil {
            return draw(.call(name, arguments, range), in: &context)
        }
        switch name {
        case "min", "max":
            return fold(name, arguments, range, in: &context)
        case "abs", "floor", "round", "sqrt":
            guard let x = single(name, arguments, range, in: &context) else { return nil }
            let operations: [String: Term.UnaryOperation] = [
                "abs": .absolute, "floor": .floor, "round": .round, "sqrt": .squareRoot,
            ]
            guard let operation = operations[name] else { return nil }
            return Elaborated(
                .unary(operation, x.term), name == "sqrt" ? x.dimension.raised(to: 0.5) : x.dimension)
        case "exp", "ln", "log10":
            guard let x = single(name, arguments, range, in: &context) else { return nil }
            guard x.dimension.isNumber else {
                findings.add(.numberNeeded("'\(name)'", x.dimension), at: context.value.origin(of: range))
                return nil
            }
            return Elaborated(.unary(name == "exp" ? .exp : name == "ln" ? .ln : .log10, x.term))
        case "clamp":
            return clamp(arguments, range, in: &context)
        case "sum", "product":
            return total(name, arguments, range, in: &context)
        case "each":
            return each(arguments, range, in: &context)
        case "calendar_year":
            if refuseTime(name, range, in: context) { return nil }
            guard expect(0...0, arguments, name, range, in: context) else { return nil }
            return Elaborated(series { Double(timeline.year(of: $0)) })
        case "previous", "lag", "cumulative", "growth":
            if refuseTime(name, range, in: context) { return nil }
            return ofThePast(name, arguments, range, in: &context)
        case "interpolate", "smooth", "step":
            if refuseTime(name, range, in: context) { return nil }
            let kind: Driver.Interpolation = name == "interpolate" ? .linear : name == "smooth" ? .smooth : .step
            return interpolated(kind, arguments, range, in: &context)
        default:
            findings.add(.unknownFunction(name, known: Self.functionNames), at: context.value.origin(of: range))
            return nil
        }
    }

    /// Whether a call has as many plain arguments as it takes.
    mutating func expect(
        _ count: ClosedRange<Int>, _ arguments: [Expression.Argument], _ name: String, _ range: TextRange,
        in context: ElaborationContext
    ) -> Bool {
        if let named = arguments.first(where: { $0.name != nil || $0.key != nil }) {
            findings.add(.unexpectedArgument(name), at: context.value.origin(of: named.range))
            return false
        }
        guard count.contains(arguments.count) else {
            findings.add(
                .argumentCount(name, count, found: arguments.count), at: context.value.origin(of: range))
            return false
        }
        return true
    }

    private mutating func single(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        guard expect(1...1, arguments, name, range, in: context) else { return nil }
        return elaborate(arguments[0].value, in: &context)
    }

    private mutating func fold(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        guard expect(1...64, arguments, name, range, in: context) else { return nil }
        let operation: Term.BinaryOperation = name == "min" ? .minimum : .maximum
        let elaborated = arguments.map { elaborate($0.value, in: &context) }
        var result: Elaborated?
        for next in elaborated {
            guard let next else { return nil }
            if let sofar = result {
                guard
                    let dimension = common(
                        sofar, next, "one argument of '\(name)'", "another", range, context)
                else { return nil }
                result = Elaborated(.binary(operation, sofar.term, next.term), dimension)
            } else {
                result = next
            }
        }
        return result
    }

    private mutating func clamp(
        _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        guard expect(3...3, arguments, "clamp", range, in: context) else { return nil }
        let terms = arguments.map { elaborate($0.value, in: &context) }
        guard let x = terms[0], let low = terms[1], let high = terms[2],
            common(x, low, "the value of 'clamp'", "its lower bound", range, context) != nil,
            let dimension = common(x, high, "the value of 'clamp'", "its upper bound", range, context)
        else { return nil }
        return Elaborated(.clamp(x.term, low.term, high.term), dimension)
    }

    /// `sum` and `product` over what selectors pick.
    private mutating func total(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        guard expect(1...64, arguments, name, range, in: context) else { return nil }
        var terms: [Elaborated] = []
        for argument in arguments {
            guard case .reference(let selector) = argument.value else {
                guard let term = elaborate(argument.value, in: &context) else { return nil }
                terms.append(term)
                continue
            }
            let origin = context.value.origin(of: selector.range)
            let picked = resolve(selector, at: origin)
            if picked.isEmpty { return nil }
            for id in picked {
                guard let term = reference(id, system.quantities[id.index].name, origin, in: context) else {
                    return nil
                }
                terms.append(term)
            }
        }
        guard name == "sum" else {
            return Elaborated(.product(terms.map(\.term)), terms.reduce(.number) { $0 * $1.dimension })
        }
        guard var dimension = terms.first?.dimension else { return nil }
        for term in terms.dropFirst() {
            guard
                let shared = common(
                    Elaborated(.missing, dimension), term, "one part of the sum", "another", range, context)
            else { return nil }
            dimension = shared
        }
        return Elaborated(.sum(terms.map(\.term)), dimension)
    }

    /// `each(distribution)`: drawn afresh every period.
    private mutating func each(
        _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        guard expect(1...1, arguments, "each", range, in: context) else { return nil }
        if refuseTime("each", range, in: context) { return nil }
        let before = context.drawing
        let draws = context.draws
        context.drawing = .everyPeriod
        defer { context.drawing = before }
        let result = elaborate(arguments[0].value, in: &context)
        if result != nil, context.draws == draws {
            findings.add(.eachWithoutDraw(), at: context.value.origin(of: range))
            return nil
        }
        return result
    }

    // MARK: The past

    private mutating func ofThePast(
        _ name: String, _ arguments: [Expression.Argument], _ range: TextRange, in context: inout ElaborationContext
    ) -> Elaborated? {
        let counts: [String: ClosedRange<Int>] = [
            "previous": 1...2, "lag": 2...2, "cumulative": 1...1, "growth": 1...1,
        ]
        guard expect(counts[name] ?? 1...1, arguments, name, range, in: context) else { return nil }
        let looksBack = context.looksBack
        context.looksBack = looksBack || name == "previous" || name == "lag"
        let past = quantity(of: arguments[0].value, in: &context)
        context.looksBack = looksBack
        guard let (id, dimension) = past else { return nil }
        switch name {
        case "previous":
            let previous: Term = id == context.quantity ? .previousOwn(id) : .previous(id)
            guard arguments.count == 2 else { return Elaborated(previous, dimension) }
            guard let initial = elaborate(arguments[1].value, in: &context),
                let shared = common(
                    Elaborated(previous, dimension), initial, "what 'previous' looks back on", "its initial value",
                    range,
                    context)
            else { return nil }
            return Elaborated(.simulated(previous, inBaseYear: initial.term), shared)
        case "lag":
            guard let periods = periods(of: arguments[1].value, in: &context) else { return nil }
            return Elaborated(.lag(id, periods: periods), dimension)
        case "growth":
            let past = Term.lag(id, periods: timeline.step.periodsPerYear)
            return Elaborated(.quantity(id) / past - .one)
        default:
            let length = periodLength
            let total = inner("cumulative", in: &context) { total in
                Definition(
                    Unit(baseOf: dimension * .time), base: .zero, own: .previousOwn(total) + .quantity(id) * length)
            }
            return Elaborated(.quantity(total), dimension * .time)
        }
    }

    /// A time as a whole number of periods.
    private mutating func periods(of expression: Expression, in context: inout ElaborationContext) -> Int? {
        guard let time = elaborate(expression, in: &context) else { return nil }
        let origin = context.value.origin(of: expression.range)
        guard time.dimension == .time, let years = constant(time.term) else {
            findings.add(.lagNeedsTime(), at: origin)
            return nil
        }
        let periods = years * Double(timeline.step.periodsPerYear)
        let whole = periods.rounded()
        guard (periods - whole).magnitude < 1e-9, whole >= 1, whole <= 100_000 else {
            findings.add(.lagNotWhole(timeline.step.rawValue), at: origin)
            return nil
        }
        return Int(whole)
    }

    // MARK: Interpolation

    private mutating func interpolated(
        _ kind: Driver.Interpolation, _ arguments: [Expression.Argument], _ range: TextRange,
        in context: inout ElaborationContext
    ) -> Elaborated? {
        var points: [(year: Double, figure: Elaborated)] = []
        for argument in arguments {
            let origin = context.value.origin(of: argument.range)
            guard let key = argument.key, let year = elaborate(key, in: &context), let year = constant(year.term) else {
                findings.add(.pointNeedsYear(), at: origin)
                return nil
            }
            guard let figure = elaborate(argument.value, in: &context) else { return nil }
            if let last = points.last {
                guard year > last.year else {
                    findings.add(.pointsOutOfOrder(), at: origin)
                    return nil
                }
                guard common(last.figure, figure, "one figure", "another", argument.range, context) != nil else {
                    return nil
                }
            }
            points.append((year, figure))
        }
        guard let dimension = (points.first { $0.figure.term != .zero } ?? points.first)?.figure.dimension else {
            findings.add(.argumentCount("interpolate", 1...64, found: 0), at: context.value.origin(of: range))
            return nil
        }
        return Elaborated(
            interpolation(kind, points.map { ($0.year + 0.5, $0.figure.term) }), dimension)
    }
}

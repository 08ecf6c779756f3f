// The equations of measures.

extension SystemBuilder {
    mutating func declareMeasures() {
        for measure in scenario.measures {
            addComponent(block: "measures", name: measure.name, origin: measure.origin, headline: "")
            checkExclusions(of: measure)
            let name = "measures.\(measure.name)"
            let isEnabled = measure.isEnabled
            if isEnabled {
                for field in [
                    measure.start, measure.delay, measure.probability, measure.ramp.over, measure.end,
                    measure.cost.once,
                    measure.cost.yearly,
                ] {
                    declare(field)
                }
                declare("\(name)/from", origin: measure.origin, fixed: true, unit: .number) { builder, _ in
                    builder.effectiveStart(measure).map { Definition(.number, $0) }
                }
            }
            declare("\(name).happens", origin: measure.origin, fixed: true, unit: .number) { builder, _ in
                isEnabled ? builder.happens(measure).map { Definition(.number, $0) } : Definition(.number, .zero)
            }
            let intensity = declare("\(name).intensity", origin: measure.origin, unit: .number) { builder, _ in
                isEnabled ? builder.intensity(measure) : Definition(.number, .zero)
            }
            // What ends may take back what the base year holds of it.
            note(KnownRange((measure.end == nil ? 0 : -1)...1), of: intensity)
            declare("\(name).cost", origin: measure.origin) { builder, _ in
                isEnabled ? builder.cost(measure) : Definition(builder.costUnit(measure), .zero)
            }
        }
    }

    /// `cost_of_measures`: the sum over all measures that have a cost.
    mutating func declareCostOfMeasures() -> QuantityID {
        let measures = scenario.measures
        return declare("cost_of_measures", origin: .default) { builder, _ in
            var total: (terms: [Term], unit: Unit)?
            for measure in measures where measure.cost.once != nil || measure.cost.yearly != nil {
                guard let id = builder.id(named: "measures.\(measure.name).cost"), let unit = builder.unit(of: id)
                else {
                    return nil
                }
                if let total, total.unit.dimension != unit.dimension {
                    builder.findings.add(
                        .unitClash("the cost of one measure", total.unit.dimension, "that of another", unit.dimension),
                        at: measure.origin)
                    return nil
                }
                total = ((total?.terms ?? []) + [.quantity(id)], unit)
            }
            guard let total else { return Definition(Self.dollarsPerYear, .zero) }
            return Definition(total.unit, .sum(total.terms))
        }
    }

    static let dollarsPerYear = Unit(baseOf: Dimension([.money("USD"): 1, .time: -1]))

    /// Notes names that are none, and measures that exclude each other and are switched on all the same.
    private mutating func checkExclusions(of measure: Measure) {
        for name in measure.excludes {
            if name.text == measure.name {
                findings.add(.excludesItself(measure.name), at: name.origin)
            } else if let other = scenario.measures.first(where: { $0.name == name.text }) {
                guard measure.isEnabled, other.isEnabled else { continue }
                findings.add(.excludedEnabled(measure.name, other.name), at: name.origin, severity: .warning)
            } else {
                let known = scenario.measures.map(\.name).filter { $0 != measure.name }
                findings.add(.unknownMeasure(name.text, known: known), at: name.origin)
            }
        }
    }

    /// The measures that one needs, with findings for names that are none.
    private mutating func required(_ measure: Measure) -> [Measure]? {
        var found: [Measure] = []
        for name in measure.requires {
            if name.text == measure.name {
                findings.add(.requiresItself(measure.name), at: name.origin)
                return nil
            }
            guard let other = scenario.measures.first(where: { $0.name == name.text }) else {
                findings.add(
                    .unknownMeasure(name.text, known: scenario.measures.map(\.name).filter { $0 != measure.name }),
                    at: name.origin)
                return nil
            }
            if !other.isEnabled {
                findings.add(.requiresDisabled(measure.name, other.name), at: name.origin, severity: .warning)
            }
            found.append(other)
        }
        return found
    }

    /// The latest of its own start with delay and those of the measures it needs.
    private mutating func effectiveStart(_ measure: Measure) -> Term? {
        guard let start = term(measure.start), let delay = term(measure.delay), let required = required(measure) else {
            return nil
        }
        var result = start.term + delay.term
        if measure.delay?.origin == .default { result = start.term }
        for other in required where other.isEnabled {
            guard let id = id(named: "measures.\(other.name)/from") else { return nil }
            if declarations[id.index].state == .elaborating {
                findings.add(.requiresCircle(measure.name, other.name), at: measure.origin)
                return nil
            }
            elaborate(id)
            result = .maximum(result, .quantity(id))
        }
        if let constant = constant(result), constant < Double(timeline.baseYear + 1) {
            findings.add(
                .startsBefore(measure.name, timeline.baseYear + 1), at: measure.start?.origin ?? measure.origin,
                severity: .warning)
        }
        return result
    }

    private mutating func happens(_ measure: Measure) -> Term? {
        guard let probability = term(measure.probability)?.term, let required = required(measure) else { return nil }
        let own: Term =
            constant(probability) == 1
            ? .one : .less(.uniform(stream: "measures.\(measure.name)/happens", .path), probability)
        let others = required.compactMap { id(named: "measures.\($0.name).happens") }
        guard !others.contains(where: { declarations[$0.index].state == .elaborating }) else { return nil }
        return others.isEmpty ? own : .product([own] + others.map { .quantity($0) })
    }

    /// The mean of the ramp over each period, less what the base year holds of it already.
    private mutating func intensity(_ measure: Measure) -> Definition? {
        let name = "measures.\(measure.name)"
        guard let fromID = id(named: "\(name)/from"), let happensID = id(named: "\(name).happens") else { return nil }
        elaborate(fromID)
        elaborate(happensID)
        var over: Term?
        if measure.ramp.over != nil, measure.ramp.shape != .step {
            guard let given = term(measure.ramp.over)?.term else { return nil }
            // What is drawn may be 0 as well: a ramp over a thirtieth of a second is a step.
            if constant(given) != 0 { over = constant(given) == nil ? .maximum(given, .constant(1e-9)) : given }
        }
        var end: Term?
        if measure.end != nil {
            guard let given = term(measure.end)?.term else { return nil }
            end = given
        }
        guard declarations[fromID.index].state == .done, declarations[happensID.index].state == .done else {
            return nil
        }
        warnOfNoEffect(measure, from: .quantity(fromID), end: end)
        let shape = over == nil ? .step : measure.ramp.shape ?? .step

        /// ∫ ramp from the start to a time.
        func area(_ time: Term) -> Term {
            let since = (end.map { .minimum(time, $0) } ?? time) - .quantity(fromID)
            guard let over else { return .maximum(since, .zero) }
            return over * Self.rampIntegral(shape, since / over)
        }

        // The area to the end of a period is the next one's to its start: it is carried, and worked out once.
        let start = Double(timeline.baseYear)
        let built = declare("\(name)/built", origin: measure.origin, unit: .number) { _, _ in nil }
        settle(
            built, Definition(.number, base: area(.constant(start + 1)), own: area(series(timeline.end))))
        let before = Term.base(built) - area(.constant(start))
        let now = (.quantity(built) - .previous(built)) / periodLength
        return Definition(.number, base: .zero, own: .quantity(happensID) * (now - before))
    }

    /// Notes a measure that can be told to come too late.
    private mutating func warnOfNoEffect(_ measure: Measure, from: Term, end: Term?) {
        guard let start = constant(from) else { return }
        if let end = end.flatMap(constant), end <= start {
            findings.add(
                .endsBeforeStart(measure.name), at: measure.end?.origin ?? measure.origin, severity: .warning)
        } else if start >= Double(timeline.lastYear + 1) {
            findings.add(
                .startsAfter(measure.name, timeline.lastYear), at: measure.start?.origin ?? measure.origin,
                severity: .warning)
        }
    }

    /// L(x) = ∫ ramp from 0 to x: 0 below 0, and L(1) + x − 1 above 1.
    static func rampIntegral(_ shape: Ramp.Shape, _ x: Term) -> Term {
        let inside = Term.clamp(x, .zero, .one)
        let beyond = Term.maximum(x - .one, .zero)
        func softplus(_ y: Term) -> Term { .ln(.one + .exp(y)) }
        func logistic(_ y: Term) -> Term { .one / (.one + .exp(-y)) }
        switch shape {
        case .step:
            return .maximum(x, .zero)
        case .linear:
            return .constant(0.5) * inside * inside + beyond
        case .logistic:
            let (low, high) = (logistic(.constant(-5)), logistic(.constant(5)))
            let rise = (softplus(.constant(10) * inside - .constant(5)) - softplus(.constant(-5))) / .constant(10)
            return (rise - inside * low) / (high - low) + beyond
        case .exponential:
            let decay = Term.one - .exp(.constant(-3) * inside)
            return (inside - decay / .constant(3)) / (.one - .exp(.constant(-3))) + beyond
        }
    }

    private mutating func costUnit(_ measure: Measure) -> Unit {
        for value in [measure.cost.once, measure.cost.yearly] {
            guard let value else { continue }
            var context = ElaborationContext(value, stream: value.name)
            if let dimension = elaborate(value, in: &context)?.dimension {
                return Unit(baseOf: value.rule.kind == .money ? dimension / .time : dimension)
            }
        }
        return Self.dollarsPerYear
    }

    /// `once` in the period of the start, `yearly` from there to the end.
    private mutating func cost(_ measure: Measure) -> Definition? {
        let name = "measures.\(measure.name)"
        guard let fromID = id(named: "\(name)/from"), let happensID = id(named: "\(name).happens") else { return nil }
        let (from, start, stop) = (Term.quantity(fromID), series(timeline.start), series(timeline.end))
        var terms: [Term] = []
        var dimension: Dimension?
        if measure.cost.once != nil {
            guard let once = term(measure.cost.once) else { return nil }
            dimension = once.dimension / .time
            let isNow = Term.binary(.and, .lessOrEqual(start, from), .less(from, stop))
            terms.append(once.term / periodLength * isNow)
        }
        if measure.cost.yearly != nil {
            guard let yearly = term(measure.cost.yearly) else { return nil }
            if let known = dimension, known != yearly.dimension {
                findings.add(
                    .unitClash("what is paid once", known, "what is paid yearly", yearly.dimension),
                    at: measure.cost.yearly?.origin ?? measure.origin)
                return nil
            }
            dimension = yearly.dimension
            var until = stop
            if measure.end != nil {
                guard let end = term(measure.end)?.term else { return nil }
                until = .minimum(stop, end)
            }
            let share = Term.maximum(until - .maximum(start, from), .zero) / periodLength
            terms.append(yearly.term * share)
        }
        guard let dimension else { return Definition(Self.dollarsPerYear, .zero) }
        return Definition(
            Unit(baseOf: dimension), base: .zero, own: .quantity(happensID) * .sum(terms))
    }
}

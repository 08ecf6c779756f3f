// Parameters, facts, variables, indicators, targets and correlations.

extension SystemBuilder {
    mutating func declareValues() {
        for (block, values) in [("facts", scenario.facts), ("parameters", scenario.parameters)] {
            for named in values {
                addComponent(block: block, name: named.name, origin: named.origin, headline: nil)
                declare(named.value)
            }
        }
    }

    mutating func declareVariables() {
        for variable in scenario.variables {
            addComponent(block: "variables", name: variable.name, origin: variable.origin, headline: nil)
            declareExpression(
                "variables.\(variable.name)", variable.origin, variable.value, variable.unit,
                at: variable.unitOrigin)
        }
    }

    mutating func declareIndicators() {
        for indicator in scenario.indicators {
            addComponent(block: "indicators", name: indicator.name, origin: indicator.origin, headline: nil)
            declareExpression(
                "indicators.\(indicator.name)", indicator.origin, indicator.value, indicator.unit,
                at: indicator.unitOrigin)
        }
    }

    /// A quantity that is an expression of its author's own.
    private mutating func declareExpression(
        _ name: String, _ origin: Origin, _ value: Value?, _ unit: Unit?, at unitOrigin: Origin
    ) {
        let known = unit.map { Unit(baseOf: $0.dimension) }
        declare(name, origin: origin, unit: known) { builder, id in
            guard var value else { return nil }
            if value.unit == nil { (value.unit, value.unitOrigin) = (unit, unitOrigin) }
            var context = ElaborationContext(value, stream: name, quantity: id)
            guard let elaborated = builder.elaborate(value, in: &context) else { return nil }
            if case .call("sum", _, _) = value.expression { builder.noteSum(id, elaborated.term) }
            return Definition(Unit(baseOf: elaborated.dimension), elaborated.term)
        }
    }

    /// Notes a sum over quantities as it was read, whatever becomes of its equation.
    private mutating func noteSum(_ id: QuantityID, _ term: Term) {
        guard case .sum(let terms) = term else { return }
        let parts = terms.compactMap { if case .quantity(let part) = $0 { part } else { nil } }
        if parts.count == terms.count { sums.append((id, parts)) }
    }

    mutating func outputs() -> [Output] {
        scenario.indicators.compactMap { indicator in
            guard let id = id(named: "indicators.\(indicator.name)"), let unit = unit(of: id) else { return nil }
            return Output(
                name: indicator.name, quantity: id, unitFactor: indicator.unit?.factor ?? unit.factor,
                overYear: indicator.overYear ?? defaultRule(indicator, unit))
        }
    }

    /// What is per time, and every driver, is averaged over a year; anything else is taken at its end.
    private func defaultRule(_ indicator: Indicator, _ unit: Unit) -> YearlyRule {
        if unit.dimension.isPerTime { return .mean }
        if case .reference(let selector)? = indicator.value?.expression, selector.block == "drivers" { return .mean }
        return .end
    }

    mutating func targets() -> [TargetStatement] {
        scenario.targets.compactMap { target in
            guard let name = target.indicator else { return nil }
            guard let indicator = scenario.indicators.first(where: { $0.name == name.text }),
                let id = id(named: "indicators.\(indicator.name)")
            else {
                findings.add(.unknownIndicator(name.text, known: scenario.indicators.map(\.name)), at: name.origin)
                return nil
            }
            let reference = reference(target.reference)
            guard let by = target.by, let value = target.atLeast ?? target.atMost else { return nil }
            if by <= timeline.baseYear || by > timeline.lastYear {
                findings.add(.targetOutsideHorizon(by, timeline.baseYear + 1, timeline.lastYear), at: target.byOrigin)
            }
            guard declarations[id.index].state == .done, let unit = unit(of: id),
                let threshold = threshold(value, unit)
            else { return nil }
            return TargetStatement(
                name: target.name, title: target.title, indicator: indicator.name, isAtLeast: target.atLeast != nil,
                threshold: threshold / (indicator.unit?.factor ?? 1), by: by, reference: reference)
        }
    }

    /// A number that a field states for good.
    private mutating func settled(_ value: Value?) -> Elaborated? {
        guard let value else { return nil }
        var context = ElaborationContext(value, stream: value.name)
        guard let result = elaborate(value, in: &context) else { return nil }
        guard let constant = constant(result.term) else {
            findings.add(.mustBeSettled(value.name), at: value.origin(of: value.expression.range))
            return nil
        }
        return Elaborated(.constant(constant), result.dimension)
    }

    private mutating func threshold(_ value: Value, _ unit: Unit) -> Double? {
        var value = value
        value.rule.kind = .anything
        guard let threshold = settled(value), case .constant(let figure) = threshold.term else { return nil }
        guard [unit.dimension, unit.dimension * .time].contains(threshold.dimension) || figure == 0 else {
            findings.add(
                .unitClash("the threshold", threshold.dimension, "the indicator", unit.dimension), at: value.origin)
            return nil
        }
        return figure
    }

    private mutating func reference(_ reference: Reference?) -> TargetStatement.Reference? {
        guard let reference, let volatility = settled(reference.volatility), let growth = settled(reference.growth),
            case .constant(let sd) = volatility.term, case .constant(let rate) = growth.term
        else { return nil }
        var sources = [reference.source]
        if reference.source.isEmpty {
            let (ofVolatility, ofGrowth) = (source(of: reference.volatility), source(of: reference.growth))
            sources = ofVolatility == ofGrowth ? [ofGrowth] : [ofVolatility, ofGrowth]
        }
        return TargetStatement.Reference(
            volatility: sd, growth: rate, source: sources.filter { !$0.isEmpty }.joined(separator: "; "))
    }

    /// What a value says of its source, or else the fact that it is.
    private func source(of value: Value?) -> String {
        guard let value, value.source.isEmpty, case .reference(let selector) = value.expression,
            selector.block == "facts"
        else { return value?.source ?? "" }
        return scenario.facts.first { selector.parts == [$0.name] }?.value.source ?? ""
    }

    // MARK: Correlations

    mutating func correlation() -> ShockCorrelation? {
        let degreesOfFreedom = degreesOfFreedom()
        var order: [ShockID] = []
        var cells: [Set<ShockID>: Double] = [:]
        for pair in scenario.correlations.pairs {
            let first = correlated(pair.first)
            let second = correlated(pair.second)
            guard let first, let second else { continue }
            guard first != second else {
                findings.add(.correlatedWithItself(pair.second.text), at: pair.second.origin)
                continue
            }
            guard let value = settled(pair.value), case .constant(let coefficient) = value.term else { continue }
            if let known = cells[[first, second]] {
                if known != coefficient {
                    findings.add(.correlationTwice(pair.first.text, pair.second.text), at: pair.second.origin)
                }
                continue
            }
            cells[[first, second]] = coefficient
            for shock in [first, second] where !order.contains(shock) { order.append(shock) }
        }
        guard !order.isEmpty else { return nil }
        let matrix = order.flatMap { row in order.map { row == $0 ? 1 : cells[[row, $0]] ?? 0 } }
        return ShockCorrelation(shocks: order, matrix: matrix, degreesOfFreedom: degreesOfFreedom)
    }

    /// Those of `copula: student(…)`.
    private mutating func degreesOfFreedom() -> Double? {
        guard let copula = scenario.correlations.copula else { return nil }
        var context = ElaborationContext(copula, stream: copula.name)
        guard case .call("student", let arguments, _) = copula.expression, arguments.count == 1,
            let argument = arguments.first, argument.key == nil, [nil, "df"].contains(argument.name),
            let degrees = elaborate(argument.value, in: &context), degrees.dimension.isNumber,
            let constant = constant(degrees.term), constant >= 1
        else {
            findings.add(.copulaForm(copula.text), at: copula.origin(of: copula.expression.range))
            return nil
        }
        return constant
    }

    /// The shock of a component that is named bare, or in full as `drivers.brent`.
    private mutating func correlated(_ name: Name) -> ShockID? {
        let blocks = ["drivers", "flows", "investments"]
        let found = components.filter { component in
            blocks.contains(component.block)
                && [component.name, "\(component.block).\(component.name)"].contains(name.text)
        }
        guard let component = found.first else {
            let known = components.filter { blocks.contains($0.block) }.map(\.name)
            findings.add(.unknownShock(name.text, known: known), at: name.origin)
            return nil
        }
        guard found.count == 1 else {
            findings.add(.ambiguousName(name.text, found.map { "\($0.block).\($0.name)" }), at: name.origin)
            return nil
        }
        if let driver = scenario.drivers.first(where: { $0.name == component.name }), component.block == "drivers",
            !Self.hasShock(driver)
        {
            findings.add(.noShock(name.text), at: name.origin)
            return nil
        }
        if let investment = scenario.investments.first(where: { $0.name == component.name }),
            component.block == "investments", investment.base == nil
        {
            findings.add(.noShock(name.text), at: name.origin)
            return nil
        }
        return shockByName["\(component.block).\(component.name)"]
    }
}

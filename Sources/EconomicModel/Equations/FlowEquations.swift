// The equations of flows.

extension SystemBuilder {
    mutating func declareFlows() {
        for flow in scenario.flows {
            addComponent(
                block: "flows", name: flow.name, origin: flow.origin, headline: "value",
                attributes: [
                    "from": flow.from, "to": flow.to, "sector": flow.sector, "tag": flow.tag,
                    "kind": (flow.kind ?? .goods).rawValue,
                ])
            for field in [flow.base, flow.trend, flow.volatility, flow.adjustment, flow.costElasticity, flow.density] {
                declare(field)
            }
            for cost in flow.costs { declare(cost.value) }
            for elasticity in flow.elasticities {
                declare(elasticity.value)
                declare(elasticity.adjustment)
            }
            let name = "flows.\(flow.name)"
            let value = declare("\(name).value", origin: flow.origin) { builder, _ in builder.flow(flow) }
            declare("\(name).cost_factor", origin: flow.origin, unit: .number) { builder, _ in
                builder.costFactor(flow).map { Definition(.number, $0) }
            }
            if flow.density != nil {
                declare("\(name).tonnes", origin: flow.origin) { builder, _ in
                    guard let density = builder.term(flow.density), let unit = builder.unit(of: value) else {
                        return nil
                    }
                    let dimension = unit.dimension / density.dimension
                    guard dimension == Dimension([.mass: 1, .time: -1]) else {
                        builder.findings.add(.densityUnit(density.dimension), at: flow.density?.origin ?? flow.origin)
                        return nil
                    }
                    return Definition(Unit(baseOf: dimension), .quantity(value) / density.term)
                }
            }
        }
    }

    /// τ = 1 + Σ costs.
    private mutating func costFactor(_ flow: Flow) -> Term? {
        var terms: [Term] = [.one]
        for cost in flow.costs {
            guard let term = term(cost.value)?.term else { return nil }
            terms.append(term)
        }
        return .sum(terms)
    }

    /// v = base · exp(Σ [ln(1 + trend) h + σ√h z]) · u.
    private mutating func flow(_ flow: Flow) -> Definition? {
        let pull = pull(flow)
        guard let base = term(flow.base), let trend = term(flow.trend)?.term,
            let volatility = term(flow.volatility)?.term,
            let pull
        else { return nil }
        var step = Term.ln(.one + trend) * elapsed
        if flow.trendOf == .mean { step = step - .constant(0.5) * volatility * volatility * elapsed }
        let walk = declare("flows.\(flow.name)/walk", origin: flow.origin, unit: .number) { _, _ in nil }
        let noise = volatility * rootElapsed * .shock(shock("flows.\(flow.name)"))
        settle(walk, Definition(.number, base: .zero, own: .sum([.previousOwn(walk), step, noise])))
        return Definition(
            Unit(baseOf: base.dimension), base: base.term, own: base.term * .exp(.sum([.quantity(walk)] + pull)))
    }

    /// ln u: what drivers and costs call for, approached at the speed of adjustment. One term for each speed.
    private mutating func pull(_ flow: Flow) -> [Term]? {
        var isSound = true
        var groups: [(adjustment: Value?, terms: [Term])] = [(flow.adjustment, [])]
        for elasticity in flow.elasticities {
            guard let term = pull(elasticity, flow) else {
                isSound = false
                continue
            }
            if let own = elasticity.adjustment { groups.append((own, [term])) } else { groups[0].terms.append(term) }
        }
        if !flow.costs.isEmpty, let id = id(named: "flows.\(flow.name).cost_factor") {
            if let strength = term(flow.costElasticity)?.term {
                groups[0].terms.append(-(strength * (.ln(.quantity(id)) - .ln(.base(id)))))
            } else {
                isSound = false
            }
        }
        var result: [Term] = []
        for (place, group) in groups.enumerated() where !group.terms.isEmpty {
            guard let adjustment = term(group.adjustment)?.term else { return nil }
            let goal = Term.sum(group.terms)
            if constant(adjustment) == 1 {
                result.append(goal)
                continue
            }
            let name = place == 0 ? "response" : "response\(place)"
            let response = declare("flows.\(flow.name)/\(name)", origin: flow.origin, unit: .number) { _, _ in nil }
            let closed = Term.one - .binary(.power, .one - adjustment, elapsed)
            let own = Term.previousOwn(response) + closed * (goal - .previousOwn(response))
            settle(response, Definition(.number, base: .zero, own: own))
            result.append(.quantity(response))
        }
        return isSound ? result : nil
    }

    /// ε (ln x − ln x₀).
    private mutating func pull(_ elasticity: Elasticity, _ flow: Flow) -> Term? {
        let name = elasticity.quantity
        let id: QuantityID?
        if name.text.contains(".") {
            id = quantity(fullName: name)
        } else if let driver = scenario.drivers.first(where: { $0.name == name.text }) {
            if driver.process == .meanReverting, driver.scale == .linear {
                findings.add(.linearElasticity(name.text), at: name.origin)
                return nil
            }
            id = self.id(named: "drivers.\(name.text).value")
        } else {
            findings.add(
                .unknownDriver(name.text, in: "flows.\(flow.name).elasticities", known: scenario.drivers.map(\.name)),
                at: name.origin)
            return nil
        }
        guard let id, let strength = term(elasticity.value)?.term else { return nil }
        return strength * (.ln(.quantity(id)) - .ln(.base(id)))
    }

    /// The quantity that a dotted name in a field means.
    mutating func quantity(fullName name: Name) -> QuantityID? {
        do throws(ExpressionError) {
            guard case .reference(let selector) = try ExpressionParser.parse(name.text), !selector.isPattern else {
                throw ExpressionError(.notSelector(name.text), TextRange(0, 1))
            }
            return resolve(selector, at: name.origin).first
        } catch {
            findings.add(error.problem, at: name.origin)
            return nil
        }
    }
}

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
            declareFields(of: flow.growth)
            for field in [flow.costElasticity, flow.density] { declare(field) }
            for cost in flow.costs { declare(cost.value) }
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

    /// v + what investment adds, with v = base · exp(Σ [ln(1 + trend) h + σ√h z]) · u.
    private mutating func flow(_ flow: Flow) -> Definition? {
        let costs = costPull(flow)
        guard var definition = grown(flow.growth, pulledBy: costs), costs != nil,
            let added = addedByInvestment(to: flow, in: definition.unit.dimension)
        else { return nil }
        if !added.isEmpty { definition.own = .sum([definition.own] + added) }
        return definition
    }

    /// −θ ln(τ/τ₀), where there are costs.
    private mutating func costPull(_ flow: Flow) -> [Term]? {
        guard !flow.costs.isEmpty, let id = id(named: "flows.\(flow.name).cost_factor") else { return [] }
        return term(flow.costElasticity).map { [-($0.term * (.ln(.quantity(id)) - .ln(.base(id))))] }
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

extension Flow {
    fileprivate var growth: Growth {
        Growth(
            name: "flows.\(name)", origin: origin, base: base, trend: trend, trendOf: trendOf ?? .median,
            volatility: volatility, adjustment: adjustment, elasticities: elasticities)
    }
}

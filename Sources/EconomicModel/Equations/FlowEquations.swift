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
            for named in flow.costs + flow.via { declare(named.value) }
            let name = "flows.\(flow.name)"
            declare("\(name).cost_factor", origin: flow.origin, unit: .number) { builder, _ in
                builder.costFactor(flow).map { Definition(.number, $0) }
            }
            if flow.via.isEmpty {
                let value = declare("\(name).value", origin: flow.origin) { builder, _ in builder.flow(flow) }
                if flow.density != nil {
                    declare("\(name).tonnes", origin: flow.origin) { builder, _ in builder.tonnes(of: value, flow) }
                }
            } else {
                declareAdmittedFlow(flow)
            }
        }
    }

    /// A flow that corridors carry: what is called for, and of that the value and the tonnes that they admit.
    private mutating func declareAdmittedFlow(_ flow: Flow) {
        let name = "flows.\(flow.name)"
        let called = declare("\(name)/called", origin: flow.origin) { builder, _ in builder.flow(flow) }
        let tonnes = declare("\(name)/tonnes", origin: flow.origin, unit: Unit(baseOf: .massPerYear)) { builder, _ in
            builder.tonnes(of: called, flow)
        }
        let admission = declare("\(name).admission", origin: flow.origin, unit: .number) { builder, admission in
            // Shares add up to one, and each corridor admits a share.
            builder.note(.share(where: flow.via.compactMap { builder.term($0.value)?.term }), of: admission)
            return Definition(.number, builder.admission(flow))
        }
        func admitted(_ id: QuantityID, _ unit: Unit) -> Definition {
            Definition(unit, base: .quantity(id), own: .quantity(id) * .quantity(admission))
        }
        let value = declare("\(name).value", origin: flow.origin) { builder, _ in
            builder.unit(of: called).map { admitted(called, $0) }
        }
        declare("\(name).tonnes", origin: flow.origin, unit: Unit(baseOf: .massPerYear)) { _, _ in
            admitted(tonnes, Unit(baseOf: .massPerYear))
        }
        actedOnInstead[value] = called
    }

    /// The tonnes a year of an amount a year.
    private mutating func tonnes(of amount: QuantityID, _ flow: Flow) -> Definition? {
        guard let density = term(flow.density), let unit = unit(of: amount) else { return nil }
        let dimension = unit.dimension / density.dimension
        guard dimension == .massPerYear else {
            findings.add(.densityUnit(density.dimension), at: flow.density?.origin ?? flow.origin)
            return nil
        }
        return Definition(Unit(baseOf: dimension), .quantity(amount) / density.term)
    }

    /// τ = 1 + Σ costs + what corridors cost.
    private mutating func costFactor(_ flow: Flow) -> Term? {
        var terms: [Term] = [.one]
        for cost in flow.costs {
            guard let term = term(cost.value)?.term else { return nil }
            terms.append(term)
        }
        return .sum(terms + corridorCosts(flow))
    }

    /// The flow before corridors and effects: v + what investment adds, with v = base · exp(Σ [ln(1 + trend) h + σ√h z]) · u,
    /// and what air routes bring to it.
    private mutating func flow(_ flow: Flow) -> Definition? {
        let costs = costPull(flow)
        guard var definition = grown(flow.growth, pulledBy: costs), costs != nil,
            let added = addedByInvestment(to: flow, in: definition.unit.dimension)
        else { return nil }
        if !added.isEmpty { definition.own = .sum([definition.own] + added) }
        return withAirTraffic(flow, definition)
    }

    /// −θ ln(τ/τ₀), where there are costs.
    private mutating func costPull(_ flow: Flow) -> [Term]? {
        guard !flow.costs.isEmpty || !flow.via.isEmpty, let id = id(named: "flows.\(flow.name).cost_factor") else {
            return []
        }
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

// The equations of corridors, and of how flows go by them.

extension SystemBuilder {
    mutating func declareCorridors() {
        for corridor in scenario.corridors {
            addComponent(block: "corridors", name: corridor.name, origin: corridor.origin, headline: "capacity")
            for field in [
                corridor.capacity, corridor.time, corridor.timeCost, corridor.congestion.alpha,
                corridor.congestion.beta, corridor.diversion,
            ] {
                declare(field)
            }
            let name = "corridors.\(corridor.name)"
            let growth = corridor.backgroundGrowth
            if let growth { declareFields(of: growth) }
            declare("\(name).background", origin: corridor.origin, unit: Unit(baseOf: .massPerYear)) { builder, _ in
                guard let growth else { return Definition(Unit(baseOf: .massPerYear), .zero) }
                return builder.grown(growth)
            }
            declareTraffic(on: corridor)
        }
        for flow in scenario.flows {
            for share in flow.via where !scenario.corridors.contains(where: { $0.name == share.name }) {
                findings.add(
                    .unknownCorridor(
                        share.name, in: "flows.\(flow.name).via", known: scenario.corridors.map(\.name)),
                    at: share.origin)
            }
        }
    }

    /// What a corridor carries at the least: a closed one has a utilisation too, and lets no more than this pass.
    private static let leastCapacity = Term.constant(1e-3)

    private mutating func declareTraffic(on corridor: Corridor) {
        let name = "corridors.\(corridor.name)"
        func quantity(
            _ field: String, in dimension: Dimension = .number, _ define: @escaping (inout SystemBuilder) -> Term?
        ) {
            let unit = Unit(baseOf: dimension)
            declare("\(name).\(field)", origin: corridor.origin, unit: unit) { builder, _ in
                define(&builder).map { Definition(unit, $0) }
            }
        }
        func capacity(_ builder: inout SystemBuilder) -> Term? {
            builder.term(corridor.capacity).map { .maximum($0.term, Self.leastCapacity) }
        }
        quantity("demand", in: .massPerYear) { builder in builder.demand(for: corridor) }
        quantity("utilisation") { builder in
            guard let demand = builder.id(named: "\(name).demand"), let capacity = capacity(&builder) else {
                return nil
            }
            return .quantity(demand) / capacity
        }
        quantity("throughput", in: .massPerYear) { builder in
            guard let demand = builder.id(named: "\(name).demand"), let capacity = capacity(&builder) else {
                return nil
            }
            return .minimum(.quantity(demand), capacity)
        }
        quantity("transit_time", in: .time) { builder in builder.transitTime(on: corridor) }
        quantity("admission") { builder in
            guard let utilisation = builder.id(named: "\(name).utilisation"),
                let diversion = builder.term(corridor.diversion)?.term
            else { return nil }
            return .one - (.one - diversion) * (.one - .one / .maximum(.one, .quantity(utilisation)))
        }
    }

    /// What would be carried if all could pass: the background, and the flows' tonnes before admission by their shares.
    private mutating func demand(for corridor: Corridor) -> Term? {
        guard let background = id(named: "corridors.\(corridor.name).background") else { return nil }
        var terms = [Term.quantity(background)]
        for flow in scenario.flows {
            for share in flow.via where share.name == corridor.name {
                guard let part = term(share.value)?.term, let tonnes = id(named: "flows.\(flow.name)/tonnes") else {
                    return nil
                }
                terms.append(part * .quantity(tonnes))
            }
        }
        return .sum(terms)
    }

    /// time · (1 + α · min(u₋₁, 1)^β): the congestion of the period before, and in the first period the base year's.
    private mutating func transitTime(on corridor: Corridor) -> Term? {
        guard let time = term(corridor.time)?.term, let alpha = term(corridor.congestion.alpha)?.term,
            let beta = term(corridor.congestion.beta)?.term,
            let utilisation = id(named: "corridors.\(corridor.name).utilisation")
        else { return nil }
        let before = Term.simulated(.previous(utilisation), inBaseYear: .quantity(utilisation))
        return time * (.one + alpha * .binary(.power, .minimum(before, .one), beta))
    }

    // MARK: Flows by corridors

    /// The shares of a flow, each with a quantity of its corridor.
    private mutating func shares(of flow: Flow, _ quantity: String) -> [(share: Term, id: QuantityID)] {
        flow.via.compactMap { share in
            guard let id = id(named: "corridors.\(share.name).\(quantity)"), let part = term(share.value)?.term else {
                return nil
            }
            return (part, id)
        }
    }

    /// Each share's time cost · transit time.
    mutating func corridorCosts(_ flow: Flow) -> [Term] {
        zip(shares(of: flow, "time_cost"), shares(of: flow, "transit_time")).map { cost, time in
            .product([cost.share, .quantity(cost.id), .quantity(time.id)])
        }
    }

    /// 1 − Σ via (1 − the corridor's admission): exactly 1 where all can pass.
    mutating func admission(_ flow: Flow) -> Term {
        .one - .sum(shares(of: flow, "admission").map { $0.share * (.one - .quantity($0.id)) })
    }

    // MARK: Shares

    /// Sees to it that the shares of each flow add up to 1: those that are known must, and others are taken relative to
    /// their sum.
    mutating func settleShares() {
        var figures = SettledFigures(system, changing: Set(effects.keys))
        for flow in scenario.flows where !flow.via.isEmpty {
            let shares = flow.via.compactMap { id(named: $0.value.name) }
            guard shares.allSatisfy({ declarations[$0.index].state == .done }) else { continue }
            let totals = (0...timeline.periodCount).map { period in
                figures.figure(.sum(shares.map { .own($0) }), in: period)
            }
            for (period, total) in totals.enumerated() {
                guard let total, (total - 1).magnitude > 1e-9 else { continue }
                findings.add(
                    .sharesDoNotAddUp(flow.name, total, in: timeline.year(of: period)), at: flow.viaOrigin)
                break
            }
            if totals.contains(nil) { divideBySum(shares) }
        }
    }

    private mutating func divideBySum(_ shares: [QuantityID]) {
        let definitions = shares.map { system.quantities[$0.index] }
        let (base, own) = (Term.sum(definitions.map(\.base)), Term.sum(definitions.map(\.own)))
        for share in shares {
            system.quantities[share.index].base = system.quantities[share.index].base / base
            system.quantities[share.index].own = system.quantities[share.index].own / own
        }
    }

    /// Effects on shares of a flow: what one gains, the others lose in proportion to what they have. Where effects act on
    /// several shares they come share by share, in the order of `via`.
    mutating func moveShares(of flow: Flow) {
        let shares = flow.via.compactMap { id(named: $0.value.name) }
        guard shares.contains(where: { effects[$0] != nil }) else { return }
        var shown = shares.map { Term.own($0) }
        for (place, share) in shares.enumerated() {
            guard let acting = effects[share] else { continue }
            if declarations[share.index].constant == 1 {
                let declaration = declarations[share.index]
                findings.add(.wholeShare(declaration.name), at: declaration.origin, severity: .warning)
            }
            let name = declarations[share.index].name
            func inner(_ purpose: String, _ term: Term) -> Term {
                let id = declare("\(name)/\(purpose)", origin: flow.origin, unit: .number) { _, _ in nil }
                settle(id, Definition(.number, base: .zero, own: term))
                return .quantity(id)
            }
            let before = inner("before", shown[place])
            // All of a flow has nowhere to go: there is no proportion among others that have nothing.
            let isPart = Term.less(before, .one)
            let after = inner(
                "after", .select(isPart, .clamp(Self.acted(byAll: acting, on: before), .zero, .one), before))
            let others = inner("others", .select(isPart, (.one - after) / (.one - before), .one))
            for other in shares.indices { shown[other] = other == place ? after : shown[other] * others }
        }
        for (share, term) in zip(shares, shown) { system.quantities[share.index].shown = term }
    }

    // MARK: The base year

    /// In the base year a corridor carried what was observed, so that it cannot have been more than its capacity.
    mutating func checkCorridors() {
        var figures = SettledFigures(system, changing: [])
        for corridor in scenario.corridors {
            let name = "corridors.\(corridor.name)"
            guard let demand = id(named: "\(name).demand"), let capacity = id(named: "\(name).capacity"),
                let carried = figures.figure(.quantity(demand), in: 0),
                let most = figures.figure(.quantity(capacity), in: 0), carried > most * (1 + 1e-9)
            else { continue }
            findings.add(
                .corridorFull(name, carried, most), at: corridor.capacity?.origin ?? corridor.origin)
        }
    }
}

extension Corridor {
    /// What it carries beside flows, where it does.
    var backgroundGrowth: Growth? {
        background.map {
            Growth(
                name: "corridors.\(name).background", origin: origin, base: $0.base, trend: $0.trend,
                volatility: $0.volatility, elasticities: $0.elasticities)
        }
    }
}

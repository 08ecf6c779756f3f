// The equations of investment.

/// What a fund or a project puts into an investment or a flow: an amount a year.
struct Addition {
    var quantity: QuantityID
    /// Whether flows may feed on it: what projects with an output of their own put in feeds none a second time.
    var isSupporting = true
    /// The portfolio of projects that it is from.
    var portfolio: String?
    var origin: Origin
}

extension SystemBuilder {
    mutating func declareInvestments() {
        for investment in scenario.investments {
            addComponent(
                block: "investments", name: investment.name, origin: investment.origin, headline: "inflow",
                attributes: [
                    "from": investment.from, "to": investment.to, "sector": investment.sector, "tag": investment.tag,
                ])
            for field in [
                investment.opening, investment.openingCapital, investment.depreciation, investment.gestation,
            ] {
                declare(field)
            }
            let name = "investments.\(investment.name)"
            if investment.base != nil {
                declareFields(of: investment.growth)
                declare(investment.organicName, origin: investment.origin) { builder, _ in
                    builder.grown(investment.growth)
                }
            }
            let inflow = declare("\(name).inflow", origin: investment.origin) { builder, _ in
                builder.inflow(investment)
            }
            declareStock("\(name).cumulative", of: inflow, at: investment.origin) { builder in
                builder.opening(investment, [investment.opening])
            }
            declareStock("\(name)/invested", of: inflow, at: investment.origin) { _ in .zero }
            declareStock("\(name).capital", of: inflow, wearingOut: investment.depreciation, at: investment.origin) {
                builder in builder.opening(investment, [investment.openingCapital, investment.opening])
            }
            declareAdded(investment, inflow: inflow)
        }
    }

    /// What projects, funds and measures add, and the capital that it comes to: A = A₋₁(1 − δ)^Δ + added·Δ.
    private mutating func declareAdded(_ investment: Investment, inflow: QuantityID) {
        let name = "investments.\(investment.name)"
        // What effects come to is known when all are.
        let byMeasures = declare("\(name)/by_measures", origin: investment.origin) { builder, _ in
            builder.unit(of: inflow).map { Definition($0, .zero) }
        }
        addedByMeasures[inflow] = byMeasures
        let added = declare("\(name).added", origin: investment.origin) { builder, _ in
            guard let unit = builder.unit(of: inflow) else { return nil }
            let additions = builder.additions["investments.\(investment.name)"] ?? []
            let supporting = additions.filter(\.isSupporting).map { Term.quantity($0.quantity) }
            return Definition(unit, base: .zero, own: .sum(supporting + [.quantity(byMeasures)]))
        }
        let capital = declareStock(
            "\(name).added_capital", of: added, wearingOut: investment.depreciation, at: investment.origin
        ) { _ in .zero }
        for support in investment.supports {
            declare(support.rate)
            guard let flow = supportedFlow(support) else { continue }
            supports[flow, default: []].append((investment, support.rate, capital))
        }
    }

    private mutating func supportedFlow(_ support: Support) -> QuantityID? {
        var name = support.flow
        if !name.text.contains(".") { name.text = "flows.\(name.text)" }
        guard let flow = quantity(fullName: name) else { return nil }
        guard scenario.flows.contains(where: { id(named: "flows.\($0.name).value") == flow }) else {
            findings.add(.supportsNoFlow(support.flow.text), at: support.flow.origin)
            return nil
        }
        return flow
    }

    /// Declares s = s₋₁(1 − δ)^Δ + x·Δ, which starts from an amount in the base year.
    @discardableResult
    private mutating func declareStock(
        _ name: String, of amount: QuantityID, wearingOut depreciation: Value? = nil, at origin: Origin,
        from start: @escaping (inout SystemBuilder) -> Term?
    ) -> QuantityID {
        let length = periodLength
        return declare(name, origin: origin) { builder, stock in
            guard let unit = builder.unit(of: amount), let start = start(&builder) else { return nil }
            var kept = Term.previousOwn(stock)
            if depreciation != nil {
                guard let share = builder.term(depreciation)?.term else { return nil }
                kept = kept * .binary(.power, .one - share, length)
            }
            return Definition(
                Unit(baseOf: unit.dimension * .time), base: start, own: kept + .quantity(amount) * length)
        }
    }

    /// The first of some fields that is given, 0 where none is.
    private mutating func opening(_ investment: Investment, _ fields: [Value?]) -> Term? {
        guard let field = fields.compactMap({ $0 }).first else { return .zero }
        guard let opening = term(field), let unit = currency(of: investment) else { return nil }
        guard opening.dimension == unit.dimension else {
            findings.add(
                .unitClash("what has been invested", opening.dimension, "the inflow of a year", unit.dimension / .time),
                at: field.origin)
            return nil
        }
        return opening.term
    }

    /// The currency of an investment: that of its organic inflow, or of what has been invested.
    private mutating func currency(of investment: Investment) -> Unit? {
        if investment.base != nil {
            return term(investment.base).map { Unit(baseOf: $0.dimension * .time) }
        }
        return term(investment.opening).map { Unit(baseOf: $0.dimension) }
    }

    /// The organic inflow, and what projects and funds put in.
    private mutating func inflow(_ investment: Investment) -> Definition? {
        guard let currency = currency(of: investment) else { return nil }
        let dimension = currency.dimension / .time
        var organic = Definition(Unit(baseOf: dimension), .zero)
        if investment.base != nil {
            guard let id = id(named: investment.organicName), unit(of: id) != nil else { return nil }
            organic = Definition(organic.unit, .quantity(id))
        }
        guard let additions = additions(to: "investments.\(investment.name)", in: dimension) else { return nil }
        warnOfCountingTwice(investment)
        if !additions.isEmpty { organic.own = .sum([organic.own] + additions) }
        return organic
    }

    /// Notes an organic inflow beside projects: its base may hold them already.
    private mutating func warnOfCountingTwice(_ investment: Investment) {
        guard let base = term(investment.base)?.term, constant(base) != 0 else { return }
        for addition in additions["investments.\(investment.name)"] ?? [] {
            guard let portfolio = addition.portfolio else { continue }
            findings.add(
                .countedTwice(portfolio, investment.name), at: investment.base?.origin ?? investment.origin,
                severity: .warning)
        }
    }

    // MARK: Additions

    /// What has been put into a component, in its dimension; `nil` where some of it is not sound.
    private mutating func additions(to component: String, in dimension: Dimension) -> [Term]? {
        var isSound = true
        let terms = (additions[component] ?? []).map { addition -> Term in
            if let unit = unit(of: addition.quantity) {
                if unit.dimension != dimension {
                    findings.add(
                        .unitClash("what is put in", unit.dimension, "'\(component)'", dimension), at: addition.origin)
                    isSound = false
                }
            } else {
                isSound = false
            }
            return .quantity(addition.quantity)
        }
        return isSound ? terms : nil
    }

    /// What investment adds to a flow: rate × A a gestation ago for each investment that supports it, and what projects
    /// export.
    mutating func addedByInvestment(to flow: Flow, in dimension: Dimension) -> [Term]? {
        let name = "flows.\(flow.name)"
        guard var terms = additions(to: name, in: dimension), let value = id(named: "\(name).value") else { return nil }
        for (investment, rate, capital) in supports[value] ?? [] {
            guard let share = term(rate)?.term, let unit = currency(of: investment) else { return nil }
            guard unit.dimension / .time == dimension else {
                findings.add(
                    .unitClash("'investments.\(investment.name)'", unit.dimension / .time, "'\(name)'", dimension),
                    at: rate.origin)
                return nil
            }
            guard let ready = aGestationAgo(capital, investment) else { return nil }
            terms.append(share * ready)
        }
        return terms
    }

    /// What added capital was a gestation ago, on a straight line between two periods; 0 before the first.
    private mutating func aGestationAgo(_ capital: QuantityID, _ investment: Investment) -> Term? {
        guard let gestation = term(investment.gestation)?.term, let value = investment.gestation else { return nil }
        guard let years = constant(gestation) else {
            findings.add(.mustBeSettled(value.name), at: value.origin(of: value.expression.range))
            return nil
        }
        let periods = min(years, Double(timeline.lastYear - timeline.baseYear)) * Double(timeline.step.periodsPerYear)
        let whole = (periods + 1e-9).rounded(.down)
        let part = periods - whole
        let ago = delayed(capital, by: Int(whole))
        if part < 1e-9 { return ago }
        let before = delayed(capital, by: Int(whole) + 1)
        return .constant(1 - part) * ago + .constant(part) * before
    }

    /// What a quantity showed some periods ago, and 0 before the first period.
    ///
    /// `lag` knows nothing beyond a year before the first period, so that it is taken by a year at a time.
    private mutating func delayed(_ quantity: QuantityID, by periods: Int) -> Term {
        let (year, name) = (timeline.step.periodsPerYear, system.quantities[quantity.index].name)
        var (id, passed) = (quantity, 0)
        while periods - passed > year {
            passed += year
            let source = id
            id = declare("\(name)/\(passed) periods ago", origin: quantityOrigins[quantity.index]) { builder, _ in
                builder.unit(of: source).map { Definition($0, base: .zero, own: .lag(source, periods: year)) }
            }
        }
        return periods == passed ? .quantity(id) : .lag(id, periods: periods - passed)
    }
}

extension Investment {
    /// The quantity that comes without funds, projects and effects; there is none without a base.
    public var organicName: String { "investments.\(name)/organic" }

    fileprivate var growth: Growth {
        Growth(
            name: "investments.\(name)", origin: origin, base: base, trend: trend, volatility: volatility,
            adjustment: adjustment, elasticities: elasticities)
    }
}

// The equations of what grows: flows, inflows of investment, and what corridors carry beside flows.

/// What grows by a trend and noise of its own, and follows other quantities.
struct Growth {
    /// The dotted name of the component, which its shock is named after.
    var name: String
    var origin: Origin
    var base: Value?
    var trend: Value?
    var trendOf = Flow.TrendOf.median
    var volatility: Value?
    /// The share of the gap to what it follows that a year closes; all of it where there is none.
    var adjustment: Value?
    var elasticities: [Elasticity]
}

extension SystemBuilder {
    mutating func declareFields(of growth: Growth) {
        for field in [growth.base, growth.trend, growth.volatility, growth.adjustment] { declare(field) }
        for elasticity in growth.elasticities {
            declare(elasticity.value)
            declare(elasticity.adjustment)
        }
    }

    /// base · exp(Σ [ln(1 + trend) h + σ√h z]) · u. What stands beside the elasticities in ln u* is `nil` where it is not
    /// sound.
    mutating func grown(_ growth: Growth, pulledBy others: [Term]? = []) -> Definition? {
        let pull = pull(growth, others ?? [])
        guard let base = term(growth.base), let trend = term(growth.trend)?.term,
            let volatility = term(growth.volatility)?.term, let pull
        else { return nil }
        var step = Term.ln(.one + trend) * elapsed
        if growth.trendOf == .mean { step = step - .constant(0.5) * volatility * volatility * elapsed }
        let walk = declare("\(growth.name)/walk", origin: growth.origin, unit: .number) { _, _ in nil }
        let noise = volatility * rootElapsed * .shock(shock(growth.name))
        settle(walk, Definition(.number, base: .zero, own: .sum([.previousOwn(walk), step, noise])))
        return Definition(
            Unit(baseOf: base.dimension), base: base.term, own: base.term * .exp(.sum([.quantity(walk)] + pull)))
    }

    /// ln u: what other quantities call for, approached at the speed of adjustment. One term for each speed.
    private mutating func pull(_ growth: Growth, _ others: [Term]) -> [Term]? {
        var isSound = true
        var groups: [(adjustment: Value?, terms: [Term])] = [(growth.adjustment, [])]
        for elasticity in growth.elasticities {
            guard let term = pull(elasticity, growth) else {
                isSound = false
                continue
            }
            if let own = elasticity.adjustment { groups.append((own, [term])) } else { groups[0].terms.append(term) }
        }
        groups[0].terms += others
        var result: [Term] = []
        for (place, group) in groups.enumerated() where !group.terms.isEmpty {
            let goal = Term.sum(group.terms)
            guard let speed = group.adjustment else {
                result.append(goal)
                continue
            }
            guard let adjustment = term(speed)?.term else { return nil }
            if constant(adjustment) == 1 {
                result.append(goal)
                continue
            }
            let name = place == 0 ? "response" : "response\(place)"
            let response = declare("\(growth.name)/\(name)", origin: growth.origin, unit: .number) { _, _ in nil }
            let closed = Term.one - .binary(.power, .one - adjustment, elapsed)
            let own = Term.previousOwn(response) + closed * (goal - .previousOwn(response))
            settle(response, Definition(.number, base: .zero, own: own))
            result.append(.quantity(response))
        }
        return isSound ? result : nil
    }

    /// ε (ln x − ln x₀).
    private mutating func pull(_ elasticity: Elasticity, _ growth: Growth) -> Term? {
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
                .unknownDriver(name.text, in: "\(growth.name).elasticities", known: scenario.drivers.map(\.name)),
                at: name.origin)
            return nil
        }
        guard let id, let strength = term(elasticity.value)?.term else { return nil }
        return strength * (.ln(.quantity(id)) - .ln(.base(id)))
    }
}

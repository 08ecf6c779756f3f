// The equations of funds, by D. Takahashi & S. Alexander, "Illiquid alternative asset fund modeling", 2002.

extension SystemBuilder {
    mutating func declareFunds() {
        for fund in scenario.funds {
            addComponent(block: "funds", name: fund.name, origin: fund.origin, headline: "commitment")
            for field in [fund.commitment, fund.start, fund.leverage, fund.growth, fund.yield, fund.bow, fund.life] {
                declare(field)
            }
            for rate in fund.contributions { declare(rate) }
            declare(fund.foreignShare)
            let name = "funds.\(fund.name)"
            declare("\(name)/age", origin: fund.origin, unit: .number) { builder, _ in builder.age(of: fund) }
            declareCalls(fund)
            declareValue(fund)
            declareRate(fund)
            guard let into = fund.into, let investment = investment(into) else { continue }
            let inflow = declare("\(name)/inflow", origin: fund.origin) { builder, _ in
                guard let contributions = builder.part("contributions", of: fund),
                    let leverage = builder.term(fund.leverage)?.term, let share = builder.term(fund.foreignShare)?.term
                else { return nil }
                return Definition(contributions.unit, contributions.term * (.one + leverage) * share)
            }
            additions[investment, default: []].append(Addition(quantity: inflow, origin: into.origin))
        }
    }

    /// The full name of an investment that a field names bare.
    mutating func investment(_ name: Name) -> String? {
        let known = scenario.investments.map(\.name)
        guard known.contains(name.text) else {
            findings.add(.unknownName(name.text, in: "investments", known: known), at: name.origin)
            return nil
        }
        return "investments.\(name.text)"
    }

    /// A quantity of a fund, with its unit.
    private mutating func part(_ quantity: String, of fund: Fund) -> (term: Term, id: QuantityID, unit: Unit)? {
        guard let id = id(named: "funds.\(fund.name).\(quantity)"), let unit = unit(of: id) else { return nil }
        return (.quantity(id), id, unit)
    }

    /// How long it has lived at the end of a period, in years.
    private mutating func age(of fund: Fund) -> Definition? {
        guard var start = term(fund.start)?.term, let existence = existence(of: "funds.\(fund.name)") else {
            return nil
        }
        if existence.from == nil, let date = constant(start), date < Double(timeline.baseYear + 1) {
            findings.add(
                .fundUnderWay(fund.name, timeline.baseYear + 1), at: fund.start?.origin ?? fund.origin,
                severity: .warning)
        }
        if let from = existence.from { start = .maximum(start, from) }
        func age(_ time: Term) -> Term { .maximum(time - start, .zero) }
        return Definition(.number, base: age(.constant(Double(timeline.baseYear + 1))), own: age(series(timeline.end)))
    }

    // MARK: Calls

    /// `contributions`, `called` and `uncalled`.
    private mutating func declareCalls(_ fund: Fund) {
        let (name, length) = ("funds.\(fund.name)", periodLength)
        declare("\(name).contributions", origin: fund.origin) { builder, contributions in
            guard let commitment = builder.term(fund.commitment), let share = builder.calledShare(fund),
                let existence = builder.existence(of: name), let called = builder.id(named: "\(name).called")
            else { return nil }
            let left = Term.maximum(commitment.term - .previousOwn(called), .zero)
            let rates = fund.contributions.compactMap { builder.term($0)?.term }
            builder.note(.notNegative(where: rates + rates.map { .one - $0 }), of: contributions)
            return Definition(
                Unit(baseOf: commitment.dimension / .time), base: .zero,
                own: .product([left, share, existence.happens, .one / length]))
        }
        declare("\(name).called", origin: fund.origin) { builder, called in
            guard let commitment = builder.term(fund.commitment),
                let contributions = builder.id(named: "\(name).contributions")
            else { return nil }
            return Definition(
                Unit(baseOf: commitment.dimension), base: .zero,
                own: .previousOwn(called) + .quantity(contributions) * length)
        }
        declare("\(name).uncalled", origin: fund.origin) { builder, _ in
            guard let commitment = builder.term(fund.commitment), let called = builder.part("called", of: fund),
                let existence = builder.existence(of: name), let age = builder.id(named: "\(name)/age")
            else { return nil }
            let left = Term.maximum(commitment.term - called.term, .zero)
            let isThere = Term.less(.zero, .quantity(age)) * existence.happens
            return Definition(called.unit, base: .zero, own: left * isThere)
        }
    }

    /// The share of what is uncalled that a period calls: 1 − Π (1 − RC)^(the part of each year of age in the period),
    /// until its life ends.
    private mutating func calledShare(_ fund: Fund) -> Term? {
        guard let ageID = id(named: "funds.\(fund.name)/age"), let life = term(fund.life)?.term else { return nil }
        elaborate(ageID)
        let (now, before) = (Term.minimum(.quantity(ageID), life), Term.minimum(.previous(ageID), life))
        var left: [Term] = []
        for (year, rate) in fund.contributions.enumerated() {
            guard let rate = term(rate)?.term else { return nil }
            let isLast = year == fund.contributions.count - 1
            func lived(_ age: Term) -> Term {
                let since = age - .constant(Double(year))
                return isLast ? .maximum(since, .zero) : .clamp(since, .zero, .one)
            }
            left.append(.binary(.power, .one - rate, lived(now) - lived(before)))
        }
        return left.isEmpty ? nil : .one - .product(left)
    }

    // MARK: Net asset value

    /// `distributions` and `nav`.
    private mutating func declareValue(_ fund: Fund) {
        let (name, length) = ("funds.\(fund.name)", periodLength)
        let grown = declare("\(name)/grown", origin: fund.origin) { builder, _ in
            guard let commitment = builder.term(fund.commitment), let growth = builder.term(fund.growth)?.term,
                let nav = builder.id(named: "\(name).nav")
            else { return nil }
            // No more than everything can be lost.
            let factor = Term.binary(.power, .maximum(.one + growth, .zero), length)
            return Definition(Unit(baseOf: commitment.dimension), base: .zero, own: .previousOwn(nav) * factor)
        }
        declare("\(name).distributions", origin: fund.origin) { builder, _ in
            guard let commitment = builder.term(fund.commitment), let share = builder.paidShare(fund) else {
                return nil
            }
            return Definition(
                Unit(baseOf: commitment.dimension / .time), base: .zero, own: .quantity(grown) * share / length)
        }
        declare("\(name).nav", origin: fund.origin) { builder, _ in
            guard let commitment = builder.term(fund.commitment),
                let contributions = builder.id(named: "\(name).contributions"),
                let distributions = builder.id(named: "\(name).distributions")
            else { return nil }
            let paid = (Term.quantity(contributions) - .quantity(distributions)) * length
            return Definition(
                Unit(baseOf: commitment.dimension), base: .zero, own: .maximum(.quantity(grown) + paid, .zero))
        }
    }

    // MARK: Return

    /// `irr`: the yearly rate at which what investors pay in and get back, with what the fund still holds at the end, is
    /// worth nothing.
    private mutating func declareRate(_ fund: Fund) {
        let (name, length) = ("funds.\(fund.name)", periodLength)
        let isEnd = series { [periods = timeline.periodCount] in $0 == periods ? 1 : 0 }
        let received = declare("\(name)/received", origin: fund.origin) { builder, _ in
            guard let contributions = builder.part("contributions", of: fund),
                let distributions = builder.part("distributions", of: fund),
                let nav = builder.part("nav", of: fund)
            else { return nil }
            let own = Term.sum([
                distributions.term * length, -(contributions.term * length), nav.term * isEnd,
            ])
            return Definition(nav.unit, base: .zero, own: own)
        }
        declare("\(name).irr", origin: fund.origin, unit: .number) { builder, _ in
            builder.unit(of: received).map { _ in Definition(.number, base: .missing, own: .internalRate(of: received))
            }
        }
    }

    /// The share of the net asset value that a period pays out: 1 − (1 − max(Y, (a/L)^B))^Δ, and all of it at the end of
    /// life.
    private mutating func paidShare(_ fund: Fund) -> Term? {
        guard let age = id(named: "funds.\(fund.name)/age"), let yield = term(fund.yield)?.term,
            let bow = term(fund.bow)?.term, let life = term(fund.life)?.term
        else { return nil }
        let aged = Term.binary(.power, .minimum(.quantity(age) / life, .one), bow)
        let share = Term.one - .binary(.power, .one - .maximum(yield, aged), periodLength)
        // Twelfths of a year do not add up to whole years in floating point: a second of slack.
        return .select(.lessOrEqual(life - .constant(3e-8), .quantity(age)), .one, share)
    }
}

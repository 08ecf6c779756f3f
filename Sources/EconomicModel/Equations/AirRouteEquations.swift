// The equations of air routes, and of what they bring to flows.

/// What air routes bring to a flow.
struct AirTraffic {
    /// What visitors spend there.
    var spending: [(id: QuantityID, origin: Origin)] = []
    /// Business trips, with what 10 000 of them a year promote.
    var promotions: [(trips: QuantityID, share: Value)] = []
}

extension SystemBuilder {
    mutating func declareAirRoutes() {
        for route in scenario.airRoutes {
            addComponent(block: "air_routes", name: route.name, origin: route.origin, headline: "flights")
            for field in [
                route.start, route.flights, route.seats, route.loadFactor, route.additional, route.spend,
                route.businessShare,
            ] + route.visitorShares.map(\.value) + route.promotes.map(\.value) {
                declare(field)
            }
            declareTraffic(on: route)
        }
    }

    private mutating func declareTraffic(on route: AirRoute) {
        let name = "air_routes.\(route.name)"
        let unit = Unit(baseOf: .peoplePerYear)
        let arrivals = declare("\(name)/arrivals", origin: route.origin, unit: unit) { builder, _ in
            builder.arrivals(route).map { Definition(unit, $0) }
        }
        declare("\(name).passengers", origin: route.origin, unit: unit) { _, _ in
            Definition(unit, .constant(2) * .quantity(arrivals))
        }
        let places = route.visitorShares.map(\.name).filter { !$0.isEmpty }
        // Everybody, and where shares are by place, those who arrive in each.
        for place in route.visitorShares.isEmpty ? [] : [nil] + places.map(Optional.some) {
            let suffix = place.map { ".\($0)" } ?? ""
            let visitors = declare("\(name).visitors\(suffix)", origin: route.origin, unit: unit) { builder, _ in
                let shares = route.visitorShares.filter { place == nil || $0.name == place }
                let terms = shares.compactMap { builder.term($0.value)?.term }
                guard terms.count == shares.count, let additional = builder.term(route.additional)?.term else {
                    return nil
                }
                return Definition(unit, .product([.quantity(arrivals), .sum(terms), additional]))
            }
            guard route.spend != nil else { continue }
            declare("\(name).spending\(suffix)", origin: route.origin) { builder, _ in
                guard let spend = builder.term(route.spend) else { return nil }
                return Definition(
                    Unit(baseOf: spend.dimension * .peoplePerYear), .quantity(visitors) * spend.term)
            }
        }
        guard route.businessShare != nil else { return }
        declare("\(name).business_trips", origin: route.origin, unit: unit) { builder, _ in
            builder.term(route.businessShare).map { Definition(unit, .quantity(arrivals) * $0.term) }
        }
    }

    /// S = flights · seats · load factor: who arrives each way in a year, counted for the part of a period that is flown.
    private mutating func arrivals(_ route: AirRoute) -> Term? {
        guard let flights = term(route.flights)?.term, let seats = term(route.seats)?.term,
            let load = term(route.loadFactor)?.term
        else { return nil }
        var factors = [Term.maximum(flights, .zero), seats, load]
        if route.start != nil {
            guard let start = term(route.start)?.term else { return nil }
            let length = series { $0 == 0 ? 1 : timeline.periodLength }
            factors.append(.clamp((series(timeline.end) - start) / length, .zero, .one))
        }
        return .product(factors)
    }

    // MARK: What flows have of it

    /// Finds the flows that routes bring something to.
    mutating func linkAirRoutes() {
        for route in scenario.airRoutes {
            let name = "air_routes.\(route.name)"
            if let into = route.into { link(route, into: into) }
            guard let trips = id(named: "\(name).business_trips") else { continue }
            for promotion in route.promotes {
                for target in resolve(promotion.flows.selector, at: promotion.flows.origin) {
                    guard scenario.flows.contains(where: { id(named: "flows.\($0.name).value") == target }) else {
                        findings.add(.promotesNoFlow(system.quantities[target.index].name), at: promotion.flows.origin)
                        continue
                    }
                    airTraffic[target, default: AirTraffic()].promotions.append((trips, promotion.value))
                }
            }
        }
    }

    private mutating func link(_ route: AirRoute, into name: Name) {
        guard let flow = scenario.flows.first(where: { $0.name == name.text }),
            let value = id(named: "flows.\(flow.name).value")
        else {
            findings.add(
                .unknownFlow(name.text, in: "air_routes.\(route.name).into", known: scenario.flows.map(\.name)),
                at: name.origin)
            return
        }
        if flow.kind == .goods { findings.add(.spendingIntoGoods(flow.name), at: name.origin, severity: .warning) }
        // What an economy sells to visitors is bought by those who arrive in it.
        let spending = "air_routes.\(route.name).spending"
        guard let id = id(named: "\(spending).\(flow.from)") ?? id(named: spending) else { return }
        airTraffic[value, default: AirTraffic()].spending.append((id, name.origin))
    }

    /// A flow as it grows by itself, with what routes bring to it beyond what they brought in the base year.
    mutating func withAirTraffic(_ flow: Flow, _ grown: Definition) -> Definition? {
        guard let value = id(named: "flows.\(flow.name).value"), let traffic = airTraffic[value] else { return grown }
        var (amounts, factors) = ([grown.own], [Term]())
        for (spending, origin) in traffic.spending {
            guard let unit = unit(of: spending) else { return nil }
            guard unit.dimension == grown.unit.dimension else {
                findings.add(
                    .unitClash("the spending", unit.dimension, "'flows.\(flow.name)'", grown.unit.dimension),
                    at: origin)
                return nil
            }
            amounts.append(.quantity(spending) - .base(spending))
        }
        for (trips, share) in traffic.promotions {
            guard let share = term(share)?.term else { return nil }
            let exponent = (Term.quantity(trips) - .base(trips)) / .constant(10_000)
            factors.append(.binary(.power, .one + share, exponent))
        }
        return Definition(grown.unit, base: grown.base, own: .product([.sum(amounts)] + factors))
    }
}

// The equations of drivers with regimes (J. D. Hamilton, "A new approach to the economic analysis of nonstationary time
// series and the business cycle", 1989; in continuous time, so that every step has the same chain).

extension SystemBuilder {
    /// Declares what the states of a driver are made of, and whether it is in each of them.
    mutating func declareStates(of driver: Driver) {
        for state in driver.states {
            for field in [state.trend, state.drift, state.volatility, state.lasts] + state.to.map(\.value) {
                declare(field)
            }
            // All of them are worked out with the driver itself.
            declare(Self.active(state, of: driver), origin: state.origin, unit: .number) { builder, _ in
                if let value = builder.id(named: "drivers.\(driver.name).value") { builder.elaborate(value) }
                return nil
            }
        }
    }

    private static func active(_ state: DriverState, of driver: Driver) -> String {
        "drivers.\(driver.name).states.\(state.name).active"
    }

    /// Within a state a geometric Brownian motion; from one period to the next the chain may move.
    mutating func regimes(_ driver: Driver) -> Definition? {
        let active = driver.states.compactMap { id(named: Self.active($0, of: driver)) }
        guard let start = positiveStart(driver), let chain = chain(of: driver),
            let initial = driver.states.firstIndex(where: { $0.name == driver.initial?.text })
        else { return nil }
        var (drifts, volatilities): ([Term], [Term]) = ([], [])
        for (state, active) in zip(driver.states, active) {
            guard let volatility = volatility(state.volatility),
                let drift = logarithmicDrift(state.trend, state.drift, volatility)
            else { return nil }
            drifts.append(.quantity(active) * drift)
            volatilities.append(.quantity(active) * volatility)
        }
        settle(active, chain, initial, stream: "drivers.\(driver.name)/state")
        let shock = Term.shock(shock("drivers.\(driver.name)"))
        let (elapsed, rootElapsed) = (elapsed, rootElapsed)
        return exponential(driver, start: start) { log in
            .sum([.previousOwn(log), .sum(drifts) * elapsed, .sum(volatilities) * rootElapsed * shock])
        }
    }

    /// Whether the chain is in each of its states: in the first of those up to which the states before it have more than
    /// a uniform of probability. In the first period it stays where it is.
    private mutating func settle(_ active: [QuantityID], _ chain: MarkovChain, _ initial: Int, stream: String) {
        let uniform = Term.uniform(stream: stream, .period)
        let isFirst = series { $0 == 1 ? 1 : 0 }
        func isUp(to last: Int) -> Term {
            if last == active.count - 1 { return .one }
            let probabilities = active.indices.map { from in
                let moved = Term.transition(chain, years: timeline.periodLength, from: from, through: last)
                return .select(isFirst, from <= last ? .one : .zero, moved) * .previousOwn(active[from])
            }
            return .lessOrEqual(uniform, .sum(probabilities))
        }
        for (state, id) in active.enumerated() {
            let own = state == 0 ? isUp(to: 0) : isUp(to: state) - isUp(to: state - 1)
            settle(id, Definition(.number, base: state == initial ? .one : .zero, own: own))
        }
    }

    /// The rates of a driver's chain: a state is left once in the time that it lasts, for the others by their shares.
    private mutating func chain(of driver: Driver) -> MarkovChain? {
        let count = driver.states.count
        var rates = Array(repeating: Array(repeating: 0.0, count: count), count: count)
        for (place, state) in driver.states.enumerated() {
            guard let lasts = plain(state.lasts) else { return nil }
            var shares = driver.states.indices.map { $0 == place ? 0 : 1 / Double(count - 1) }
            if !state.to.isEmpty {
                shares = Array(repeating: 0, count: count)
                for share in state.to {
                    guard let target = driver.states.firstIndex(where: { $0.name == share.name }),
                        let value = plain(share.value)
                    else { return nil }
                    shares[target] = value
                }
                let total = shares.reduce(0, +)
                guard (total - 1).magnitude < 1e-6 else {
                    findings.add(.statesOff("to", total), at: state.to.first?.origin ?? state.origin)
                    return nil
                }
            }
            rates[place] = shares.map { $0 / lasts }
        }
        return MarkovChain(rates: rates)
    }

    /// A declared field that is one number for all paths.
    mutating func plain(_ value: Value?) -> Double? {
        guard let value, let term = term(value)?.term else { return nil }
        if let constant = constant(term) { return constant }
        findings.add(.mustBeSettled(value.name), at: value.origin(of: value.expression.range))
        return nil
    }
}

import EconomicModel

/// A system of equations that is put together by a test.
struct SystemDraft {
    var system: EquationSystem

    init(_ step: Timeline.Step = .year, years: Int = 3) {
        system = EquationSystem(timeline: Timeline(baseYear: 2024, lastYear: 2024 + years, step: step))
    }

    var timeline: Timeline { system.timeline }

    /// The quantity that is added next, for equations that refer to themselves.
    var next: QuantityID { QuantityID(system.quantities.count) }

    /// Adds a quantity and reports it.
    @discardableResult
    mutating func add(
        _ name: String, base: Term, own: Term, shown: Term? = nil, cadence: Cadence = .period, reported: Bool = true,
        _ rule: YearlyRule = .end
    ) -> QuantityID {
        let id = next
        system.quantities.append(
            Quantity(name: name, unit: .number, base: base, own: own, shown: shown, cadence: cadence))
        if reported {
            system.outputs.append(Output(name: name, quantity: id, unitFactor: 1, overYear: rule))
        }
        return id
    }

    @discardableResult
    mutating func add(_ name: String, _ term: Term, reported: Bool = true, _ rule: YearlyRule = .end) -> QuantityID {
        add(name, base: term, own: term, reported: reported, rule)
    }

    mutating func shock(_ stream: String, _ cadence: Cadence = .period) -> ShockID {
        system.shocks.append(Shock(stream: stream, cadence: cadence))
        return ShockID(system.shocks.count - 1)
    }

    /// A figure for each period.
    func series(_ figure: (Int) -> Double) -> Term { .series((0...timeline.periodCount).map(figure)) }
}

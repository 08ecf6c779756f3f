public import EconomicModel

/// A system of equations that is put together by a test.
struct SystemDraft {
    var system: EquationSystem

    init(_ step: Timeline.Step = .year, years: Int = 3) {
        system = EquationSystem(timeline: Timeline(baseYear: 2024, lastYear: 2024 + years, step: step))
    }

    var timeline: Timeline { system.timeline }

    /// The quantity that is added next, for equations that refer to themselves.
    var next: QuantityID { QuantityID(system.quantities.count) }

    @discardableResult
    mutating func add(
        _ name: String, base: Term, own: Term, shown: Term? = nil, cadence: Cadence = .period
    ) -> QuantityID {
        system.quantities.append(
            Quantity(name: name, unit: .number, base: base, own: own, shown: shown, cadence: cadence))
        return QuantityID(system.quantities.count - 1)
    }

    /// A quantity with one equation for all years.
    @discardableResult
    mutating func add(_ name: String, _ term: Term) -> QuantityID { add(name, base: term, own: term) }

    mutating func shock(_ stream: String, _ cadence: Cadence = .period) -> ShockID {
        system.shocks.append(Shock(stream: stream, cadence: cadence))
        return ShockID(system.shocks.count - 1)
    }

    mutating func report(_ quantity: QuantityID, _ rule: YearlyRule = .end, unitFactor: Double = 1) {
        let name = system.quantities[quantity.index].name
        system.outputs.append(Output(name: name, quantity: quantity, unitFactor: unitFactor, overYear: rule))
    }

    /// A figure for each period.
    func series(_ figure: (Int) -> Double) -> Term { .series((0...timeline.periodCount).map(figure)) }

    /// h, the years that a period's change covers.
    var elapsed: Term { series { timeline.elapsed(in: $0) } }
}

extension Term: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self = .constant(value) }
    public init(integerLiteral value: Int) { self = .constant(Double(value)) }

    static func + (x: Term, y: Term) -> Term { .sum([x, y]) }
    static func - (x: Term, y: Term) -> Term { .binary(.subtract, x, y) }
    static func * (x: Term, y: Term) -> Term { .product([x, y]) }
    static func / (x: Term, y: Term) -> Term { .binary(.divide, x, y) }
    static func ln(_ x: Term) -> Term { .unary(.ln, x) }
    static func exp(_ x: Term) -> Term { .unary(.exp, x) }
    static func root(_ x: Term) -> Term { .unary(.squareRoot, x) }
}

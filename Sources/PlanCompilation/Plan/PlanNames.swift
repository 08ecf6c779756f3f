import EconomicModel

/// What the instructions of a plan compute, in the system's own words.
struct PlanNames: Sendable {
    /// The streams by their keys.
    private(set) var streams: [UInt64: String] = [:]
    /// For each instruction of the plan's lists, the quantity that it computes; empty for what lies between.
    private(set) var oncePerPath: [String]
    private(set) var inPeriods: [String]
    /// The quantities that are checked.
    let checks: [String]

    init(of system: EquationSystem, checks: [CheckForms], lowering: Lowering, assembly: PlanAssembly) {
        self.checks = checks.map { system.quantities[$0.planned.check.quantity.index].name }
        var quantities: [NodeID: String] = [:]
        for place in system.quantities.indices {
            for aspect in Aspect.allCases {
                guard let node = lowering.form(of: Facet(aspect, of: QuantityID(place))).single?.node else { continue }
                if quantities[node] == nil { quantities[node] = system.quantities[place].name }
            }
        }
        oncePerPath = assembly.levels[0].oncePerPath.map { $0.node.flatMap { quantities[$0] } ?? "" }
        inPeriods = assembly.levels[0].inPeriods.map { $0.node.flatMap { quantities[$0] } ?? "" }
        for shock in system.shocks { add(shock.stream) }
        if system.correlation?.degreesOfFreedom != nil { add(ShockCorrelation.mixingStream) }
        for quantity in system.quantities {
            for term in [quantity.base, quantity.own, quantity.shown].compactMap(\.self) { addStreams(of: term) }
        }
    }

    private mutating func addStreams(of term: Term) {
        if case .uniform(let stream, _) = term { add(stream) }
        for operand in term.operands { addStreams(of: operand) }
    }

    private mutating func add(_ stream: String) { streams[RandomStream(named: stream).key] = stream }
}

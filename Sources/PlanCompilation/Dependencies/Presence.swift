import EconomicModel

/// When each facet has a value.
///
/// What is computed from something missing is missing; a `select` is missing where any of its three operands is. Presence
/// is a property of the equations as they are written: that a factor is 0 does not make up for what it multiplies.
struct Presence {
    private let system: EquationSystem
    private let all: PeriodSet
    private let none: PeriodSet
    private var inBaseYear: [Bool]
    private var simulated: [PeriodSet]
    /// Whether a facet that has a value has none on some paths.
    private var onSomePaths: [Bool]

    /// - Throws: ``PlanError/missingForever(_:)`` for a quantity that would have values if it had had one before.
    init(
        of system: EquationSystem, in order: EvaluationOrder, dependencies: Dependencies
    ) throws(PlanError) {
        self.system = system
        all = PeriodSet(count: system.timeline.periodCount, all: true)
        none = PeriodSet(count: system.timeline.periodCount, all: false)
        inBaseYear = Array(repeating: false, count: system.quantities.count)
        simulated = Array(repeating: all, count: Facet.count(in: system))
        onSomePaths = dependencies.mayBeMissing
        for component in order.components {
            try resolve(component)
            let isMissing = dependencies.reads(component.facets, oneOf: onSomePaths)
            for facet in component.facets { onSomePaths[facet.index] = isMissing }
        }
    }

    /// Whether a quantity has a value in the base year.
    func inBaseYear(_ quantity: QuantityID) -> Bool { inBaseYear[quantity.index] }

    /// Whether a quantity shows a value in a simulated period.
    func isShown(_ quantity: QuantityID, in period: Int) -> Bool {
        simulated[Facet(.shown, of: quantity).index].contains(period)
    }

    /// Whether what a quantity shows has no value on some paths.
    func isShownOnSomePathsOnly(_ quantity: QuantityID) -> Bool { onSomePaths[Facet(.shown, of: quantity).index] }

    /// Whether a facet has a value in any period that it stands for.
    func isEverPresent(_ facet: Facet) -> Bool {
        facet.aspect == .base ? inBaseYear[facet.quantity.index] : !simulated[facet.index].isEmpty
    }

    /// Starts from the assumption that everything carried is there, and takes back what does not hold until nothing
    /// changes: what stands at the end is the only solution, since the past decides about the present.
    private mutating func resolve(_ component: EvaluationOrder.Component) throws(PlanError) {
        guard component.isRecursive else {
            for facet in component.facets { update(facet) }
            return
        }
        var hopeful = [PeriodSet]()
        while true {
            let before = component.facets.map { simulated[$0.index] }
            for facet in component.facets { update(facet) }
            let after = component.facets.map { simulated[$0.index] }
            if hopeful.isEmpty { hopeful = after }
            if before == after { break }
        }
        for (facet, hope) in zip(component.facets, hopeful) where !hope.isEmpty && simulated[facet.index].isEmpty {
            throw .missingForever(system.quantities[facet.quantity.index].name)
        }
    }

    private mutating func update(_ facet: Facet) {
        let quantity = system.quantities[facet.quantity.index]
        switch facet.aspect {
        case .base: inBaseYear[facet.quantity.index] = isPresentInBaseYear(quantity.base)
        case .own:
            let periods = periods(of: quantity.own)
            simulated[facet.index] =
                quantity.cadence == .period
                ? periods : periods.filtered { periods.contains(system.timeline.start(of: quantity.cadence, in: $0)) }
        case .shown: simulated[facet.index] = periods(of: quantity.shown ?? .own(facet.quantity))
        }
    }

    private func isPresentInBaseYear(_ term: Term) -> Bool {
        switch term {
        case .quantity(let id), .own(let id), .base(let id): inBaseYear[id.index]
        case .previous, .previousOwn, .lag, .shock, .internalRate, .missing: false
        case .uniform(_, let cadence): cadence == .path
        case .simulated(_, let base): isPresentInBaseYear(base)
        default: term.operands.allSatisfy(isPresentInBaseYear)
        }
    }

    private func periods(of term: Term) -> PeriodSet {
        switch term {
        case .constant, .series, .shock, .uniform, .transition: return all
        case .missing: return none
        case .quantity(let id): return simulated[Facet(.shown, of: id).index]
        case .own(let id): return simulated[Facet(.own, of: id).index]
        case .base(let id): return inBaseYear[id.index] ? all : none
        case .previous(let id): return delayed(Facet(.shown, of: id), by: 1)
        case .previousOwn(let id): return delayed(Facet(.own, of: id), by: 1)
        case .lag(let id, let periods): return delayed(Facet(.shown, of: id), by: periods)
        case .simulated(let term, _): return periods(of: term)
        case .internalRate(let id):
            let (shown, count) = (simulated[Facet(.shown, of: id).index], system.timeline.periodCount)
            return shown == all ? all.filtered { $0 == count } : none
        default:
            var result = all
            for operand in term.operands { result.formIntersection(periods(of: operand)) }
            return result
        }
    }

    private func delayed(_ facet: Facet, by periods: Int) -> PeriodSet {
        all.filtered { period in
            switch system.timeline.place(periods, before: period) {
            case .simulated(let earlier): simulated[facet.index].contains(earlier)
            case .baseYear: inBaseYear[facet.quantity.index]
            case .before: false
            }
        }
    }
}

import EconomicModel

/// What each facet of a system reads.
struct Dependencies {
    /// Facets read in the same period, by facet; the base year's facets among them.
    private(set) var within: [[Int]]
    /// Facets read in an earlier period.
    private(set) var delayed: [[Int]]
    /// Whether a facet's own equation draws random numbers.
    private(set) var draws: [Bool]
    /// Whether a facet's own equation has a value on some paths and none on others.
    private(set) var mayBeMissing: [Bool]

    init(of system: EquationSystem) {
        let count = Facet.count(in: system)
        within = Array(repeating: [], count: count)
        delayed = within
        draws = Array(repeating: false, count: count)
        mayBeMissing = draws
        for (place, quantity) in system.quantities.enumerated() {
            let id = QuantityID(place)
            scan(quantity.base, for: Facet(.base, of: id), inBaseYear: true)
            scan(quantity.own, for: Facet(.own, of: id), inBaseYear: false)
            scan(quantity.shown ?? .own(id), for: Facet(.shown, of: id), inBaseYear: false)
        }
    }

    /// Whether one of some facets, or one that they read, is marked.
    func reads(_ facets: [Facet], oneOf marked: [Bool]) -> Bool {
        for facet in facets {
            if marked[facet.index] { return true }
            for read in within[facet.index] where marked[read] { return true }
            for read in delayed[facet.index] where marked[read] { return true }
        }
        return false
    }

    private mutating func scan(_ term: Term, for facet: Facet, inBaseYear: Bool) {
        func read(_ aspect: Aspect, _ id: QuantityID) {
            within[facet.index].append(Facet(inBaseYear ? .base : aspect, of: id).index)
        }
        func carry(_ aspect: Aspect, _ id: QuantityID) {
            guard !inBaseYear else { return }
            delayed[facet.index].append(Facet(aspect, of: id).index)
            within[facet.index].append(Facet(.base, of: id).index)
        }
        switch term {
        case .constant, .series, .transition, .missing: break
        case .quantity(let id): read(.shown, id)
        case .own(let id): read(.own, id)
        case .base(let id): read(.base, id)
        case .previous(let id), .lag(let id, _): carry(.shown, id)
        case .previousOwn(let id): carry(.own, id)
        case .internalRate(let id):
            guard !inBaseYear else { return }
            read(.shown, id)
            carry(.shown, id)
            mayBeMissing[facet.index] = true
        case .simulated(let term, let base): scan(inBaseYear ? base : term, for: facet, inBaseYear: inBaseYear)
        case .shock, .uniform: draws[facet.index] = true
        default:
            for operand in term.operands { scan(operand, for: facet, inBaseYear: inBaseYear) }
        }
    }
}

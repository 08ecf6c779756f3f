import EconomicModel

/// One of the three equations of a quantity.
enum Aspect: Int, CaseIterable {
    /// What it is in the base year.
    case base
    /// What its own equation gives in a simulated period, before effects.
    case own
    /// What it shows in a simulated period, after effects.
    case shown
}

/// An equation of a quantity: what is ordered, lowered and carried from period to period.
struct Facet: Hashable {
    /// The facet's place among all of a system's: three for each quantity.
    let index: Int

    init(_ aspect: Aspect, of quantity: QuantityID) {
        index = quantity.index * Aspect.allCases.count + aspect.rawValue
    }

    init(index: Int) { self.index = index }

    var quantity: QuantityID { QuantityID(index / Aspect.allCases.count) }

    var aspect: Aspect {
        switch index % Aspect.allCases.count {
        case Aspect.base.rawValue: .base
        case Aspect.own.rawValue: .own
        default: .shown
        }
    }

    /// How many facets a system has.
    static func count(in system: EquationSystem) -> Int { system.quantities.count * Aspect.allCases.count }
}

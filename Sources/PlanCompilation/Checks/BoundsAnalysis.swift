import EconomicModel

/// Bounds of the facets that some facets are computed from: a static analysis of their equations.
///
/// Each facet's bounds come from those of what it reads. Facets that carry each other are first taken to lie between 0 and
/// 1, then not to be below 0, then anywhere, until what their equations give agrees (P. Cousot, R. Cousot, "Abstract
/// interpretation", POPL 1977).
struct BoundsAnalysis {
    private let system: EquationSystem
    private let lowering: Lowering
    /// By facet.
    private var bounds: [Bounds]

    /// What recursive facets are taken for, one after the other.
    private static let assumptions = [Bounds.share, .notNegative, .all]

    /// - Complexity: Linear in the terms that the facets are computed from.
    init(
        of facets: [Facet], in system: EquationSystem, order: EvaluationOrder, _ dependencies: Dependencies,
        _ lowering: Lowering
    ) {
        (self.system, self.lowering) = (system, lowering)
        let needed = dependencies.closure(of: facets)
        bounds = Array(repeating: .all, count: needed.count)
        for component in order.components where component.facets.contains(where: { needed[$0.index] }) {
            resolve(component)
        }
    }

    /// What holds a facet's figures in all periods that it stands for.
    func bounds(of facet: Facet) -> Bounds { bounds[facet.index] }

    private mutating func resolve(_ component: EvaluationOrder.Component) {
        guard component.isRecursive else {
            for facet in component.facets { bounds[facet.index] = evaluated(facet) }
            return
        }
        var steps = Array(repeating: 0, count: component.facets.count)
        var hasChanged = true
        for facet in component.facets { bounds[facet.index] = Self.assumptions[0] }
        while hasChanged {
            hasChanged = false
            for (place, facet) in component.facets.enumerated() {
                let found = evaluated(facet)
                while !Self.assumptions[steps[place]].contains(found) {
                    steps[place] += 1
                    hasChanged = true
                }
                bounds[facet.index] = Self.assumptions[steps[place]]
            }
        }
    }

    private func evaluated(_ facet: Facet) -> Bounds {
        if let known = lowering.form(of: facet).known {
            switch known {
            case .constant(let value): return Bounds(of: value)
            case .series(let values): return Bounds(of: values)
            }
        }
        let quantity = system.quantities[facet.quantity.index]
        switch facet.aspect {
        case .base: return within(quantity.range, evaluated(quantity.base, inBaseYear: true), inBaseYear: true)
        case .own: return within(quantity.range, evaluated(quantity.own, inBaseYear: false), inBaseYear: false)
        case .shown: return evaluated(quantity.shown ?? .own(facet.quantity), inBaseYear: false)
        }
    }

    private func within(_ known: KnownRange?, _ bounds: Bounds, inBaseYear: Bool) -> Bounds {
        guard let known, known.conditions.allSatisfy({ evaluated($0, inBaseYear: inBaseYear).isNotNegative }) else {
            return bounds
        }
        return bounds.intersection(Bounds(known.range))
    }

    // MARK: Terms

    private func evaluated(_ term: Term, inBaseYear: Bool) -> Bounds {
        func facet(_ aspect: Aspect, _ id: QuantityID) -> Bounds {
            bounds(of: Facet(inBaseYear ? .base : aspect, of: id))
        }
        func past(_ aspect: Aspect, _ id: QuantityID) -> Bounds {
            bounds(of: Facet(aspect, of: id)).hull(bounds(of: Facet(.base, of: id)))
        }
        switch term {
        case .constant(let value): return Bounds(of: value)
        case .series(let values): return inBaseYear ? Bounds(of: values[0]) : Bounds(of: values.dropFirst())
        case .quantity(let id): return facet(.shown, id)
        case .own(let id): return facet(.own, id)
        case .base(let id): return bounds(of: Facet(.base, of: id))
        case .previous(let id), .lag(let id, _): return past(.shown, id)
        case .previousOwn(let id): return past(.own, id)
        case .simulated(let term, let base):
            return evaluated(inBaseYear ? base : term, inBaseYear: inBaseYear)
        case .uniform, .transition: return .share
        case .shock, .missing: return .all
        case .internalRate: return Bounds(-1, .infinity)
        case .lookup(let figures, _): return Bounds(of: figures)
        case .quantile(let family, let parameters, _):
            return Bounds(of: family, parameters.map { evaluated($0, inBaseYear: inBaseYear) }[...])
        case .unary(let operation, let x): return Self.apply(operation, evaluated(x, inBaseYear: inBaseYear))
        case .binary(.subtract, .quantity(let shown), .own(let own))
        where shown == own && system.quantities[own.index].shown == nil:
            // Nothing acts on it.
            return Bounds(0, 0)
        case .binary(let operation, let x, let y):
            return Self.apply(
                operation, evaluated(x, inBaseYear: inBaseYear), evaluated(y, inBaseYear: inBaseYear))
        case .sum(let terms):
            return terms.reduce(Bounds(0, 0)) { $0 + evaluated($1, inBaseYear: inBaseYear) }
        case .product(let terms):
            return terms.reduce(Bounds(1, 1)) { $0 * evaluated($1, inBaseYear: inBaseYear) }
        case .select(_, let x, let y):
            return evaluated(x, inBaseYear: inBaseYear).hull(evaluated(y, inBaseYear: inBaseYear))
        }
    }

    private static func apply(_ operation: Term.UnaryOperation, _ x: Bounds) -> Bounds {
        switch operation {
        case .negate: -x
        case .absolute: x.isNotNegative ? x : x.upper <= 0 ? -x : Bounds(0, max(-x.lower, x.upper))
        case .squareRoot: Bounds(max(0, x.lower), x.upper).mapped { $0.squareRoot() }
        case .floor: x.mapped { $0.rounded(.down) }
        case .round: x.mapped { $0.rounded(.toNearestOrAwayFromZero) }
        case .exp: x.mapped { UnaryKernel.exp($0) }
        case .ln: Bounds(max(0, x.lower), x.upper).mapped { UnaryKernel.ln($0) }
        case .log10, .normalQuantile: .all
        case .not: .share
        }
    }

    private static func apply(_ operation: Term.BinaryOperation, _ x: Bounds, _ y: Bounds) -> Bounds {
        switch operation {
        case .subtract: x + -y
        case .divide: x / y
        case .power: x.raised(to: y)
        case .minimum: Bounds(min(x.lower, y.lower), min(x.upper, y.upper))
        case .maximum: Bounds(max(x.lower, y.lower), max(x.upper, y.upper))
        case .less, .lessOrEqual, .equal, .notEqual, .and, .or: .share
        }
    }
}

extension Dependencies {
    /// Whether each facet is one of some or what they are computed from, in any period.
    func closure(of facets: [Facet]) -> [Bool] {
        var found = Array(repeating: false, count: within.count)
        var waiting = facets.map(\.index)
        for facet in waiting { found[facet] = true }
        func add(_ read: Int) {
            guard !found[read] else { return }
            found[read] = true
            waiting.append(read)
        }
        while let next = waiting.popLast() {
            for read in within[next] { add(read) }
            for read in delayed[next] { add(read) }
        }
        return found
    }
}

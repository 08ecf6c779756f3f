// What must hold of quantities: amounts that are by their nature not negative, and sums that are those of their parts.

/// A measure or a risk that acts on a quantity, and where that is written.
public struct ActingEffect: Hashable, Sendable {
    /// Such as `measures.trade_office`.
    public var owner: String
    /// Where the effect is written.
    public var location: SourceLocation?
}

extension SystemBuilder {
    /// The quantities that no economy has less than nothing of, by block and what follows the component's name.
    private static let notNegative: [String: [String]] = [
        "flows": ["value"],
        "corridors": ["capacity", "background"],
        "air_routes": ["flights", "passengers"],
        "investments": ["capital", "cumulative"],
        "projects": ["arrivals", "spending", "active", "output", "jobs"],
        "funds": ["commitment", "contributions", "distributions", "uncalled", "nav"],
    ]

    /// Fields that amounts start from, whose own figures tell.
    private static let starting = [".base", ".opening", ".opening_capital"]

    mutating func declareChecks() {
        for component in components {
            for name in Self.notNegative[component.block] ?? [] {
                guard let id = component.quantities[name] else { continue }
                system.checks.append(QuantityCheck(id, .notNegative))
            }
        }
        let amounts = Set(system.checks.map(\.quantity))
        for (id, domain) in domains.sorted(by: { $0.key.index < $1.key.index }) where !amounts.contains(id) {
            guard !Self.starting.contains(where: declarations[id.index].name.hasSuffix) else { continue }
            system.checks.append(QuantityCheck(id, .within(domain)))
        }
        // What was observed did pass.
        for corridor in scenario.corridors {
            guard let id = id(named: "corridors.\(corridor.name).utilisation") else { continue }
            system.checks.append(QuantityCheck(id, .within(.share), isOfBaseYear: true))
        }
        for (id, parts) in sums where declarations[id.index].state == .done {
            system.checks.append(QuantityCheck(id, .sum(of: parts.map { .quantity($0) })))
        }
        for investment in scenario.investments {
            let name = "investments.\(investment.name)"
            guard let cumulative = id(named: "\(name).cumulative"), let invested = id(named: "\(name)/invested") else {
                continue
            }
            system.checks.append(QuantityCheck(cumulative, .sum(of: [.base(cumulative), .quantity(invested)])))
        }
    }

    /// Says what a quantity's own equation stays within.
    mutating func note(_ range: KnownRange, of id: QuantityID) { system.quantities[id.index].range = range }

    /// What acts on each quantity.
    var actingEffects: [QuantityID: [ActingEffect]] {
        effects.mapValues { applied in applied.map { ActingEffect(owner: $0.owner, location: $0.origin.location) } }
    }
}

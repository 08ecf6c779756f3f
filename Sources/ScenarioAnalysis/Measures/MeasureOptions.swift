import EconomicModel
import PlanCompilation
import Simulation

/// The measures that are switched on in a scenario, of which sets are made: each a bit, in the order of the file.
struct MeasureOptions: Sendable {
    /// A set of measures, one bit each.
    typealias Set = UInt64

    /// How many a set may hold.
    static let most = 62

    let measures: [Measure]
    private let required: [Set]
    private let excluded: [Set]
    /// Those that never happen, since something that they require is not switched on.
    private let barred: Set

    init(of scenario: Scenario) {
        let measures = scenario.measures.filter(\.isEnabled)
        self.measures = measures
        func set(_ names: [Name]) -> Set {
            names.reduce(0) { set, name in
                measures.firstIndex { $0.name == name.text }.map { set | 1 << Set($0) } ?? set
            }
        }
        required = measures.map { set($0.requires) }
        barred = Self.barred(measures)
        var excluded = measures.map { set($0.excludes) }
        // It is enough that one of two says that it excludes the other.
        for (place, others) in excluded.enumerated() {
            for other in measures.indices where others >> Set(other) & 1 == 1 { excluded[other] |= 1 << Set(place) }
        }
        self.excluded = excluded
    }

    /// The measures that require something that is not there, or a measure that does.
    private static func barred(_ measures: [Measure]) -> Set {
        var possible = measures
        var isSettled = false
        while !isSettled {
            let names = possible.map(\.name)
            let kept = possible.filter { $0.requires.allSatisfy { names.contains($0.text) } }
            isSettled = kept.count == possible.count
            possible = kept
        }
        let names = possible.map(\.name)
        return measures.indices.reduce(0) { names.contains(measures[$1].name) ? $0 : $0 | 1 << Set($1) }
    }

    var count: Int { measures.count }
    var all: Set { count == 0 ? 0 : Set.max >> Set(Set.bitWidth - count) }
    /// All that can happen.
    var possible: Set { all & ~barred }

    func contains(_ place: Int, _ set: Set) -> Bool { set >> Set(place) & 1 == 1 }

    func members(of set: Set) -> [Int] { measures.indices.filter { contains($0, set) } }

    func names(of set: Set) -> [String] { members(of: set).map { measures[$0].name } }

    /// The measures of a set that have what they require in it: what the set comes to.
    func effective(_ set: Set) -> Set {
        var effective = set & ~barred
        while true {
            let kept = members(of: effective).reduce(Set(0)) { kept, place in
                required[place] & ~effective == 0 ? kept | 1 << Set(place) : kept
            }
            if kept == effective { return kept }
            effective = kept
        }
    }

    /// Whether a set holds all that its measures require, and nothing that one of them excludes.
    func isAdmissible(_ set: Set) -> Bool {
        set & barred == 0
            && members(of: set).allSatisfy { required[$0] & ~set == 0 && excluded[$0] & set == 0 }
    }

    // MARK: Simulation

    /// The streams that decide whether each measure is chosen.
    var streams: [String] { measures.map(Self.stream) }

    private static func stream(of measure: Measure) -> String { "measures.\(measure.name)/chosen" }

    /// The equations with a draw for each measure by which it is chosen or not; interventions hold these draws.
    func choosing(in system: EquationSystem) -> EquationSystem {
        var system = system
        for measure in measures {
            let name = "measures.\(measure.name).happens"
            guard let place = system.quantities.firstIndex(where: { $0.name == name }) else { continue }
            let isChosen = Term.binary(.less, .uniform(stream: Self.stream(of: measure), .path), .constant(0.5))
            system.quantities[place].base = .product([isChosen, system.quantities[place].base])
            system.quantities[place].own = .product([isChosen, system.quantities[place].own])
        }
        return system
    }

    /// What chooses the measures of a set and no others.
    func intervention(choosing set: Set) -> Intervention {
        var intervention = Intervention()
        for (place, measure) in measures.enumerated() {
            intervention.hold(RandomStream(named: Self.stream(of: measure)), at: contains(place, set) ? 0.25 : 0.75)
        }
        return intervention
    }
}

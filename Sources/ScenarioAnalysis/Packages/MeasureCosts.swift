import EconomicModel
import PlanCompilation
import Simulation
import Summaries

/// What each measure is expected to cost to a year, by itself and with what it requires.
///
/// What a measure costs depends on whether it and what it requires happen, and on nothing else that may be in a package, so
/// that costs add up.
struct MeasureCosts {
    /// One a measure, in the order of the options; in base units.
    let amounts: [Estimate]
    let payers: [String]
    /// Who pays, each once, in the order of the file.
    let allPayers: [String]
    /// The currency; that of the first measure with a cost.
    let currency: Unit
    /// Measures whose effects act on costs of others, which then do not add up.
    let meddlers: [String]

    /// Simulates the costs of all measures at once.
    init(of options: MeasureOptions, in system: EconomicSystem, through year: Int, _ settings: RunSettings) throws {
        let names = options.measures.map { "measures.\($0.name).cost" }
        let quantities = names.compactMap { name in
            system.equations.quantities.firstIndex { $0.name == name }.map(QuantityID.init)
        }
        var equations = options.choosing(in: system.equations)
        equations.checks = []
        equations.outputs = zip(names, quantities).map { name, quantity in
            Output(name: name, quantity: quantity, unitFactor: 1, overYear: .mean)
        }
        let plan = try SimulationPlan(compiling: equations, checksSums: false)
        let paths = VariedPaths(of: plan, seed: settings.seed, through: year, isCancelled: settings.isCancelled)
        let batches = BatchMeans(paths: settings.paths, size: VariedPaths.pathsPerBlock)
        let intervention = options.intervention(choosing: options.all)
        let years = 1...year - plan.timeline.baseYear
        let sums = BatchTable(rows: names.count, batches: batches.sizes.count)
        try paths.forEachBlock(of: 0..<settings.paths, workers: settings.workers) { block, place, _ in
            let columns = try block.figures(under: intervention)
            let means = names.indices.map { measure in
                years.reduce(0.0) { $0 + columns.values(output: measure, year: $1).prefix(block.count).reduce(0, +) }
                    / Double(block.count)
            }
            sums.set(means, batch: place)
        }
        amounts = sums.rows.map { batches.estimate($0) }
        payers = options.measures.map(\.cost.payer)
        let paid = zip(options.measures, payers).filter { $0.0.cost.once != nil || $0.0.cost.yearly != nil }.map(\.1)
        allPayers = paid.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        let dimensions = zip(options.measures, quantities).filter { $0.0.cost.once != nil || $0.0.cost.yearly != nil }
            .map { system.equations.quantities[$0.1.index].unit.dimension * .time }
        currency =
            dimensions.first.map { Unit(baseOf: $0) } ?? Unit(Dimension([.money("USD"): 1]), factor: 1, symbol: "USD")
        meddlers = quantities.flatMap { system.effects[$0] ?? [] }.map(\.owner).filter { $0.hasPrefix("measures.") }
    }

    /// What a set of measures costs, in base units.
    func cost(of set: MeasureOptions.Set, payer: String? = nil) -> Double {
        amounts.indices.reduce(0) { sum, place in
            let counts = set >> UInt64(place) & 1 == 1 && (payer == nil || payers[place] == payer)
            return counts ? sum + amounts[place].value : sum
        }
    }

    func isWithin(_ budget: [PackageSearchRequest.Budget], _ set: MeasureOptions.Set) -> Bool {
        // A package that is the budget to the last bit is within it.
        budget.allSatisfy { cost(of: set, payer: $0.payer) <= $0.amount * (1 + 1e-12) }
    }
}

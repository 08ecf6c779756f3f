import EconomicModel
import Simulation
public import Summaries
import Synchronization

/// Searches the sets of a scenario's measures for the most probable one within a budget, the cheapest one that reaches a
/// probability, and the efficient frontier of cost against probability.
///
/// All packages race on the same paths: few for all of them at first, then twice as many for those that no cheaper one has
/// been resolved to beat, and so on; each round costs at most what the first did (after Z. Karnin, T. Koren & O. Somekh,
/// "Almost optimal exploration in multi-armed bandits", 2013). The efficient packages are run again on another seed, since
/// the best of many looks better than it is.
public struct PackageSearch: Sendable {
    /// How many measures are searched at most: 2²⁰ packages.
    public static let most = 20
    /// The paths of the first round.
    static let firstPaths = 256

    private let prepared: PreparedScenario
    private let request: PackageSearchRequest

    public init(of prepared: PreparedScenario, _ request: PackageSearchRequest) {
        (self.prepared, self.request) = (prepared, request)
    }

    /// Runs the race.
    ///
    /// - Parameters:
    ///   - settings: How packages are run; the paths are those of the last round. Paths are independent whatever the
    ///     settings say.
    ///   - identity: What the scenario is called in results.
    /// - Returns: What was found.
    /// - Throws: ``OutcomeError``, ``NoMeasures``, ``PackageSearchError``, `NumericalFailure`, `CancellationError`.
    /// - Complexity: 256 paths of each package, times up to the binary logarithm of the paths over 128.
    public func result(_ settings: RunSettings, identity: ScenarioIdentity) throws -> PackageSearchResult {
        let outcome = try OutcomeRequest.target(request.target, by: request.by).outcome(in: prepared.system)
        let options = MeasureOptions(of: prepared.system.scenario)
        guard options.count > 0 else { throw NoMeasures(scenario: prepared.name) }
        guard options.count <= Self.most else { throw PackageSearchError.tooMany(options.count, most: Self.most) }
        var (settings, identity) = (settings, identity)
        settings.sampling = .random
        identity.sampling = nil
        let costs = try MeasureCosts(of: options, in: prepared.system, through: outcome.year, settings)
        try check(costs)
        let admissible = (0...options.all).filter(options.isAdmissible)
        let affordable = admissible.filter { costs.isWithin(request.budget, $0) }
        // The empty package costs nothing, and is always within the budget.
        var race = PackageRace(options, prepared.system, outcome, Contenders(affordable) { costs.cost(of: $0) })
        try race.run(settings)
        return try PackageFindings(race, costs, request, settings).result(
            identity, prepared.system, admissible: admissible.count, affordable: affordable.count)
    }

    private func check(_ costs: MeasureCosts) throws {
        for budget in request.budget {
            if let payer = budget.payer, !costs.allPayers.contains(payer) {
                throw PackageSearchError.unknownPayer(payer, known: costs.allPayers.filter { !$0.isEmpty })
            }
            guard budget.currency == costs.currency.dimension else {
                throw PackageSearchError.currency(costs.currency.symbol)
            }
        }
    }
}

/// The race itself.
struct PackageRace {
    let options: MeasureOptions
    let outcome: Outcome
    private(set) var contenders: Contenders
    private(set) var rounds: [PackageSearchResult.Round] = []
    private let system: EconomicSystem

    init(_ options: MeasureOptions, _ system: EconomicSystem, _ outcome: Outcome, _ contenders: Contenders) {
        (self.options, self.system, self.outcome, self.contenders) = (options, system, outcome, contenders)
    }

    mutating func run(_ settings: RunSettings) throws {
        let simulation = try simulation(settings)
        let all = contenders.sets.count
        var wanted = min(PackageSearch.firstPaths, settings.paths)
        let planned = max(1, Int((Double(settings.paths) / Double(wanted)).logarithm2.rounded(.up)) + 1)
        var done = 0
        while true {
            let round = rounds.count
            let own = settings.part(
                from: Double(round) / Double(planned), to: Double(round + 1) / Double(planned))
            let found = try Self.reached(contenders.sets, options, simulation, contenders.paths..<wanted, own)
            contenders.add(found, paths: wanted - contenders.paths)
            rounds.append(.init(packages: contenders.sets.count, paths: wanted))
            done = wanted
            guard done < settings.paths else { break }
            let next = min(2 * done, settings.paths)
            // A round adds about as many paths as there were, for so many fewer packages.
            contenders.drop(keeping: max(64, all * PackageSearch.firstPaths / (next - done)))
            wanted = next
        }
    }

    /// The simulation of the target alone, with the measures to choose.
    func simulation(_ settings: RunSettings) throws -> OutcomeSimulation {
        try OutcomeSimulation(
            options.choosing(in: system.equations), outcome, varying: options.streams, settings)
    }

    /// The paths on which packages reach the target, one bit a path.
    static func reached(
        _ sets: [MeasureOptions.Set], _ options: MeasureOptions, _ simulation: OutcomeSimulation, _ paths: Range<Int>,
        _ settings: RunSettings
    ) throws -> [[UInt64]] {
        let interventions = sets.map(options.intervention)
        let order = simulation.paths.plan.bestOrder(of: interventions)
        let wordsPerBlock = VariedPaths.pathsPerBlock / UInt64.bitWidth
        let words = (paths.count + UInt64.bitWidth - 1) / UInt64.bitWidth
        let reached = Mutex([[UInt64]](repeating: .init(repeating: 0, count: words), count: sets.count))
        try simulation.paths.forEachBlock(of: paths, workers: settings.workers, progress: settings.progress) {
            block, place, _ in
            for package in order {
                let own = try simulation.reached(block, under: interventions[package])
                reached.withLock { all in
                    for (word, bits) in own.enumerated() { all[package][place * wordsPerBlock + word] = bits }
                }
            }
        }
        return reached.withLock { $0 }
    }
}

extension Double {
    fileprivate var logarithm2: Double { self > 0 ? Double(exponent) + (significand > 1 ? 1 : 0) : 0 }
}

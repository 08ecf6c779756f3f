import EconomicModel
import Simulation
import Summaries

/// What a race has shown, put into words of the result.
struct PackageFindings {
    private let race: PackageRace
    private let costs: MeasureCosts
    private let request: PackageSearchRequest
    private let settings: RunSettings
    /// What one unit of reported costs is in base units.
    private let unit: Double

    init(_ race: PackageRace, _ costs: MeasureCosts, _ request: PackageSearchRequest, _ settings: RunSettings) {
        (self.race, self.costs, self.request, self.settings) = (race, costs, request, settings)
        unit = 1e6
    }

    private var contenders: Contenders { race.contenders }
    private var options: MeasureOptions { race.options }

    func result(
        _ identity: ScenarioIdentity, _ system: EconomicSystem, admissible: Int, affordable: Int
    ) throws -> PackageSearchResult {
        let frontier = contenders.frontier
        let isAllIn = options.isAdmissible(options.possible)
        let sets = frontier.map { contenders.sets[$0] } + [0] + (isAllIn ? [options.possible] : [])
        let estimates = try estimates(of: sets, settings)
        var other = settings
        other.seed = SplitMix.freshSeed(after: settings.seed)
        let fresh = try self.estimates(of: sets, other)
        let packages = sets.indices.map { place in
            package(sets[place], estimates[place], fresh: place < frontier.count ? fresh[place] : nil)
        }
        let efficient = Array(packages.prefix(frontier.count))
        let wanted = request.probability.flatMap { wanted in
            efficient.firstIndex { $0.probability.value >= wanted }
        }
        return PackageSearchResult(
            scenario: identity, outcome: race.outcome, costUnit: "million \(costs.currency.symbol)",
            candidates: candidates, budget: budget, wanted: request.probability, admissible: admissible,
            affordable: affordable, rounds: race.rounds, none: packages[frontier.count],
            all: isAllIn ? packages[frontier.count + 1] : nil,
            mostProbable: frontier.indices.last.map { mostProbable(efficient[$0], frontier[$0]) },
            cheapest: wanted.map { cheapest(efficient[$0], frontier[$0]) }, frontier: efficient, notes: notes(isAllIn))
    }

    // MARK: Packages

    private func estimates(of sets: [MeasureOptions.Set], _ settings: RunSettings) throws -> [Estimate] {
        var settings = settings
        settings.progress = { _ in }
        let reached = try PackageRace.reached(
            sets, options, race.simulation(settings), 0..<settings.paths, settings)
        let all = BatchMeans(paths: settings.paths, size: settings.paths)
        return reached.map { words in
            all.share([words.reduce(0) { $0 + $1.nonzeroBitCount }], areIndependent: true)
        }
    }

    private func package(
        _ set: MeasureOptions.Set, _ probability: Estimate, fresh: Estimate?
    ) -> PackageSearchResult.Package {
        PackageSearchResult.Package(
            measures: options.names(of: set), cost: costs.cost(of: set) / unit,
            costs: costs.allPayers.map { .init(payer: $0, amount: costs.cost(of: set, payer: $0) / unit) },
            probability: probability, fresh: fresh)
    }

    /// The package of a contender as the race has seen it.
    private func package(at place: Int) -> PackageSearchResult.Package {
        let all = BatchMeans(paths: contenders.paths, size: contenders.paths)
        return package(
            contenders.sets[place], all.share([contenders.counts[place]], areIndependent: true), fresh: nil)
    }

    // MARK: Choices

    /// The most probable: its rivals are those that the paths do not show to be less probable.
    private func mostProbable(
        _ package: PackageSearchResult.Package, _ place: Int
    ) -> PackageSearchResult.Choice {
        let rivals = contenders.sets.indices.filter { other in
            other != place && contenders.shortfall(other, place) < Confidence.normalReach
        }
        return PackageSearchResult.Choice(
            package: package, rivals: rivals.count, cheapestRival: rivals.first.map(self.package(at:)),
            isResolved: rivals.isEmpty)
    }

    /// The cheapest that reaches the wanted probability: its rivals are cheaper ones that may reach it too.
    private func cheapest(_ package: PackageSearchResult.Package, _ place: Int) -> PackageSearchResult.Choice {
        let wanted = request.probability ?? 0
        let rivals = contenders.sets.indices.filter { other in
            guard other != place, contenders.costs[other] < contenders.costs[place] else { return false }
            return (self.package(at: other).probability.high ?? 0) >= wanted
        }
        return PackageSearchResult.Choice(
            package: package, rivals: rivals.count, cheapestRival: rivals.first.map(self.package(at:)),
            isResolved: rivals.isEmpty && (package.probability.low ?? 0) >= wanted)
    }

    // MARK: Words

    private var candidates: [PackageSearchResult.Candidate] {
        options.measures.enumerated().map { place, measure in
            let cost = costs.amounts[place]
            return PackageSearchResult.Candidate(
                measure: measure.name, title: measure.title,
                cost: Estimate(
                    cost.value / unit, standardError: cost.standardError.map { $0 / unit },
                    low: cost.low.map { $0 / unit }, high: cost.high.map { $0 / unit }),
                payer: measure.cost.payer, requires: measure.requires.map(\.text),
                excludes: measure.excludes.map(\.text))
        }
    }

    private var budget: [PackageSearchResult.Amount] {
        request.budget.map { .init(payer: $0.payer ?? "", amount: $0.amount / unit) }
    }

    private func notes(_ isAllIn: Bool) -> [String] {
        var notes: [String] = []
        if !isAllIn { notes.append("Not all measures can be in one package: some exclude each other.") }
        let barred = options.names(of: options.all & ~options.possible)
        if !barred.isEmpty {
            notes.append("Not switched on is what \(barred.joined(separator: ", ")) require: no package holds them.")
        }
        if contenders.abandoned > 0 {
            notes.append(
                """
                \(contenders.abandoned) packages that had fallen furthest behind were dropped before the paths had shown \
                beyond doubt that they are beaten.
                """)
        }
        if !costs.meddlers.isEmpty {
            notes.append(
                """
                \(costs.meddlers.joined(separator: ", ")) act on what measures cost; packages are priced as if all were chosen.
                """)
        }
        if costs.allPayers.isEmpty { notes.append("No measure has a cost: the frontier is one package.") }
        return notes
    }
}

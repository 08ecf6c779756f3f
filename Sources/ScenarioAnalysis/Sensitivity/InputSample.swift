import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Synchronization
import Workers

/// The paths of a run: the outcome, and what the luck of each group of draws came to.
struct InputSample {
    let outcome: Outcome
    let groups: [DrawGroups.Group]
    let features: [InputFeature]
    /// One a path.
    let outcomes: [Double]
    /// By feature, then by path.
    let featureColumns: [[Double]]
    let mean: Estimate
    let standardDeviation: Double
    /// On how many paths the outcome has no value.
    let missing: Int
    private let simulation: OutcomeSimulation
    private let firstYear: Int

    /// Simulates the run once, with the inputs reported beside the outcome.
    /// Inputs are in the units that figures of their fields are written in, by the field's name.
    init(
        _ system: EquationSystem, _ outcome: Outcome, units: [String: Unit], _ settings: RunSettings
    ) throws {
        let simulation = try OutcomeSimulation(system, outcome, settings)
        let groups = DrawGroups(of: system, simulation.paths.plan)
        let features = groups.features(in: system, units: units)
        let further = features.map {
            Output(name: $0.name, quantity: $0.quantity, unitFactor: 1, overYear: .mean)
        }
        let reporting = try OutcomeSimulation(system, outcome, further: further, settings)
        let baseYear = system.timeline.baseYear
        let table = PathFigures(rows: features.count + 1, paths: settings.paths)
        try reporting.paths.forEachBlock(
            of: 0..<settings.paths, workers: settings.workers, progress: settings.progress
        ) { block, _, _ in
            let columns = try block.figures()
            let own = outcome.figures(in: columns, output: 0, baseYear: baseYear, count: block.count)
            let inputs = features.enumerated().map { place, feature in
                feature.figures(
                    in: columns, output: place + 1, baseYear: baseYear, through: outcome.year, count: block.count)
            }
            table.set([own] + inputs, from: block.firstPath)
        }
        let rows = table.rows
        (self.outcome, self.groups, self.features) = (outcome, groups.groups, features)
        (outcomes, featureColumns) = (rows[0], Array(rows.dropFirst()))
        self.simulation = simulation
        firstYear = baseYear + 1
        let batches = BatchMeans(paths: settings.paths, size: simulation.batchSize)
        var first = 0
        let means = batches.sizes.map { size in
            defer { first += size }
            return rows[0][first..<first + size].reduce(0, +) / Double(size)
        }
        let moments = rows[0].withUnsafeBufferPointer { Moments(of: $0) }
        guard moments.count > 0 else { throw OutcomeError.missing(outcome.indicator, outcome.year) }
        // Where some paths have no value, the others are looked at.
        let isComplete = moments.count == settings.paths
        mean = isComplete ? simulation.level(means, batches) : Estimate(moments.mean, normalWith: moments.standardError)
        standardDeviation = moments.standardDeviation ?? 0
        missing = settings.paths - moments.count
    }

    /// What a feature shows of the years.
    func aspect(of feature: InputFeature) -> String { feature.text(from: firstYear, to: outcome.year) }

    /// The figures that show a group's luck.
    func columns(of group: Int) -> [[Double]] {
        features.indices.filter { features[$0].group == group }.map { featureColumns[$0] }
    }

    /// How the outcome goes with each input, those with the greatest swing first.
    func inputs(_ settings: RunSettings) -> [SensitivityResult.Input] {
        // Of one quantity the simplest aspect stands for the others, which go with it.
        let shown = features.indices.filter { ![.highest, .lowest].contains(features[$0].aspect) }
        let columns = shown.map { featureColumns[$0] }
        let correlations = RankCorrelations(inputs: columns, outcome: outcomes, workers: settings.workers)
        let tenths = settings.workers.map(columns.count) { [outcomes] place, _ in
            TenthMeans(of: outcomes, by: columns[place]).tenths
        }
        return shown.enumerated().map { place, feature in
            SensitivityResult.Input(
                group: groups[features[feature].group].name, name: features[feature].name,
                aspect: aspect(of: features[feature]), unit: features[feature].unit.symbol, tenths: tenths[place],
                rankCorrelation: correlations.plain[place], partialRankCorrelation: correlations.partial[place])
        }.sorted { $0.swing.magnitude > $1.swing.magnitude }
    }

    /// Runs the paths again with each group drawn afresh, and with all of them.
    func pickFreeze(_ settings: RunSettings) throws -> PickFreezeSums {
        let other = SplitMix.freshSeed(after: settings.seed)
        let one = groups.map { Self.redrawing($0.streams, other) }
        let all = Self.redrawing(groups.flatMap(\.streams), other)
        let size = VariedPaths.pathsPerBlock
        let sums = Mutex(
            PickFreezeSums(
                groups: groups.count, batches: (settings.paths + size - 1) / size,
                origin: mean.value.isFinite ? mean.value : 0))
        try simulation.paths.forEachBlock(
            of: 0..<settings.paths, workers: settings.workers, progress: settings.progress
        ) { block, place, _ in
            let a = try simulation.figures(block)
            let b = try simulation.figures(block, under: all)
            let mixed = try one.map { try simulation.figures(block, under: $0) }
            sums.withLock { $0.fill(batch: place, a: a, b: b, mixed: mixed) }
        }
        return sums.withLock { $0 }
    }

    private static func redrawing(_ streams: [String], _ seed: UInt64) -> Intervention {
        streams.reduce(into: Intervention()) { $0.reseed(RandomStream(named: $1), with: seed) }
    }
}

public import EconomicModel
import PlanCompilation
import Simulation
public import Summaries
import Synchronization

/// Works out what an outcome depends on: the tornado and rank correlations of the run itself, Sobol's indices by drawing
/// groups afresh, what it is worth to know more before a choice, and conditions in words.
public struct SensitivityAnalysis: Sendable {
    /// What is found out besides.
    public struct Options: Sendable {
        /// Alternatives to choose from, each with an indicator ``objective`` that is to be as high as possible.
        public var alternatives: [PreparedScenario]
        /// The objective as it was given.
        public var objective: String
        /// Whether to look for boxes of inputs in which a target is missed or reached.
        public var conditions: Bool
        /// What figures of fields are written in, by the field's name: inputs are reported in it.
        public var units: [String: Unit]

        public init(
            alternatives: [PreparedScenario] = [], objective: String = "", conditions: Bool = false,
            units: [String: Unit] = [:]
        ) {
            (self.alternatives, self.objective) = (alternatives, objective)
            (self.conditions, self.units) = (conditions, units)
        }
    }

    /// The indicator of alternatives that their objective is.
    public static let objective = "objective"
    /// Of more paths than these, the first are looked at: correlations of inputs are known well enough.
    static let mostPaths = 200_000

    private let prepared: PreparedScenario
    private let request: OutcomeRequest
    private let options: Options

    public init(of prepared: PreparedScenario, _ request: OutcomeRequest, _ options: Options = Options()) {
        (self.prepared, self.request, self.options) = (prepared, request, options)
    }

    /// Simulates and works it out.
    ///
    /// - Parameters:
    ///   - settings: How paths are run; they are independent whatever the settings say.
    ///   - identity: What the scenario is called in results.
    /// - Returns: Inputs by their swing, and groups of draws by their total index.
    /// - Throws: ``OutcomeError``, `NumericalFailure`, `CancellationError`.
    /// - Complexity: The paths of the run, as many for each group of draws and for one sample more, and of each alternative.
    public func result(_ settings: RunSettings, identity: ScenarioIdentity) throws -> SensitivityResult {
        let outcome = try request.outcome(in: prepared.system)
        var (settings, identity) = (settings, identity)
        settings.sampling = .random
        identity.sampling = nil
        settings.paths = min(settings.paths, Self.mostPaths)
        // Most of the time goes into drawing each group afresh.
        let end = options.alternatives.isEmpty ? 1.0 : 0.7
        let sample = try InputSample(
            prepared.system.equations, outcome, units: options.units, settings.part(from: 0, to: 0.1 * end))
        let sums = try sample.pickFreeze(settings.part(from: 0.1 * end, to: end))
        let indices = SobolIndices(sums, seed: settings.seed, workers: settings.workers)
        return SensitivityResult(
            scenario: identity, outcome: outcome, mean: sample.mean, standardDeviation: sample.standardDeviation,
            inputs: sample.inputs(settings), indices: indices.map { self.indices($0, sample) } ?? [],
            indexRuns: settings.paths * (sample.groups.count + 2),
            information: try information(sample, outcome, settings.part(from: end, to: 1)),
            conditions: options.conditions ? conditions(sample, outcome, settings) : [],
            notes: notes(sample, indices, settings, identity))
    }

    private func indices(_ indices: SobolIndices, _ sample: InputSample) -> [SensitivityResult.Index] {
        sample.groups.enumerated().map { place, group in
            SensitivityResult.Index(
                group: group.name, streams: group.streams, first: indices.first[place], total: indices.total[place])
        }.sorted { $0.total.value > $1.total.value }
    }

    // MARK: Information

    private func information(
        _ sample: InputSample, _ outcome: Outcome, _ settings: RunSettings
    ) throws -> SensitivityResult.Information? {
        guard options.alternatives.count > 1 else { return nil }
        var unit = Unit.number
        let objectives = try options.alternatives.enumerated().map { place, alternative in
            let count = Double(options.alternatives.count)
            let (figures, reported) = try Self.objectives(
                of: alternative, year: outcome.year,
                settings.part(from: Double(place) / count, to: Double(place + 1) / count))
            unit = reported
            return figures
        }
        let known = sample.groups.indices.filter { !sample.columns(of: $0).isEmpty }
        guard
            let worth = PerfectInformation(
                objectives: objectives, groups: known.map(sample.columns), workers: settings.workers)
        else { return nil }
        return SensitivityResult.Information(
            objective: options.objective, unit: unit.symbol, year: outcome.year,
            alternatives: options.alternatives.enumerated().map { place, alternative in
                .init(
                    name: alternative.name, objective: worth.objectives[place],
                    probabilityBest: worth.probabilityBest[place])
            },
            best: options.alternatives[worth.best].name, everything: worth.everything,
            groups: zip(known, worth.groups).compactMap { group, value in
                value.map { .init(group: sample.groups[group].name, value: $0) }
            }.sorted { $0.value.value > $1.value.value })
    }

    /// The objective of each path in a year, with its unit.
    private static func objectives(
        of alternative: PreparedScenario, year: Int, _ settings: RunSettings
    ) throws -> ([Double], Unit) {
        let outcome = try OutcomeRequest.indicator(objective, at: year).outcome(in: alternative.system)
        var equations = alternative.system.equations
        var unit = Unit.number
        for place in equations.outputs.indices where equations.outputs[place].name == objective {
            let quantity = equations.quantities[equations.outputs[place].quantity.index]
            unit = InputFeature.reportingUnit(quantity.unit, written: nil)
            equations.outputs[place].unitFactor = unit.factor
        }
        let simulation = try OutcomeSimulation(equations, outcome, settings)
        let columns = PathFigures(rows: 1, paths: settings.paths)
        try simulation.paths.forEachBlock(
            of: 0..<settings.paths, workers: settings.workers, progress: settings.progress
        ) { block, _, _ in
            columns.set([try simulation.figures(block)], from: block.firstPath)
        }
        return (columns.rows[0], unit)
    }

    // MARK: Conditions

    private func conditions(
        _ sample: InputSample, _ outcome: Outcome, _ settings: RunSettings
    ) -> [SensitivityResult.Condition] {
        guard outcome.kind == .probability else { return [] }
        let names = sample.features.map(\.name)
        let quantities = names.map { names.firstIndex(of: $0) ?? 0 }
        return [false, true].compactMap { isReached in
            let event = sample.outcomes.map { isReached ? $0 : 1 - $0 }
            guard
                let box = BoxSearch(
                    event: event, features: sample.featureColumns, quantities: quantities, workers: settings.workers),
                box.isConfirmed
            else { return nil }
            return SensitivityResult.Condition(
                isReached: isReached,
                bounds: box.bounds.map { bound in
                    let feature = sample.features[bound.feature]
                    return .init(
                        name: feature.name, aspect: sample.aspect(of: feature), unit: feature.unit.symbol,
                        low: bound.low, high: bound.high)
                },
                density: box.density, coverage: box.coverage, baseRate: box.baseRate, support: box.support,
                densityFound: box.densityFound, coverageFound: box.coverageFound)
        }
    }

    // MARK: Words

    private func notes(
        _ sample: InputSample, _ indices: SobolIndices?, _ settings: RunSettings, _ identity: ScenarioIdentity
    ) -> [String] {
        var notes: [String] = []
        if settings.paths < identity.paths { notes.append("Looked at are the first \(settings.paths) paths.") }
        if sample.missing > 0 {
            notes.append("On \(sample.missing) paths there is no value: looked at are the others.")
        }
        if indices == nil {
            notes.append("The outcome is the same on all paths: nothing can be said of what it depends on.")
        }
        let mute = sample.groups.indices.filter { sample.columns(of: $0).isEmpty }.map { sample.groups[$0].name }
        if !mute.isEmpty {
            notes.append(
                "No single figure shows what these draws come to, so they have indices only: \(mute.joined(separator: ", "))."
            )
        }
        return notes
    }
}

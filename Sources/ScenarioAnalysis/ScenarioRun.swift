public import EconomicModel
import PlanCompilation
public import Simulation
public import Summaries
public import Workers

/// How scenarios are run.
public struct RunSettings: Sendable {
    /// How many paths have exact quantiles in any case.
    public static let alwaysExact = 1_000_000

    /// How many, at least 1.
    public var paths: Int
    /// What all random numbers come from.
    public var seed: UInt64
    /// How the paths' random numbers are chosen.
    public var sampling: Sampling
    /// Who shares the work; results do not depend on them.
    public var workers: Workers
    /// How many paths are written in full.
    public var drawnPaths: Int
    /// Up to so many paths quantiles are exact however long that takes; beyond, where columns do not fit, each lies in a
    /// known interval of at most 1/1000 of p95 − p5.
    public var exactPaths: Int
    /// Up to so many bytes every path's figures are kept, which is the fastest; beyond, they are simulated again.
    public var columnBytes: Int
    /// Called from any thread with the share of the work that is done, from 0 to 1.
    public var progress: @Sendable (Double) -> Void
    /// Asked from any thread whether to stop.
    public var isCancelled: @Sendable () -> Bool

    public init(
        paths: Int, seed: UInt64, sampling: Sampling = .random, workers: Workers = Workers(), drawnPaths: Int = 0,
        exactPaths: Int = Self.alwaysExact, columnBytes: Int = 256 << 20,
        progress: @escaping @Sendable (Double) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.paths = paths
        self.seed = seed
        self.sampling = sampling
        self.workers = workers
        self.drawnPaths = drawnPaths
        self.exactPaths = exactPaths
        self.columnBytes = columnBytes
        self.progress = progress
        self.isCancelled = isCancelled
    }

    /// The same for a part of the work, from one share of the whole to another.
    func part(from start: Double, to end: Double) -> RunSettings {
        var settings = self
        settings.progress = { [progress] in progress(start + (end - start) * $0) }
        return settings
    }

    /// Whether quantiles must be exact.
    var isExact: Bool { paths <= exactPaths }

    /// Whether a plan's figures are kept.
    func keepsColumns(of plan: SimulationPlan) -> Bool {
        PathColumns.byteCount(
            outputCount: plan.outputs.count, yearCount: plan.timeline.years.count, pathCount: paths) <= columnBytes
    }

    /// The design under which some plans share their luck.
    func design(for plans: [SimulationPlan]) -> SamplingDesign { SamplingDesign(sampling, paths: paths, plans: plans) }

    /// The paths of some plans, in lockstep.
    func source(of plans: [SimulationPlan], _ design: SamplingDesign) -> SimulatedPaths {
        SimulatedPaths(of: plans, pathCount: paths, seed: seed, design: design, isCancelled: isCancelled)
    }
}

extension PreparedScenario {
    /// Simulates the scenario and summarises it.
    ///
    /// Where every path's figures do not fit into the settings' memory, they are simulated again as often as it takes, and
    /// beyond the settings' exact paths quantiles are as near as 1/1000 of p95 − p5; all else is always exact.
    ///
    /// - Parameters:
    ///   - settings: How it is run.
    ///   - design: What it shares its luck by; by default a design of its own.
    ///   - histories: The observed past of indicators, by name.
    /// - Returns: All that is reported of it but its inputs.
    /// - Throws: `NumericalFailure`, `ColumnMemoryError`, or `CancellationError` when cancelled.
    public func summary(
        _ settings: RunSettings, design: SamplingDesign? = nil, histories: [String: [Observation]] = [:]
    ) throws -> RunSummary {
        let design = design ?? settings.design(for: [plan])
        if settings.keepsColumns(of: plan) {
            return try recordedRun(settings, design: design, histories: histories).summary(
                drawnPaths: settings.drawnPaths, workers: settings.workers)
        }
        let run = StreamedRun(
            outline(histories, design), source: settings.source(of: [plan], design), isExact: settings.isExact)
        return try run.summary(
            drawnPaths: settings.drawnPaths, workers: settings.workers, progress: settings.progress)
    }

    /// Simulates the scenario and keeps every path's figures, however many there are.
    ///
    /// - Parameters and errors: As for ``summary(_:design:histories:)``.
    public func recordedRun(
        _ settings: RunSettings, design: SamplingDesign? = nil, histories: [String: [Observation]] = [:]
    ) throws -> RecordedRun {
        let design = design ?? settings.design(for: [plan])
        let (columns, checks) = try Simulator(plan: plan).checkedRun(
            paths: settings.paths, seed: settings.seed, design: design, workers: settings.workers,
            progress: { done, all in settings.progress(Double(done) / Double(all)) }, isCancelled: settings.isCancelled)
        return RecordedRun(outline(histories, design), columns: columns, checks: checks)
    }

    /// What the figures stand for.
    func outline(_ histories: [String: [Observation]], _ design: SamplingDesign) -> RunOutline {
        RunOutline(
            scenario: name, baseYear: plan.timeline.baseYear, yearCount: plan.timeline.years.count,
            outputs: outputDescriptions(histories), targets: targetDescriptions, replicates: design.replicates)
    }

    private func outputDescriptions(_ histories: [String: [Observation]]) -> [OutputDescription] {
        system.scenario.indicators.map { indicator in
            let quantity = system.equations.outputs.first { $0.name == indicator.name }?.quantity
            let unit = indicator.unit ?? quantity.map { system.equations.quantities[$0.index].unit } ?? .number
            return OutputDescription(
                name: indicator.name, title: indicator.title.isEmpty ? indicator.name : indicator.title,
                unit: unit.symbol, history: histories[indicator.name] ?? [])
        }
    }

    private var targetDescriptions: [TargetDescription] {
        system.targets.map { target in
            TargetDescription(
                name: target.name, title: target.title.isEmpty ? target.name : target.title,
                indicator: target.indicator, direction: target.isAtLeast ? .atLeast : .atMost,
                threshold: target.threshold, by: target.by,
                reference: target.reference.map {
                    ReferenceGrowth(volatility: $0.volatility, growth: $0.growth, source: $0.source)
                })
        }
    }

    /// What the scenario is called in results, and how it is run.
    public func identity(_ settings: RunSettings, digest: String) -> ScenarioIdentity {
        let scenario = system.scenario
        let timeline = plan.timeline
        return ScenarioIdentity(
            name: name, title: scenario.title.isEmpty ? name : scenario.title, description: scenario.description,
            prices: scenario.prices, baseYear: timeline.baseYear, lastYear: timeline.lastYear,
            step: timeline.step.rawValue, paths: settings.paths, seed: settings.seed,
            sampling: SamplingIdentity.Method(rawValue: settings.sampling.rawValue).map {
                SamplingIdentity(method: $0, replicates: Replicates(of: settings.paths))
            },
            digest: digest)
    }

    /// What the run found, without its inputs, which the caller knows.
    public func result(of summary: RunSummary, _ settings: RunSettings, digest: String) -> RunResult {
        return RunResult(
            scenario: identity(settings, digest: digest), indicators: summary.indicators, targets: summary.targets,
            inputs: [],
            notes: missingNotes + missingNotes(summary, settings),
            brokenChecks: brokenChecks(summary, paths: settings.paths), draws: summary.draws)
    }

    /// On how many paths indicators have no value in the last year, where single paths may have none.
    private func missingNotes(_ summary: RunSummary, _ settings: RunSettings) -> [String] {
        zip(plan.outputs, summary.indicators).compactMap { output, indicator in
            guard output.isPresentOnSomePathsOnly, output.isPresent.last == true, let last = indicator.years.last,
                last.count < settings.paths
            else { return nil }
            return """
                \(output.name) has no value on \(settings.paths - last.count) of \(settings.paths) paths in \(last.year); \
                its figures are those of the others.
                """
        }
    }

    /// Which indicators have no value in their first years.
    private var missingNotes: [String] {
        plan.outputs.compactMap { output in
            guard let first = output.firstYear, first > 0 else { return nil }
            return "\(output.name) has no value before \(plan.timeline.baseYear + first)."
        }
    }
}

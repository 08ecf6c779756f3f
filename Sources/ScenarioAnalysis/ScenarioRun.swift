import EconomicModel
import PlanCompilation
import Simulation
public import Summaries
public import Workers

/// How scenarios are run.
public struct RunSettings: Sendable {
    public var paths: Int
    public var seed: UInt64
    public var workers: Workers
    /// How many paths are kept in full.
    public var drawnPaths: Int
    /// Called from any thread with the share of the work that is done, from 0 to 1.
    public var progress: @Sendable (Double) -> Void
    /// Asked from any thread whether to stop.
    public var isCancelled: @Sendable () -> Bool

    public init(
        paths: Int, seed: UInt64, workers: Workers = Workers(), drawnPaths: Int = 0,
        progress: @escaping @Sendable (Double) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.paths = paths
        self.seed = seed
        self.workers = workers
        self.drawnPaths = drawnPaths
        self.progress = progress
        self.isCancelled = isCancelled
    }
}

extension PreparedScenario {
    /// Simulates the scenario and keeps every path's figures.
    ///
    /// - Parameters:
    ///   - settings: How it is run.
    ///   - histories: The observed past of indicators, by name.
    /// - Returns: The run, from which everything that is reported is made.
    /// - Throws: `NumericalFailure`, `ColumnMemoryError`, or `CancellationError` when cancelled.
    public func recordedRun(
        _ settings: RunSettings, histories: [String: [Observation]] = [:]
    ) throws -> RecordedRun {
        let columns = try Simulator(plan: plan).run(
            paths: settings.paths, seed: settings.seed, workers: settings.workers,
            progress: { done, all in settings.progress(Double(done) / Double(all)) }, isCancelled: settings.isCancelled)
        return RecordedRun(
            scenario: name, baseYear: plan.timeline.baseYear, outputs: outputDescriptions(histories),
            targets: targetDescriptions, columns: columns)
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

    /// What the run found, without its inputs, which the caller knows.
    public func result(of run: RecordedRun, _ settings: RunSettings, digest: String) -> RunResult {
        let scenario = system.scenario
        let timeline = plan.timeline
        let identity = ScenarioIdentity(
            name: name, title: scenario.title.isEmpty ? name : scenario.title, description: scenario.description,
            prices: scenario.prices, baseYear: timeline.baseYear, lastYear: timeline.lastYear,
            step: timeline.step.rawValue, paths: settings.paths, seed: settings.seed, digest: digest)
        return RunResult(
            scenario: identity, indicators: run.indicatorResults(workers: settings.workers),
            targets: run.targetResults(workers: settings.workers), inputs: [], notes: missingNotes,
            draws: run.drawnPaths(settings.drawnPaths))
    }

    /// Which indicators have no value in their first years.
    private var missingNotes: [String] {
        plan.outputs.compactMap { output in
            guard let first = output.firstYear, first > 0 else { return nil }
            return "\(output.name) has no value before \(plan.timeline.baseYear + first)."
        }
    }
}

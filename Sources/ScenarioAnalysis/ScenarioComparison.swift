import Simulation
public import Summaries

extension ComparisonResult {
    /// Runs scenarios beside a baseline under the same luck, and pairs them path by path.
    ///
    /// The baseline and one scenario are kept at a time; where they do not fit into the settings' memory, both are
    /// simulated in lockstep. A failure names the scenario that it happened in.
    ///
    /// - Parameters:
    ///   - cases: The baseline first, then what is compared with it.
    ///   - settings: How all of them are run; the progress is that of the whole.
    ///   - result: Makes a run's result, with the inputs that only the caller knows.
    /// - Returns: Every run's result, and the paired differences.
    /// - Throws: ``ScenarioFailure`` around what a run or a pairing throws; `CancellationError` when cancelled.
    public static func running(
        _ cases: [ComparisonCase], _ settings: RunSettings,
        result: (ComparisonCase, RunSummary) -> RunResult
    ) throws -> ComparisonResult {
        var comparison = ComparisonResult(runs: [], differences: [])
        let design = settings.design(for: cases.map(\.prepared.plan))
        var baseline: Baseline?
        for (place, one) in cases.enumerated() {
            try ScenarioFailure.naming(one.prepared.name) {
                let count = Double(cases.count)
                let settings = settings.part(from: Double(place) / count, to: Double(place + 1) / count)
                guard let base = baseline else {
                    let (first, summary) = try Baseline.running(one, settings, design)
                    baseline = first
                    comparison.runs.append(result(one, summary))
                    return
                }
                let (summary, differences) = try base.compared(with: one, settings)
                comparison.runs.append(result(one, summary))
                comparison.differences += differences.differences
                comparison.targetDifferences += differences.targetDifferences
            }
        }
        return comparison
    }
}

/// What scenarios are held against.
private struct Baseline {
    let baseline: ComparisonCase
    /// Every path's figures, where they fit into memory.
    let recorded: RecordedRun?
    /// What scenarios share their luck by.
    let design: SamplingDesign

    /// Runs a baseline.
    static func running(
        _ one: ComparisonCase, _ settings: RunSettings, _ design: SamplingDesign
    ) throws -> (Baseline, RunSummary) {
        guard settings.keepsColumns(of: one.prepared.plan) else {
            return (
                Baseline(baseline: one, recorded: nil, design: design),
                try one.prepared.summary(settings, design: design, histories: one.histories)
            )
        }
        let run = try one.prepared.recordedRun(settings, design: design, histories: one.histories)
        return (
            Baseline(baseline: one, recorded: run, design: design),
            run.summary(drawnPaths: settings.drawnPaths, workers: settings.workers)
        )
    }

    /// Runs a scenario beside it.
    func compared(
        with one: ComparisonCase, _ settings: RunSettings
    ) throws -> (scenario: RunSummary, comparison: ComparisonSummary) {
        if let recorded, settings.keepsColumns(of: one.prepared.plan) {
            let run = try one.prepared.recordedRun(settings, design: design, histories: one.histories)
            return (
                run.summary(drawnPaths: settings.drawnPaths, workers: settings.workers),
                try RunComparison(baseline: recorded, scenario: run).summary(workers: settings.workers)
            )
        }
        let comparison = try StreamedComparison(
            baseline: baseline.prepared.outline(baseline.histories, design),
            scenario: one.prepared.outline(one.histories, design),
            source: settings.source(of: [baseline.prepared.plan, one.prepared.plan], design), isExact: settings.isExact)
        return try comparison.summary(
            drawnPaths: settings.drawnPaths, workers: settings.workers, progress: settings.progress)
    }
}

/// One of the scenarios that are compared.
public struct ComparisonCase: Sendable {
    /// The scenario, ready to be simulated.
    public var prepared: PreparedScenario
    /// The observed past of indicators, by name.
    public var histories: [String: [Observation]]
    /// SHA-256 of the resolved scenario.
    public var digest: String

    public init(prepared: PreparedScenario, histories: [String: [Observation]], digest: String) {
        self.prepared = prepared
        self.histories = histories
        self.digest = digest
    }
}

/// What went wrong, and in which scenario.
public struct ScenarioFailure: Error, CustomStringConvertible {
    /// Its name.
    public let scenario: String
    /// What went wrong.
    public let error: any Error

    public var description: String { "\(scenario): \(error)" }

    /// Does something for a scenario, and wraps what goes wrong, but for being cancelled, with the scenario's name.
    public static func naming<Value>(_ scenario: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ScenarioFailure(scenario: scenario, error: error)
        }
    }
}

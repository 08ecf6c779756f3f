public import Summaries

extension ComparisonResult {
    /// Runs scenarios beside a baseline under the same luck, and pairs them path by path.
    ///
    /// The baseline and one scenario are kept at a time. A failure names the scenario that it happened in.
    ///
    /// - Parameters:
    ///   - cases: The baseline first, then what is compared with it.
    ///   - settings: How all of them are run; the progress is that of the whole.
    ///   - result: Makes a run's result, with the inputs that only the caller knows.
    /// - Returns: Every run's result, and the paired differences.
    /// - Throws: ``ScenarioFailure`` around what a run or a pairing throws; `CancellationError` when cancelled.
    public static func running(
        _ cases: [ComparisonCase], _ settings: RunSettings,
        result: (ComparisonCase, RecordedRun) -> RunResult
    ) throws -> ComparisonResult {
        var runs: [RunResult] = []
        var differences: [PairedDifference] = []
        var targetDifferences: [TargetDifference] = []
        var baseline: RecordedRun?
        for (place, one) in cases.enumerated() {
            try ScenarioFailure.naming(one.prepared.name) {
                var settings = settings
                let progress = settings.progress
                settings.progress = { progress((Double(place) + $0) / Double(cases.count)) }
                let run = try one.prepared.recordedRun(settings, histories: one.histories)
                runs.append(result(one, run))
                guard let base = baseline else {
                    baseline = run
                    return
                }
                let comparison = try RunComparison(baseline: base, scenario: run)
                differences += comparison.differences(workers: settings.workers)
                targetDifferences += comparison.targetDifferences(workers: settings.workers)
            }
        }
        return ComparisonResult(runs: runs, differences: differences, targetDifferences: targetDifferences)
    }
}

/// One of the scenarios that are compared.
public struct ComparisonCase: Sendable {
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
    public let scenario: String
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

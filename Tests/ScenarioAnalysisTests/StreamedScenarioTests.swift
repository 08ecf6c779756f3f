import Foundation
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Testing
import Workers

/// Runs whose paths are not kept give the results of runs whose paths are.
@Suite struct StreamedScenarioTests {
    private static func example(_ name: String) throws -> ComparisonCase {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let loaded = try ScenarioLoader.load(root.path + "/Scenarios/kazakhstan-hungary/\(name).yaml")
        return ComparisonCase(
            prepared: try PreparedScenario(name: name, system: loaded.system), histories: [:], digest: loaded.digest)
    }

    private static func settings(columnBytes: Int, exactPaths: Int = .max, threads: Int = 2) -> RunSettings {
        RunSettings(
            paths: 5001, seed: 7, workers: Workers(count: threads), drawnPaths: 3, exactPaths: exactPaths,
            columnBytes: columnBytes)
    }

    @Test func aComparisonIsTheSame() throws {
        let cases = try ["baseline", "everything", "oil-slump"].map(Self.example)
        let results = try [Int.max, 0].map { bytes in
            let settings = Self.settings(columnBytes: bytes)
            return try ComparisonResult.running(cases, settings) { one, summary in
                one.prepared.result(of: summary, settings, digest: one.digest)
            }
        }
        #expect(results[0].runs == results[1].runs)
        #expect(results[0] == results[1])
    }

    @Test func aRunIsTheSame() throws {
        let one = try Self.example("everything")
        let kept = try one.prepared.summary(Self.settings(columnBytes: .max))
        #expect(try one.prepared.summary(Self.settings(columnBytes: 0)) == kept)
        let near = try one.prepared.summary(Self.settings(columnBytes: 0, exactPaths: 0))
        #expect(near.targets == kept.targets && near.draws == kept.draws)
        #expect(try one.prepared.summary(Self.settings(columnBytes: 0, exactPaths: 0, threads: 5)) == near)
    }

    @Test func aStreamedRunCanBeCancelled() throws {
        let one = try Self.example("everything")
        var settings = Self.settings(columnBytes: 0)
        settings.paths = 1_000_000
        settings.isCancelled = { true }
        #expect(throws: CancellationError.self) { try one.prepared.summary(settings) }
    }
}

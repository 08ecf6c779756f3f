import Foundation
import Summaries
import Testing
import Workers

@Suite struct WorkerInvarianceTests {
    /// Everything that is made of two runs, as the bytes of its JSON.
    static func bytes(workers: Workers) throws -> [Data] {
        let targets = [
            RunFixture.target(.atLeast, 300, by: 2028, reference: TargetResultTests.pairs),
            RunFixture.target(.atMost, 150, by: 2027),
        ]
        let runs = try [UInt64(1), 2].map { seed in
            try RunFixture.run(
                [
                    ("trade", RunFixture.growth(paths: 3001, years: 6, seed: seed, missing: 0.01)),
                    ("exports", RunFixture.growth(paths: 3001, years: 6, seed: seed + 10)),
                ], targets: targets)
        }
        let comparison = try RunComparison(baseline: runs[0], scenario: runs[1])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try [
            encoder.encode(runs[0].indicatorResults(workers: workers)),
            encoder.encode(runs[0].targetResults(workers: workers)), encoder.encode(runs[0].drawnPaths(3)),
            encoder.encode(comparison.differences(workers: workers)),
            encoder.encode(comparison.targetDifferences(workers: workers)),
        ]
    }

    @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
        let one = try Self.bytes(workers: Workers(count: 1))
        for count in [2, 5, 16] {
            #expect(try Self.bytes(workers: Workers(count: count)) == one)
        }
    }
}

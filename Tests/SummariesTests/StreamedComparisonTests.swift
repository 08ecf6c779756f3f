import Summaries
import Testing
import Workers

/// Paired differences that are made without keeping paths, against those of columns.
@Suite struct StreamedComparisonTests {
    private static let targets = [
        RunFixture.target(.atLeast, 300, by: 2027), RunFixture.target(.atMost, 150, by: 2025),
    ]

    private static func run(
        _ name: String, seed: UInt64, years: Int, paths: Int, replicates: Replicates? = nil
    ) throws -> RecordedRun {
        try RunFixture.run(
            [
                ("trade", RunFixture.growth(paths: paths, years: years, seed: seed, missing: 0.02)),
                (name, RunFixture.growth(paths: paths, years: years, seed: seed)),
                ("tail", (0..<years).map { Shape.heavyTail.values(paths, seed: seed + UInt64($0)) }),
                ("mass", (0..<years).map { _ in Shape.massPoint.values(paths, seed: 9) }),
            ], scenario: name, targets: targets, replicates: replicates)
    }

    @Test(arguments: [65, 5000, 20_000], [false, true])
    func exactDifferencesAreThoseOfColumns(paths: Int, isReplicated: Bool) throws {
        let replicates = isReplicated && paths >= 1024 ? Replicates(of: paths) : nil
        let baseline = try Self.run("baseline", seed: 1, years: 5, paths: paths, replicates: replicates)
        let scenario = try Self.run("fund", seed: 2, years: 4, paths: paths, replicates: replicates)
        let workers = Workers(count: 2)
        let found = try Self.streamed(baseline, scenario, isExact: true).summary(drawnPaths: 2, workers: workers)
        #expect(found.scenario == scenario.summary(drawnPaths: 2, workers: workers))
        #expect(
            try found.comparison == RunComparison(baseline: baseline, scenario: scenario).summary(workers: workers))
    }

    @Test func otherDifferencesAreAsNearAsTheySay() throws {
        let baseline = try Self.run("baseline", seed: 1, years: 3, paths: 30_000)
        let scenario = try Self.run("fund", seed: 2, years: 3, paths: 30_000)
        let workers = Workers(count: 2)
        let near = try Self.streamed(baseline, scenario, isExact: false).summary(workers: workers).comparison
        let exact = try RunComparison(baseline: baseline, scenario: scenario).summary(workers: workers)
        #expect(near.targetDifferences == exact.targetDifferences)
        for (one, other) in zip(near.differences, exact.differences) {
            let (found, sought) = ([one.p5, one.p50, one.p95], [other.p5, other.p50, other.p95])
            for place in 0..<3 {
                let width = one.quantileWidths?[place] ?? 0
                let (a, b) = (try #require(found[place]), try #require(sought[place]))
                #expect((a - b).magnitude <= width)
                #expect(width <= ((sought[2] ?? 0) - (sought[0] ?? 0)) / 1000)
            }
            var rest = one
            (rest.p5, rest.p50, rest.p95, rest.quantileWidths) = (other.p5, other.p50, other.p95, nil)
            #expect(rest == other)
        }
    }

    @Test func unitsMustAgree() throws {
        let dollars = try RunFixture.run([("trade", [[1]])], unit: "million USD/year")
        let euros = try RunFixture.run([("trade", [[1]])], unit: "million EUR/year")
        #expect(
            throws: RunComparisonError.units(
                indicator: "trade", baseline: "million USD/year", scenario: "million EUR/year")
        ) {
            try Self.streamed(dollars, euros, isExact: true)
        }
    }

    private static func streamed(
        _ baseline: RecordedRun, _ scenario: RecordedRun, isExact: Bool
    ) throws -> StreamedComparison {
        try StreamedComparison(
            baseline: baseline.outline, scenario: scenario.outline, source: RecordedPaths(baseline, scenario),
            isExact: isExact)
    }
}

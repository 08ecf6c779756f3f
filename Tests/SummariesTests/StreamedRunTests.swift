import Summaries
import Testing
import Workers

/// Summaries that are made without keeping paths, against those of columns.
@Suite struct StreamedRunTests {
    private static let targets = [
        RunFixture.target(.atLeast, 300, by: 2026, reference: TargetResultTests.pairs),
        RunFixture.target(.atMost, 150, by: 2025), RunFixture.target(.atLeast, 1, by: 2040),
    ]

    private static func run(
        _ shapes: [Shape], paths: Int, seed: UInt64 = 1, missing: Double = 0, replicates: Replicates? = nil
    ) throws -> RecordedRun {
        try RunFixture.run(
            [("trade", RunFixture.growth(paths: paths, years: 3, seed: seed, missing: missing))]
                + shapes.map { shape in (shape.rawValue, (0..<3).map { shape.values(paths, seed: seed + $0) }) },
            targets: targets, replicates: replicates)
    }

    @Test(arguments: [1, 63, 64, 2000, 2049, 30_000]) func exactSummariesAreThoseOfColumns(paths: Int) throws {
        let run = try Self.run(Shape.allCases, paths: paths, missing: 0.01)
        let workers = Workers(count: 2)
        let expected = run.summary(drawnPaths: 3, workers: workers)
        for size in [64, 1024] {
            let streamed = StreamedRun(run.outline, source: RecordedPaths(run, pathsPerBlock: size), isExact: true)
            #expect(try streamed.summary(drawnPaths: 3, workers: workers) == expected)
        }
    }

    /// Replicates may be larger or smaller than blocks, and the last may be in part.
    @Test(arguments: [1024, 2049, 30_000]) func replicatesAreThoseOfColumns(paths: Int) throws {
        let run = try Self.run(
            [.heavyTail, .massPoint], paths: paths, missing: 0.01, replicates: Replicates(of: paths))
        let workers = Workers(count: 2)
        let expected = run.summary(workers: workers)
        #expect(
            expected != (try Self.run([.heavyTail, .massPoint], paths: paths, missing: 0.01)).summary(workers: workers))
        for size in [64, 512, 4096] {
            let streamed = StreamedRun(run.outline, source: RecordedPaths(run, pathsPerBlock: size), isExact: true)
            #expect(try streamed.summary(workers: workers) == expected)
        }
    }

    @Test func anyNumberOfThreadsGivesTheSame() throws {
        let run = try Self.run([.heavyTail, .massPoint], paths: 20_001)
        for isExact in [false, true] {
            let streamed = StreamedRun(run.outline, source: RecordedPaths(run), isExact: isExact)
            let one = try streamed.summary(workers: Workers(count: 1))
            for count in [2, 5] { #expect(try streamed.summary(workers: Workers(count: count)) == one) }
        }
    }

    /// Each quantile is as near as is written beside it, and that is near enough.
    @Test(arguments: Shape.allCases) func otherQuantilesAreAsNearAsTheySay(shape: Shape) throws {
        let run = try Self.run([shape], paths: 50_000, missing: 0.1)
        let workers = Workers(count: 2)
        let exact = run.summary(workers: workers)
        let near = try StreamedRun(run.outline, source: RecordedPaths(run), isExact: false).summary(workers: workers)
        #expect(near.targets == exact.targets)
        for (one, other) in zip(near.indicators.flatMap(\.years), exact.indicators.flatMap(\.years)) {
            #expect((one.mean, one.standardDeviation, one.count) == (other.mean, other.standardDeviation, other.count))
            #expect((one.minimum, one.maximum) == (other.minimum, other.maximum))
            let (found, sought) = (try #require(one.quantiles), try #require(other.quantiles))
            let widths = one.quantileWidths ?? Quantiles.reported.map { _ in 0 }
            for place in found.indices {
                #expect((found[place] - sought[place]).magnitude <= widths[place])
                #expect(widths[place] <= (sought[6] - sought[0]) / 1000)
            }
            #expect(found == found.sorted())
            try Self.checkHistogram(one, other)
        }
    }

    private static func checkHistogram(_ one: YearSummary, _ other: YearSummary) throws {
        #expect((one.histogram == nil) == (other.histogram == nil))
        guard let histogram = one.histogram else { return }
        #expect(histogram.counts.reduce(histogram.below + histogram.above, +) == one.count)
        let limit = one.count / 200 + 1 + one.count / 100
        #expect(histogram.below <= limit && histogram.above <= limit)
    }

    @Test func aColumnOfNothingHasNoFigures() throws {
        let nothing = [[Double]](repeating: [Double](repeating: .nan, count: 3000), count: 2)
        let late = [nothing[0], (0..<3000).map { $0 < 2500 ? .nan : Double($0) }]
        let run = try RunFixture.run([("never", nothing), ("late", late)])
        let workers = Workers(count: 2)
        let streamed = StreamedRun(run.outline, source: RecordedPaths(run), isExact: true)
        #expect(try streamed.summary(workers: workers) == run.summary(workers: workers))
    }

    @Test(arguments: [true, false]) func progressNeverGoesBackAndEndsAtOne(isExact: Bool) throws {
        let run = try Self.run([.veryHeavyTail], paths: 10_000)
        let seen = Progress()
        _ = try StreamedRun(run.outline, source: RecordedPaths(run), isExact: isExact).summary(
            workers: Workers(count: 1), progress: { seen.add($0) })
        #expect(seen.shares == seen.shares.sorted())
        #expect(abs((seen.shares.last ?? 0) - 1) < 1e-12)
    }
}

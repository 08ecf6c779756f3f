import GSLNumerics
import Summaries
import Testing
import Workers

/// Errors where paths are not independent, against formulas written plainly.
@Suite struct ReplicateTests {
    private static let workers = Workers(count: 2)

    @Test(arguments: [
        (1024, 64, 16), (1087, 64, 17), (2047, 64, 32), (2048, 128, 16), (10_000, 512, 20), (1 << 20, 1 << 16, 16),
        (1_000_000_000, 1 << 25, 30),
    ])
    func sizes(paths: Int, size: Int, count: Int) {
        let replicates = Replicates(of: paths)
        #expect((replicates.size, replicates.count) == (size, count))
    }

    /// A run of figures that differ more between replicates than within, the last of them in part.
    private static func run(seed: UInt64, replicates: Replicates?) throws -> RecordedRun {
        var generator = SeededGenerator(seed: seed)
        let levels = (0..<20).map { _ in generator.normal() }
        let values = (0..<2500).map { 100 + levels[$0 / 128] + 0.5 * generator.normal() }
        return try RunFixture.run(
            [("trade", [values.map { _ in 100 }, values])], scenario: "run \(seed)",
            targets: [RunFixture.target(.atLeast, 100.3, by: 2025)], replicates: replicates)
    }

    /// The replicates' shares of the paths, and a figure of each.
    private static func parts<Value>(_ values: [Double], _ body: (ArraySlice<Double>) -> Value) -> [(Double, Value)] {
        stride(from: 0, to: 2500, by: 128).map { first in
            let slice = values[first..<min(2500, first + 128)]
            return (Double(slice.count) / 2500, body(slice))
        }
    }

    private static func standardError(_ parts: [(weight: Double, value: Double)]) -> Double {
        let mean = parts.reduce(0) { $0 + $1.weight * $1.value }
        let variance = parts.reduce(0) { sum, part in
            sum + part.weight * part.weight / (1 - part.weight) * (part.value - mean) * (part.value - mean)
        }
        return variance.squareRoot()
    }

    private static func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(values.count) }

    private static let studentReach = Distribution.student(degreesOfFreedom: 19, location: 0, scale: 1).quantile(0.975)

    @Test func equalReplicatesGiveTheUsualError() {
        let values: [Double] = [3, 5, 4, 8]
        let parts = values.map { (0.25, $0) }
        // sd of 3 5 4 8 is √(14/3); over √4.
        #expect(abs(Self.standardError(parts) - (14.0 / 3).squareRoot() / 2) < 1e-15)
    }

    @Test func meansHaveTheErrorOfTheirReplicates() throws {
        let replicates = Replicates(of: 2500)
        #expect((replicates.size, replicates.count) == (128, 20))
        let run = try Self.run(seed: 1, replicates: replicates)
        let values = Array(run.columns.values(output: 0, year: 1))
        let expected = Self.standardError(Self.parts(values, Self.mean))
        let year = run.indicatorResults(workers: Self.workers)[0].years[1]
        let error = try #require(year.standardError)
        #expect(abs(error - expected) < 1e-12)
        let plain = try Self.run(seed: 1, replicates: nil).indicatorResults(workers: Self.workers)[0].years[1]
        #expect(year.mean == plain.mean && year.standardDeviation == plain.standardDeviation)
        #expect(error > 3 * (try #require(plain.standardError)))
    }

    @Test func probabilitiesHaveTheIntervalOfTheirReplicates() throws {
        let run = try Self.run(seed: 2, replicates: Replicates(of: 2500))
        let values = Array(run.columns.values(output: 0, year: 1))
        let shares = Self.parts(values) { part in Double(part.count { $0 >= 100.3 }) / Double(part.count) }
        let error = Self.standardError(shares)
        let share = Double(values.count { $0 >= 100.3 }) / 2500
        let (n, z) = (share * (1 - share) / (error * error), Self.studentReach)
        let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        let margin = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let year = run.targetResults(workers: Self.workers)[0].years[0]
        #expect(year.probabilityReached == share)
        #expect(abs(year.low - (centre - margin)) < 1e-9 && abs(year.high - (centre + margin)) < 1e-9)
    }

    @Test func differencesHaveTheErrorOfTheirReplicates() throws {
        let replicates = Replicates(of: 2500)
        let (one, other) = (
            try Self.run(seed: 3, replicates: replicates), try Self.run(seed: 4, replicates: replicates)
        )
        let (before, after) = (one.columns.values(output: 0, year: 1), other.columns.values(output: 0, year: 1))
        let differences = zip(before, after).map { $1 - $0 }
        let pairs = try RunComparison(baseline: one, scenario: other)
        let paired = pairs.differences(workers: Self.workers)[1]
        let error = Self.standardError(Self.parts(differences, Self.mean))
        #expect(abs(try #require(paired.standardError) - error) < 1e-12)
        let (low, high) = (try #require(paired.low), try #require(paired.high))
        #expect(abs((high - low) / 2 - Self.studentReach * error) < 1e-9)

        let surplus = zip(before, after).map { ($1 >= 100.3 ? 1.0 : 0) - ($0 >= 100.3 ? 1 : 0) }
        let target = pairs.targetDifferences(workers: Self.workers)[0]
        let mean = surplus.reduce(0, +) / 2500
        #expect(abs(target.difference - mean) < 1e-12)
        let discordant = surplus.reduce(0) { $0 + abs($1) } / 2500
        let spread = Self.standardError(Self.parts(surplus, Self.mean))
        let n = (discordant - mean * mean) / (spread * spread)
        // Half a pair more in each of the four cells.
        let adjusted = ((discordant * n + 1 - (mean * n) * (mean * n) / (n + 2)).squareRoot()) / (n + 2)
        #expect(abs(target.standardError - adjusted) < 1e-9)
    }

    /// Where nothing differs, an interval is that of independent paths, and never empty.
    @Test func whatNeverHappensKeepsItsInterval() throws {
        let replicates = Replicates(of: 2500)
        func run(_ replicates: Replicates?) throws -> RecordedRun {
            try RunFixture.run(
                [("trade", [[Double](repeating: 1, count: 2500), [Double](repeating: 1, count: 2500)])],
                targets: [RunFixture.target(.atLeast, 2, by: 2025)], replicates: replicates)
        }
        let (one, plain) = (try run(replicates), try run(nil))
        let year = one.targetResults(workers: Self.workers)[0].years[0]
        let z = Self.studentReach
        #expect(year.low == 0 && abs(year.high - z * z / (2500 + z * z)) < 1e-9)
        let difference = try RunComparison(baseline: one, scenario: one).targetDifferences(workers: Self.workers)[0]
        let expected = try RunComparison(baseline: plain, scenario: plain).targetDifferences(workers: Self.workers)[0]
        #expect(difference.standardError == expected.standardError)
        #expect(difference.verdict == .unresolved)
        #expect(one.indicatorResults(workers: Self.workers)[0].years[1].standardError == 0)
    }

    /// A share that is the same in every replicate is known no better than to half a path.
    @Test func equalSharesLeaveHalfAPath() throws {
        let values = (0..<2048).map { Double($0 % 2) }
        let run = try RunFixture.run(
            [("trade", [values, values])], targets: [RunFixture.target(.atLeast, 1, by: 2025)],
            replicates: Replicates(of: 2048))
        let year = run.targetResults(workers: Self.workers)[0].years[0]
        let reach = Distribution.student(degreesOfFreedom: 15, location: 0, scale: 1).quantile(0.975)
        #expect(abs((year.high - year.low) / 2 - reach * 0.5 / 2048) < 1e-8)
    }
}

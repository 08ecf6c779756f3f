import Foundation
import Summaries
import Testing
import Workers

@Suite struct TargetDifferenceTests {
    /// Two runs of one simulated year, in which the given numbers of pairs are at a target in both, in one, in none.
    static func differences(both: Int, scenarioOnly: Int, baselineOnly: Int, neither: Int) throws -> [TargetDifference]
    {
        let before = [(1.0, both), (0, scenarioOnly), (1, baselineOnly), (0, neither)]
        let after = [(1.0, both), (1, scenarioOnly), (0, baselineOnly), (0, neither)]
        func column(_ parts: [(Double, Int)]) -> [Double] { parts.flatMap { [Double](repeating: $0.0, count: $0.1) } }
        let target = RunFixture.target(.atLeast, 1, by: 2025)
        return try RunComparisonTests.compared(
            [column(before), column(before)], [column(after), column(after)], targets: [target]
        ).targetDifferences(workers: Workers(count: 2))
    }

    @Test func byHand() throws {
        let results = try Self.differences(both: 40, scenarioOnly: 25, baselineOnly: 5, neither: 30)
        #expect(results.map(\.event) == [.at, .reached])
        for result in results {
            #expect(result.baseline == "baseline" && result.scenario == "fund" && result.target == "goal")
            #expect(result.by == 2025)
            #expect(result.baselineProbability == 0.45 && result.scenarioProbability == 0.65)
            #expect(result.difference == 0.2)
            // 20/102 ± 1.96 √(31 − 20²/102)/102
            #expect(abs(result.standardError - 0.051_016_607_96) < 1e-10)
            #expect(abs(result.low - 0.096_087_717_15) < 1e-10)
            #expect(abs(result.high - 0.296_069_145_59) < 1e-10)
            #expect(result.verdict == .higher)
        }
    }

    @Test func noDifferenceIsNotCertainty() throws {
        for (both, neither) in [(0, 1000), (1000, 0), (300, 700)] {
            let result = try Self.differences(both: both, scenarioOnly: 0, baselineOnly: 0, neither: neither)[0]
            #expect(result.difference == 0)
            #expect(result.low < -0.0019 && result.high > 0.0019)
            #expect(result.verdict == .unresolved)
        }
    }

    @Test func fourPairsAreTooFewAndFiveEnough() throws {
        for (only, verdict) in [(4, PairedDifference.Verdict.unresolved), (5, .higher)] {
            let up = try Self.differences(both: 10, scenarioOnly: only, baselineOnly: 0, neither: 1000)[0]
            #expect(up.verdict == verdict)
            let down = try Self.differences(both: 10, scenarioOnly: 0, baselineOnly: only, neither: 1000)[0]
            #expect(down.verdict == (verdict == .higher ? .lower : .unresolved))
            #expect(down.low == -up.high && down.high == -up.low)
        }
    }

    @Test func intervalsStayWithinOne() throws {
        let result = try Self.differences(both: 0, scenarioOnly: 50, baselineOnly: 0, neither: 0)[0]
        #expect(result.difference == 1 && result.high == 1 && result.low > 0.85)
    }

    @Test func beingThereIsNotHavingBeenThere() throws {
        let before: [[Double]] = [[1, 1], [1, 1], [1, 1], [9, 9]]
        let after: [[Double]] = [[9, 9], [9, 1], [1, 1], [9, 9]]
        let target = RunFixture.target(.atLeast, 5, by: 2026)
        let results = try RunComparisonTests.compared(before, after, targets: [target])
            .targetDifferences(workers: Workers(count: 1))
        #expect(results.map(\.difference) == [0, 0.5])
        #expect(results.map(\.scenarioProbability) == [0, 0.5])
    }

    @Test func onlyTargetsThatAskTheSame() throws {
        let figures = RunFixture.growth(paths: 10, years: 3, seed: 1)
        let target = RunFixture.target(.atLeast, 300, by: 2026)
        var others = [TargetDescription](repeating: target, count: 4)
        others[0].threshold = 301
        others[1].by = 2025
        others[2].direction = .atMost
        others[3].name = "other"
        for other in others {
            let comparison = try RunComparison(
                baseline: RunFixture.run([("trade", figures)], targets: [target]),
                scenario: RunFixture.run([("trade", figures)], targets: [other]))
            #expect(comparison.targetDifferences(workers: Workers(count: 1)).isEmpty)
        }
        let beyond = RunFixture.target(.atLeast, 300, by: 2030)
        #expect(
            try RunComparisonTests.compared(figures, figures, targets: [beyond])
                .targetDifferences(workers: Workers(count: 1)).isEmpty)
    }

    /// Whatever the probabilities, the interval covers the true difference at least 93 times in 100. Of 2000 trials then
    /// fewer than 90 in 100 do so for fewer than one seed in 10⁶ (exact binomial).
    @Test(
        arguments: [
            [0.3, 0.2, 0.1], [0.01, 0.01, 0.01], [0.9, 0.05, 0.01], [0, 0.002, 0.002], [0.5, 0, 0], [0, 0.03, 0],
            [0.02, 0.3, 0.3],
        ])
    func intervalsCover(cells: [Double]) throws {
        var generator = SeededGenerator(seed: 12)
        let pairs = 200
        let trials = 2000
        let truth = cells[1] - cells[2]
        var covered = 0
        for _ in 0..<trials {
            var counts = [0, 0, 0]
            for _ in 0..<pairs {
                let u = generator.uniform()
                if u < cells[0] {
                    counts[0] += 1
                } else if u < cells[0] + cells[1] {
                    counts[1] += 1
                } else if u < cells[0] + cells[1] + cells[2] {
                    counts[2] += 1
                }
            }
            let result = try Self.differences(
                both: counts[0], scenarioOnly: counts[1], baselineOnly: counts[2],
                neither: pairs - counts.reduce(0, +))[0]
            covered += result.low <= truth && truth <= result.high ? 1 : 0
        }
        #expect(Double(covered) / Double(trials) > 0.9, "\(covered) of \(trials)")
    }
}

import Foundation
import Summaries
import Testing
import Workers

@Suite struct RunComparisonTests {
    static func compared(
        _ baseline: [[Double]], _ scenario: [[Double]], targets: [TargetDescription] = []
    ) throws -> RunComparison {
        try RunComparison(
            baseline: RunFixture.run([("trade", baseline)], scenario: "baseline", targets: targets),
            scenario: RunFixture.run([("trade", scenario)], scenario: "fund", targets: targets))
    }

    static func lastDifference(_ baseline: [Double], _ scenario: [Double]) throws -> PairedDifference {
        let comparison = try compared([baseline, baseline], [scenario, scenario])
        return comparison.differences(workers: Workers(count: 2))[1]
    }

    /// What two ways of computing one figure part by is no difference; anything more is.
    @Test func roundingIsNoDifference() throws {
        let before = [3.0, -7e9, 0, 1e-300, 5, 4]
        let rounded = [(3.0).nextUp, -7e9 * (1 + 1e-13), 0, 1e-300, 5 * (1 - 1e-13), 4]
        let none = try Self.lastDifference(before, rounded)
        #expect(none.difference == 0 && none.standardError == 0 && none.probabilityHigher == 0)
        #expect(none.verdict == .unresolved)
        let some = try Self.lastDifference(before, before.map { $0 + 1e-9 * abs($0) })
        #expect(some.probabilityHigher == 5.0 / 6)
    }

    @Test(arguments: [2, 64, 65, 3000]) func agreeWithDifferencesPathByPath(paths: Int) throws {
        var before = RunFixture.growth(paths: paths, years: 3, seed: 3)
        var after = RunFixture.growth(paths: paths, years: 3, seed: 4)
        if paths > 10 {
            before[2][5] = .nan
            after[2][7] = .nan
        }
        let differences = try Self.compared(before, after).differences(workers: Workers(count: 2))
        #expect(differences.map(\.year) == [2024, 2025, 2026])
        for (result, (a, b)) in zip(differences, zip(before, after)) {
            let pairs = zip(a, b).filter { !$0.0.isNaN && !$0.1.isNaN }
            let gaps = pairs.map { $0.1 - $0.0 }
            let moments = MomentsTests.moments(zip(a, b).map { $1 - $0 })
            #expect(result.difference == moments.mean)
            #expect(result.standardError == moments.standardError)
            #expect([result.p5, result.p50, result.p95] == QuantileTests.reference([0.05, 0.5, 0.95], of: gaps))
            #expect(result.probabilityHigher == Double(gaps.count { $0 > 0 }) / Double(gaps.count))
            let means = [pairs.map(\.0), pairs.map(\.1)].map { $0.reduce(0, +) / Double(pairs.count) }
            #expect(abs((result.baselineMean ?? 0) - means[0]) < 1e-9)
            #expect(abs((result.scenarioMean ?? 0) - means[1]) < 1e-9)
            let reach = 1.959963984540054 * (result.standardError ?? .nan)
            #expect(abs((result.low ?? .nan) - (moments.mean - reach)) <= 1e-11 * reach)
            #expect(abs((result.high ?? .nan) - (moments.mean + reach)) <= 1e-11 * reach)
        }
    }

    @Test func whatADifferenceSaysOfItself() throws {
        let result = try Self.lastDifference([1, 2, 3], [2, 3, 4])
        #expect(result.baseline == "baseline" && result.scenario == "fund" && result.indicator == "trade")
        #expect(result.unit == "million USD/year" && result.year == 2025)
        #expect(result.baselineMean == 2 && result.scenarioMean == 3)
        #expect(result.difference == 1 && result.standardError == 0 && result.low == 1 && result.high == 1)
        #expect(result.verdict == .higher)
        #expect(try Self.lastDifference([2, 3, 4], [1, 2, 3]).verdict == .lower)
    }

    @Test func theSamePathsAreUnresolved() throws {
        let values = Shape.logNormal.values(1000)
        let result = try Self.lastDifference(values, values)
        #expect(result.difference == 0 && result.low == 0 && result.high == 0)
        #expect(result.probabilityHigher == 0)
        #expect(result.verdict == .unresolved)
    }

    @Test func noPairsAreUnresolved() throws {
        let result = try Self.lastDifference([.nan, 1], [1, .nan])
        #expect(result.difference == nil && result.low == nil && result.probabilityHigher == nil)
        #expect(result.verdict == .unresolved)
        #expect(try Self.lastDifference([1], [2]).verdict == .unresolved)
    }

    @Test func anIntervalAroundZeroIsUnresolved() throws {
        let result = try Self.lastDifference([0, 0, 0, 0], [1, 1, -1, 0])
        #expect(result.verdict == .unresolved)
    }

    @Test func onlyWhatBothHave() throws {
        let figures = RunFixture.growth(paths: 10, years: 3, seed: 1)
        let baseline = try RunFixture.run([("imports", figures), ("trade", figures), ("exports", figures)])
        let scenario = try RunFixture.run([
            ("jobs", figures), ("exports", figures), ("imports", Array(figures[..<2]) + [figures[2]]),
        ])
        let differences = try RunComparison(baseline: baseline, scenario: scenario).differences(
            workers: Workers(count: 1))
        #expect(differences.map(\.indicator) == ["imports", "imports", "imports", "exports", "exports", "exports"])
    }

    @Test func onlyTheYearsThatBothHave() throws {
        let figures = RunFixture.growth(paths: 10, years: 5, seed: 1)
        let comparison = try Self.compared(figures, Array(figures[..<3]))
        #expect(comparison.differences(workers: Workers(count: 1)).map(\.year) == [2024, 2025, 2026])
    }

    @Test func pathsMustPair() throws {
        let ten = try RunFixture.run([("trade", [[Double](repeating: 1, count: 10)])])
        let eleven = try RunFixture.run([("trade", [[Double](repeating: 1, count: 11)])])
        let error = #expect(throws: RunComparisonError.pathCounts(baseline: 10, scenario: 11)) {
            try RunComparison(baseline: ten, scenario: eleven)
        }
        #expect(
            error?.description
                == "runs are compared path by path, and these have 10 and 11 paths: run both with as many")
    }

    @Test func unitsMustAgree() throws {
        let dollars = try RunFixture.run([("trade", [[1]])], unit: "million USD/year")
        let euros = try RunFixture.run([("trade", [[1]])], unit: "million EUR/year")
        let error = #expect(throws: RunComparisonError.self) {
            try RunComparison(baseline: dollars, scenario: euros)
        }
        #expect(
            error?.description == """
                the indicator 'trade' is in 'million USD/year' in the baseline and in 'million EUR/year' in the \
                scenario: give both the same unit
                """)
    }

    /// The interval of a mean difference between skewed figures covers the truth 95 times in 100, or 94.5. Of 3000 trials
    /// the share then lies farther than 0.03 from that for fewer than one seed in 10⁸ (exact binomial).
    @Test func intervalsOfMeansCover() {
        var generator = SeededGenerator(seed: 11)
        let trials = 3000
        let truth = exp(0.5) * (exp(0.1) - 1)
        var covered = 0
        for _ in 0..<trials {
            let values = (0..<400).map { _ in
                let shared = generator.normal()
                return exp(shared + 0.1) * (1 + 0.3 * generator.normal()) - exp(shared)
            }
            let moments = MomentsTests.moments(values)
            let reach = 1.959963984540054 * (moments.standardError ?? .nan)
            covered += abs(moments.mean - truth) <= reach ? 1 : 0
        }
        let share = Double(covered) / Double(trials)
        #expect(abs(share - 0.95) < 0.03, "\(covered) of \(trials)")
    }
}

import Foundation
import Summaries
import Testing
import Workers

@Suite struct TargetResultTests {
    static func result(_ figures: [[Double]], _ target: TargetDescription) throws -> TargetResult {
        let run = try RunFixture.run(
            [("exports", figures.map { $0.map { _ in 0 } }), ("trade", figures)], targets: [target])
        return run.targetResults(workers: Workers(count: 2))[0]
    }

    /// A figure that misses its target by rounding alone, as a mean of equal months may, is at it.
    @Test(arguments: [TargetResult.Direction.atLeast, .atMost]) func roundingMissesNoTarget(
        direction: TargetResult.Direction
    ) throws {
        let near = direction == .atLeast ? 7 * (1 - 1e-15) : 7 * (1 + 1e-15)
        let far = direction == .atLeast ? 7 * (1 - 1e-11) : 7 * (1 + 1e-11)
        let result = try Self.result(
            .init(repeating: [near, far, 7, near], count: 9), RunFixture.target(direction, 7, by: 2030))
        #expect(result.years.allSatisfy { $0.probabilityAt == 0.75 })
        #expect(abs((result.meanGapAmongMisses ?? 0) - 7e-11) < 1e-14)
    }

    @Test(arguments: [TargetResult.Direction.atLeast, .atMost], [1, 63, 64, 65, 1000])
    func agreeWithCountingPathByPath(direction: TargetResult.Direction, paths: Int) throws {
        let figures = RunFixture.growth(paths: paths, years: 9, seed: 2, missing: 0.05)
        let threshold = direction == .atLeast ? 300.0 : 150
        let result = try Self.result(figures, RunFixture.target(direction, threshold, by: 2030))
        func isAt(_ value: Double) -> Bool { direction == .atLeast ? value >= threshold : value <= threshold }

        #expect(result.years.map(\.year) == Array(2025...2032))
        var firstHalf: Int?
        for (place, year) in result.years.enumerated() {
            let at = figures[place + 1].count(where: isAt)
            let reached = (0..<paths).count { path in (1...place + 1).contains { isAt(figures[$0][path]) } }
            #expect(year.probabilityAt == Double(at) / Double(paths))
            #expect(year.probabilityReached == Double(reached) / Double(paths))
            #expect(year.low <= year.probabilityReached && year.probabilityReached <= year.high)
            if firstHalf == nil && 2 * reached >= paths { firstHalf = year.year }
        }
        #expect(result.medianFirstYear == firstHalf)

        let present = figures[6].filter { !$0.isNaN }
        let gaps = present.filter { !isAt($0) }.map { abs($0 - threshold) }
        let total = gaps.reduce(0, +)
        if !present.isEmpty {
            #expect(abs((result.meanGap ?? -1) - total / Double(present.count)) < 1e-9)
        }
        if gaps.isEmpty {
            #expect(result.meanGapAmongMisses == nil)
        } else {
            #expect(abs((result.meanGapAmongMisses ?? -1) - total / Double(gaps.count)) < 1e-9)
        }
    }

    @Test func whatATargetSaysOfItself() throws {
        let result = try Self.result(
            [[196, 196], [250, 190], [180, 200]], RunFixture.target(.atLeast, 200, by: 2026))
        #expect(result.name == "goal" && result.title == "Goal" && result.indicator == "trade")
        #expect(result.unit == "million USD/year" && result.threshold == 200 && result.by == 2026)
        #expect(result.years.map(\.probabilityAt) == [0.5, 0.5])
        #expect(result.years.map(\.probabilityReached) == [0.5, 1])
        #expect(result.medianFirstYear == 2025)
        #expect(result.meanGap == 10)
        #expect(result.meanGapAmongMisses == 20)
        #expect(result.reference == nil)
    }

    @Test func theBaseYearDoesNotCount() throws {
        let result = try Self.result([[500, 500], [100, 100]], RunFixture.target(.atLeast, 300, by: 2025))
        #expect(result.years.map(\.probabilityReached) == [0])
        #expect(result.medianFirstYear == nil)
    }

    @Test func theThresholdItselfIsEnough() throws {
        let figures: [[Double]] = [[1, 1, 1], [300, 300 * (1 - 1e-11), 300 * (1 + 1e-11)]]
        let atLeast = try Self.result(figures, RunFixture.target(.atLeast, 300, by: 2025))
        let atMost = try Self.result(figures, RunFixture.target(.atMost, 300, by: 2025))
        #expect(atLeast.years[0].probabilityAt == 2.0 / 3)
        #expect(atMost.years[0].probabilityAt == 2.0 / 3)
    }

    @Test func aPathWithoutAFigureIsNotAtTheTarget() throws {
        let result = try Self.result([[196, 196], [.nan, 400]], RunFixture.target(.atLeast, 300, by: 2025))
        #expect(result.years[0].probabilityAt == 0.5)
        #expect(result.meanGap == 0)
        #expect(result.meanGapAmongMisses == nil)
    }

    @Test(arguments: [2020, 2024, 2040]) func aYearThatIsNotSimulatedHasNoGap(by year: Int) throws {
        let result = try Self.result([[196], [250]], RunFixture.target(.atLeast, 300, by: year))
        #expect(result.meanGap == nil && result.meanGapAmongMisses == nil)
        #expect(result.years.map(\.probabilityAt) == [0])
    }

    /// Wilson (1927) for 8 of 10 and 0 of 10, worked out by hand.
    @Test func intervalsAreWilsons() throws {
        let eight = [Double](repeating: 1, count: 8) + [0, 0]
        let some = try Self.result([eight, eight], RunFixture.target(.atLeast, 1, by: 2025)).years[0]
        #expect(abs(some.low - 0.490_162_471_536_641_8) < 1e-11)
        #expect(abs(some.high - 0.943_317_848_545_624_7) < 1e-11)
        let none = try Self.result([eight, eight], RunFixture.target(.atLeast, 2, by: 2025)).years[0]
        #expect(abs(none.low) < 1e-15)
        #expect(abs(none.high - 0.277_532_799_862_889_2) < 1e-11)
    }

    static let pairs = ReferenceGrowth(volatility: 0.306, growth: 0.026, source: "15 000 country pairs")

    /// Φ(−(ln M − n ln(1+g))/(σ√n)) for 700 and 1000 from 196, worked out by hand.
    @Test(arguments: [
        (700.0, 2030, 0.0677378), (700, 2035, 0.1645101), (1000, 2030, 0.0244932), (1000, 2035, 0.0921663),
    ])
    func comparableSeries(threshold: Double, by year: Int, probability: Double) throws {
        let figures = RunFixture.growth(paths: 10, years: 3, seed: 1)
        let atLeast = try Self.result(figures, RunFixture.target(.atLeast, threshold, by: year, reference: Self.pairs))
        let reference = try #require(atLeast.reference)
        #expect(abs(reference.probabilityAt - probability) < 1e-7)
        #expect(reference.volatility == 0.306 && reference.growth == 0.026 && reference.source == Self.pairs.source)
        let atMost = try Self.result(figures, RunFixture.target(.atMost, threshold, by: year, reference: Self.pairs))
        #expect(abs((atMost.reference?.probabilityAt ?? 0) + reference.probabilityAt - 1) < 1e-12)
    }

    /// The same after 1 and 2 years, by the complementary error function, in every simulated year and not only in the
    /// target's own.
    @Test func comparableSeriesYearByYear() throws {
        let figures = RunFixture.growth(paths: 10, years: 3, seed: 1)
        let result = try Self.result(figures, RunFixture.target(.atLeast, 250, by: 2026, reference: Self.pairs))
        #expect(result.years.map(\.year) == [2025, 2026])
        for (row, n) in zip(result.years, [1.0, 2]) {
            let distance = (log(250.0 / 196) - n * log(1.026)) / (0.306 * n.squareRoot())
            #expect(abs((row.referenceAt ?? 0) - erfc(distance / 2.0.squareRoot()) / 2) < 1e-11)
        }
        #expect(result.years.last?.referenceAt == result.reference?.probabilityAt)
        let alone = try Self.result(figures, RunFixture.target(.atLeast, 250, by: 2026))
        #expect(alone.reference == nil && alone.years.allSatisfy { $0.referenceAt == nil })
    }

    @Test func aMultipleOfNothingSaysNothing() throws {
        for base in [0, -5, Double.nan] {
            let target = RunFixture.target(.atLeast, 700, by: 2026, reference: Self.pairs)
            #expect(try Self.result([[base], [100], [100]], target).reference == nil)
        }
        for (threshold, year) in [(0.0, 2026), (-3, 2026), (700, 2024)] {
            let target = RunFixture.target(.atLeast, threshold, by: year, reference: Self.pairs)
            #expect(try Self.result([[196], [100], [100]], target).reference == nil)
        }
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Summaries
import Testing
import Workers

/// Targets on one flow whose law is known in every year.
@Suite struct TargetTests {
    static let drift = log(1.06)
    static let volatility = 0.15

    static let scenario = Result {
        try SimulatedScenario(
            ScenarioText.scenario(
                to: 2034,
                """
                flows: {f: {base: 100 million USD, trend: 6%, volatility: 15%}}
                indicators:
                  f: {value: flows.f, unit: million USD/year}
                  noise: {value: "each(normal(0, 1))"}
                targets:
                  high: {indicator: f, at_least: 160 million USD, by: 2030}
                  same: {indicator: f, at_least: 160 million USD/year, by: 2034}
                  low: {indicator: f, at_most: 80 million USD, by: 2028}
                  far: {indicator: f, at_least: 2 billion USD, by: 2034}
                  sure: {indicator: f, at_least: 1 USD, by: 2025}
                  referred:
                    indicator: f
                    at_least: 160 million USD
                    by: 2030
                    reference: {volatility: 30.6%, growth: 2.6%, source: comparable pairs}
                  referred_low:
                    indicator: f
                    at_most: 80 million USD
                    by: 2028
                    reference: {volatility: 20%, growth: 1%, source: comparable pairs}
                  noisy: {indicator: noise, at_least: 1.5, by: 2030}
                """))
    }

    static func result(_ name: String) throws -> (scenario: SimulatedScenario, target: TargetResult) {
        let scenario = try scenario.get()
        let results = scenario.run.targetResults(workers: Workers(count: 2))
        return (scenario, try #require(results.first { $0.name == name }))
    }

    /// Φ by the C library's error function.
    static func normal(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

    /// P(flow ≥ K) in year n.
    static func above(_ threshold: Double, _ n: Double, drift: Double = drift, volatility: Double = volatility)
        -> Double
    {
        normal((log(100 / threshold) + drift * n) / (volatility * n.squareRoot()))
    }

    static func deviation(_ found: Double, _ expected: Double, _ name: String) -> Deviation {
        Deviation(
            name, expected: expected, found: found, standardError: (expected * (1 - expected) / 200_000).squareRoot())
    }

    // MARK: Being there

    @Test func probabilityAtIsTheNormals() throws {
        let (scenario, high) = try Self.result("high")
        let (_, low) = try Self.result("low")
        let figures = scenario.figures("f", 2034)
        #expect(
            high.years.map(\.year) == Array(2025...2034) && high.threshold == 160 && high.unit == "million USD/year")
        for (place, year) in high.years.enumerated() {
            let n = Double(place + 1)
            expectAgreement(Self.deviation(year.probabilityAt, Self.above(160, n), "at least, \(year.year)"), figures)
            expectAgreement(
                Self.deviation(low.years[place].probabilityAt, 1 - Self.above(80, n), "at most, \(year.year)"), figures)
        }
        expectRefusal(
            high.years.enumerated().map { place, year in
                Self.deviation(
                    year.probabilityAt, Self.above(160, Double(place + 1), drift: log(1.061)), "at \(year.year)")
            }, "a trend of 6.1 %")
        // A threshold may be written without /year.
        let same = try Self.result("same").target
        #expect(same.years == high.years && same.threshold == high.threshold)
    }

    // MARK: Having been there

    @Test(arguments: ["high", "low", "noisy"]) func probabilityReachedIsWhatPathsShow(name: String) throws {
        let (scenario, target) = try Self.result(name)
        let paths = scenario.run.columns.pathCount
        var isReached = [Bool](repeating: false, count: paths)
        var medianFirstYear: Int?
        for year in target.years {
            let values = scenario.values(target.indicator, year.year)
            var at = 0
            for path in 0..<paths {
                let isAt =
                    target.direction == .atLeast ? values[path] >= target.threshold : values[path] <= target.threshold
                at += isAt ? 1 : 0
                isReached[path] = isReached[path] || isAt
            }
            let reached = isReached.count { $0 }
            #expect(year.probabilityAt == Double(at) / Double(paths))
            #expect(year.probabilityReached == Double(reached) / Double(paths))
            if medianFirstYear == nil, 2 * reached >= paths { medianFirstYear = year.year }
            // Wilson's interval solves (p̂ − p)² = z² p (1 − p)/n.
            for bound in [year.low, year.high] {
                let distance = abs(year.probabilityReached - bound) / (bound * (1 - bound) / Double(paths)).squareRoot()
                #expect(abs(distance - 1.959963984540054) < 1e-6, "\(year.year)")
            }
            #expect(year.low < year.probabilityReached && year.probabilityReached < year.high)
        }
        #expect(target.medianFirstYear == medianFirstYear)
        if name == "low" { #expect(medianFirstYear == nil) }
        if name == "high" { #expect(medianFirstYear == 2031 || medianFirstYear == 2030) }
    }

    /// In independent years the probability of having been there is 1 − (1 − p)ⁿ: said without the paths.
    @Test func reachedInIndependentYears() throws {
        let (scenario, noisy) = try Self.result("noisy")
        let chance = 1 - Self.normal(1.5)
        for (place, year) in noisy.years.enumerated() {
            expectAgreement(
                [
                    Self.deviation(year.probabilityAt, chance, "at \(year.year)"),
                    Self.deviation(
                        year.probabilityReached, 1 - pow(1 - chance, Double(place + 1)), "reached by \(year.year)"),
                ], scenario.figures("noise", year.year))
        }
        // 1 − (1 − 0.0668)ⁿ passes one half with n = 11.
        #expect(noisy.medianFirstYear == nil && pow(1 - chance, 10) > 0.5)
    }

    // MARK: Gaps

    /// E max(K − X, 0) of a lognormal X.
    @Test func meanGaps() throws {
        let (scenario, high) = try Self.result("high")
        let figures = scenario.figures("f", 2030)
        let (n, k) = (6.0, 160.0)
        let sigma = Self.volatility * n.squareRoot()
        let mean = 100 * exp(Self.drift * n + sigma * sigma / 2)
        let d = (log(k / 100) - Self.drift * n) / sigma
        let gap = k * Self.normal(d) - mean * Self.normal(d - sigma)
        let gaps = figures.map("gap") { max(0, 160 - $0) }
        expectAgreement(gaps.deviation(fromMean: gap), gaps)
        expectEqual(try #require(high.meanGap), gaps.mean, "the mean gap")
        let misses = Double(gaps.values.count { $0 > 0 })
        expectEqual(
            try #require(high.meanGapAmongMisses), gaps.mean * gaps.count / misses, "the mean gap among misses")
        expectAgreement(Self.deviation(misses / gaps.count, Self.normal(d), "misses"), gaps)

        let low = try Self.result("low").target
        let above = scenario.figures("f", 2028).map("gap to 80") { max(0, $0 - 80) }
        expectEqual(try #require(low.meanGap), above.mean, "the mean gap from above")
    }

    @Test func certainAndHopelessTargets() throws {
        let far = try Self.result("far").target
        #expect(far.years.allSatisfy { $0.probabilityReached == 0 && $0.low == 0 && $0.high > 0 && $0.high < 3e-5 })
        #expect(far.medianFirstYear == nil && far.meanGap == far.meanGapAmongMisses)
        let sure = try Self.result("sure").target
        #expect(sure.years.allSatisfy { $0.probabilityReached == 1 && $0.high == 1 && $0.low > 1 - 3e-5 })
        #expect(sure.medianFirstYear == 2025 && sure.meanGap == 0 && sure.meanGapAmongMisses == nil)
    }

    /// Φ(−(ln M − n ln(1 + growth))/(volatility √n)).
    @Test func referenceClasses() throws {
        let high = try #require(try Self.result("referred").target.reference)
        let expected = Self.normal(-(log(1.6) - 6 * log(1.026)) / (0.306 * 6.0.squareRoot()))
        expectEqual(high.probabilityAt, expected, "comparable series at least")
        let low = try #require(try Self.result("referred_low").target.reference)
        expectEqual(
            low.probabilityAt, Self.normal((log(0.8) - 4 * log(1.01)) / (0.2 * 2)), "comparable series at most")
        expectEqual(high.volatility, 0.306, "the volatility")
        expectEqual(high.growth, 0.026, "the growth")
        #expect(high.source == "comparable pairs")
        for row in try Self.result("referred").target.years {
            let n = Double(row.year - 2024)
            let expected = Self.normal(-(log(1.6) - n * log(1.026)) / (0.306 * n.squareRoot()))
            expectEqual(try #require(row.referenceAt), expected, "comparable series in \(row.year)")
        }
        #expect(try Self.result("high").target.years.allSatisfy { $0.referenceAt == nil })
    }

    /// Figures that are facts bring their sources with them; a scenario on another base is held against its own.
    @Test(arguments: [(100.0, 2030), (214, 2030), (100, 2034)])
    func referencesFromFacts(base: Double, year: Int) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2034,
                """
                facts:
                  spread: {value: 30.6%, source: Pairs to 2014}
                  growth: {value: 7.8%, source: World exports}
                flows: {f: {base: \(base) million USD, trend: 6%, volatility: 15%}}
                indicators: {f: {value: flows.f, unit: million USD/year}}
                targets:
                  aim:
                    indicator: f
                    at_least: 350 million USD
                    by: \(year)
                    reference: {volatility: facts.spread, growth: facts.growth}
                """))
        let target = try #require(scenario.run.targetResults(workers: Workers(count: 1)).first)
        let reference = try #require(target.reference)
        #expect(reference.source == "Pairs to 2014; World exports")
        let n = Double(year - 2024)
        let expected = Self.normal(-(log(350 / base) - n * log(1.078)) / (0.306 * n.squareRoot()))
        expectEqual(reference.probabilityAt, expected, "comparable series from \(base)")
    }

    /// Judged on yearly figures, whatever the step: a quarter's peak is none.
    @Test func targetsAreJudgedOnYearlyFigures() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2026, step: .quarter,
                """
                variables: {x: {value: "each(normal(0, 1))"}}
                indicators:
                  mean: {value: variables.x, over_year: mean}
                  max: {value: variables.x, over_year: max}
                targets:
                  mean: {indicator: mean, at_least: 1, by: 2026}
                  max: {indicator: max, at_least: 1, by: 2026}
                """))
        let results = scenario.run.targetResults(workers: Workers(count: 1))
        let figures = scenario.figures("mean", 2025)
        let tail = 1 - Self.normal(1)
        expectAgreement(
            [
                Self.deviation(results[0].years[0].probabilityAt, 1 - Self.normal(2), "mean"),
                Self.deviation(results[1].years[0].probabilityAt, 1 - pow(1 - tail, 4), "max"),
            ], figures)
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Summaries
import Testing
import Workers

/// Twelve flows, four correlated drivers, three measures and a risk, against the same model written plainly, path by path.
@Suite struct WholeModelTests {
    static let text: String = {
        let flows = (0..<12).map { place in
            let oil = place < 4 ? 0.4 : 0.05
            return """
                  f\(place): {base: \(10 + place) million USD, trend: \(1 + 0.1 * Double(place))%, \
                volatility: \(8 + 0.5 * Double(place))%, \
                elasticities: {home: 0.5, abroad: 0.7, oil: \(oil), exchange: -0.2}}
                """
        }
        let measures = (0..<3).map { place in
            let flows = (4 * place..<4 * place + 4).map { "flows.f\($0)" }.joined(separator: ", ")
            return """
                  m\(place):
                    start: \(2026 + place)
                    ramp: {shape: logistic, over: 3 years}
                    effects: [{raise: [\(flows)], by: "triangular(2%, 8%, 20%)"}]
                """
        }
        let sums = (0..<6).map { "flows.f\($0)" }.joined(separator: " + ")
        return ScenarioText.scenario(
            to: 2035,
            """
            drivers:
              home: {process: growth, trend: 4.5%, volatility: 2%, persistence: 0.4}
              abroad: {process: growth, trend: 2.2%, volatility: 2.2%, persistence: 0.3}
              oil: {process: mean_reverting, start: 80 USD/bbl, level: 75 USD/bbl, half_life: 2 years, volatility: 30%}
              exchange: {process: gbm, start: 1, drift: 3%, volatility: 12%}
            correlations:
              home: {abroad: 0.3, oil: 0.5, exchange: -0.2}
              abroad: {oil: 0.2, exchange: -0.1}
              oil: {exchange: -0.4}
            flows:
            \(flows.joined(separator: "\n"))
            measures:
            \(measures.joined(separator: "\n"))
            risks:
              disruption: {rate: 0.08, effects: [{raise: [\((0..<6).map { "flows.f\($0)" }.joined(separator: ", "))], by: "-uniform(10%, 40%)"}]}
            indicators:
              turnover: {value: "sum(flows.*)", unit: million USD/year}
              first_six: {value: "\(sums)", unit: million USD/year}
              last: {value: flows.f11, unit: million USD/year}
            targets:
              by_2035: {indicator: turnover, at_least: 450 million USD, by: 2035}
            """)
    }()

    struct Year {
        var turnover = 0.0
        var firstSix = 0.0
        var last = 0.0
        /// 1 where turnover has been at the target.
        var isReached = 0.0
    }

    /// The lower triangle L with L Lᵀ = C.
    static let factor: [[Double]] = {
        let matrix = [[1, 0.3, 0.5, -0.2], [0.3, 1, 0.2, -0.1], [0.5, 0.2, 1, -0.4], [-0.2, -0.1, -0.4, 1]]
        var factor = [[Double]](repeating: [0, 0, 0, 0], count: 4)
        for row in 0..<4 {
            for column in 0...row {
                let rest = matrix[row][column] - (0..<column).reduce(0) { $0 + factor[row][$1] * factor[column][$1] }
                factor[row][column] = row == column ? rest.squareRoot() : rest / factor[column][column]
            }
        }
        return factor
    }()

    static let ramps: [[Double]] = (0..<3).map { place in
        let curve = RampCurve(shape: "logistic", over: 3, from: Double(2026 + place))
        return (2025...2035).map { curve.mean(Double($0), Double($0 + 1)) }
    }

    static func path(_ luck: inout SeededGenerator) -> [Year] {
        let raises = (0..<3).map { _ in luck.triangular(0.02, 0.08, 0.2) }
        var (homeGrowth, abroadGrowth) = (log(1.045), log(1.022))
        var (home, abroad, oil, exchange) = (0.0, 0.0, log(80.0), 0.0)
        var walks = [Double](repeating: 0, count: 12)
        let decay = 0.5.squareRoot()
        let spread = 0.3 * ((1 - 0.5) / log(2.0)).squareRoot()
        var isReached = 0.0
        return (0..<11).map { place in
            let independent = (0..<4).map { _ in luck.normal() }
            let shocks = factor.map { row in zip(row, independent).reduce(0) { $0 + $1.0 * $1.1 } }
            homeGrowth = log(1.045) + 0.4 * (homeGrowth - log(1.045)) + 0.02 * 0.84.squareRoot() * shocks[0]
            abroadGrowth = log(1.022) + 0.3 * (abroadGrowth - log(1.022)) + 0.022 * 0.91.squareRoot() * shocks[1]
            home += homeGrowth
            abroad += abroadGrowth
            oil = log(75) + (oil - log(75)) * decay + spread * shocks[2]
            exchange += 0.03 - 0.0072 + 0.12 * shocks[3]
            let loss = luck.happens(1 - exp(-0.08)) ? luck.uniform(0.1, 0.4) : 0
            var year = Year()
            for flow in 0..<12 {
                let share = Double(flow)
                walks[flow] += log(1.01 + 0.001 * share) + (0.08 + 0.005 * share) * luck.normal()
                let pull = 0.5 * home + 0.7 * abroad + (flow < 4 ? 0.4 : 0.05) * (oil - log(80)) - 0.2 * exchange
                var value = (10 + share) * exp(walks[flow] + pull)
                value *= 1 + raises[flow / 4] * ramps[flow / 4][place]
                if flow < 6 { value *= 1 - loss }
                year.turnover += value
                if flow < 6 { year.firstSix += value }
                if flow == 11 { year.last = value }
            }
            if year.turnover >= 450 { isReached = 1 }
            year.isReached = isReached
            return year
        }
    }

    @Test func likeThePlainModel() throws {
        let scenario = try SimulatedScenario(Self.text, paths: 100_000)
        var luck = SeededGenerator(seed: 12)
        let paths = (0..<100_000).map { _ in Self.path(&luck) }
        func reference(_ figure: (Year) -> Double, _ year: Int) -> Figures {
            Figures(paths.map { figure($0[year - 2025]) }, name: "reference", replay: "seed 12")
        }
        #expect(scenario.single("turnover", 2024) == 186)
        for year in [2025, 2027, 2030, 2035] {
            expect(scenario.figures("turnover", year), like: reference(\.turnover, year))
            expect(scenario.figures("first_six", year), like: reference(\.firstSix, year))
            expect(scenario.figures("last", year), like: reference(\.last, year))
        }
        let target = try #require(scenario.run.targetResults(workers: Workers(count: 2)).first)
        let turnover = scenario.figures("turnover", 2035)
        for year in [2030, 2035] {
            let expected = reference(\.isReached, year).mean
            let found = target.years[year - 2025].probabilityReached
            let pooled = (expected + found) / 2
            expectAgreement(
                Deviation(
                    "reached by \(year)", expected: expected, found: found,
                    standardError: (pooled * (1 - pooled) * 2 / 100_000).squareRoot()), turnover)
        }
        // What an independent program found, to its own digits: mean 375 ± 0.3, sd 76, p50 367.5, p95 511.
        let sorted = turnover.values.sorted()
        #expect(abs(turnover.mean - 375) < 1.5 && abs(turnover.standardDeviation - 76) < 1.5)
        #expect(abs(sorted[50_000] - 367.5) < 1.5 && abs(sorted[95_000] - 511) < 3)
        // A flow's volatility, or everybody's growth, off by 1 %.
        let wrong = reference(\.turnover, 2035)
        expectRefusal(turnover.deviations(from: wrong.map("1 % more") { $0 * 1.01 }), "1 % more turnover")
    }
}

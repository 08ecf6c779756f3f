import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import Testing
import Workers

/// The growth that a scenario implies, against closed forms. With 4096 paths a median or mean of a lognormal with a
/// logarithm's deviation s is known to s · 1.2533/64 or, for small s, s/64 of itself.
@Suite struct OutlookTests {
    static let scenario = Result {
        try SimulatedScenario(
            ScenarioText.scenario(
                to: 2034,
                """
                drivers:
                  price: {process: gbm, start: 80 USD/bbl, drift: 4%, volatility: 12%}
                  income: {process: growth, start: 3, trend: 5%, volatility: 3%}
                  gap: {process: mean_reverting, start: -1, level: 2, half_life: 1 year, volatility: 1, scale: linear}
                flows:
                  a: {base: 10 million USD, trend: 6%, volatility: 15%}
                  b: {base: 30 million USD, trend: 2%, volatility: 15%, trend_of: mean}
                  wild: {base: 30 million USD, volatility: 40%}
                  wilder: {base: 30 million USD, volatility: 40%}
                investments:
                  plants: {base: 25 million USD, trend: 3%, volatility: 20%}
                  grants: {opening: 5 million USD}
                projects:
                  works: {count: 2, size: 90 million USD, start: 2026, build: 1 year, into: plants}
                measures:
                  agency: {start: 2026, effects: [{raise: investments.plants, by: 30%}]}
                indicators:
                  calm: {value: flows.a + flows.b, unit: million USD/year}
                  sum: {value: flows.wild + flows.wilder, unit: million USD/year}
                """), paths: 64)
    }

    @Test func impliedGrowth() throws {
        let outlook = try GrowthOutlook(
            try Self.scenario.get().prepared.system, seed: 3, workers: Workers(count: 2))
        func expect(_ name: String, median: Double, mean: Double, sigma: Double) throws {
            let line = try #require(outlook.lines.first { $0.name == name })
            // Over ten years: a figure's relative error is ten times that of its growth.
            let error = sigma * 10.0.squareRoot() / 64 / 10
            let (found, other) = (try #require(line.median), try #require(line.mean))
            #expect(abs(found - median) <= tolerance * 1.2533 * error * (1 + median), "\(name): \(found), \(median)")
            #expect(abs(other - mean) <= tolerance * 1.1 * error * (1 + mean), "\(name): \(other), \(mean)")
        }
        try expect("drivers.price", median: exp(0.04 - 0.0072) - 1, mean: exp(0.04) - 1, sigma: 0.12)
        try expect("drivers.income", median: 0.05, mean: 1.05 * exp(0.00045) - 1, sigma: 0.03)
        try expect("flows.a", median: 0.06, mean: 1.06 * exp(0.01125) - 1, sigma: 0.15)
        try expect("flows.b", median: 1.02 * exp(-0.01125) - 1, mean: 0.02, sigma: 0.15)
        #expect(outlook.lines.first { $0.name == "drivers.gap" }?.median == nil)
        // Without projects and measures; an investment with nothing organic has no line.
        try expect("investments.plants, organic", median: 0.03, mean: 1.03 * exp(0.02) - 1, sigma: 0.2)
        #expect(!outlook.lines.contains { $0.name.contains("grants") })
    }

    /// Independent noise lifts the median of a sum above the sum of the medians.
    @Test func mediansOfSumsAreWarnedOf() throws {
        let outlook = try GrowthOutlook(
            try Self.scenario.get().prepared.system, seed: 3, workers: Workers(count: 2))
        let line = try #require(outlook.lines.first { $0.name == "indicators.sum" })
        let (median, parts) = (try #require(line.median), try #require(line.partsMedian))
        #expect(abs(parts) < 0.005 && median > parts + 0.02)
        #expect(outlook.warnings.count { $0.problem.message.contains("indicators.sum") } == 1)
    }
}

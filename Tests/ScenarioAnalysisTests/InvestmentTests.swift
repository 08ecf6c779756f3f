import EconomicModel
import Foundation
import Testing

/// Investments against their recurrences: cumulative += inflow·Δ, capital = capital₋₁(1 − δ)^Δ + inflow·Δ, and what
/// added capital feeds after its gestation.
@Suite struct InvestmentTests {
    static let steps = Timeline.Step.allCases

    /// The figures of a year's periods, from those of all periods.
    static func periods(_ step: Timeline.Step, of year: Int) -> Range<Int> {
        let first = (year - 2025) * step.periodsPerYear
        return first..<first + step.periodsPerYear
    }

    /// A, period by period, from what is added a year in each.
    static func capital(from start: Double, _ step: Timeline.Step, wearingOut: Double, _ added: [Double]) -> [Double] {
        var capital = start
        return added.map { amount in
            capital = capital * pow(1 - wearingOut, step.length) + amount * step.length
            return capital
        }
    }

    // MARK: Inflow and stocks

    @Test(arguments: steps) func stocksOfASureInflow(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2034, step: step,
                """
                investments:
                  plants: {base: 40 million USD, trend: 5%, opening: 300 million USD, opening_capital: 200 million USD, depreciation: 8%}
                indicators:
                  inflow: {value: investments.plants, unit: million USD/year}
                  cumulative: {value: investments.plants.cumulative, unit: million USD}
                  capital: {value: investments.plants.capital, unit: million USD}
                """), paths: 3)
        #expect(scenario.single("inflow", 2024) == 40)
        #expect(scenario.single("cumulative", 2024) == 300)
        #expect(scenario.single("capital", 2024) == 200)
        var time = 0.0
        let inflow = step.elapsed(through: 2034).map { h in
            time += h
            return 40 * pow(1.05, time)
        }
        let capital = Self.capital(from: 200, step, wearingOut: 0.08, inflow)
        for year in 2025...2034 {
            let periods = Self.periods(step, of: year)
            let mean = inflow[periods].reduce(0, +) * step.length
            expectEqual(scenario.single("inflow", year), mean, "inflow in \(year)")
            let sum = inflow[..<periods.upperBound].reduce(0, +) * step.length
            expectEqual(scenario.single("cumulative", year), 300 + sum, "cumulative in \(year)")
            expectEqual(scenario.single("capital", year), capital[periods.upperBound - 1], "capital in \(year)")
        }
    }

    /// On every path the stock is the opening and what has flowed in since, effects among it.
    @Test(arguments: steps) func theStockIsWhatFlowedIn(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2032, step: step,
                """
                drivers: {oil: {process: gbm, trend: 1%, volatility: 25%}}
                investments:
                  plants: {base: 40 million USD, trend: 2%, volatility: 30%, elasticities: {oil: {value: 0.5, adjustment: 40%}}, opening: 300 million USD}
                measures:
                  agency: {start: 2026-04, probability: 60%, effects: [{raise: investments.plants, by: "uniform(10%, 60%)"}]}
                risks:
                  crisis: {rate: 0.2, effects: [{raise: investments.plants, by: "-uniform(20%, 80%)"}]}
                indicators:
                  inflow: {value: investments.plants.inflow, unit: million USD/year}
                  cumulative: {value: investments.plants.cumulative, unit: million USD}
                """), paths: 2000)
        for year in 2025...2032 {
            let (inflow, now) = (scenario.values("inflow", year), scenario.values("cumulative", year))
            let before = scenario.values("cumulative", year - 1)
            expectOnEveryPath(of: scenario, "cumulative in \(year)") { (now[$0], before[$0] + inflow[$0]) }
        }
    }

    @Test func capitalOnEveryPath() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2032,
                """
                investments:
                  plants: {base: 40 million USD, volatility: 30%, opening: 300 million USD, depreciation: "uniform(2%, 12%)"}
                indicators:
                  inflow: {value: investments.plants, unit: million USD/year}
                  capital: {value: investments.plants.capital, unit: million USD}
                  depreciation: {value: investments.plants.depreciation, unit: 1/year}
                """), paths: 2000)
        for year in 2025...2032 {
            let (inflow, now) = (scenario.values("inflow", year), scenario.values("capital", year))
            let (before, worn) = (scenario.values("capital", year - 1), scenario.values("depreciation", year))
            expectOnEveryPath(of: scenario, "capital in \(year)") {
                (now[$0], before[$0] * (1 - worn[$0]) + inflow[$0])
            }
        }
    }

    /// The organic inflow moves as a flow does, its shock correlated with a driver's.
    @Test(arguments: steps) func theOrganicInflowMovesAsAFlow(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                drivers: {income: {process: gbm, start: 3, trend: 6%, volatility: 8%}}
                correlations: {income: {plants: 0.5}}
                investments: {plants: {base: 40 million USD, trend: 3%, volatility: 20%, elasticities: {income: 1.2}}}
                indicators: {inflow: {value: investments.plants, unit: million USD/year, over_year: end}}
                """))
        let (own, driven) = (0.2, 1.2 * 0.08)
        let variance = own * own + driven * driven + 2 * 0.5 * own * driven
        let inflow = GaussianPath.motion(
            start: 40, drift: log(1.03) + 1.2 * log(1.06), volatility: variance.squareRoot())
        for year in [2025, 2030] {
            let end = try #require(step.middles(of: year).last)
            expect(scenario.figures("inflow", year), from: inflow.exponentialLaw(at: end))
        }
    }

    // MARK: What investment adds to flows

    static func supported(_ step: Timeline.Step, gestation: String) -> String {
        ScenarioText.scenario(
            to: 2034, step: step,
            """
            flows: {oil: {base: 100 million USD, trend: 2%}}
            investments:
              wells: {base: 10 million USD, trend: 4%, opening: 50 million USD, depreciation: 10%, supports: {flows.oil: 0.3/year}, gestation: \(gestation)}
            measures:
              treaty: {start: 2026, effects: [{shift: investments.wells, by: 5 million USD/year}]}
              fair: {start: 2031, effects: [{raise: flows.oil, by: 10%}]}
            risks:
              crisis: {probability: 100%, at: 2028, duration: 1 year, effects: [{raise: investments.wells, by: -50%}]}
            indicators:
              oil: {value: flows.oil, unit: million USD/year}
              inflow: {value: investments.wells, unit: million USD/year}
              added: {value: investments.wells.added, unit: million USD/year}
              added_capital: {value: investments.wells.added_capital, unit: million USD}
            """)
    }

    /// The flow gains 0.3 a year of what the treaty adds, a gestation later and not of the organic inflow; risks on the
    /// inflow take nothing from it, and effects on the flow act on all of it.
    @Test(arguments: steps, [0, 0.5, 1, 1.75, 3]) func addedCapitalFeedsTheFlow(
        step: Timeline.Step, gestation: Double
    ) throws {
        let scenario = try SimulatedScenario(Self.supported(step, gestation: "\(gestation) years"), paths: 3)
        let count = 10 * step.periodsPerYear
        let added = (0..<count).map { $0 < step.periodsPerYear ? 0.0 : 5.0 }
        let capital = Self.capital(from: 0, step, wearingOut: 0.1, added)
        /// A some periods before a period, on a straight line between two.
        func ago(_ period: Int, _ periods: Double) -> Double {
            let (whole, part) = (Int(periods), periods - periods.rounded(.down))
            func at(_ place: Int) -> Double { place < 0 ? 0 : capital[place] }
            return (1 - part) * at(period - whole) + (part == 0 ? 0 : part * at(period - whole - 1))
        }
        var time = 0.0
        let flow = step.elapsed(through: 2034).enumerated().map { period, h in
            time += h
            let value = 100 * pow(1.02, time) + 0.3 * ago(period, gestation / step.length)
            return period < 6 * step.periodsPerYear ? value : value * 1.1
        }
        for year in 2025...2034 {
            let periods = Self.periods(step, of: year)
            expectEqual(scenario.single("added", year), added[periods.lowerBound], "added in \(year)")
            expectEqual(scenario.single("added_capital", year), capital[periods.upperBound - 1], "A in \(year)")
            expectEqual(scenario.single("oil", year), flow[periods].reduce(0, +) * step.length, "oil in \(year)")
        }
        let organic = 10 * pow(1.04, 4.0)
        if step == .year { expectEqual(scenario.single("inflow", 2028), (organic + 5) / 2, "inflow in the crisis") }
    }

    @Test func severalInvestmentsSupportAFlow() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                flows: {oil: {base: 100 million USD}, gas: {base: 10 million USD}}
                investments:
                  defaults: {opening: 0 USD}
                  wells: {supports: {oil: 0.3, flows.gas: 10%/year}}
                  pipes: {supports: {oil: 0.1}}
                measures:
                  treaty: {start: 2026, effects: [{shift: investments.*, by: 5 million USD/year}]}
                indicators:
                  oil: {value: flows.oil, unit: million USD/year}
                  gas: {value: flows.gas, unit: million USD/year}
                """), paths: 3)
        for year in 2025...2030 {
            let ready = 5 * Double(max(0, year - 2026))
            expectEqual(scenario.single("oil", year), 100 + 0.4 * ready, "oil in \(year)")
            expectEqual(scenario.single("gas", year), 10 + 0.1 * ready, "gas in \(year)")
        }
    }
}

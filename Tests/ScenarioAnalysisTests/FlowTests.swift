import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Flows against v = base · exp(Σ [ln(1 + trend) h + σ√h z]) · u.
@Suite struct FlowTests {
    static let steps = Timeline.Step.allCases

    // MARK: Drivers and noise

    static func driven(_ step: Timeline.Step) -> String {
        ScenarioText.scenario(
            to: 2034, step: step,
            """
            drivers:
              income: {process: gbm, start: 3, trend: 6%, volatility: 8%}
              price: {process: gbm, start: 80 USD/bbl, drift: 15%, volatility: 20%}
            correlations: {income: {price: 0.6}}
            flows:
              grain: {base: 40 million USD, trend: 3%, volatility: 6%, elasticities: {income: 1.2, price: -0.5}}
            indicators:
              grain: {value: flows.grain, unit: million USD/year}
              grain_end: {value: flows.grain, unit: million USD/year, over_year: end}
            """)
    }

    /// The flow's logarithm is a Brownian motion, since those of its drivers are.
    static func grain(
        trend: Double = 0.03, volatility: Double = 0.06, correlation: Double = 0.6, income: Double = 1.2,
        price: Double = -0.5
    ) -> GaussianPath {
        let drift = log(1 + trend) + income * log(1.06) + price * (0.15 - 0.2 * 0.2 / 2)
        let variance =
            volatility * volatility + pow(income * 0.08, 2) + pow(price * 0.2, 2)
            + 2 * correlation * income * price * 0.08 * 0.2
        return .motion(start: 40, drift: drift, volatility: variance.squareRoot())
    }

    @Test(arguments: steps) func twoDriversAndNoise(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.driven(step))
        #expect(scenario.single("grain", 2024) == 40)
        for year in [2025, 2026, 2030, 2034] {
            let times = step.middles(of: year)
            expect(
                scenario.figures("grain_end", year), from: Self.grain().exponentialLaw(at: times[times.count - 1]))
            let yearly = scenario.figures("grain", year)
            expectAgreement(yearly.deviations(fromMeanOver: times, of: Self.grain()), yearly)
        }
    }

    /// The quantiles of yearly means have no closed form: a plain simulation, path by path.
    @Test(arguments: [Timeline.Step.quarter, .month])
    func yearlyMeansLikeAPlainSimulation(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.driven(step))
        var luck = SeededGenerator(seed: 11)
        let elapsed = step.elapsed(through: 2026)
        var years = [[Double]](repeating: [], count: 2)
        for _ in 0..<100_000 {
            var (income, price, noise) = (0.0, 0.0, 0.0)
            var sums = [0.0, 0.0]
            for (period, h) in elapsed.enumerated() {
                let first = luck.normal()
                let second = 0.6 * first + 0.8 * luck.normal()
                income += log(1.06) * h + 0.08 * h.squareRoot() * first
                price += (0.15 - 0.02) * h + 0.2 * h.squareRoot() * second
                noise += log(1.03) * h + 0.06 * h.squareRoot() * luck.normal()
                sums[period / step.periodsPerYear] += 40 * exp(noise + 1.2 * income - 0.5 * price)
            }
            for place in 0..<2 { years[place].append(sums[place] * step.length) }
        }
        for (place, values) in years.enumerated() {
            expect(
                scenario.figures("grain", 2025 + place), like: Figures(values, name: "reference", replay: "seed 11"))
        }
    }

    @Test func onePercentOfAFlowIsNoticed() throws {
        let scenario = try SimulatedScenario(Self.driven(.year))
        for (wrong, what) in [
            (Self.grain(volatility: 0.063), "a volatility of 6.3 %"), (Self.grain(price: -0.505), "-0.505 of price"),
            (Self.grain(income: 1.212), "1.212 of income"), (Self.grain(correlation: 0.55), "a correlation of 0.55"),
            (Self.grain(trend: 0.0308), "a trend of 3.08 %"),
        ] {
            let deviations = (2025...2034).flatMap {
                scenario.figures("grain", $0).deviations(from: wrong.exponentialLaw(at: Double($0 - 2024)))
            }
            expectRefusal(deviations, what)
        }
    }

    // MARK: Steps

    /// A value stands at the middle of its period, so that yearly figures agree whatever the step: of a steady growth g
    /// up to g²/24, and of a noise σ, whose yearly means vary less than its yearly points, up to σ²/12.
    @Test func yearlyFiguresAgreeAcrossSteps() throws {
        func scenario(_ step: Timeline.Step, volatility: Double) throws -> SimulatedScenario {
            try SimulatedScenario(
                ScenarioText.scenario(
                    to: 2030, step: step,
                    """
                    flows: {f: {base: 100 million USD, trend: 6%, volatility: \(volatility)}}
                    indicators: {f: {value: flows.f, unit: million USD/year}}
                    """), paths: volatility == 0 ? 100 : 200_000)
        }
        let rate = log(1.06)
        for step in Self.steps {
            let steady = try scenario(step, volatility: 0)
            for year in 2024...2030 {
                let exact = 100 * pow(1.06, Double(year - 2024))
                expectEqual(steady.single("f", year), exact, within: rate * rate / 24 * 1.01, "\(step) \(year)")
            }
            let noisy = try scenario(step, volatility: 0.1)
            for year in [2025, 2030] {
                let figures = noisy.figures("f", year)
                let median = figures.values.sorted()[figures.values.count / 2]
                let sigma = 0.1 * Double(year - 2024).squareRoot()
                let error = sigma * (Double.pi / 2 / figures.count).squareRoot()
                let bias = rate * rate / 24 + 0.1 * 0.1 / 12
                expectEqual(
                    median, 100 * pow(1.06, Double(year - 2024)), within: bias + tolerance * error, "\(step) \(year)")
            }
        }
    }

    // MARK: Trends

    @Test(arguments: steps) func trendsOfMedianAndMean(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2032, step: step,
                """
                flows:
                  median: {base: 10 million USD, trend: 5%, volatility: 25%}
                  mean: {base: 10 million USD, trend: 5%, volatility: 25%, trend_of: mean}
                  steady: {base: 10 million USD, trend: 5%, trend_of: mean}
                indicators:
                  median: {value: flows.median, unit: million USD/year, over_year: end}
                  mean: {value: flows.mean, unit: million USD/year, over_year: end}
                  steady: {value: flows.steady, unit: million USD/year, over_year: end}
                """))
        for year in [2025, 2028, 2032] {
            let time = step.middles(of: year).last ?? 0
            let path = GaussianPath.motion(start: 10, drift: log(1.05), volatility: 0.25)
            expect(scenario.figures("median", year), from: path.exponentialLaw(at: time))
            let mean = scenario.figures("mean", year)
            let around = GaussianPath.motion(start: 10, drift: log(1.05) - 0.25 * 0.25 / 2, volatility: 0.25)
            expect(mean, from: around.exponentialLaw(at: time))
            expectAgreement(mean.deviation(fromMean: 10 * pow(1.05, time)), mean)
            expectEqual(scenario.single("steady", year), 10 * pow(1.05, time), "no noise, \(step), \(year)")
        }
    }

    /// A trend, an elasticity and a volatility that are not known are drawn once a path, and held.
    @Test func uncertainParameters() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                parameters: {pull: "uniform(0.5, 1.5)"}
                drivers: {index: {process: schedule, points: {2024: 100, 2034: 200}}}
                flows:
                  f: {base: "uniform(5, 15) million USD", trend: "normal(3%, 2%)", elasticities: {index: parameters.pull}}
                indicators:
                  f: {value: flows.f, unit: million USD/year}
                  base: {value: flows.f.base, unit: million USD/year}
                  trend: {value: flows.f.trend * 1 year}
                  pull: {value: parameters.pull}
                """), paths: 20_000)
        expect(scenario.figures("base", 2030), from: .uniform(minimum: 5, maximum: 15))
        expect(scenario.figures("trend", 2030), from: .normal(mean: 0.03, standardDeviation: 0.02))
        for year in [2024, 2025, 2030] {
            #expect(scenario.values("trend", year) == scenario.values("trend", 2026))
            let (trend, pull) = (scenario.values("trend", year), scenario.values("pull", year))
            let (base, flow) = (scenario.values("base", year), scenario.values("f", year))
            let n = Double(year - 2024)
            expectOnEveryPath(of: scenario, "the flow of \(year)") { path in
                (flow[path], base[path] * pow(1 + trend[path], n) * pow(1 + n / 10, pull[path]))
            }
        }
    }

    // MARK: Adjustment

    static func adjusting(_ step: Timeline.Step) -> String {
        ScenarioText.scenario(
            to: 2030, step: step,
            """
            drivers:
              oil: {process: gbm, start: 80 USD/bbl, trend: 6%, volatility: 25%}
              rate: {process: gbm, start: 2, trend: -3%, volatility: 15%}
              plan: {process: schedule, points: {2024: 10, 2027: 16, 2029: 12}}
            flows:
              slow: {base: 40 million USD, trend: 2%, elasticities: {oil: 1.5}, adjustment: 40%}
              mixed:
                base: 10 million USD
                elasticities: {oil: 1.2, rate: {value: -0.7, adjustment: 25%}}
                adjustment: 60%
              paced: {base: 10 million USD, elasticities: {rate: {value: 2, adjustment: 35%}, oil: 0.4}}
              planned:
                base: 10 million USD
                elasticities: {plan: 0.9}
                adjustment: 30%
                costs: {tariff: 20%, freight: 12%}
                cost_elasticity: 5
            measures:
              agreement: {start: 2026, effects: [{set: flows.planned.costs.tariff, to: 0%}]}
            indicators:
              slow: {value: flows.slow, unit: million USD/year, over_year: end}
              mixed: {value: flows.mixed, unit: million USD/year, over_year: end}
              paced: {value: flows.paced, unit: million USD/year, over_year: end}
              planned: {value: flows.planned, unit: million USD/year, over_year: end}
            """)
    }

    /// ln u = Σ weights · increments of a driver's logarithm: what is left of a unit increment in each period at the end.
    static func responses(_ adjustment: Double, _ elapsed: [Double]) -> [Double] {
        elapsed.indices.map { first in
            elapsed[first...].reduce(0) { response, h in
                response + (1 - pow(1 - adjustment, h)) * (1 - response)
            }
        }
    }

    /// The law of exp(Σ elasticity · response of a motion), for independent motions.
    static func law(
        _ base: Double, trend: Double,
        _ parts: [(elasticity: Double, adjustment: Double, drift: Double, sigma: Double)], _ elapsed: [Double]
    ) -> Distribution {
        var mean = log(base) + log(1 + trend) * elapsed.reduce(0, +)
        var variance = 0.0
        for part in parts {
            for (h, response) in zip(elapsed, responses(part.adjustment, elapsed)) {
                mean += part.elasticity * response * part.drift * h
                variance += pow(part.elasticity * response * part.sigma, 2) * h
            }
        }
        return .lognormal(median: exp(mean), sigma: variance.squareRoot())
    }

    @Test(arguments: steps) func partialAdjustment(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.adjusting(step))
        let (oil, rate) = (log(1.06), log(0.97))
        for year in [2025, 2026, 2030] {
            let elapsed = step.elapsed(through: year)
            expect(
                scenario.figures("slow", year), from: Self.law(40, trend: 0.02, [(1.5, 0.4, oil, 0.25)], elapsed))
            expect(
                scenario.figures("mixed", year),
                from: Self.law(10, trend: 0, [(1.2, 0.6, oil, 0.25), (-0.7, 0.25, rate, 0.15)], elapsed))
            expect(
                scenario.figures("paced", year),
                from: Self.law(10, trend: 0, [(2, 0.35, rate, 0.15), (0.4, 1, oil, 0.25)], elapsed))
        }
        let wrong = (2025...2030).flatMap { year in
            scenario.figures("slow", year).deviations(
                from: Self.law(40, trend: 0.02, [(1.5, 0.406, oil, 0.25)], step.elapsed(through: year)))
        }
        expectRefusal(wrong, "an adjustment of 40.6 %")
    }

    /// Without luck, the recurrence itself.
    @Test(arguments: steps) func partialAdjustmentOfPlansAndCosts(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.adjusting(step), paths: 100)
        var response = 0.0
        for (period, h) in step.elapsed(through: 2030).enumerated() {
            let year = 2025 + period / step.periodsPerYear
            let time = step.middles(of: year)[period % step.periodsPerYear]
            let plan = time < 3 ? 10 + 2 * time : time < 5 ? 16 - 2 * (time - 3) : 12
            let costs = year < 2026 ? 1.32 : 1.12
            let goal = 0.9 * log(plan / 10) - 5 * log(costs / 1.32)
            response += (1 - pow(0.7, h)) * (goal - response)
            guard period % step.periodsPerYear == step.periodsPerYear - 1 else { continue }
            expectEqual(scenario.single("planned", year), 10 * exp(response), "\(step), \(year)")
        }
    }

    // MARK: Costs

    @Test(arguments: steps) func costElasticity(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                flows:
                  f: {base: 100 million USD, costs: {tariff: 10%, transport: 12%, border: 3%}}
                  steel: {base: 100 million USD, costs: {tariff: 5%}, cost_elasticity: 7}
                measures:
                  free: {start: 2026, end: 2029, effects: [{set: flows.f.costs.tariff, to: 2%}]}
                  roads: {start: 2027, effects: [{raise: "flows.*.costs.transport", by: -25%}]}
                  checks: {start: 2028, effects: [{shift: flows.f.costs.border, by: 1.5%}]}
                  duty: {start: 2025-07, effects: [{shift: "flows.*.costs.tariff", by: 4%}]}
                indicators:
                  f: {value: flows.f, unit: million USD/year, over_year: end}
                  steel: {value: flows.steel, unit: million USD/year, over_year: end}
                  factor: {value: flows.f.cost_factor}
                  tariff: {value: flows.f.costs.tariff}
                """), paths: 100)
        for year in 2024...2030 {
            // A duty of July counts one half in a year, and in full in December.
            let duty = year < 2025 ? 0 : year > 2025 || step != .year ? 0.04 : 0.02
            let isFree = (2026..<2029).contains(year)
            let tariff = isFree ? 0.02 : 0.10 + duty
            let transport = year < 2027 ? 0.12 : 0.09
            let border = year < 2028 ? 0.03 : 0.045
            let factor = 1 + tariff + transport + border
            expectEqual(scenario.single("tariff", year), tariff, "the tariff of \(year)")
            expectEqual(scenario.single("factor", year), factor, "the cost factor of \(year)")
            expectEqual(scenario.single("f", year), 100 * pow(factor / 1.25, -4), "flow in \(year)")
            expectEqual(scenario.single("steel", year), 100 * pow((1.05 + duty) / 1.05, -7), "steel in \(year)")
        }
    }

    // MARK: Tonnes and elasticities to other quantities

    @Test func tonnesAndOtherQuantities() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                drivers: {price: {process: gbm, start: 300 USD/t, trend: 3%, volatility: 20%}}
                flows:
                  grain: {base: 12 million USD, trend: 4%, volatility: 10%, density: drivers.price}
                  ore: {base: 9 million USD, density: "uniform(100, 200) USD/t", elasticities: {flows.grain: 0.5}}
                measures: {office: {start: 2027, effects: [{raise: flows.grain, by: 30%}]}}
                indicators:
                  grain: {value: flows.grain, unit: million USD/year}
                  price: {value: drivers.price, unit: USD/t}
                  grain_tonnes: {value: flows.grain.tonnes, unit: kt/year}
                  ore: {value: flows.ore, unit: million USD/year}
                  ore_density: {value: flows.ore.density, unit: USD/t}
                  ore_tonnes: {value: flows.ore.tonnes, unit: t/year}
                """), paths: 1000)
        for year in 2024...2028 {
            let (grain, price, ore) = (
                scenario.values("grain", year), scenario.values("price", year), scenario.values("ore", year)
            )
            let (grainTonnes, oreTonnes) = (
                scenario.values("grain_tonnes", year), scenario.values("ore_tonnes", year)
            )
            let density = scenario.values("ore_density", year)
            expectOnEveryPath(of: scenario, "kt of grain") { (grainTonnes[$0], grain[$0] * 1000 / price[$0]) }
            expectOnEveryPath(of: scenario, "ore by grain") { (ore[$0], 9 * (grain[$0] / 12).squareRoot()) }
            expectOnEveryPath(of: scenario, "t of ore") { (oreTonnes[$0], ore[$0] * 1e6 / density[$0]) }
        }
        expect(scenario.figures("ore_density", 2028), from: .uniform(minimum: 100, maximum: 200))
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// What effects do to quantities, in which order, and to whom.
@Suite struct EffectTests {
    // MARK: Order

    /// Measures' shifts, raises and sets, each kind in the order of the file, then those of risks.
    @Test func measuresThenRisksShiftsThenRaisesThenSets() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                flows: {f: {base: 100 million USD}, g: {base: 100 million USD}}
                risks:
                  slump:
                    probability: 100%
                    at: 2026
                    duration: 10 years
                    effects:
                      - {set: flows.f, to: 50 million USD/year}
                      - {raise: flows.f, by: -30%}
                      - {shift: flows.f, by: 4 million USD/year}
                      - {raise: flows.g, by: 10%}
                measures:
                  first:
                    start: 2025-07
                    effects:
                      - {set: flows.f, to: 80 million USD/year}
                      - {raise: flows.f, by: 10%}
                      - {shift: flows.f, by: 5 million USD/year}
                      - {raise: flows.g, by: 20%}
                  second:
                    start: 2025-10
                    effects:
                      - {set: flows.f, to: 200 million USD/year}
                      - {shift: flows.f, by: 3 million USD/year}
                      - {raise: flows.f, by: 20%}
                      - {shift: flows.g, by: 7 million USD/year}
                indicators:
                  f: {value: flows.f, unit: million USD/year}
                  g: {value: flows.g, unit: million USD/year}
                """), paths: 64)
        for (year, r, s, risk) in [(2025, 0.5, 0.25, 0.0), (2026, 1, 1, 1), (2027, 1, 1, 1)] {
            var f = (100 + 5 * r + 3 * s) * (1 + 0.1 * r) * (1 + 0.2 * s)
            f += r * (80 - f)
            f += s * (200 - f)
            f += 4 * risk
            f *= 1 - 0.3 * risk
            f += risk * (50 - f)
            expectEqual(scenario.single("f", year), f, "f in \(year)")
            let g = (100 + 7 * s) * (1 + 0.2 * r) * (1 + 0.1 * risk)
            expectEqual(scenario.single("g", year), g, "g in \(year)")
        }
        #expect(scenario.single("f", 2024) == 100)
    }

    // MARK: Draws

    /// A distribution in an effect is drawn once a path for all that the effect acts on; another effect draws its own.
    @Test func aDrawIsSharedByAllThatItsEffectActsOn() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                flows:
                  a: {base: 10 million USD, trend: 3%, costs: {border: 5%}, cost_elasticity: 2}
                  b: {base: 20 million USD, costs: {border: 8%}}
                measures:
                  office: {start: 2026, effects: [{raise: [flows.a, flows.b], by: "uniform(0%, 20%)"}]}
                  fair:
                    start: 2026
                    effects:
                      one: {raise: flows.a.costs.border, by: "-uniform(0%, 50%)"}
                      two: {raise: flows.b.costs.border, by: "-uniform(0%, 50%)"}
                indicators:
                  a: {value: flows.a / (1 million USD/year * 10) * flows.a.cost_factor ^ 2 / 1.05 ^ 2}
                  b: {value: flows.b / (1 million USD/year * 20) * flows.b.cost_factor ^ 4 / 1.08 ^ 4}
                  one: {value: flows.a.costs.border / 5%}
                  two: {value: flows.b.costs.border / 8%}
                """))
        let a = scenario.figures("a", 2026).map("raise of a") { $0 / pow(1.03, 2) - 1 }
        let b = scenario.figures("b", 2026).map("raise of b") { $0 - 1 }
        expect(a, from: .uniform(minimum: 0, maximum: 0.2))
        expectOnEveryPath(of: scenario, "the raise") { (a.values[$0], b.values[$0]) }
        for year in 2027...2029 {
            let later = scenario.values("b", year)
            expectOnEveryPath(of: scenario, "the raise of \(year)") { (later[$0] - 1, b.values[$0]) }
        }
        let (one, two) = (scenario.figures("one", 2029), scenario.figures("two", 2029))
        expect(one, from: .uniform(minimum: 0.5, maximum: 1))
        expect(two, from: .uniform(minimum: 0.5, maximum: 1))
        expectAgreement(one.deviation(fromCorrelation: 0, with: two), one)
        expectAgreement(one.deviation(fromCorrelation: 0, with: a), one)
    }

    /// With `each(…)` an effect varies from period to period; in a risk it does so even within an event.
    @Test func effectsThatVary() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                flows: {f: {base: 100 million USD}, g: {base: 100 million USD}}
                measures: {m: {start: 2026, effects: [{raise: flows.f, by: "each(normal(5%, 2%))"}]}}
                risks:
                  r: {probability: 100%, at: 2026, duration: 9 years, effects: [{raise: flows.g, by: "each(normal(5%, 2%))"}]}
                indicators:
                  f: {value: flows.f, unit: million USD/year}
                  g: {value: flows.g, unit: million USD/year}
                """))
        for name in ["f", "g"] {
            let figures = (2026...2029).map { scenario.figures(name, $0) }
            for (one, other) in zip(figures, figures.dropFirst()) {
                expect(one, from: .normal(mean: 105, standardDeviation: 2))
                expectAgreement(one.deviation(fromCorrelation: 0, with: other), one)
            }
        }
    }

    /// A volatility that is left at its default of 0 may be acted on as any other.
    @Test func effectsOnADefaultVolatility() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                flows: {f: {base: 100 million USD}}
                measures: {m: {start: 2027, effects: [{shift: flows.f.volatility, by: 10%}]}}
                indicators: {f: {value: flows.f, unit: million USD/year}}
                """))
        #expect(scenario.single("f", 2026) == 100)
        expect(scenario.figures("f", 2028), from: .lognormal(median: 100, sigma: 0.02.squareRoot()))
    }

    // MARK: Recursions

    /// A driver's own path does not feel effects on the driver; everybody else reads what it shows.
    @Test(arguments: Timeline.Step.allCases) func aDriversPathIsItsOwn(step: Timeline.Step) throws {
        func text(_ measures: String) -> String {
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                drivers:
                  oil: {process: gbm, start: 80 USD/bbl, trend: 2%, volatility: 20%}
                  gap: {process: mean_reverting, start: 2, level: 3, half_life: 1 year, volatility: 1, scale: linear}
                  income: {process: growth, trend: 4%, volatility: 3%, persistence: 0.5}
                flows: {f: {base: 10 million USD, elasticities: {oil: 0.5, income: 2}}}
                variables:
                  before: {value: "previous(drivers.oil, 80 USD/bbl)"}
                \(measures)
                indicators:
                  oil: {value: drivers.oil, over_year: end}
                  gap: {value: drivers.gap, over_year: end}
                  income: {value: drivers.income, over_year: end}
                  before: {value: variables.before, over_year: end}
                  now: {value: "lag(drivers.oil, \(12 / step.periodsPerYear) months)", over_year: end}
                  f: {value: flows.f, unit: million USD/year, over_year: end}
                """)
        }
        let plain = try SimulatedScenario(text(""), paths: 2000)
        let acted = try SimulatedScenario(
            text(
                """
                measures:
                  subsidy:
                    start: 2026
                    end: 2028
                    effects:
                      - {raise: drivers.oil, by: -25%}
                      - {shift: drivers.gap, by: 4}
                      - {set: drivers.income, to: 50}
                """), paths: 2000)
        for year in 2024...2030 {
            let isActed = (2026..<2028).contains(year)
            let (oil, path) = (acted.values("oil", year), plain.values("oil", year))
            expectOnEveryPath(of: acted, "oil in \(year)") { (oil[$0], path[$0] * (isActed ? 0.75 : 1)) }
            let (gap, own) = (acted.values("gap", year), plain.values("gap", year))
            expectOnEveryPath(of: acted, "gap in \(year)") { (gap[$0], own[$0] + (isActed ? 4 : 0)) }
            let (income, growing) = (acted.values("income", year), plain.values("income", year))
            expectOnEveryPath(of: acted, "income in \(year)") { (income[$0], isActed ? 50 : growing[$0]) }
            let flow = acted.values("f", year)
            expectOnEveryPath(of: acted, "the flow in \(year)") { path in
                (flow[path], 10 * (oil[path] / 80).squareRoot() * pow(income[path] / 100, 2))
            }
            #expect(year == 2024 || acted.values("before", year) == acted.values("now", year))
        }
    }

    /// `previous` of a quantity in its own definition is its own state; others' `previous` is what it showed.
    @Test func aRecursionCarriesItsOwnState() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                variables:
                  stock: {value: "previous(variables.stock, 100) * 1.05", unit: 1}
                  reader: {value: "previous(variables.stock, 0)"}
                  one: {value: "previous(variables.other, 1) + 1", unit: 1}
                  other: {value: "previous(variables.one, 1) * 2", unit: 1}
                  sum: {value: cumulative(variables.stock)}
                measures:
                  lift:
                    start: 2026
                    effects: [{raise: variables.stock, by: 10%}, {shift: variables.one, by: 7}]
                indicators:
                  stock: {value: variables.stock}
                  reader: {value: variables.reader}
                  one: {value: variables.one}
                  other: {value: variables.other}
                  sum: {value: variables.sum, unit: years}
                """), paths: 64)
        var (own, sum) = (105.0, 0.0)
        var (one, other) = (2.0, 2.0)
        var shownBefore = (stock: 105.0, one: 2.0, other: 2.0)
        #expect(scenario.single("stock", 2024) == 105)
        for year in 2025...2029 {
            let lift = year >= 2026 ? 1.0 : 0
            own *= 1.05
            let shown = own * (1 + 0.1 * lift)
            sum += shown
            (one, other) = (shownBefore.other + 1, shownBefore.one * 2)
            one += 7 * lift
            expectEqual(scenario.single("stock", year), shown, "stock in \(year)")
            expectEqual(scenario.single("reader", year), shownBefore.stock, "what a reader sees in \(year)")
            expectEqual(scenario.single("sum", year), sum, "the sum to \(year)")
            expectEqual(scenario.single("one", year), one, "one in \(year)")
            expectEqual(scenario.single("other", year), other, "other in \(year)")
            shownBefore = (shown, one, other)
        }
    }

    // MARK: Parameters of processes

    /// Effects on trends, volatilities, levels and elasticities act on the steps of their periods.
    @Test(arguments: Timeline.Step.allCases) func effectsOnParametersOfProcesses(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                drivers:
                  oil: {process: gbm, start: 80 USD/bbl, trend: 2%, volatility: 20%}
                  rate: {process: mean_reverting, start: 1, level: 1, half_life: 2 years, volatility: 10%}
                  income: {process: growth, trend: 4%, volatility: 3%}
                flows:
                  f: {base: 10 million USD, trend: 3%, volatility: 12%}
                  mean: {base: 10 million USD, trend: 3%, volatility: 12%, trend_of: mean}
                measures:
                  m:
                    start: 2027
                    effects:
                      - {shift: flows.f.trend, by: 2%/year}
                      - {raise: flows.f.volatility, by: -50%}
                      - {raise: flows.mean.volatility, by: 100%}
                      - {raise: drivers.oil.volatility, by: 50%}
                      - {set: drivers.oil.trend, to: 10%/year}
                      - {raise: drivers.rate.level, by: 30%}
                      - {shift: drivers.income.trend, by: -3%/year}
                      - {set: drivers.income.volatility, to: 1%}
                indicators:
                  f: {value: flows.f, unit: million USD/year, over_year: end}
                  mean: {value: flows.mean, unit: million USD/year, over_year: end}
                  oil: {value: drivers.oil, over_year: end}
                  rate: {value: drivers.rate, over_year: end}
                  income: {value: drivers.income, over_year: end}
                """))
        for year in [2026, 2027, 2030] {
            // Steps of periods before and from 2027.
            let elapsed = step.elapsed(through: year)
            let first = 2 * step.periodsPerYear
            let (early, late) = (elapsed.prefix(first).reduce(0, +), elapsed.dropFirst(first).reduce(0, +))
            func law(_ start: Double, _ one: (Double, Double), _ other: (Double, Double)) -> Distribution {
                .lognormal(
                    median: start * exp(one.0 * early + other.0 * late),
                    sigma: (one.1 * one.1 * early + other.1 * other.1 * late).squareRoot())
            }
            expect(scenario.figures("f", year), from: law(10, (log(1.03), 0.12), (log(1.05), 0.06)))
            expect(
                scenario.figures("mean", year),
                from: law(10, (log(1.03) - 0.0072, 0.12), (log(1.03) - 0.0288, 0.24)))
            expect(scenario.figures("oil", year), from: law(80, (log(1.02), 0.2), (log(1.1), 0.3)))
            let years = Double(year - 2024)
            let (slow, fast) = (min(years, 2), max(0, years - 2))
            expect(
                scenario.figures("income", year),
                from: .lognormal(
                    median: 100 * exp(log(1.04) * slow + log(1.01) * fast),
                    sigma: (0.0009 * slow + 0.0001 * fast).squareRoot()))
            let speed = log(2.0) / 2
            let decay = exp(-speed * late)
            let time = elapsed.reduce(0, +)
            expect(
                scenario.figures("rate", year),
                from: .lognormal(
                    median: pow(1.3, 1 - decay), sigma: (0.01 * (1 - exp(-2 * speed * time)) / (2 * speed)).squareRoot()
                ))
        }
    }
}

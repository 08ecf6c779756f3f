import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Portfolios of projects: even spending over the build, output from completion on, and a Poisson process of arrivals.
@Suite struct ProjectTests {
    static let steps = Timeline.Step.allCases

    // MARK: Agreed projects

    /// A refinery of 60 million from 2026 to 2028, and a line of 12 million that fails after half of it, from July 2025 to
    /// June 2026. Means over a year and figures at its end are the same whatever the step.
    @Test(arguments: steps) func projectsByName(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2031, step: step,
                """
                flows: {oil: {base: 100 million USD}}
                investments: {plants: {opening: 0 USD, supports: {oil: 0.9}}}
                projects:
                  agreed:
                    build: 3 years
                    foreign_share: 40%
                    into: plants
                    output: 0.5/year
                    exported: 60%
                    to: oil
                    jobs_per: 10/million USD
                    list:
                      refinery: {size: 60 million USD, start: 2026}
                      line: {size: 12 million USD, start: 2025-07, build: 1 year, success: 0%, spent_if_failed: 50%}
                indicators:
                  started: {value: projects.agreed.started}
                  completed: {value: projects.agreed.completed}
                  active: {value: projects.agreed.active}
                  spending: {value: projects.agreed.spending, unit: million USD/year}
                  output: {value: projects.agreed.output, unit: million USD/year}
                  jobs: {value: projects.agreed.jobs}
                  inflow: {value: investments.plants, unit: million USD/year}
                  added: {value: investments.plants.added, unit: million USD/year}
                  oil: {value: flows.oil, unit: million USD/year}
                """), paths: 3)
        let spending = [3.0, 23, 20, 20, 0, 0, 0]
        let started = [1.0, 2, 2, 2, 2, 2, 2]
        let completed = [0.0, 0, 0, 1, 1, 1, 1]
        let active = [1.0, 1, 1, 0, 0, 0, 0]
        for (place, year) in (2025...2031).enumerated() {
            let output = year > 2028 ? 30.0 : 0
            // A second of slack in the calendar of months.
            expectEqual(scenario.single("spending", year), spending[place], within: 1e-9, "spending in \(year)")
            expectEqual(scenario.single("started", year), started[place], "started in \(year)")
            expectEqual(scenario.single("completed", year), completed[place], "completed in \(year)")
            expectEqual(scenario.single("active", year), active[place], "active in \(year)")
            expectEqual(scenario.single("output", year), output, within: 1e-9, "output in \(year)")
            expectEqual(scenario.single("jobs", year), completed[place] * 600, "jobs in \(year)")
            expectEqual(scenario.single("inflow", year), 0.4 * spending[place], within: 1e-9, "inflow in \(year)")
            expectEqual(scenario.single("oil", year), 100 + 0.6 * output, within: 1e-9, "oil in \(year)")
            #expect(scenario.single("added", year) == 0, "what has an output of its own feeds no flow twice")
        }
    }

    /// Without an output of their own, projects feed the flows that the investment supports.
    @Test func projectsWithoutOutputSupport() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                flows: {oil: {base: 100 million USD}}
                investments: {plants: {opening: 0 USD, supports: {oil: 0.5}}}
                projects: {agreed: {count: 3, size: 10 million USD, start: 2026, build: 2 years, into: plants}}
                indicators:
                  added: {value: investments.plants.added, unit: million USD/year}
                  oil: {value: flows.oil, unit: million USD/year}
                """), paths: 3)
        for (year, added, oil) in [
            (2025, 0.0, 100.0), (2026, 15, 100), (2027, 15, 107.5), (2028, 0, 115), (2029, 0, 115),
        ] {
            expectEqual(scenario.single("added", year), added, "added in \(year)")
            expectEqual(scenario.single("oil", year), oil, "oil in \(year)")
        }
    }

    /// A listed project may have shares and rates of its own. What effects add to the spending or the output of a portfolio
    /// is shared out as the portfolio says.
    @Test func sharesOfItsOwn() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                flows: {oil: {base: 100 million USD}}
                investments: {plants: {opening: 0 USD}}
                projects:
                  agreed:
                    count: 1
                    size: 10 million USD
                    start: 2026
                    build: 1 year
                    foreign_share: 40%
                    into: plants
                    to: oil
                    list: {mill: {foreign_share: 100%, output: 0.5, exported: 20%, jobs_per: 10/million USD}}
                measures:
                  credits: {start: 2026, effects: [{raise: projects.agreed.spending, by: 50%}]}
                  roads: {start: 2028, effects: [{shift: projects.agreed.output, by: 2 million USD/year}]}
                indicators:
                  spending: {value: projects.agreed.spending, unit: million USD/year}
                  output: {value: projects.agreed.output, unit: million USD/year}
                  jobs: {value: projects.agreed.jobs}
                  inflow: {value: investments.plants, unit: million USD/year}
                  added: {value: investments.plants.added, unit: million USD/year}
                  oil: {value: flows.oil, unit: million USD/year}
                """), paths: 3)
        let expected: [String: [Double]] = [
            "spending": [0, 30, 0, 0, 0], "inflow": [0, 4 + 10 + 0.4 * 10, 0, 0, 0],
            "added": [0, 4 + 0.4 * 10, 0, 0, 0], "jobs": [0, 100, 100, 100, 100],
            "output": [0, 0, 5, 7, 7], "oil": [100, 100, 101, 103, 103],
        ]
        for (indicator, figures) in expected {
            for (place, figure) in figures.enumerated() {
                expectEqual(scenario.single(indicator, 2025 + place), figure, "\(indicator) in \(2025 + place)")
            }
        }
    }

    /// A listed project that has one figure of its own takes the others from its portfolio, and so does what acts on them.
    @Test func whatAListedProjectLeavesOutIsThePortfolios() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                flows: {oil: {base: 100 million USD}}
                projects:
                  agreed:
                    count: 1
                    size: 10 million USD
                    start: 2026
                    build: 1 year
                    output: 0.5/year
                    exported: 40%
                    to: oil
                    jobs_per: 10/million USD
                    list:
                      mill: {size: 20 million USD, jobs_per: 5/million USD}
                      line: {size: 30 million USD, exported: 100%}
                measures:
                  training: {start: 2028, effects: [{raise: projects.agreed.output_rate, by: 100%}]}
                indicators:
                  output: {value: projects.agreed.output, unit: million USD/year}
                  rate: {value: projects.agreed.output_rate, unit: 1/year}
                  jobs: {value: projects.agreed.jobs}
                  oil: {value: flows.oil, unit: million USD/year}
                """), paths: 3)
        let expected: [String: [Double]] = [
            "output": [0, 0, 30, 60, 60], "rate": [0.5, 0.5, 0.5, 1, 1], "jobs": [0, 500, 500, 500, 500],
            "oil": [100, 100, 100 + 0.4 * 15 + 15, 100 + 0.4 * 30 + 30, 100 + 0.4 * 30 + 30],
        ]
        for (indicator, figures) in expected {
            for (place, figure) in figures.enumerated() {
                expectEqual(scenario.single(indicator, 2025 + place), figure, "\(indicator) in \(2025 + place)")
            }
        }
    }

    /// Every project has a size, a start and a fate of its own.
    @Test func eachProjectDrawsItsOwn() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                projects: {agreed: {count: 6, size: "uniform(0, 10) million USD", start: "uniform(2025, 2029)", build: 1 year, success: 70%}}
                variables: {spent: {value: cumulative(projects.agreed.spending)}}
                indicators:
                  started: {value: projects.agreed.started}
                  completed: {value: projects.agreed.completed}
                  spent: {value: variables.spent, unit: million USD}
                """))
        expect(scenario.figures("started", 2025), from: .binomial(count: 6, probability: 0.25))
        expect(scenario.figures("completed", 2030), from: .binomial(count: 6, probability: 0.7))
        // A project spends with probability 0.7 what is uniform up to 10: mean 3.5, second moment 0.7 · 100/3.
        let spent = scenario.figures("spent", 2030)
        let variance = 6 * (70.0 / 3 - 3.5 * 3.5)
        expectAgreement(
            [spent.deviation(fromMean: 21), spent.deviation(fromStandardDeviation: variance.squareRoot())], spent)
        expectRefusal([spent.deviation(fromStandardDeviation: 6 * (variance / 6).squareRoot())], "one draw for all")
    }

    // MARK: Arrivals

    static func arriving(_ step: Timeline.Step, _ fields: String, _ others: String = "") -> String {
        ScenarioText.scenario(
            to: 2030, step: step,
            """
            projects: {new: {arrivals: 2.5/year, size: "lognormal(8, 0.6) million USD", \(fields)}}
            \(others)
            indicators:
              started: {value: projects.new.started}
              active: {value: projects.new.active}
              spending: {value: projects.new.spending, unit: million USD/year}
            """)
    }

    /// E S and E S² of one size.
    static let sizes = (mean: 8 * exp(0.18), square: 64 * exp(0.72))

    /// What is spent at once in a year is a compound Poisson sum: mean λ E S, variance λ E S². What is spent over a year
    /// from an arrival that is uniform in time is that times ∫ x = 1/2 and ∫ x² = 1/3 in the first year.
    @Test(arguments: steps) func spendingIsCompoundPoisson(step: Timeline.Step) throws {
        let atOnce = try SimulatedScenario(Self.arriving(step, "build: 0 years"), paths: 60_000)
        for year in [2025, 2028] {
            let before = atOnce.figures("started", year - 1)
            let arrived = atOnce.figures("started", year).combined(with: before, "arrivals", -)
            expect(arrived, from: .poisson(mean: 2.5))
            let spending = atOnce.figures("spending", year)
            expectAgreement(
                [
                    spending.deviation(fromMean: 2.5 * Self.sizes.mean),
                    spending.deviation(fromStandardDeviation: (2.5 * Self.sizes.square).squareRoot()),
                ], spending)
            expectRefusal([spending.deviation(fromMean: 2.5 * Self.sizes.mean * 1.05)], "five percent more")
        }
        let spread = try SimulatedScenario(Self.arriving(step, "build: 1 year"), paths: 60_000)
        let first = spread.figures("spending", 2025)
        expectAgreement(
            [
                first.deviation(fromMean: 2.5 * Self.sizes.mean / 2),
                first.deviation(fromStandardDeviation: (2.5 * Self.sizes.square / 3).squareRoot()),
            ], first)
        expect(spread.figures("active", 2028), from: .poisson(mean: 2.5))
    }

    /// A measure that raises the rate brings more projects, the first of them sooner; years are independent.
    @Test func aMeasureRaisesTheRate() throws {
        let measure = "measures: {agency: {start: 2027, effects: [{raise: projects.new, by: 60%}]}}"
        let plain = try SimulatedScenario(Self.arriving(.year, "build: 18 months"), paths: 50_000)
        let raised = try SimulatedScenario(Self.arriving(.year, "build: 18 months", measure), paths: 50_000)
        #expect(plain.values("spending", 2026) == raised.values("spending", 2026))
        let arrived = raised.figures("started", 2030)
            .combined(with: raised.figures("started", 2026), "arrivals from 2027 on", -)
        expect(arrived, from: .poisson(mean: 16))
        expectAgreement(arrived.deviation(fromCorrelation: 0, with: raised.figures("started", 2026)), arrived)
        let (more, fewer) = (raised.values("started", 2030), plain.values("started", 2030))
        expectOnEveryPath(of: raised, "projects that are lost") { (min(0, more[$0] - fewer[$0]), 0) }
    }

    /// More projects than there is room for end a run, and are never left out.
    @Test func noProjectIsLeftOut() throws {
        let text = Self.arriving(.year, "build: 0 years, most: 12")
        #expect(throws: (any Error).self) { try SimulatedScenario(text, paths: 2000) }
        // Nothing hides it.
        let hidden = "indicators: {started: {value: \"if projects.new.started > 3 then 3 else 3\"}}"
        for text in [
            text + hidden, text.replacing("value: projects.new.started", with: "value: max(projects.new.started, 3)"),
        ] {
            #expect(throws: (any Error).self) { try SimulatedScenario(text, paths: 2000) }
        }
        let roomy = try SimulatedScenario(Self.arriving(.year, "build: 0 years, most: 60"), paths: 2000)
        let plain = try SimulatedScenario(Self.arriving(.year, "build: 0 years"), paths: 2000)
        #expect(roomy.values("spending", 2030) == plain.values("spending", 2030))
    }

    /// Where all is built, nothing is spent any more, and nothing flows in, to the last bit.
    @Test(arguments: steps) func nothingIsSpentAfterTheEnd(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                investments: {plants: {opening: 0 USD}}
                projects:
                  agreed:
                    count: 5
                    size: "lognormal(20, 0.5) million USD"
                    start: "uniform(2025, 2026)"
                    build: "uniform(0.5, 1.5) years"
                    foreign_share: 60%
                    into: plants
                indicators:
                  spending: {value: projects.agreed.spending}
                  inflow: {value: investments.plants}
                  all: {value: projects.agreed.spending, over_year: max}
                """), paths: 2000)
        for indicator in ["spending", "inflow", "all"] {
            #expect(scenario.values(indicator, 2027).contains { $0 > 0 })
            #expect(scenario.values(indicator, 2029).allSatisfy { $0 == 0 })
        }
    }

    // MARK: Enabled by a measure

    @Test(arguments: steps) func enabledWhereTheMeasureHappens(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                investments: {plants: {opening: 0 USD}}
                projects: {joint: {count: 4, arrivals: 3, size: 5 million USD, start: 2025, build: 1 year, into: plants}}
                measures: {treaty: {start: 2027, probability: 50%, effects: [{enable: projects.joint}]}}
                indicators:
                  happens: {value: measures.treaty.happens}
                  started: {value: projects.joint.started}
                  inflow: {value: investments.plants, unit: million USD/year}
                """), paths: 20_000)
        let happens = scenario.values("happens", 2030)
        for year in 2025...2030 {
            let (started, inflow) = (scenario.values("started", year), scenario.values("inflow", year))
            expectOnEveryPath(of: scenario, "projects that are not there in \(year)") {
                happens[$0] == 0 || year < 2027 ? (started[$0] + inflow[$0], 0) : (min(started[$0], 4), 4)
            }
        }
        let there = zip(scenario.values("started", 2030), happens).filter { $0.1 == 1 }.map { $0.0 - 4 }
        let arrived = Figures(there, name: "arrivals", replay: scenario.text)
        expect(arrived, from: .poisson(mean: 12))
    }
}

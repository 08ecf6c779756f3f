import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// The same name meets the same luck, whatever else a scenario adds, drops or reorders, and wherever it starts.
@Suite struct SameLuckTests {
    static let drivers = [
        "income: {process: growth, trend: 3%, volatility: 3%, persistence: 0.4}",
        "oil: {process: mean_reverting, start: 80, level: 70, half_life: 2 years, volatility: 30%}",
        "rate: {process: gbm, start: 2, drift: 1%, volatility: \"uniform(5%, 15%)\"}",
    ]
    static let flows = [
        "grain: {base: 10 million USD, volatility: 15%, trend: \"normal(2%, 1%)\", elasticities: {income: 0.7, oil: 0.2}}",
        "ore: {base: 20 million USD, volatility: 10%, costs: {border: 5%}, elasticities: {rate: -0.3}}",
    ]
    static let investments = [
        "plants: {base: 5 million USD, volatility: 25%, opening: 40 million USD, depreciation: \"uniform(5%, 9%)\"}"
    ]
    static let measures = [
        "office: {start: 2026, delay: \"uniform(0, 2) years\", probability: 70%, effects: [{raise: flows.grain, by: \"uniform(5%, 15%)\"}, {raise: flows.ore, by: \"uniform(0%, 9%)\"}]}",
        "road: {start: 2025-07, effects: [{raise: \"flows.*.costs.border\", by: \"-uniform(10%, 50%)\"}]}",
    ]
    static let risks = [
        "closure: {rate: 0.3, duration: \"uniform(0.5, 2) years\", effects: [{raise: flows.grain, by: \"-uniform(10%, 30%)\"}]}",
        "strike: {rate: 0.2, effects: [{raise: flows.ore, by: \"-uniform(10%, 30%)\"}]}",
    ]
    static let variables = ["noise: {value: \"each(normal(0, 1)) + uniform(0, 1)\"}"]
    static let correlations = ["income: {oil: 0.5}", "oil: {grain: 0.3}"]
    static let indicators = [
        "grain: {value: flows.grain, unit: million USD/year}", "ore: {value: flows.ore, unit: million USD/year}",
        "oil: {value: drivers.oil}", "income: {value: drivers.income}", "rate: {value: drivers.rate}",
        "noise: {value: variables.noise}",
        "inflow: {value: investments.plants, unit: million USD/year}",
        "capital: {value: investments.plants.capital, unit: million USD}",
        "spending: {value: projects.agreed.spending, unit: million USD/year}",
        "total: {value: flows.grain + flows.ore, unit: million USD/year}",
        "events: {value: risks.closure.events + risks.strike.events}", "cost: {value: flows.ore.costs.border}",
    ]

    /// The blocks of a scenario, each with its components' lines.
    struct Blocks {
        var drivers = SameLuckTests.drivers
        var correlations = SameLuckTests.correlations
        var flows = SameLuckTests.flows
        var corridors: [String] = []
        var investments = SameLuckTests.investments
        var measures = SameLuckTests.measures
        var risks = SameLuckTests.risks
        var variables = SameLuckTests.variables
        var indicators = SameLuckTests.indicators
        var projects = [
            "agreed: {count: 2, arrivals: 1, size: \"uniform(1, 9) million USD\", start: \"uniform(2025, 2027)\", build: 1 year, success: 60%}"
        ]
        var funds: [String] = []
        var parameters: [String] = []
        var isTurned = false

        var text: String {
            let blocks = [
                ("parameters", parameters), ("drivers", drivers), ("correlations", correlations), ("flows", flows),
                ("corridors", corridors), ("investments", investments), ("projects", projects), ("funds", funds),
                ("measures", measures), ("risks", risks), ("variables", variables), ("indicators", indicators),
            ].filter { !$0.1.isEmpty }
            let written = blocks.map { "\($0.0):\n" + $0.1.map { "  \($0)\n" }.joined() }
            return (isTurned ? written.reversed() : written).joined()
        }
    }

    static let paths = 5000

    /// The scenario, changed in one way.
    static let changes: [(name: String, change: @Sendable (inout Blocks) -> Void)] = [
        ("a driver in front", { $0.drivers.insert("first: {process: gbm, trend: 1%, volatility: 9%}", at: 0) }),
        (
            "a driver with jumps in front",
            {
                $0.drivers.insert(
                    "first: {process: jump_diffusion, trend: 1%, volatility: 9%, jump_rate: 1, jump_median: 5%, jump_sigma: 9%}",
                    at: 0)
                $0.indicators.append("first: {value: drivers.first}")
            }
        ),
        (
            "a driver with regimes in front",
            {
                $0.drivers.insert(
                    "first: {process: regimes, initial: a, states: {a: {trend: 1%, volatility: 9%, lasts: 1 year}, b: {trend: 0%, volatility: 1%, lasts: 1 year}}}",
                    at: 0)
                $0.indicators.append("first: {value: drivers.first}")
            }
        ),
        (
            "a driver from its history in front",
            {
                $0.drivers.insert("first: {process: bootstrap, history: {file: past.csv, column: price}}", at: 0)
                $0.indicators.append("first: {value: drivers.first}")
            }
        ),
        ("a flow in front", { $0.flows.insert("first: {base: 1 million USD, volatility: 9%}", at: 0) }),
        (
            "a table of flows in front",
            {
                $0.flows.insert(
                    "trade: {volatility: 9%, trend: \"normal(1%, 1%)\", table: [{from: KZ, to: HU, base: 1 million USD}, {from: HU, to: KZ, base: 2 million USD}]}",
                    at: 0)
            }
        ),
        (
            "an investment in front",
            { $0.investments.insert("first: {base: 9 million USD, volatility: 30%}", at: 0) }
        ),
        (
            "an investment that supports another flow",
            {
                $0.flows.append("other: {base: 1 million USD, volatility: 30%}")
                $0.investments.append("wells: {base: 9 million USD, volatility: 30%, supports: {other: 0.1}}")
            }
        ),
        (
            "a portfolio of projects in front",
            {
                $0.projects.insert(
                    "first: {arrivals: 2, size: \"uniform(1, 9) million USD\", build: \"uniform(1, 2) years\"}", at: 0)
            }
        ),
        (
            "a fund that a measure enables",
            {
                $0.funds.append(
                    "joint: {commitment: \"uniform(10, 90) million USD\", start: 2026, contribution: 30%, growth: \"each(normal(8%, 9%))\", life: 9 years}"
                )
                $0.measures.append("treaty: {start: 2026, probability: 60%, effects: [{enable: funds.joint}]}")
            }
        ),
        (
            "a measure in front that acts elsewhere",
            {
                $0.flows.append("other: {base: 1 million USD, volatility: 30%}")
                $0.measures.insert(
                    "first: {start: 2025, probability: 40%, effects: [{raise: flows.other, by: \"uniform(0, 1)\"}]}",
                    at: 0)
            }
        ),
        ("a risk in front that does nothing", { $0.risks.insert("first: {rate: 0.5, duration: 3 years}", at: 0) }),
        (
            "a corridor in front, and a flow that goes by it",
            {
                $0.flows.insert(
                    "first: {base: 9 million USD, volatility: 9%, density: 900 USD/t, via: {first: 100%}}", at: 0)
                $0.corridors = [
                    "first: {capacity: 20 kt/year, background: {base: 4 kt, volatility: 20%}, time: 9 days, time_cost: 1%}"
                ]
            }
        ),
        ("parameters", { $0.parameters = ["first: uniform(0, 1)", "second: normal(0, 1)"] }),
        ("a variable in front", { $0.variables.insert("first: {value: \"each(uniform(0, 1))\"}", at: 0) }),
        ("indicators in another order", { $0.indicators.reverse() }),
        (
            "one indicator more",
            { $0.indicators.insert("first: {value: drivers.oil + flows.ore / (1 USD/year)}", at: 0) }
        ),
        (
            "drivers and flows in another order",
            { ($0.drivers, $0.flows) = ($0.drivers.reversed(), $0.flows.reversed()) }
        ),
        (
            "measures, risks and blocks in another order",
            {
                ($0.measures, $0.risks) = ($0.measures.reversed(), $0.risks.reversed())
                $0.isTurned = true
            }
        ),
        (
            "a correlation appended",
            {
                $0.drivers.append("gold: {process: gbm, trend: 1%, volatility: 9%}")
                $0.correlations.append("gold: {income: 0.4, oil: -0.2, grain: 0.1}")
            }
        ),
    ]

    @Test(arguments: changes.indices, Timeline.Step.allCases)
    func nothingElseMoves(change: Int, step: Timeline.Step) throws {
        let plain = try SimulatedScenario(
            ScenarioText.scenario(to: 2028, step: step, Blocks().text), paths: Self.paths, seed: 9)
        var blocks = Blocks()
        Self.changes[change].change(&blocks)
        let changed = try SimulatedScenario(
            ScenarioText.scenario(to: 2028, step: step, blocks.text), paths: Self.paths, seed: 9,
            files: ["past.csv": "price\n" + (1...40).map { "\($0)\n" }.joined()])
        for output in plain.run.outputs {
            for year in plain.run.years {
                let same = zip(plain.values(output.name, year), changed.values(output.name, year))
                    .allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
                #expect(same, "\(output.name) in \(year) moved with \(Self.changes[change].name):\n\(changed.text)")
            }
        }
    }

    /// Another seed and another name are another luck.
    @Test func anotherSeedIsAnotherLuck() throws {
        let text = ScenarioText.scenario(to: 2028, Blocks().text)
        let one = try SimulatedScenario(text, paths: 100_000, seed: 9)
        let other = try SimulatedScenario(text, paths: 100_000, seed: 10)
        let figures = one.figures("oil", 2027)
        expectAgreement(figures.deviation(fromCorrelation: 0, with: other.figures("oil", 2027)), figures)
        expect(figures, like: other.figures("oil", 2027))
    }

    /// Draws are keyed by the calendar: a later base year keeps the luck of the years that both simulate.
    @Test(arguments: Timeline.Step.allCases) func aLaterBaseYearKeepsItsLuck(step: Timeline.Step) throws {
        func scenario(from year: Int) throws -> SimulatedScenario {
            try SimulatedScenario(
                ScenarioText.scenario(
                    from: year, to: 2030, step: step,
                    """
                    parameters: {p: "normal(0, 1)"}
                    drivers:
                      rate: {process: gbm, start: 2, drift: 1%, volatility: 10%}
                      income: {process: growth, trend: 3%, volatility: 3%}
                    correlations: {rate: {income: 0.4}}
                    variables: {noise: {value: "each(normal(0, 1))"}}
                    risks: {strike: {rate: 0.5, duration: 0.01 years}}
                    indicators:
                      p: {value: parameters.p}
                      noise: {value: variables.noise}
                      rate: {value: drivers.rate, over_year: end}
                      income: {value: drivers.income, over_year: end}
                      strike: {value: risks.strike.active, over_year: sum}
                    """), paths: 3000)
        }
        let (early, late) = (try scenario(from: 2022), try scenario(from: 2026))
        #expect(early.values("p", 2022) == late.values("p", 2026))
        for year in 2027...2030 {
            #expect(early.values("noise", year) == late.values("noise", year))
            #expect(early.values("strike", year) == late.values("strike", year))
            for name in ["rate", "income"] where year > 2027 {
                let (one, before) = (early.values(name, year), early.values(name, year - 1))
                let (other, then) = (late.values(name, year), late.values(name, year - 1))
                expectOnEveryPath(of: late, "\(name) in \(year)") { (other[$0] / then[$0], one[$0] / before[$0]) }
            }
        }
    }

    // MARK: Pairs

    /// Two scenarios that differ by one measure without luck differ by its factor on every path, and nowhere else.
    @Test func pairsDifferByTheMeasureAlone() throws {
        let workers = Workers(count: 2)
        let baseline = try SimulatedScenario(ScenarioText.scenario(to: 2030, Blocks().text), paths: Self.paths)
        var blocks = Blocks()
        blocks.measures.append("fair: {start: 2027-07, effects: [{raise: flows.grain, by: 8%}]}")
        let scenario = try SimulatedScenario(ScenarioText.scenario(to: 2030, blocks.text), paths: Self.paths)
        for year in 2024...2030 {
            let factor = year < 2027 ? 1 : year == 2027 ? 1.04 : 1.08
            let (before, after) = (baseline.values("grain", year), scenario.values("grain", year))
            if factor == 1 { #expect(before == after) }
            expectOnEveryPath(of: scenario, within: 1e-13, "grain in \(year)") {
                (after[$0] / before[$0], factor)
            }
            #expect(baseline.values("ore", year) == scenario.values("ore", year))
        }
        let comparison = try RunComparison(baseline: baseline.run, scenario: scenario.run)
        for difference in comparison.differences(workers: workers) where difference.indicator == "grain" {
            let before = baseline.figures("grain", difference.year)
            let after = scenario.figures("grain", difference.year)
            let pairs = after.combined(with: before, "difference", -)
            expectEqual(try #require(difference.difference), pairs.mean, "the mean difference")
            expectEqual(
                try #require(difference.standardError), pairs.standardDeviation / pairs.count.squareRoot(),
                "its standard error")
            #expect(difference.probabilityHigher == (difference.year < 2027 ? 0 : 1))
            #expect(difference.verdict == (difference.year < 2027 ? .unresolved : .higher))
        }
    }

    /// `enabled: false` is as if the measure were not written; one that never happens acts on nobody.
    @Test func measuresThatDoNothing() throws {
        let plain = try SimulatedScenario(ScenarioText.scenario(to: 2028, Blocks().text), paths: Self.paths)
        for fields in ["enabled: false, start: 2025", "start: 2025, probability: 0%", "start: 2035"] {
            var blocks = Blocks()
            blocks.measures.append("idle: {\(fields), effects: [{raise: flows.grain, by: \"uniform(1%, 8%)\"}]}")
            let scenario = try SimulatedScenario(ScenarioText.scenario(to: 2028, blocks.text), paths: Self.paths)
            for name in ["grain", "ore", "total"] {
                #expect(scenario.values(name, 2028) == plain.values(name, 2028), "\(name) with \(fields)")
            }
        }
    }
}

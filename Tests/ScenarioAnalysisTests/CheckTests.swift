import EconomicModel
import Foundation
import GSLNumerics
import PlanCompilation
import ScenarioAnalysis
import Simulation
import Summaries
import Testing
import Workers

/// What must hold on every path: amounts that cannot be negative, against closed forms, and sums of parts.
@Suite struct CheckTests {
    static let indicators = "indicators: {trade: {value: sum(flows.*), unit: million USD/year}}"

    /// What a run finds.
    private func broken(_ scenario: SimulatedScenario) -> [BrokenCheck] {
        let settings = RunSettings(paths: scenario.run.columns.pathCount, seed: scenario.seed)
        return scenario.prepared.result(of: scenario.run.summary(workers: Workers()), settings, digest: "").brokenChecks
            ?? []
    }

    /// Expects one broken check, of the share of paths that theory gives.
    private func expectShare(
        _ expected: Double, of quantity: String, _ rule: BrokenCheck.Rule = .notNegative, from year: Int,
        _ effects: [String], _ scenario: SimulatedScenario,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let found = broken(scenario)
        guard found.count == 1, let one = found.first else {
            Issue.record("\(found)\n\(scenario.text)", sourceLocation: sourceLocation)
            return
        }
        let paths = Double(scenario.run.columns.pathCount)
        #expect(one.quantity == quantity && one.rule == rule, sourceLocation: sourceLocation)
        #expect(one.firstYear == year && one.effects == effects, sourceLocation: sourceLocation)
        #expect(one.share == Double(one.paths) / paths, sourceLocation: sourceLocation)
        let error = (expected * (1 - expected) / paths).squareRoot()
        #expect(
            abs(one.share - expected) <= tolerance * error, "\(one.share), expected \(expected)\n\(scenario.text)",
            sourceLocation: sourceLocation)
    }

    // MARK: Shares of paths

    /// By −120 % where the measure happens: on as many paths as it does, from its start on.
    @Test(arguments: Timeline.Step.allCases) func aRaiseByLessThanEverything(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028, step: step,
                """
                flows: {steel: {base: 10 million USD, trend: 2%, volatility: 20%}, food: {base: 5 million USD}}
                measures: {ban: {start: 2026, probability: 30%, effects: [{raise: flows.steel, by: -120%}]}}
                \(Self.indicators)
                """), paths: 40_000)
        expectShare(0.3, of: "flows.steel.value", from: 2026, ["measures.ban"], scenario)
        let finding = scenario.prepared.findings(of: scenario.run.summary(workers: Workers()), paths: 40_000)[0]
        #expect(finding.severity == .warning && finding.problem.code == "below-zero")
        #expect(finding.problem.message.hasSuffix("first in 2026: 'measures.ban' acts on it"))
        // The place of the effect.
        let lines = scenario.text.split(separator: "\n", omittingEmptySubsequences: false)
        let place = try #require(finding.location)
        #expect(lines[place.line - 1].dropFirst(place.column - 1).hasPrefix("-120%"))
        // Results are as they are.
        #expect(scenario.figures("trade", 2028).values.contains { $0 < 0 })
    }

    /// A share that is drawn beyond what shares can be, where the same figure in the file would be refused.
    @Test func aShareBeyondItsBounds() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027,
                """
                investments: {plants: {opening: 0 USD}}
                projects: {agreed: {count: 1, size: 10 million USD, build: 1 year, start: 2025, foreign_share: "normal(50%, 60%)", success: "uniform(40%, 100%)", into: plants}}
                indicators: {inflow: {value: projects.agreed.spending * projects.agreed.foreign_share, unit: million USD/year}}
                """), paths: 40_000)
        let law = Distribution.normal(mean: 0.5, standardDeviation: 0.6)
        let name = "projects.agreed.foreign_share"
        expectShare(law.cumulative(0) + 1 - law.cumulative(1), of: name, .within, from: 2024, [], scenario)
        let finding = scenario.prepared.findings(of: scenario.run.summary(workers: Workers()), paths: 40_000)[0]
        #expect(finding.problem.message.hasPrefix("'\(name)' is not from 0% to 100% on "))
    }

    /// A capacity that is drawn below the traffic that was observed: u₀ > 1.
    @Test func aBaseYearThatDidNotPass() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027,
                """
                parameters: {capacity: "uniform(1, 2) Mt/year"}
                flows: {steel: {base: 100 million USD, density: 80 USD/t, via: {rail: 100%}}}
                corridors: {rail: {capacity: parameters.capacity, time: 5 days}}
                \(Self.indicators)
                """), paths: 40_000)
        expectShare(0.25, of: "corridors.rail.utilisation", .within, from: 2024, [], scenario)
    }

    /// An effect that leads out of the bounds of a field.
    @Test func aFieldThatAnEffectLeadsAstray() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027,
                """
                flows: {steel: {base: 10 million USD, trend: "normal(2%, 1%)", volatility: 10%}}
                measures: {calm: {start: 2026, probability: 50%, effects: [{raise: flows.steel.volatility, by: -150%}]}}
                \(Self.indicators)
                """), paths: 20_000)
        expectShare(0.5, of: "flows.steel.volatility", .within, from: 2026, ["measures.calm"], scenario)
    }

    /// A normal amount once a path, on a flow that is 10 everywhere: Φ((x − m)/s).
    @Test func aShiftByANormal() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                flows: {steel: {base: 10 million USD}}
                measures: {quota: {start: 2025, effects: [{shift: flows.steel, by: "normal(-5, 4) million USD/year"}]}}
                \(Self.indicators)
                """), paths: 100_000)
        let expected = Distribution.normal(mean: -5, standardDeviation: 4).cumulative(-10)
        expectShare(expected, of: "flows.steel.value", from: 2025, ["measures.quota"], scenario)
    }

    /// Afresh in each of n years: on 1 − (1 − p)ⁿ of the paths in one of them.
    @Test func afreshInEachYear() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029,
                """
                flows: {steel: {base: 10 million USD}}
                risks: {weather: {rate: 1e9/year, duration: 1 year, effects: [{raise: flows.steel, by: "normal(-40%, 40%)"}]}}
                \(Self.indicators)
                """), paths: 50_000)
        let once = Distribution.normal(mean: -0.4, standardDeviation: 0.4).cumulative(-1)
        expectShare(1 - pow(1 - once, 5), of: "flows.steel.value", from: 2025, ["risks.weather"], scenario)
    }

    /// A capital that wears out while more is taken out than put in: C₋₁(1 − δ) + x.
    @Test func aStockByItsInflow() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2026,
                """
                investments: {plants: {base: 20 million USD, opening: 30 million USD, depreciation: 10%}}
                measures: {exit: {start: 2026, effects: [{shift: investments.plants.inflow, by: "normal(-60, 20) million USD/year"}]}}
                indicators: {capital: {value: investments.plants.capital, unit: million USD}}
                """), paths: 100_000)
        // 30 · 0.9 + 20 = 47 at the end of 2025, 47 · 0.9 + 20 + x at the end of 2026.
        let expected = Distribution.normal(mean: -60, standardDeviation: 20).cumulative(-62.3)
        expectShare(expected, of: "investments.plants.capital", from: 2026, ["measures.exit"], scenario)
        let finding = scenario.prepared.findings(of: scenario.run.summary(workers: Workers()), paths: 100_000)[0]
        #expect(finding.problem.message.hasSuffix("'measures.exit' acts on 'investments.plants.inflow'"))
    }

    @Test func whatCorridorsCarry() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027,
                """
                corridors: {middle: {capacity: 5 Mt, time: 20 days}}
                flows: {grain: {base: 500 million USD, density: 250 USD/t, via: {middle: 100%}}}
                measures:
                  works: {start: 2026, effects: [{shift: corridors.middle, by: "uniform(-6, -4) Mt/year"}]}
                  ban: {start: 2027, effects: [{raise: flows.grain, by: "uniform(-140%, -60%)"}]}
                indicators:
                  trade: {value: flows.grain, unit: million USD/year}
                  capacity: {value: corridors.middle, unit: Mt/year}
                """), paths: 40_000)
        let found = broken(scenario)
        #expect(found.map(\.quantity) == ["flows.grain.value", "corridors.middle.capacity"])
        #expect(found.map(\.effects) == [["measures.ban"], ["measures.works"]])
        #expect(found.map(\.firstYear) == [2027, 2026])
        for one in found { #expect(abs(one.share - 0.5) < tolerance * 0.5 / 200, "\(one)") }
        let messages = scenario.prepared.findings(of: scenario.run.summary(workers: Workers()), paths: 40_000)
        // What lies within the flow is the flow.
        #expect(messages[0].problem.message.hasSuffix("'measures.ban' acts on it"))
    }

    /// Where no effect acts, the figures of the quantity itself do it, in the base year too.
    @Test func byItsOwnFigures() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027, "flows: {steel: {base: \"normal(5, 4) million USD\", volatility: 10%}}\n\(Self.indicators)"),
            paths: 50_000)
        let expected = Distribution.normal(mean: 5, standardDeviation: 4).cumulative(0)
        expectShare(expected, of: "flows.steel.value", from: 2024, [], scenario)
        let finding = scenario.prepared.findings(of: scenario.run.summary(workers: Workers()), paths: 50_000)[0]
        #expect(finding.problem.message.hasSuffix("no effect takes it there but its own figures"))
    }

    // MARK: Nothing

    @Test(arguments: [
        "by: \"normal(-50%, 12%)\"", "by: -100%", "by: -99.9%", "by: \"triangular(-100%, -20%, 5%)\"",
        "by: \"empirical('none.csv', 'x')\"",
    ])
    func nothingIsSaidWhereNothingHappens(by: String) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                flows: {steel: {base: 10 million USD, trend: 2%, volatility: 20%}}
                measures:
                  ban: {start: 2026, ramp: {shape: logistic, over: "triangular(1, 2, 4) years"}, effects: [{raise: flows.steel, \(by)}]}
                \(Self.indicators)
                """), paths: 1000, files: ["none.csv": "x\n-0.4\n0.1\n"])
        #expect(broken(scenario).isEmpty)
        #expect(scenario.prepared.findings(of: scenario.run.summary(workers: Workers()), paths: 1000).isEmpty)
        // What is proved is not looked at: a draw of twelve standard deviations there is none.
        #expect(scenario.prepared.plan.checks.count == (by.contains("12%") ? 1 : 0))
    }

    /// What the equations show is not looked at, path by path.
    @Test func whatEquationsShowCostsNothing() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: .quarter,
                """
                drivers: {oil: {process: gbm, start: 80 USD/bbl, trend: 1%, volatility: 30%}}
                corridors:
                  middle: {capacity: 5 Mt, time: 20 days, background: {base: 1 Mt, trend: 2%, volatility: 5%}}
                  north: {capacity: 9 Mt, time: 15 days, time_cost: 0.5%}
                flows:
                  grain: {base: 500 million USD, density: 250 USD/t, via: {middle: 60%, north: 40%}, elasticities: {oil: 0.3}}
                  steel: {base: "pert(10, 12, 20) million USD", volatility: 20%, costs: {tariff: 5%}}
                  services: {base: 10 million USD, kind: services}
                investments:
                  plants: {base: 20 million USD, opening: 100 million USD, depreciation: "uniform(4%, 8%)", volatility: 30%, supports: {steel: 0.3/year}}
                projects:
                  agreed: {count: 3, size: "triangular(5, 10, 20) million USD", start: "uniform(2025, 2028)", build: 2 years, success: 80%, foreign_share: 50%, into: plants}
                  new: {arrivals: 0.5/year, size: "lognormal(median=10, sigma=0.5) million USD", build: "uniform(1, 3) years", into: plants, jobs_per: 10/million USD}
                funds:
                  joint: {commitment: 100 million USD, start: 2026, contribution: [30%, "uniform(20%, 50%)"], growth: "each(triangular(-60%, 8%, 70%))", life: 8 years, into: plants}
                measures:
                  treaty: {start: "uniform(2025, 2027)", probability: 70%, ramp: {shape: linear, over: 2 years}, effects: [{enable: funds.joint}, {raise: flows.*, by: "triangular(-10%, 5%, 20%)"}, {raise: investments.plants, by: 5% to 20%}, {shift: corridors.middle, by: 2 Mt/year}, {set: flows.steel.costs.tariff, to: 0%}]}
                  old: {start: 2020, end: 2027, effects: [{raise: flows.steel, by: "normal(5%, 2%)"}]}
                risks:
                  war: {rate: 0.1/year, duration: "uniform(1, 3) years", recovery: 1 year, effects: [{raise: corridors.north, by: "uniform(-100%, -20%)"}, {raise: flows.grain, by: "beta(2, 5) - 100%"}]}
                indicators:
                  trade: {value: sum(flows.*), unit: million USD/year}
                  capital: {value: investments.plants.capital, unit: million USD}
                  cumulative: {value: investments.plants.cumulative, unit: million USD}
                  nav: {value: funds.joint.nav + funds.joint.uncalled + funds.joint.called, unit: million USD}
                  jobs: {value: projects.new.jobs}
                  active: {value: projects.new.active + projects.agreed.active}
                  spending: {value: sum(projects.*.spending), unit: million USD/year}
                """), paths: 2000)
        let names = scenario.prepared.plan.checks.map {
            scenario.prepared.system.equations.quantities[$0.check.quantity.index].name
        }
        #expect(names == [])
        #expect(scenario.run.summary(workers: Workers()).checks.isEmpty)
    }

    // MARK: However it is run

    static let several = ScenarioText.scenario(
        to: 2030, step: .quarter,
        """
        flows: {steel: {base: 10 million USD, volatility: 20%}, food: {base: "normal(5, 3) million USD"}}
        measures: {ban: {start: "uniform(2025, 2032)", effects: [{raise: flows.steel, by: "normal(-90%, 10%)"}]}}
        \(indicators)
        """)

    @Test func theSameCountsHoweverItIsRun() throws {
        let scenario = try SimulatedScenario(Self.several, paths: 5001)
        let (plan, expected) = (scenario.prepared.plan, scenario.run.checks)
        #expect(expected.count == 2 && expected.allSatisfy { $0.paths > 100 })
        for (threads, block) in [(1, 64), (3, 256), (2, 1024), (5, 512)] {
            for kernels in Simulator.kernelNames {
                let found = try Simulator(plan: plan).checkedRun(
                    paths: 5001, seed: 1, workers: Workers(count: threads),
                    tuning: .init(kernels: kernels, pathsPerBlock: block))
                #expect(found.checks == expected, "\(threads) threads, blocks of \(block), \(kernels)")
            }
        }
        var settings = RunSettings(paths: 5001, seed: 1)
        for (bytes, exact) in [(0, Int.max), (0, 0), (Int.max, 0)] {
            (settings.columnBytes, settings.exactPaths) = (bytes, exact)
            #expect(try scenario.prepared.summary(settings).checks == expected)
        }
    }

    @Test func theSameCountsInAComparison() throws {
        let prepared = [Self.several, Self.several.replacingOccurrences(of: "-90%", with: "-95%")].map { text in
            Result { try SimulatedScenario(text, paths: 10).prepared }
        }
        let cases = try prepared.map { ComparisonCase(prepared: try $0.get(), histories: [:], digest: "") }
        func results(_ columnBytes: Int) throws -> [[BrokenCheck]?] {
            let settings = RunSettings(paths: 4000, seed: 3, columnBytes: columnBytes)
            return try Summaries.ComparisonResult.running(cases, settings) {
                $0.prepared.result(of: $1, settings, digest: "")
            }.runs.map(\.brokenChecks)
        }
        let kept = try results(.max)
        #expect(try results(0) == kept)
        let steel = kept.map { $0?[0].paths ?? 0 }
        #expect(steel[0] < steel[1] && kept.allSatisfy { $0?.count == 2 })
    }

    // MARK: Sums

    static let summed = ScenarioText.scenario(
        to: 2030,
        """
        flows: {steel: {base: 10 million USD, volatility: 20%}, food: {base: 5 million USD, volatility: 30%}, oil: {base: 5 million USD, volatility: 30%}}
        investments: {plants: {base: 20 million USD, opening: "triangular(50, 60, 90) million USD", volatility: 30%}}
        measures: {ban: {start: 2026, effects: [{raise: flows.steel, by: "uniform(-20%, 10%)"}, {raise: indicators.trade, by: 5%}, {raise: investments.plants.cumulative, by: 5%}]}}
        variables: {turnover: {value: "sum(flows.*)", unit: million USD/year}}
        indicators:
          trade: {value: "sum(flows.steel, flows.food, flows.oil)", unit: million USD/year}
          turnover: {value: variables.turnover, unit: million USD/year}
          invested: {value: investments.plants.cumulative, unit: million USD}
        """)

    private func tallies(_ system: EquationSystem) throws -> [String: CheckTally] {
        let plan = try SimulationPlan(compiling: system, checksSums: true)
        let checks = try Simulator(plan: plan).checkedRun(paths: 3000, seed: 1, workers: Workers()).checks
        return Dictionary(
            uniqueKeysWithValues: zip(plan.checks.map { system.quantities[$0.check.quantity.index].name }, checks))
    }

    @Test func sumsAreThoseOfTheirParts() throws {
        let system = try SimulatedScenario(Self.summed, paths: 3).prepared.system.equations
        let names = ["variables.turnover", "indicators.trade", "investments.plants.cumulative"]
        #expect(try tallies(system) == Dictionary(uniqueKeysWithValues: names.map { ($0, CheckTally()) }))
        // Unless they are asked for, they cost nothing.
        #expect(try SimulationPlan(compiling: system, checksSums: false).checks.isEmpty)
    }

    /// An equation that leaves out a part, counts one twice, or is off in some periods alone is found.
    @Test func anEquationThatIsBrokenIsFound() throws {
        let system = try SimulatedScenario(Self.summed, paths: 3).prepared.system.equations
        func place(_ name: String) -> Int { system.quantities.firstIndex { $0.name == name } ?? 0 }
        let (steel, oil) = (QuantityID(place("flows.steel.value")), QuantityID(place("flows.oil.value")))
        for (name, year, breakage) in [
            ("variables.turnover", 2025, { (own: Term) in Term.sum([.quantity(steel), .quantity(oil)]) }),
            ("indicators.trade", 2025, { own in .sum([own, .quantity(oil)]) }),
            (
                "indicators.trade", 2028,
                { own in .sum([own, .series([0, 0, 0, 0, 1e3, 0, 0])]) }
            ),
            ("investments.plants.cumulative", 2025, { own in .product([own, .constant(1 + 1e-6)]) }),
        ] as [(String, Int, (Term) -> Term)] {
            var broken = system
            broken.quantities[place(name)].own = breakage(system.quantities[place(name)].own)
            let found = try tallies(broken)
            #expect(found[name] == CheckTally(paths: 3000, firstYear: year), "\(name): \(found)")
            #expect(found.filter { $0.key != name }.allSatisfy { $0.value.paths == 0 }, "\(name): \(found)")
        }
    }
}

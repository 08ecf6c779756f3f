import EconomicModel
import Foundation
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// What a sensitivity analysis makes of a scenario's draws: their groups, and figures of the run itself.
@Suite struct SensitivityRunTests {
    // MARK: Figures of the run

    static let text = ScenarioText.scenario(
        to: 2027,
        """
        parameters:
          pull: {value: "uniform(0.2, 0.9)"}
          count: {value: "discrete(1=20%, 2=50%, 3=30%)"}
          size: {value: "lognormal(median=1, sigma=0.4)"}
        drivers: {oil: {process: gbm, start: 80, drift: 3%, volatility: 20%}}
        flows: {f: {base: 100 million USD, trend: 3%, volatility: 10%, elasticities: {oil: parameters.pull}}}
        measures: {push: {start: 2025, delay: "uniform(0, 2) years", probability: 60%, effects: [{raise: flows.f, by: 20%}]}}
        variables: {growth: {value: "parameters.size * parameters.count^2", unit: 1}}
        indicators: {y: {value: "flows.f * (1 + 0.1 * variables.growth)", unit: million USD/year}}
        targets: {aim: {indicator: y, at_least: 150 million USD, by: 2026}}
        """)

    /// Rank correlation, the same with all others held, and the mean of y in 2026 over the lowest and the highest part.
    ///
    /// NumPy 2.4.6 and SciPy 1.17.1 on the draws.csv of `caravan run --paths 4000 --seed 17 --draws 4000` of the scenario,
    /// with its inputs as further indicators: `scipy.stats.spearmanr`; of the ranks' correlation matrix inverted, −P[i,y]
    /// over the root of P[i,i] P[y,y]; means of `numpy.array_split` of y in the order of the input, or for each value of one
    /// that takes two or three. The driver is its mean over 2025 and 2026; the flow is what is left of its logarithm without
    /// measure and driver.
    static let expected: [(name: String, rank: Double, held: Double, low: Double, high: Double, parts: Int)] = [
        ("parameters.pull", 0.007238733640, 0.036112653968, 184.0013432162, 189.3778008683, 10),
        ("parameters.count", 0.589741833421, 0.855385969098, 131.6795141426, 235.2149583956, 3),
        ("parameters.size", 0.360223785389, 0.698227913530, 146.1211913640, 243.3836312289, 10),
        ("drivers.oil", 0.421854958241, 0.767445717306, 141.8283927826, 233.1528709666, 10),
        ("own growth of flows.f", 0.402169075136, 0.750410058781, 145.5885870669, 229.6657428845, 10),
        ("measures.push.happens", 0.210339012967, 0.496663641393, 166.9861256635, 193.8336885665, 2),
        ("measures.push.delay", -0.082681863668, -0.226538397721, 182.7512960491, 172.4522794225, 10),
    ]

    @Test func tornadoAndRanksAreThoseOfTheDraws() throws {
        let prepared = try PreparedScenario.of(Self.text)
        let settings = RunSettings(paths: 4000, seed: 17, workers: Workers(count: 2))
        let found = try prepared.sensitivity(.indicator("y", at: 2026), settings)
        #expect(found.inputs.count == Self.expected.count)
        expectEqual(found.mean.value, 182.9134423556976, "mean")
        expectEqual(found.standardDeviation, 66.12412030343066, "standard deviation")
        for wanted in Self.expected {
            let input = try #require(found.inputs.first { $0.name == wanted.name })
            expectEqual(input.rankCorrelation?.value ?? .nan, wanted.rank, within: 1e-10, "rank of \(wanted.name)")
            expectEqual(
                input.partialRankCorrelation?.value ?? .nan, wanted.held, within: 1e-8, "held of \(wanted.name)")
            #expect(input.tenths.count == wanted.parts)
            expectEqual(input.tenths[0].mean.value, wanted.low, within: 1e-10, "lowest of \(wanted.name)")
            expectEqual(
                input.tenths[wanted.parts - 1].mean.value, wanted.high, within: 1e-10, "highest of \(wanted.name)")
            #expect(input.tenths.reduce(0) { $0 + $1.paths } == 4000)
            expectEqual(input.swing, wanted.high - wanted.low, within: 1e-9, "swing of \(wanted.name)")
        }
        let swings = found.inputs.map(\.swing.magnitude)
        #expect(swings == swings.sorted(by: >))
        let target = try prepared.sensitivity(.target("aim", by: nil), settings)
        #expect(target.mean.value == 0.6875)
        for workers in [1, 5] {
            let other = RunSettings(paths: 4000, seed: 17, workers: Workers(count: workers))
            #expect(found == (try prepared.sensitivity(.indicator("y", at: 2026), other)))
        }
    }

    // MARK: Groups

    static func everything(_ copula: String, step: Timeline.Step = .year) -> String {
        ScenarioText.scenario(
            to: 2030, step: step,
            """
            parameters:
              pull: {value: "uniform(0.2, 0.9)"}
              unused: {value: "uniform(0, 1)"}
              mixed: {value: "normal(0, 1) + uniform(0, 1)"}
            drivers:
              gdp: {process: growth, trend: 3%, volatility: 2%, persistence: 0.4}
              oil: {process: gbm, start: 80, drift: 3%, volatility: "uniform(10%, 30%)"}
              gas: {process: mean_reverting, start: 50, level: 50, half_life: 2 years, volatility: 20%}
              wind: {process: gbm, start: 10, drift: 0%, volatility: 10%}
              shares: {process: jump_diffusion, start: 10, drift: 0%, volatility: 10%, jump_rate: 0.3, jump_median: -10%, jump_sigma: 5%}
              cycle: {process: regimes, start: 100, initial: good, states: {good: {trend: 3%, volatility: 2%, lasts: 4 years}, bad: {trend: -2%, volatility: 5%, lasts: 2 years}}}
            correlations: {\(copula)gdp: {oil: 0.4}, gas: {g: 0.3}}
            flows:
              f: {base: 100 million USD, volatility: 10%, elasticities: {gdp: 1, oil: parameters.pull, shares: 0.1, cycle: 0.1}}
              g: {base: 50 million USD, trend: "normal(2%, 1%)", volatility: 10%, elasticities: {gas: 0.2, wind: 0.1}}
              h: {base: 10 million USD, volatility: 10%}
            investments: {plants: {opening: 10 million USD, supports: {f: 0.3/year}}}
            projects: {new: {arrivals: 0.5/year, size: "lognormal(median=10, sigma=0.5) million USD", build: "uniform(1, 3) years", success: 80%, into: plants}}
            funds: {joint: {commitment: "uniform(50, 100) million USD", start: 2026, contribution: [50%], growth: "each(normal(8%, 10%))", life: 5 years, into: plants}}
            measures:
              push: {start: 2025, delay: "uniform(0, 2) years", probability: 60%, effects: {lift: {raise: flows.f, by: "uniform(0%, 20%)"}, cut: {shift: flows.g, by: "uniform(-1, 1) million USD/year"}}}
              treaty: {start: "uniform(2025, 2027)", probability: 70%, effects: [{enable: funds.joint}]}
            risks:
              storm: {rate: "uniform(0.1, 0.3)/year", duration: "uniform(1, 2) years", effects: [{raise: flows.h, by: "uniform(-40%, -10%)"}]}
            indicators: {y: {value: "sum(flows.*) * (1 + 0.01 * parameters.mixed)", unit: million USD/year}}
            targets: {aim: {indicator: y, at_least: 170 million USD, by: 2029}}
            """)
    }

    /// Of everything, each in a group of its own but what is correlated.
    static let alone: Set<String> = [
        "parameters.pull", "parameters.mixed", "drivers.oil.volatility", "drivers.shares", "drivers.cycle",
        "flows.g.trend",
        "projects.new", "funds.joint.commitment", "measures.push.happens", "measures.push.delay",
        "measures.push/lift", "measures.push/cut", "measures.treaty.happens", "measures.treaty.start",
        "risks.storm.rate",
        "risks.storm",
    ]

    @Test(arguments: [Timeline.Step.year, .quarter]) func groupsOfEverything(step: Timeline.Step) throws {
        let settings = RunSettings(paths: 500, seed: 2, workers: Workers(count: 2))
        let gauss = try PreparedScenario.of(Self.everything("", step: step)).sensitivity(
            .indicator("y", at: 2029), settings)
        let groups = Dictionary(gauss.indices.map { ($0.group, $0.streams) }, uniquingKeysWith: { first, _ in first })
        let together: Set<String> = [
            "drivers.gdp + drivers.oil", "drivers.gas + flows.g", "drivers.wind", "flows.f", "flows.h",
        ]
        #expect(
            Set(groups.keys) == Self.alone.union(together),
            "\(Set(groups.keys).symmetricDifference(Self.alone.union(together)))")
        #expect(gauss.indices.count == groups.count)
        #expect(groups["drivers.gdp + drivers.oil"].map(Set.init) == ["drivers.gdp/shock", "drivers.oil/shock"])
        // What a fund holds does not come back to trade, so that nothing draws its growth. What is drawn for each event is the
        // luck of the risk.
        let storm = groups["risks.storm"].map(Set.init)
        #expect(
            storm == ["risks.storm/onset", "risks.storm.duration/1", "risks.storm/raise flows.h/1"], "\(storm ?? [])")
        #expect(groups["measures.push.happens"] == ["measures.push/happens"])
        #expect(groups["parameters.mixed"].map(Set.init) == ["parameters.mixed/1", "parameters.mixed/2"])
        #expect(
            groups["drivers.shares"].map(Set.init) == [
                "drivers.shares/shock", "drivers.shares/jumps", "drivers.shares/jump_size",
            ])
        let streams = gauss.indices.flatMap(\.streams)
        #expect(Set(streams).count == streams.count && !streams.contains { $0.contains("unused") })
        // Under Student's copula all that is listed shares the mixing.
        let student = try PreparedScenario.of(Self.everything("copula: student(5), ", step: step))
            .sensitivity(.target("aim", by: nil), settings)
        let listed = "drivers.gas + drivers.gdp + drivers.oil + flows.g"
        #expect(Set(student.indices.map(\.group)) == Self.alone.union([listed, "drivers.wind", "flows.f", "flows.h"]))
        let shared = try #require(student.indices.first { $0.group == listed })
        #expect(
            Set(shared.streams) == [
                "drivers.gas/shock", "drivers.gdp/shock", "drivers.oil/shock", "flows.g/shock", "correlations/mixing",
            ])
    }

    /// Indices of independent groups in a sum are the shares of its variance, and those of a product more than that.
    @Test func correlatedShocksAreOneGroup() throws {
        let text = ScenarioText.scenario(
            to: 2025,
            """
            drivers:
              a: {process: mean_reverting, scale: linear, start: 0, level: 0, half_life: 1000 years, volatility: 100%}
              b: {process: mean_reverting, scale: linear, start: 0, level: 0, half_life: 1000 years, volatility: 100%}
              c: {process: mean_reverting, scale: linear, start: 0, level: 0, half_life: 1000 years, volatility: 100%}
            correlations: {a: {b: 0.8}}
            indicators: {y: {value: drivers.a + drivers.b + drivers.c}}
            """)
        let found = try PreparedScenario.of(text).sensitivity(
            .indicator("y", at: 2025), RunSettings(paths: 20_000, seed: 6, workers: Workers()))
        // Var(a + b) = 2 + 2 · 0.8, beside 1 of c.
        for (group, share) in [("drivers.a + drivers.b", 3.6 / 4.6), ("drivers.c", 1 / 4.6)] {
            let index = try #require(found.indices.first { $0.group == group }, "\(found.indices.map(\.group))")
            for estimate in [index.first, index.total] {
                #expect((estimate.value - share).magnitude < 6 * (estimate.standardError ?? .nan), "\(index)")
            }
        }
        #expect(found.indices.count == 2 && found.inputs.count == 3)
    }
}

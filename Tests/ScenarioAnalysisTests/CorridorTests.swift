import EconomicModel
import Foundation
import Summaries
import Testing

/// Corridors: demand, utilisation, throughput, transit time and admission, and what they do to flows.
@Suite struct CorridorTests {
    static let steps = Timeline.Step.allCases

    // MARK: By hand

    /// 1 Mt of a flow beside 7, 9, 11.5, 19 and 4 Mt of other traffic, on a corridor of 10 Mt.
    static func filling(_ more: String = "", diversion: String = "0%") -> String {
        ScenarioText.scenario(
            to: 2028,
            """
            drivers: {traffic: {process: schedule, points: {2024: 7, 2025: 9, 2026: 11.5, 2027: 19, 2028: 4}}}
            corridors:
              rail:
                capacity: 10 Mt/year
                background: {base: 7 Mt, elasticities: {traffic: 1}}
                time: 10 days
                time_cost: 1%
                diversion: \(diversion)
            flows:
              grain:
                base: 100 million USD
                density: 100 USD/t
                costs: {border: 5%}
                cost_elasticity: 0
                via: {rail: 100%}
            \(more)
            indicators:
              demand: {value: corridors.rail.demand, unit: Mt/year}
              background: {value: corridors.rail.background, unit: Mt/year}
              utilisation: {value: corridors.rail.utilisation}
              throughput: {value: corridors.rail.throughput, unit: Mt/year}
              transit: {value: corridors.rail.transit_time, unit: days}
              admission: {value: corridors.rail.admission}
              factor: {value: flows.grain.cost_factor}
              admitted: {value: flows.grain.admission}
              value: {value: flows.grain, unit: million USD/year}
              tonnes: {value: flows.grain.tonnes, unit: Mt/year}
              capacity: {value: corridors.rail, unit: Mt/year}
            """)
    }

    @Test func belowAtAndAboveCapacity() throws {
        let scenario = try SimulatedScenario(Self.filling(), paths: 64)
        // Year, background, utilisation, transit time in days, admission. The delay is that of the year before: in 2025
        // of the base year's 0.8, where 0.8⁴ is 0.4096; it is 15 % at the most.
        let expected = [
            (2024, 7, 0.8, 10.6144, 1), (2025, 9, 1, 10.6144, 1), (2026, 11.5, 1.25, 11.5, 0.8),
            (2027, 19, 2, 11.5, 0.5), (2028, 4, 0.5, 11.5, 1),
        ]
        for (year, background, utilisation, transit, admission) in expected {
            let what = "in \(year)"
            expectEqual(scenario.single("background", year), background, "background \(what)")
            expectEqual(scenario.single("demand", year), background + 1, "demand \(what)")
            expectEqual(scenario.single("utilisation", year), utilisation, "utilisation \(what)")
            expectEqual(scenario.single("throughput", year), min(background + 1, 10), "throughput \(what)")
            expectEqual(scenario.single("transit", year), transit, "transit time \(what)")
            expectEqual(scenario.single("admission", year), admission, "admission \(what)")
            expectEqual(scenario.single("admitted", year), admission, "the flow's admission \(what)")
            expectEqual(scenario.single("factor", year), 1.05 + 0.01 * transit, "cost factor \(what)")
            expectEqual(scenario.single("value", year), 100 * admission, "value \(what)")
            expectEqual(scenario.single("tonnes", year), admission, "tonnes \(what)")
        }
    }

    /// What cannot pass is lost, or finds another way.
    @Test(arguments: [0, 0.5, 1]) func diversion(share: Double) throws {
        let scenario = try SimulatedScenario(Self.filling(diversion: "\(share)"), paths: 64)
        for (year, stopped) in [(2024, 0), (2025, 0), (2026, 0.2), (2027, 0.5), (2028, 0)] {
            expectEqual(scenario.single("value", year), 100 * (1 - (1 - share) * stopped), "\(share) in \(year)")
            expectEqual(
                scenario.single("throughput", year), min(scenario.single("demand", year), 10),
                "throughput with \(share) in \(year)")
        }
    }

    /// A measure of July adds half of its capacity in that year.
    @Test func aMeasureExpandsTheCapacity() throws {
        let scenario = try SimulatedScenario(
            Self.filling("measures: {works: {start: 2026-07, effects: [{shift: corridors.rail, by: 5 Mt/year}]}}"),
            paths: 64)
        for (year, capacity, demand) in [(2025, 10, 10), (2026, 12.5, 12.5), (2027, 15, 20), (2028, 15.0, 5.0)] {
            expectEqual(scenario.single("capacity", year), capacity, "capacity in \(year)")
            expectEqual(scenario.single("utilisation", year), demand / capacity, "utilisation in \(year)")
            expectEqual(scenario.single("value", year), 100 * min(1, capacity / demand), "value in \(year)")
        }
        expectEqual(scenario.single("transit", 2028), 11.5, "the delay of a full year")
    }

    /// Effects on a flow change what wants to pass; a corridor admits its share of that.
    @Test func effectsOnAFlowComeBeforeItsCorridors() throws {
        let scenario = try SimulatedScenario(
            Self.filling(
                """
                measures:
                  fair: {start: 2026, effects: [{raise: flows.grain, by: 50%}]}
                risks:
                  slump: {probability: 100%, at: 2027, effects: [{set: flows.grain, to: 600 million USD/year}]}
                """), paths: 64)
        for (year, called, background) in [(2025, 100.0, 9.0), (2026, 150, 11.5), (2027, 600, 19), (2028, 150, 4)] {
            let demand = background + called / 100
            expectEqual(scenario.single("demand", year), demand, "demand in \(year)")
            expectEqual(scenario.single("value", year), called * min(1, 10 / demand), "value in \(year)")
            expectEqual(scenario.single("tonnes", year), called / 100 * min(1, 10 / demand), "tonnes in \(year)")
        }
    }

    /// A corridor without any capacity lets nothing pass, and has figures for all that.
    @Test(arguments: ["-100%", "-150%"]) func aClosedCorridor(by: String) throws {
        let scenario = try SimulatedScenario(
            Self.filling(
                "risks: {closure: {probability: 100%, at: 2026, effects: [{raise: corridors.rail, by: \(by)}]}}"),
            paths: 64)
        #expect(scenario.single("value", 2026) < 1e-6)
        #expect(scenario.single("throughput", 2026) < 1e-6)
        #expect(scenario.single("utilisation", 2026) > 1e6 && scenario.single("utilisation", 2026).isFinite)
        expectEqual(scenario.single("transit", 2027), 11.5, "the delay of a full year")
        expectEqual(scenario.single("value", 2028), 100, "open again")
    }

    // MARK: Networks

    static let network = CorridorNetwork(
        corridors: [
            .init(
                name: "middle", capacity: 6, background: 2.2, growth: 0.03, time: 18, timeCost: 0.008, alpha: 0.6,
                beta: 3, diversion: 0.2),
            .init(name: "northern", capacity: 40, background: 30, growth: -0.01, time: 12, timeCost: 0.006),
            .init(
                name: "southern", capacity: 3, background: 1, growth: 0.05, time: 25, timeCost: 0.01, diversion: 0.7),
        ],
        flows: [
            .init(
                name: "grain", base: 250, trend: 0.03, cost: 0.12, elasticity: 4, density: 250, via: [0.5, 0.3, 0.2]),
            .init(name: "ore", base: 400, trend: 0.02, elasticity: 6, density: 150, via: [0.75, 0, 0.25]),
            .init(name: "machines", base: 900, trend: 0.05, cost: 0.07, elasticity: 3, density: 6000, via: [1, 0, 0]),
        ])

    /// Against the plain recursion, over the years in which the corridors fill up and beyond.
    @Test(arguments: steps) func aNetworkLikeThePlainRecursion(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(to: 2044, step: step, Self.network.blocks()), paths: 64)
        let states = Self.network.states(step, through: 2044)
        for year in 2024...2044 {
            let state = states[(year - 2024) * step.periodsPerYear]
            for (indicator, figure) in Self.network.figures(state) {
                expectEqual(scenario.single(indicator, year), figure, within: 1e-10, "\(indicator) in \(year), \(step)")
            }
        }
        let last = states[states.count - 1].utilisation
        #expect(states[0].utilisation.allSatisfy { $0 < 1 } && last[0] > 1.2 && last[1] < 1 && last[2] > 1.2)
    }

    /// Fifty years on corridors that were nearly full, and one of which loses a third of its capacity for good: each
    /// change is smaller than the one before it, and in the end there is none.
    @Test func aCongestedNetworkComesToRest() throws {
        var network = Self.network
        for place in network.flows.indices { network.flows[place].trend = 0 }
        for place in network.corridors.indices { network.corridors[place].growth = 0 }
        network.corridors[0].capacity = 4.9
        network.corridors[2].capacity = 2.1
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2074,
                network.blocks("measures: {rails: {start: 2026, effects: [{raise: corridors.northern, by: -22%}]}}")),
            paths: 64)
        let states = network.states(.year, through: 2074) { corridor, period in
            corridor == 1 && period >= 2 ? 40 * 0.78 : nil
        }
        for year in 2024...2074 {
            for (indicator, figure) in network.figures(states[year - 2024]) {
                expectEqual(scenario.single(indicator, year), figure, within: 1e-10, "\(indicator) in \(year)")
            }
        }
        var sizes: [Double] = []
        for flow in network.flows {
            let values = (2025...2074).map { scenario.single("\(flow.name)_value", $0) }
            let changes = zip(values.dropFirst(), values).map { abs($0 - $1) }
            sizes += changes
            for (next, change) in zip(changes.dropFirst(3), changes.dropFirst(2)) {
                #expect(next <= 0.8 * change + 1e-9 * flow.base, "\(flow.name) \(changes)")
            }
            #expect(changes[changes.count - 1] < 1e-9 * flow.base, "\(flow.name) \(changes)")
        }
        #expect((sizes.max() ?? 0) > 0.1, "nothing moved")
    }

    /// A scenario in which nothing grows stays as it was, however full its corridors are.
    @Test(arguments: steps) func nothingJumps(step: Timeline.Step) throws {
        var network = Self.network
        for place in network.flows.indices { network.flows[place].trend = 0 }
        for place in network.corridors.indices { network.corridors[place].growth = 0 }
        let full = network.states(step, through: 2025)[0].demand
        network.corridors[0].capacity = full[0] * 1.02
        network.corridors[2].capacity = full[2] * 1.0001
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(to: 2027, step: step, network.blocks()), paths: 64)
        for output in scenario.run.outputs {
            let base = scenario.single(output.name, 2024)
            for year in 2025...2027 {
                expectEqual(scenario.single(output.name, year), base, within: 1e-14, "\(output.name) in \(year)")
            }
        }
    }

    // MARK: Shares

    static func shared(_ via: String, _ more: String) -> String {
        ScenarioText.scenario(
            to: 2026,
            """
            corridors:
              defaults: {capacity: 100 Mt/year, time: 1 day}
              a: {time_cost: 10%}
              b: {title: The second}
              c: {title: The third}
            flows: {f: {base: 100 million USD, density: 100 USD/t, cost_elasticity: 2, via: \(via)}}
            \(more)
            indicators:
              a: {value: flows.f.via.a}
              b: {value: flows.f.via.b}
              c: {value: flows.f.via.c}
              f: {value: flows.f, unit: million USD/year}
              carried_by_a: {value: corridors.a.demand, unit: Mt/year}
            """)
    }

    static let shifts: [(effects: String, shares: [Double])] = [
        ("{shift: flows.f.via.a, by: 20%}", [0.7, 0.18, 0.12]),
        ("{raise: flows.f.via.b, by: 100%}", [0.5 * 4 / 7, 0.6, 0.2 * 4 / 7]),
        ("{set: flows.f.via.a, to: 0%}", [0, 0.6, 0.4]),
        ("{shift: flows.f.via.a, by: -80%}", [0, 0.6, 0.4]),
        ("{set: flows.f.via.c, to: 100%}", [0, 0, 1]),
        ("{set: flows.f.via.a, to: 0%}, {set: flows.f.via.b, to: 0%}", [0, 0, 1]),
        ("{shift: flows.f.via.a, by: 20%}, {set: flows.f.via.b, to: 40%}", [0.7 * 60 / 82, 0.4, 0.12 * 60 / 82]),
    ]

    /// What one share gains the others lose in proportion.
    @Test(arguments: shifts.indices) func aShareTakesFromTheOthers(place: Int) throws {
        let (effects, shares) = Self.shifts[place]
        let scenario = try SimulatedScenario(
            Self.shared(
                "{a: 50%, b: 30%, c: 20%}", "measures: {m: {start: 2026, effects: [\(effects)]}}"), paths: 64)
        for (name, before, after) in [("a", 0.5, shares[0]), ("b", 0.3, shares[1]), ("c", 0.2, shares[2])] {
            #expect(scenario.single(name, 2024) == before && scenario.single(name, 2025) == before)
            expectEqual(scenario.single(name, 2026), after, "\(name) after \(effects)")
        }
        // A day on the way costs 10 % by a and nothing by the others; a corridor that is nearly empty takes its free time.
        let value = 100 * pow((1 + 0.1 * shares[0]) / 1.05, -2)
        expectEqual(scenario.single("f", 2026), value, within: 1e-6, "value after \(effects)")
        expectEqual(
            scenario.single("carried_by_a", 2026), shares[0] * scenario.single("f", 2026) / 100, "by a after \(effects)"
        )
    }

    /// Shares that are drawn, or follow what varies, are taken relative to their sum.
    @Test func drawnSharesAddUp() throws {
        let scenario = try SimulatedScenario(
            Self.shared(
                #"{a: "uniform(40%, 60%)", b: "interpolate(2024=30%, 2026=50%)", c: 20%}"#,
                "measures: {m: {start: 2026, effects: [{shift: flows.f.via.a, by: 10%}]}}"), paths: 2000)
        let first = scenario.values("a", 2024)
        for (path, a) in first.enumerated() {
            let drawn = 0.5 * a / (1 - a)
            #expect(drawn > 0.4 - 1e-9 && drawn < 0.6 + 1e-9)
            for (year, b, shift) in [(2024, 0.3, 0.0), (2025, 0.4, 0), (2026, 0.5, 0.1)] {
                let sum = drawn + b + 0.2
                let rest = (1 - drawn / sum - shift) / (1 - drawn / sum)
                expectEqual(scenario.values("a", year)[path], drawn / sum + shift, within: 1e-9, "a in \(year)")
                expectEqual(scenario.values("b", year)[path], b / sum * rest, within: 1e-9, "b in \(year)")
                expectEqual(scenario.values("c", year)[path], 0.2 / sum * rest, within: 1e-9, "c in \(year)")
            }
        }
        #expect(Set(first).count > 1900)
    }

    // MARK: Flows beside corridors

    /// A corridor that is wide and costs nothing changes nothing, bit by bit.
    @Test(arguments: steps) func aFreeCorridorChangesNothing(step: Timeline.Step) throws {
        func scenario(_ via: String, _ corridors: String) throws -> SimulatedScenario {
            try SimulatedScenario(
                ScenarioText.scenario(
                    to: 2030, step: step,
                    """
                    drivers: {income: {process: growth, trend: 3%, volatility: 3%}}
                    flows:
                      grain:
                        base: 10 million USD
                        trend: 2%
                        volatility: 15%
                        elasticities: {income: 0.7}
                        costs: {tariff: 4%}
                        density: 250 USD/t
                        \(via)
                    \(corridors)
                    measures: {office: {start: 2026, effects: [{raise: flows.grain, by: "uniform(0%, 9%)"}]}}
                    indicators:
                      value: {value: flows.grain, unit: million USD/year}
                      tonnes: {value: flows.grain.tonnes, unit: kt/year}
                    """), paths: 2000)
        }
        let plain = try scenario("", "")
        let corridors = "corridors: {wide: {capacity: 9000 Mt/year, time: 9 days}}"
        let beside = try scenario("", corridors)
        let through = try scenario("via: {wide: 100%}", corridors)
        for year in 2024...2030 {
            for name in ["value", "tonnes"] {
                #expect(plain.values(name, year) == beside.values(name, year), "\(name) in \(year)")
            }
            #expect(plain.values("value", year) == through.values("value", year), "through it in \(year)")
        }
    }

    /// The traffic beside flows is as uncertain as its volatility says, and moves with what it follows.
    @Test func uncertainBackground() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029, step: .quarter,
                """
                drivers: {income: {process: gbm, trend: 3%, volatility: 4%}}
                corridors:
                  rail:
                    capacity: 90 Mt/year
                    background: {base: 20 Mt, trend: 2%, volatility: 10%, elasticities: {income: 1.5}}
                    time: 9 days
                indicators:
                  background: {value: corridors.rail.background, unit: Mt/year, over_year: end}
                """))
        let path = GaussianPath.motion(
            start: 20, drift: log(1.02) + 1.5 * log(1.03), volatility: hypot(0.1, 1.5 * 0.04))
        for year in [2025, 2029] {
            let time = Timeline.Step.quarter.middles(of: year).last ?? 0
            expect(scenario.figures("background", year), from: path.exponentialLaw(at: time))
        }
    }
}

import EconomicModel
import Foundation
import Summaries
import Testing

/// Air routes: passengers, visitors, their spending, business trips, and what flows have of them.
@Suite struct AirRouteTests {
    /// The fields of a route between Almaty and Budapest.
    static let route = [
        "start": "2026", "flights": "2 flights/week", "seats": "180", "load_factor": "75%", "visitor_share": "40%",
        "additional": "60%", "spend": "900 USD", "into": "tourism", "business_share": "25%",
        "promotes": "{flows.machines: 1.5%, flows.grain: 4%}",
    ]

    /// A scenario with that route, some fields of it changed.
    static func scenario(
        _ changes: [String: String] = [:], step: Timeline.Step = .year, more: String = "", indicators: String = ""
    ) throws -> SimulatedScenario {
        let fields = route.merging(changes) { $1 }.sorted { $0.key < $1.key }
        return try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028, step: step,
                """
                flows:
                  tourism: {from: HU, to: KZ, kind: services, base: 5 million USD, trend: 4%}
                  machines: {base: 100 million USD, trend: 10%}
                  grain: {base: 40 million USD}
                air_routes:
                  almaty:
                \(fields.map { "    \($0.key): \($0.value)" }.joined(separator: "\n"))
                \(more)
                indicators:
                  flights: {value: air_routes.almaty, unit: flights/week}
                  passengers: {value: air_routes.almaty.passengers, unit: people/year}
                  visitors: {value: air_routes.almaty.visitors, unit: visitors/year}
                  spending: {value: air_routes.almaty.spending, unit: million USD/year}
                  trips: {value: air_routes.almaty.business_trips, unit: trips/year}
                  tourism: {value: flows.tourism, unit: million USD/year}
                  machines: {value: flows.machines, unit: million USD/year}
                  grain: {value: flows.grain, unit: million USD/year}
                \(indicators)
                """), paths: 64)
    }

    /// Two flights a week of 180 seats, three quarters full, are 14 040 people a year each way.
    static let arrivals = 2 * 52 * 180 * 0.75

    /// What a year with that many arrivals each way must be, beyond what the base year had.
    static func expect(
        _ scenario: SimulatedScenario, _ year: Int, arrivals: Double, beyond base: Double = 0, visitors: Double = 0.24,
        spent: Double = 0.24, _ what: String
    ) {
        let growth = Double(year - 2024)
        expectEqual(scenario.single("passengers", year), 2 * arrivals, "passengers in \(year), \(what)")
        expectEqual(scenario.single("visitors", year), arrivals * visitors, "visitors in \(year), \(what)")
        expectEqual(scenario.single("spending", year), arrivals * visitors * 900e-6, "spending in \(year), \(what)")
        expectEqual(scenario.single("trips", year), arrivals * 0.25, "trips in \(year), \(what)")
        let more = arrivals - base
        expectEqual(
            scenario.single("tourism", year), 5 * pow(1.04, growth) + more * spent * 900e-6,
            "tourism in \(year), \(what)")
        let trips = more * 0.25 / 10_000
        expectEqual(
            scenario.single("machines", year), 100 * pow(1.1, growth) * pow(1.015, trips),
            "machines in \(year), \(what)")
        expectEqual(scenario.single("grain", year), 40 * pow(1.04, trips), "grain in \(year), \(what)")
    }

    @Test func aRouteFromItsStart() throws {
        let scenario = try Self.scenario()
        expectEqual(Self.arrivals, 14_040, "by hand")
        for (year, flown) in [(2024, 0.0), (2025, 0), (2026, 1), (2028, 1)] {
            Self.expect(scenario, year, arrivals: Self.arrivals * flown, "a new route")
            expectEqual(scenario.single("flights", year), 2, "flights in \(year)")
        }
    }

    /// A route that starts in the middle of a period counts for the part of it that is flown.
    @Test func aStartInMidYear() throws {
        let july = try Self.scenario(["start": "2026-07"])
        for (year, flown) in [(2025, 0.0), (2026, 0.5), (2027, 1)] {
            Self.expect(july, year, arrivals: Self.arrivals * flown, "from July")
        }
        let may = try Self.scenario(["start": "2026-05"], step: .quarter)
        let quarters = [0, 2.0 / 3, 1, 1]
        expectEqual(
            may.single("passengers", 2026), 2 * Self.arrivals * quarters.reduce(0, +) / 4, "the mean of quarters")
    }

    /// What a route brought in the base year is in the base year's figures already.
    @Test(arguments: [("2019", 1.0), ("2024-10", 0.25)])
    func aRouteOfTheBaseYear(start: String, flown: Double) throws {
        let scenario = try Self.scenario(
            ["start": start],
            more: "measures: {more: {start: 2027, effects: [{raise: air_routes.almaty, by: 50%}]}}")
        let base = Self.arrivals * flown
        Self.expect(scenario, 2024, arrivals: base, beyond: base, start)
        Self.expect(scenario, 2025, arrivals: Self.arrivals, beyond: base, start)
        Self.expect(scenario, 2027, arrivals: 1.5 * Self.arrivals, beyond: base, start)
    }

    /// A risk that lapses the route takes all that it brought with it.
    @Test(arguments: ["-100%", "-120%"]) func aRouteThatLapses(by: String) throws {
        let scenario = try Self.scenario(
            more: "risks: {lapse: {probability: 100%, at: 2027, effects: [{raise: air_routes.almaty, by: \(by)}]}}")
        for (year, flown) in [(2026, 1.0), (2027, 0), (2028, 1)] {
            Self.expect(scenario, year, arrivals: Self.arrivals * flown, "lapsed in 2027")
        }
    }

    /// Shares by the economy that visitors arrive in: a flow has of their spending what is spent where it comes from.
    @Test func visitorsByDirection() throws {
        let shares = "{KZ: 30%, HU: 40%}"
        let scenario = try Self.scenario(
            ["visitor_share": shares],
            indicators: """
                  to_kz: {value: air_routes.almaty.visitors.KZ, unit: visitors/year}
                  to_hu: {value: air_routes.almaty.visitors.HU, unit: visitors/year}
                  spent_in_kz: {value: air_routes.almaty.spending.KZ, unit: million USD/year}
                """)
        Self.expect(scenario, 2026, arrivals: Self.arrivals, visitors: 0.42, spent: 0.24, "into the flow from HU")
        expectEqual(scenario.single("to_kz", 2026), Self.arrivals * 0.3 * 0.6, "to KZ")
        expectEqual(scenario.single("to_hu", 2026), Self.arrivals * 0.4 * 0.6, "to HU")
        expectEqual(scenario.single("spent_in_kz", 2026), Self.arrivals * 0.3 * 0.6 * 900e-6, "spent in KZ")
        let both = try Self.scenario(["visitor_share": shares, "into": "machines"])
        expectEqual(
            both.single("machines", 2026),
            (100 * 1.21 + Self.arrivals * 0.42 * 900e-6) * pow(1.015, Self.arrivals * 0.25 / 10_000),
            "into a flow that comes from neither")
    }

    /// What visitors spend is part of the flow that effects act on.
    @Test func effectsActOnAllOfAFlow() throws {
        let plain = try Self.scenario()
        let raised = try Self.scenario(
            more: "measures: {fair: {start: 2026, effects: [{raise: [flows.tourism, flows.machines], by: 20%}]}}")
        for name in ["tourism", "machines"] {
            expectEqual(raised.single(name, 2026), 1.2 * plain.single(name, 2026), name)
        }
    }

    /// A flow that no route brings anything to is what it is without routes, bit by bit; and so is its luck.
    @Test func otherFlowsAreUntouched() throws {
        func scenario(_ routes: String) throws -> SimulatedScenario {
            try SimulatedScenario(
                ScenarioText.scenario(
                    to: 2028,
                    """
                    flows:
                      tourism: {kind: services, base: 5 million USD, volatility: 10%}
                      grain: {base: 40 million USD, volatility: 20%}
                    \(routes)
                    indicators:
                      tourism: {value: flows.tourism, unit: million USD/year}
                      grain: {value: flows.grain, unit: million USD/year}
                    """), paths: 2000)
        }
        let without = try scenario("")
        let with = try scenario(
            """
            air_routes:
              almaty:
                start: "uniform(2026, 2027)"
                flights: 2 flights/week
                seats: 180 seats/flight
                load_factor: "uniform(60%, 80%)"
                visitor_share: 40%
                additional: 100%
                spend: 900 USD/visitor
                into: tourism
            """)
        for year in 2024...2028 {
            #expect(with.values("grain", year) == without.values("grain", year), "grain in \(year)")
            let added = zip(with.values("tourism", year), without.values("tourism", year)).map { $0 - $1 }
            let most = 2 * 52 * 180 * 0.8 * 0.4 * 900e-6
            let least = year < 2027 ? 0 : most * 0.75
            #expect(added.allSatisfy { $0 >= least - 1e-9 && $0 <= most + 1e-9 }, "tourism in \(year)")
        }
    }
}

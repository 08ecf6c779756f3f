import EconomicModel
import Foundation
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// A scenario with much of what there is and six measures, attributed, and by hand: each of the 64 sets of measures is a
/// scenario of its own, in which the others are switched off, and is run as any scenario is.
@Suite struct AttributionBruteForceTests {
    static let measures = [
        """
        agreement: {start: 2025-06, probability: 80%, effects: [{set: flows.f.costs.tariff, to: 0%}, \
        {raise: drivers.oil, by: 4%}]}
        """,
        """
        office: {start: 2025, delay: "triangular(0, 0.25, 1.5) years", ramp: {shape: logistic, over: 3 years}, \
        effects: [{raise: flows.f, by: "triangular(3%, 8%, 18%)"}, {shift: flows.g, by: "uniform(0, 3) million USD/year"}]}
        """,
        """
        corridor: {requires: [agreement], start: "uniform(2025, 2027)", probability: 90%, \
        effects: [{raise: flows.*.costs.border, by: -40%}, {shift: flows.g.trend, by: 1%/year}]}
        """,
        "venture: {start: 2025-07, probability: 70%, effects: [{enable: projects.joint}]}",
        """
        pool: {start: 2025, delay: 6 months, requires: [office], effects: [{enable: funds.green}, \
        {raise: flows.g, by: -2%}]}
        """,
        """
        insurance: {start: 2026-04, end: 2029-03, requires: [corridor, office], \
        effects: [{raise: [flows.f, flows.g], by: 5%}]}
        """,
    ]
    static let names = measures.map { String($0.prefix { $0 != ":" }) }

    /// The scenario with a set of the measures switched on.
    static func text(_ step: Timeline.Step, _ set: Int) -> String {
        let switched = measures.enumerated().map { place, text in
            set >> place & 1 == 1
                ? text
                : text.replacing("{start", with: "{enabled: false, start", maxReplacements: 1)
                    .replacing("{requires", with: "{enabled: false, requires", maxReplacements: 1)
        }
        return ScenarioText.scenario(
            to: 2030, step: step,
            """
            parameters: {pull: {value: "uniform(0.3, 0.7)"}}
            drivers: {oil: {process: mean_reverting, start: 80, level: 75, half_life: 2 years, volatility: 30%}}
            flows:
              f: {base: 100 million USD, trend: 3%, volatility: 10%, elasticities: {oil: parameters.pull}, adjustment: 60%, costs: {tariff: 10%, border: 5%}}
              g: {base: 40 million USD, trend: 1%, volatility: 12%, costs: {border: 8%}}
            investments:
              plants: {base: 10 million USD, opening: 50 million USD, depreciation: 5%, volatility: 20%, supports: {g: 0.3/year}}
            projects:
              joint: {count: 3, size: "lognormal(median=8, sigma=0.4) million USD", start: "uniform(2025, 2027)", build: 1 year, success: 80%, foreign_share: 50%, into: plants}
            funds:
              green: {commitment: 60 million USD, start: 2025, contribution: [25%, 33%, 50%], growth: "each(normal(8%, 10%))", life: 8 years, foreign_share: 50%, into: plants}
            risks:
              storm: {rate: 0.2/year, duration: 1 year, recovery: 1 year, effects: [{raise: flows.f, by: "uniform(-40%, -10%)"}]}
            variables:
              memory: {value: "0.8 * previous(variables.memory, 1) + 0.1 * measures.office.intensity", unit: 1}
            measures:
            \(switched.map { "  \($0)" }.joined(separator: "\n"))
            indicators:
              turnover: {value: "flows.f + flows.g * variables.memory + 0.1 * lag(flows.f, 1 year)", unit: million USD/year}
              capital: {value: investments.plants.capital, unit: million USD}
            targets:
              aim: {indicator: turnover, at_least: 170 million USD, by: 2030}
              build: {indicator: capital, at_least: 105 million USD, by: 2029}
            """)
    }

    @Test(arguments: [Timeline.Step.year, .quarter]) func everySetIsAScenario(step: Timeline.Step) throws {
        let paths = step == .year ? 1500 : 700
        let settings = RunSettings(paths: paths, seed: 11, workers: Workers(count: 2))
        let whole = try PreparedScenario.of(Self.text(step, 63))
        let runs = try (0..<64).map { try PreparedScenario.of(Self.text(step, $0)).recordedRun(settings) }
        for (request, output, isReached) in [
            (OutcomeRequest.indicator("turnover", at: 2029), 0, nil), (.indicator("capital", at: 2030), 1, nil),
            (.target("aim", by: nil), 0, 170.0), (.target("build", by: nil), 1, 105.0),
            (.target("aim", by: 2026), 0, 170.0), (.arrival("aim"), 0, 170),
        ] as [(OutcomeRequest, Int, Double?)] {
            let game = CoalitionGame(players: 6) { set in
                Self.worth(of: runs[set], request, output, isReached)
            }
            let found = try whole.attribution(request, settings)
            let scale = game.worth.map(\.magnitude).max() ?? 1
            func expectSame(_ one: Double, _ other: Double, _ what: String) {
                #expect((one - other).magnitude < 1e-9 * scale, "\(what): \(one), expected \(other)")
                guard isReached != nil else { return }
                // Whole numbers of paths, or of years of paths, over paths and orders: the same number, and no other.
                let counts = [one, other].map { ($0 * Double(paths * 60)).rounded() }
                #expect(counts[0] == counts[1], "\(what): \(one), expected \(other)")
                #expect((one - counts[0] / Double(paths * 60)).magnitude <= 4 * scale.ulp, "\(what): \(one)")
            }
            expectSame(found.none.value, game.worth[0], "none")
            expectSame(found.all.value, game.worth[63], "all")
            for (player, share) in game.shares.enumerated() {
                #expect(found.shares[player].measure == Self.names[player])
                expectSame(found.shares[player].share.value, share, "share of \(Self.names[player])")
                expectSame(found.shares[player].first.value, game.first(player), "first of \(Self.names[player])")
                expectSame(found.shares[player].last.value, game.last(player), "last of \(Self.names[player])")
            }
            for one in found.interactions {
                let places = one.measures.compactMap { Self.names.firstIndex(of: $0) }
                expectSame(one.index.value, game.interaction(places[0], places[1]), "\(one.measures)")
            }
            if output == 0 { #expect(found.shares.allSatisfy { $0.share.value != 0 }, "each measure matters") }
            // Sets that lack what a measure requires come to a smaller one: 64 without those.
            #expect(found.coalitions == (0..<64).count { $0 == Self.effective($0) })
        }
    }

    /// The set without the measures that lack what they require.
    private static func effective(_ set: Int) -> Int {
        var kept = set
        if kept & 1 == 0 { kept &= ~4 }
        if kept & 2 == 0 { kept &= ~16 }
        if kept & 6 != 6 { kept &= ~32 }
        return kept
    }

    private static func worth(
        of run: RecordedRun, _ request: OutcomeRequest, _ output: Int, _ threshold: Double?
    ) -> Double {
        func values(_ year: Int) -> [Double] { Array(run.columns.values(output: output, year: year - run.baseYear)) }
        let paths = Double(run.columns.pathCount)
        switch request {
        case .indicator(_, let year): return values(year).reduce(0, +) / paths
        case .target(let name, let by):
            let by = by ?? (name == "aim" ? 2030 : 2029)
            return Double(first(values, threshold, by).count { $0 <= by }) / paths
        case .arrival: return Double(first(values, threshold, 2030).reduce(0, +)) / paths
        }
    }

    /// The first year in which each path is at the threshold; the year after the last where it never is.
    private static func first(_ values: (Int) -> [Double], _ threshold: Double?, _ last: Int) -> [Int] {
        let years = (2025...last).map(values)
        return years[0].indices.map { path in
            (years.firstIndex { $0[path] >= threshold ?? .infinity }).map { 2025 + $0 } ?? last + 1
        }
    }
}

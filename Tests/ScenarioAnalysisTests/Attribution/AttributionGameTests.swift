import Foundation
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// Attributions without any luck, whose games are known.
@Suite struct AttributionGameTests {
    static let settings = RunSettings(paths: 65, seed: 1, workers: Workers(count: 1))

    /// A flow of 100 million USD, and another that nobody asks about.
    static func text(_ measures: [String], trend: String = "3%", volatility: String = "0%") -> String {
        ScenarioText.scenario(
            to: 2027,
            """
            flows:
              f: {base: 100 million USD, trend: \(trend), volatility: \(volatility)}
              aside: {base: 7 million USD, volatility: 5%}
            measures:
            \(measures.map { "  \($0)" }.joined(separator: "\n"))
            indicators: {f: {value: flows.f, unit: million USD/year}}
            targets: {aim: {indicator: f, at_least: 130 million USD, by: 2027}}
            """)
    }

    static func raise(_ name: String, _ percent: Double) -> String {
        "\(name): {start: 2025, effects: [{raise: flows.f, by: \(percent)%}]}"
    }

    /// Raises multiply: against all orders of them.
    @Test(arguments: 1...6) func raisesAreAProductGame(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let percents = (0..<count).map { _ in (generator.uniform(-30, 40) * 100).rounded() / 100 }
        let prepared = try PreparedScenario.of(Self.text(percents.enumerated().map { Self.raise("m\($0)", $1) }))
        let found = try prepared.attribution(.indicator("f", at: 2027), Self.settings)
        let known = ProductGame(start: 100 * pow(1.03, 3), raises: percents.map { $0 / 100 })
        let game = CoalitionGame(players: count, known.worth)
        #expect(found.coalitions == 1 << count && found.orders == nil)
        expectEqual(found.none.value, game.worth[0], "none")
        expectEqual(found.all.value, game.worth[game.worth.count - 1], "all")
        for (player, share) in game.shares.enumerated() {
            expectEqual(known.share(player), share, "the game's own two formulas")
            expectEqual(found.shares[player].share.value, share, within: 1e-12, "share of \(player)")
            expectEqual(found.shares[player].first.value, game.first(player), within: 1e-12, "first of \(player)")
            expectEqual(found.shares[player].last.value, game.last(player), within: 1e-12, "last of \(player)")
            #expect(found.shares[player].share.standardError ?? 1 < 1e-12)
        }
        #expect(found.interactions.count == count * (count - 1) / 2)
        for one in found.interactions {
            let (i, j) = (try place(one.measures[0]), try place(one.measures[1]))
            expectEqual(one.index.value, game.interaction(i, j), within: 1e-11, "\(one.measures)")
            expectEqual(known.interaction(i, j), game.interaction(i, j), "the game's own two formulas")
        }
        let strengths = found.interactions.map(\.index.value.magnitude)
        #expect(strengths == strengths.sorted(by: >))
    }

    private func place(_ name: String) throws -> Int { try #require(Int(name.dropFirst())) }

    /// Shares add up to the difference between all measures and none, in whatever order, but for the rounding of each.
    @Test func sharesAddUp() throws {
        var generator = SeededGenerator(seed: 77)
        for trial in 0..<12 {
            let count = 2 + trial % 8
            let measures = (0..<count).map { place in
                let probability = [100, 60, 25][Int(generator.next() % 3)]
                let percent = generator.uniform(-40, 60)
                return
                    "m\(place): {start: 2025-04, probability: \(probability)%, effects: [{raise: flows.f, by: \"\(percent)%\"}]}"
            }
            let prepared = try PreparedScenario.of(Self.text(measures, volatility: "20%"))
            let settings = RunSettings(paths: 300 + 41 * trial, seed: UInt64(trial))
            for request in [OutcomeRequest.indicator("f", at: 2026), .target("aim", by: nil), .arrival("aim")] {
                let found = try prepared.attribution(request, settings)
                var shares = found.shares.map(\.share.value)
                #expect(found.total.value == found.all.value - found.none.value)
                for _ in 0..<20 {
                    shares.shuffle(using: &generator)
                    var (sum, largest) = (0.0, 0.0)
                    for share in shares {
                        sum += share
                        largest = max(largest, sum.magnitude, share.magnitude)
                    }
                    #expect(
                        (sum - found.total.value).magnitude <= 4 * max(largest, found.all.value.magnitude).ulp,
                        "\(shares), \(found.total.value)")
                }
            }
        }
    }

    /// Who cannot be told apart has the same share: to the last bit where no other effect comes between them, since the
    /// order of the file is that in which effects act, and but for the rounding of products where one does.
    @Test func equalMeasuresHaveEqualShares() throws {
        func shift(_ name: String) -> String {
            "\(name): {start: 2025-10, effects: [{shift: flows.f, by: 3.7 million USD/year}]}"
        }
        let (raises, shifts) = (["a", "b", "c"].map { Self.raise($0, 7.3) }, ["s", "t", "u"].map(shift))
        let other = Self.raise("other", -11.1)
        for (measures, isTogether) in [
            (shifts + raises + [other], true), ([other] + raises + shifts, true),
            ([raises[0], shifts[0], raises[1], other, shifts[1], raises[2], shifts[2]], false),
        ] {
            let prepared = try PreparedScenario.of(Self.text(measures))
            for request in [OutcomeRequest.indicator("f", at: 2026), .target("aim", by: nil), .arrival("aim")] {
                let found = try prepared.attribution(request, Self.settings)
                for names in [["a", "b", "c"], ["s", "t", "u"]] {
                    let shares = found.shares.filter { names.contains($0.measure) }.map(\.share.value)
                    let spread = (shares.max() ?? .nan) - (shares.min() ?? .nan)
                    #expect(spread <= (isTogether ? 0 : 4 * shares[0].ulp), "\(names): \(shares)")
                    #expect(shares[0] != found.shares.first { $0.measure == "other" }?.share.value)
                }
            }
        }
    }

    /// What has no effect has exactly none: acting elsewhere, too late, never happening, or without what it requires.
    @Test func whatHasNoEffectHasNoShare() throws {
        let idle = [
            "elsewhere: {start: 2025, effects: [{raise: flows.aside, by: 50%}]}",
            "late: {start: 2027, effects: [{raise: flows.f, by: 50%}]}",
            "never: {start: 2025, probability: 0%, effects: [{raise: flows.f, by: 50%}]}",
            "nothing: {start: 2025}",
            "over: {start: 2025-03, end: 2025, effects: [{raise: flows.f, by: 50%}]}",
            "barred: {start: 2025, requires: [never], effects: [{raise: flows.f, by: 50%}]}",
        ]
        let acting = [
            "real: {start: 2025, probability: 50%, effects: [{raise: flows.f, by: 20%}]}", Self.raise("b", -9),
        ]
        let prepared = try PreparedScenario.of(Self.text(idle + acting, volatility: "15%"))
        let names = Set(idle.map { String($0.prefix { $0 != ":" }) })
        for request in [OutcomeRequest.indicator("f", at: 2026), .target("aim", by: 2026)] {
            let found = try prepared.attribution(request, RunSettings(paths: 1000, seed: 3))
            for share in found.shares where names.contains(share.measure) {
                for figure in [share.share, share.first, share.last] {
                    #expect(figure.value == 0 && figure.standardError == 0, "\(share)")
                    #expect(figure.low == 0 && figure.high == 0)
                }
            }
            for one in found.interactions where !names.isDisjoint(with: one.measures) {
                #expect(one.index.value == 0 && one.index.standardError == 0, "\(one)")
            }
            #expect(found.shares.suffix(2).allSatisfy { $0.share.value != 0 })
        }
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// Attributions of more measures than all sets are simulated of, along orders that are drawn, against games that are known.
@Suite struct SampledAttributionTests {
    static let isFull = ProcessInfo.processInfo.environment["CARAVAN_FULL"] == "1"
    static let percents = [12, -8, 30, 5, 5, 18, -25, 40, 2.5, 9, 14, -3, 22.0]

    static let game = ProductGame(start: 100 * pow(1.03, 3), raises: percents.map { $0 / 100 })

    static func text(_ percents: [Double] = percents) -> String {
        AttributionGameTests.text(percents.enumerated().map { AttributionGameTests.raise("m\($0)", $1) })
    }

    /// Without luck in the scenario all of the error is that of the orders. Sixteen blocks have their own.
    static func settings(_ seed: UInt64, workers: Int = 2) -> RunSettings {
        RunSettings(paths: 16 * 256, seed: seed, workers: Workers(count: workers))
    }

    /// What comes first and last is known; shares add up; all that is estimated lies within twelve standard errors of the
    /// game's: of 91 figures Student's law with 15 degrees leaves that less than once in two million.
    @Test func sharesAreTheGames() throws {
        let prepared = try PreparedScenario.of(Self.text())
        let found = try prepared.attribution(.indicator("f", at: 2027), Self.settings(1))
        #expect(found.orders == 16 * 16 && found.coalitions <= 1 << 13)
        expectEqual(found.none.value, Self.game.start, "none")
        expectEqual(found.all.value, Self.game.worth(Self.game.all), "all")
        for place in Self.percents.indices {
            let share = found.shares[place]
            expectEqual(share.first.value, Self.game.first(place), within: 1e-12, "first of \(place)")
            expectEqual(share.last.value, Self.game.last(place), within: 1e-12, "last of \(place)")
            let error = try #require(share.share.standardError)
            let off = (share.share.value - Self.game.share(place)).magnitude
            #expect(off < 12 * error && error < 0.02 * Self.game.share(place).magnitude + 0.02, "\(share), \(off)")
        }
        for one in found.interactions {
            let places = one.measures.compactMap { Int($0.dropFirst()) }
            let error = try #require(one.index.standardError)
            let off = (one.index.value - Self.game.interaction(places[0], places[1])).magnitude
            #expect(off < 12 * error, "\(one), off by \(off)")
        }
        let sum = found.shares.reduce(0) { $0 + $1.share.value }
        #expect((sum - found.total.value).magnitude <= 8 * found.all.value.ulp)
        for workers in [1, 5] {
            #expect(found == (try prepared.attribution(.indicator("f", at: 2027), Self.settings(1, workers: workers))))
        }
    }

    /// 95 % intervals over seeds. Where a share's figures of blocks are near to normal, as they are, the number of intervals
    /// that hold the truth is binomial; bounds of a coverage between 93.5 and 96.5 % leave it once in ten million each way
    /// for each measure.
    @Test func intervalsHoldTheGamesShares() throws {
        let prepared = try PreparedScenario.of(Self.text())
        let seeds = Self.isFull ? 400 : 40
        let results = try Workers().map(seeds) { seed, _ in
            try prepared.attribution(.indicator("f", at: 2027), Self.settings(UInt64(100 + seed), workers: 1))
        }
        let low = Distribution.binomial(count: Double(seeds), probability: 0.935).quantile(1e-7 / 13)
        let high = Distribution.binomial(count: Double(seeds), probability: 0.965).quantile(1 - 1e-7 / 13)
        var (all, held) = (0, 0)
        for place in Self.percents.indices {
            let truth = Self.game.share(place)
            let covered = results.count { result in
                let share = result.shares[place].share
                return (share.low ?? .nan) <= truth && truth <= (share.high ?? .nan)
            }
            (all, held) = (all + seeds, held + covered)
            #expect(low...high ~= Double(covered), "measure \(place): \(covered) of \(seeds) intervals hold the truth")
            let mean = results.reduce(0) { $0 + $1.shares[place].share.value } / Double(seeds)
            let error = results.reduce(0) { $0 + pow($1.shares[place].share.standardError ?? .nan, 2) }.squareRoot()
            #expect(
                (mean - truth).magnitude < 6 * error / Double(seeds), "measure \(place): \(mean), expected \(truth)")
        }
        // Shares of one seed hang together, so that all of them tell no more than some hundreds would.
        #expect(Double(held) / Double(all) > (Self.isFull ? 0.92 : 0.88), "\(held) of \(all) intervals hold the truth")
    }

    /// With luck, requirements and a target: thirteen measures, three of which are idle, sampled; and the other ten alone,
    /// whose sets are all simulated under the same luck.
    @Test func idleMeasuresLeaveTheOthersTheirShares() throws {
        let acting = (0..<10).map { place in
            """
            m\(place): {start: 2025, probability: \(40 + 5 * place)%, \(place % 4 == 3 ? "requires: [m\(place - 1)], " : "")\
            effects: [{raise: flows.f, by: \(place % 3 == 1 ? -6 : 4 + place)%}]}
            """
        }
        let idle = (10..<13).map { "m\($0): {start: 2025, effects: [{raise: flows.aside, by: 50%}]}" }
        let few = try PreparedScenario.of(AttributionGameTests.text(acting, volatility: "15%"))
        let many = try PreparedScenario.of(AttributionGameTests.text(acting + idle, volatility: "15%"))
        let settings = RunSettings(paths: Self.isFull ? 20_000 : 5000, seed: 3)
        for request in [OutcomeRequest.target("aim", by: nil), .indicator("f", at: 2026)] {
            let exact = try few.attribution(request, settings)
            let sampled = try many.attribution(request, settings)
            #expect(exact.orders == nil && sampled.orders != nil)
            expectEqual(sampled.none.value, exact.none.value, "none")
            expectEqual(sampled.all.value, exact.all.value, "all")
            for place in 0..<10 {
                let (one, other) = (exact.shares[place], sampled.shares[place])
                expectEqual(one.first.value, other.first.value, "first of \(place)")
                expectEqual(one.last.value, other.last.value, "last of \(place)")
                let error = try #require(other.share.standardError)
                // The paths are the same, so that only the orders differ, by less than the stated error of both.
                #expect((one.share.value - other.share.value).magnitude < 6 * error, "\(one), \(other)")
                #expect(error < 3 * (one.share.standardError ?? .nan), "\(one), \(other)")
            }
            for share in sampled.shares.suffix(3) {
                #expect(share.share.value == 0 && share.first.value == 0 && share.last.value == 0)
                #expect(share.share.standardError == 0)
            }
            let sum = sampled.shares.reduce(0) { $0 + $1.share.value }
            #expect((sum - sampled.total.value).magnitude <= 8 * max(sampled.all.value, 1).ulp)
        }
    }

    /// Where paths hang together in replicates of several blocks, errors are told from the replicates, as for few measures.
    @Test(arguments: [Sampling.antithetic, .latinHypercube]) func errorsAreThoseOfReplicates(sampling: Sampling) throws
    {
        let acting = (0..<3).map {
            "m\($0): {start: 2025, probability: 60%, effects: [{raise: flows.f, by: \(9 + $0)%}]}"
        }
        let idle = (3..<13).map { "m\($0): {start: 2025, effects: [{raise: flows.aside, by: 50%}]}" }
        let settings = RunSettings(paths: 9000, seed: 7, sampling: sampling, workers: Workers(count: 2))
        let few = try PreparedScenario.of(AttributionGameTests.text(acting, volatility: "15%"))
        let many = try PreparedScenario.of(AttributionGameTests.text(acting + idle, volatility: "15%"))
        let exact = try few.attribution(.indicator("f", at: 2026), settings)
        let sampled = try many.attribution(.indicator("f", at: 2026), settings)
        for (one, other) in [(exact.all, sampled.all), (exact.none, sampled.none), (exact.total, sampled.total)] {
            expectEqual(one.value, other.value, "the mean")
            expectEqual(other.standardError ?? .nan, one.standardError ?? .nan, within: 1e-9, "its standard error")
        }
        for (one, other) in zip(exact.shares, sampled.shares) {
            expectEqual(
                other.last.standardError ?? .nan, one.last.standardError ?? .nan, within: 1e-9, "the last's error")
        }
    }

    /// Few paths, many measures: what can be said is said.
    @Test(arguments: [1, 65, 300, 1025]) func anyNumberOfPaths(paths: Int) throws {
        let percents = (0..<62).map { Double($0 % 7) - 2 }
        let prepared = try PreparedScenario.of(Self.text(percents))
        let found = try prepared.attribution(.indicator("f", at: 2025), RunSettings(paths: paths, seed: 2))
        #expect(found.shares.count == 62 && found.interactions.count == 62 * 61 / 2)
        #expect((found.shares[0].share.standardError == nil) == (paths <= 256))
        let sum = found.shares.reduce(0) { $0 + $1.share.value }
        #expect((sum - found.total.value).magnitude <= 62 * found.all.value.ulp)
        let game = ProductGame(start: 103, raises: percents.map { $0 / 100 })
        for place in 0..<62 {
            #expect((found.shares[place].share.value - game.share(place)).magnitude < 0.5, "\(place)")
            #expect((game.share(place) == 0) == (found.shares[place].share.value == 0))
        }
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Testing
import Workers

/// What packages cost, how optimistic a search is, and searches at the edge.
@Suite struct PackageCostTests {
    static let isFull = ProcessInfo.processInfo.environment["CARAVAN_FULL"] == "1"

    /// What is paid once and a year from a start to an end, to the year that is asked about: by hand.
    @Test(arguments: Timeline.Step.allCases, [2025, 2027, 2030]) func costsByHand(step: Timeline.Step, by: Int) throws {
        let text = ScenarioText.scenario(
            to: 2030, step: step,
            """
            flows: {f: {base: 100 million USD, volatility: 10%}}
            measures:
              plain: {start: 2025, cost: {once: 5 million USD, yearly: 2 million USD, payer: A}, effects: [{raise: flows.f, by: 5%}]}
              mid: {start: 2026-07, cost: {once: 3 million USD, yearly: 4 million USD, payer: B}, effects: [{raise: flows.f, by: 5%}]}
              delayed: {start: 2025, delay: 18 months, cost: {yearly: 1 million USD, payer: A}}
              ending: {start: 2025, end: 2028-07, cost: {once: 1 million USD, yearly: 6 million USD}}
              chance: {start: 2025, probability: 30%, cost: {once: 10 million USD, payer: B}, effects: [{raise: flows.f, by: 5%}]}
              needs: {start: 2025, requires: [mid], cost: {yearly: 8 million USD, payer: A}}
              unsure: {start: "uniform(2025, 2029)", cost: {yearly: "uniform(1, 3) million USD", payer: B}}
              needy: {start: 2025, probability: 50%, requires: [chance], cost: {once: 20 million USD, payer: A}}
              free: {start: 2025, effects: [{raise: flows.f, by: 1%}]}
              late: {start: 2031, cost: {once: 7 million USD, yearly: 7 million USD, payer: A}}
            indicators: {f: {value: flows.f, unit: million USD/year}}
            targets: {aim: {indicator: f, at_least: 110 million USD, by: \(by)}}
            """)
        let end = Double(by + 1)
        func years(_ from: Double, _ to: Double = .infinity) -> Double { max(0, min(end, to) - from) }
        func once(_ start: Double, _ amount: Double) -> Double { start < end ? amount : 0 }
        // E max(0, end − U) for U uniform on [2025, 2029].
        let span = end < 2029 ? pow(end - 2025, 2) / 8 : end - 2027
        let expected: [(name: String, cost: Double, isCertain: Bool)] = [
            ("plain", 5 + 2 * years(2025), true), ("mid", once(2026.5, 3) + 4 * years(2026.5), true),
            ("delayed", years(2026.5), true), ("ending", 1 + 6 * years(2025, 2028.5), true), ("chance", 3, false),
            ("needs", 8 * years(2026.5), true), ("unsure", 2 * span, false), ("needy", 3, false), ("free", 0, true),
            ("late", 0, true),
        ]
        let found = try PreparedScenario.of(text).packages(
            PackageSearchRequest(target: "aim"), RunSettings(paths: 2000, seed: 1))
        for (candidate, hand) in zip(found.candidates, expected) {
            #expect(candidate.measure == hand.name)
            let cost = candidate.cost
            if hand.isCertain {
                expectEqual(cost.value, hand.cost, "the cost of \(hand.name) to \(by)")
                #expect((cost.standardError ?? 1) < 1e-9)
            } else {
                // Eight batches: Student's law with 7 degrees leaves 20 standard errors 2e-7 of the time.
                let error = try #require(cost.standardError)
                #expect((cost.value - hand.cost).magnitude < 20 * error && error < 0.8, "\(hand): \(cost)")
            }
        }
        // The whole is the sum of its parts, by payer.
        for package in found.allPackages {
            let parts = found.candidates.filter { package.measures.contains($0.measure) }
            expectEqual(package.cost, parts.reduce(0) { $0 + $1.cost.value }, "\(package.measures)")
            expectEqual(package.costs.reduce(0) { $0 + $1.amount }, package.cost, "by payer")
            for amount in package.costs {
                let own = parts.filter { $0.payer == amount.payer }.reduce(0) { $0 + $1.cost.value }
                expectEqual(amount.amount, own, "\(amount.payer)")
            }
        }
        #expect(found.frontier.allSatisfy { !$0.measures.contains("late") && !$0.measures.contains("unsure") })
    }

    /// Many measures of no worth: on the search's own paths the best looks better than it is, on fresh ones it does not. The
    /// true probability is the same for all packages; over the seeds the mean of the fresh figure is within six standard
    /// errors of it, and that of the optimism more than five above none (each once in a million at most).
    @Test func aSearchIsOptimisticAndFreshPathsAreNot() throws {
        let measures = (0..<8).map {
            "  m\($0): {start: 2025, cost: {once: \(1 + $0) million USD}, effects: [{shift: variables.x, by: \"normal(0, 1)\"}]}"
        }
        let text = ScenarioText.scenario(
            to: 2026,
            """
            variables: {x: {value: "each(normal(0, 1))"}}
            measures:
            \(measures.joined(separator: "\n"))
            indicators: {x: {value: variables.x}}
            targets: {aim: {indicator: x, at_least: 0, by: 2025}}
            """)
        let prepared = try PreparedScenario.of(text)
        let seeds = Self.isFull ? 200 : 40
        let paths = 512
        let results = try Workers().map(seeds) { seed, _ in
            try prepared.packages(
                PackageSearchRequest(target: "aim"),
                RunSettings(paths: paths, seed: UInt64(seed + 1), workers: Workers(count: 1)))
        }
        // A sum of normals around 0 is above 0 half of the time, for every package.
        let chosen = try results.map { try #require($0.mostProbable?.package) }
        let fresh = try chosen.map { try #require($0.fresh?.value) }
        let optimism = try chosen.map { try #require($0.optimism) }
        let (freshMean, error) = (Self.mean(fresh), Self.error(fresh))
        #expect((freshMean - 0.5).magnitude < 6 * error, "\(freshMean) ± \(error)")
        #expect(error < 1.5 * (0.25 / Double(paths * seeds)).squareRoot(), "fresh paths are independent of each other")
        #expect(Self.mean(optimism) > 5 * Self.error(optimism), "\(Self.mean(optimism)) ± \(Self.error(optimism))")
        for (package, value) in zip(chosen, fresh) {
            expectEqual(package.optimism ?? .nan, package.probability.value - value, "optimism")
        }
        // What is told of a choice in noise is that it is none.
        #expect(results.count { $0.mostProbable?.isResolved == false } > seeds * 9 / 10)
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private static func error(_ values: [Double]) -> Double {
        let mean = mean(values)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        return (square / Double(values.count)).squareRoot()
    }

    /// The frontier goes up in cost and probability alike, from any random scenario.
    @Test(arguments: 0..<6) func frontiersGoUp(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed + 50))
        let drafts = (0..<7).map { place in
            PackageSearchTests.Draft(
                name: "m\(place)", percent: (generator.uniform(-5, 15) * 10).rounded() / 10,
                once: generator.happens(0.3) ? 0 : (generator.uniform() * 50).rounded() / 10,
                yearly: generator.happens(0.5) ? 0 : 0.5, probability: generator.happens(0.3) ? 0.6 : 1,
                requires: place > 3 && generator.happens(0.4) ? ["m\(place - 2)"] : [],
                excludes: place > 2 && generator.happens(0.4) ? ["m\(place - 3)"] : [])
        }
        let found = try PreparedScenario.of(PackageSearchTests.text(drafts)).packages(
            PackageSearchRequest(target: "aim", probability: 0.2), RunSettings(paths: 700 + seed, seed: UInt64(seed)))
        #expect(!found.frontier.isEmpty)
        for (one, next) in zip(found.frontier, found.frontier.dropFirst()) {
            #expect(one.cost < next.cost && one.probability.value < next.probability.value)
        }
        #expect(found.mostProbable?.package == found.frontier.last)
        for package in found.allPackages {
            let names = Set(package.measures)
            for draft in drafts where names.contains(draft.name) {
                #expect(names.isSuperset(of: draft.requires) && names.isDisjoint(with: draft.excludes))
            }
        }
        if let cheapest = found.cheapest {
            #expect(cheapest.package.probability.value >= 0.2)
            #expect(found.frontier.filter { $0.cost < cheapest.package.cost }.allSatisfy { $0.probability.value < 0.2 })
        }
    }

    /// What requires a measure that is not switched on never happens, and is in no package.
    @Test func whatCannotHappenIsInNoPackage() throws {
        let drafts = [
            PackageSearchTests.Draft(name: "off", percent: 3),
            .init(name: "needs", percent: 30, once: 1, requires: ["off"]),
            .init(name: "more", percent: 30, requires: ["needs"]), .init(name: "real", percent: 10, once: 1),
        ]
        let text = PackageSearchTests.text(drafts)
        let prepared = try PreparedScenario.of(text, Overrides(without: ["off"]))
        let found = try prepared.packages(
            PackageSearchRequest(target: "aim", probability: 0.1), RunSettings(paths: 1000, seed: 1))
        #expect(found.admissible == 2 && found.affordable == 2 && found.all?.measures == ["real"])
        #expect(found.allPackages.allSatisfy { Set($0.measures).isSubset(of: ["real"]) })
        #expect(found.mostProbable?.package.measures == ["real"] && found.mostProbable?.rivals == 0)
        #expect(found.candidates.map(\.cost.value) == [0, 0, 1])
        #expect(found.notes.contains { $0.contains("needs, more") } && !found.notes.contains { $0.contains("exclude") })
        let attribution = try prepared.attribution(.target("aim", by: nil), RunSettings(paths: 1000, seed: 1))
        #expect(attribution.shares.map(\.share.value).prefix(2) == [0, 0] && attribution.coalitions == 2)
        #expect(attribution.notes.isEmpty)
    }

    /// Where each excludes all others there are as many packages as measures, and none.
    @Test func oneAtMost() throws {
        let drafts = (0..<6).map { place in
            PackageSearchTests.Draft(
                name: "m\(place)", percent: Double(3 * place), once: Double(place),
                excludes: (0..<place).map { "m\($0)" })
        }
        let prepared = try PreparedScenario.of(PackageSearchTests.text(drafts))
        let found = try prepared.packages(
            PackageSearchRequest(target: "aim", probability: 1), RunSettings(paths: 1000, seed: 2))
        #expect(found.admissible == 7 && found.all == nil && found.cheapest == nil)
        #expect(found.allPackages.allSatisfy { $0.measures.count <= 1 })
        #expect(found.mostProbable?.package.measures == ["m5"])
        let none = try prepared.packages(
            PackageSearchRequest(target: "aim", budget: [try #require(.init("0 USD"))]),
            RunSettings(paths: 100, seed: 2))
        // What is free is within a budget of nothing, and worth as much here.
        #expect(none.affordable == 2 && none.frontier.count == 1 && none.frontier[0].measures.isEmpty)
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Testing
import Workers

/// Searches of packages against all packages, each run as a scenario in which the other measures are switched off.
@Suite struct PackageSearchTests {
    static let settings = RunSettings(paths: 3000, seed: 5, workers: Workers(count: 2))

    /// A measure that raises the flow, with what it costs once and a year from 2025 to 2027.
    struct Draft {
        var name: String
        var percent: Double
        var once = 0.0
        var yearly = 0.0
        var payer = ""
        var probability = 1.0
        var requires: [String] = []
        var excludes: [String] = []

        var text: String {
            var fields = ["start: 2025"]
            if probability < 1 { fields.append("probability: \(probability * 100)%") }
            if !requires.isEmpty { fields.append("requires: [\(requires.joined(separator: ", "))]") }
            if !excludes.isEmpty { fields.append("excludes: [\(excludes.joined(separator: ", "))]") }
            let payer = payer.isEmpty ? "" : ", payer: \(payer)"
            if once + yearly > 0 {
                fields.append("cost: {once: \(once) million USD, yearly: \(yearly) million USD\(payer)}")
            }
            fields.append("effects: [{raise: flows.f, by: \(percent)%}]")
            return "\(name): {\(fields.joined(separator: ", "))}"
        }
    }

    static let drafts = [
        Draft(name: "agreement", percent: 6, once: 2, payer: "North"),
        Draft(name: "office", percent: 5, once: 0.6, yearly: 0.9, payer: "North", requires: ["agreement"]),
        Draft(name: "fair", percent: 4, yearly: 0.4, payer: "South", excludes: ["office"]),
        Draft(name: "line", percent: 14, once: 10, yearly: 1, payer: "South", requires: ["agreement"]),
        Draft(name: "portal", percent: 9, once: 3, yearly: 0.5, payer: "North", probability: 0.7),
        Draft(name: "folly", percent: -3, once: 1, payer: "South"),
        Draft(name: "rival", percent: 17, once: 14, payer: "South", excludes: ["line", "portal"]),
    ]

    static func text(_ drafts: [Draft] = drafts) -> String {
        AttributionGameTests.text(drafts.map(\.text), trend: "4%", volatility: "6%")
    }

    /// A package as a scenario of its own.
    struct Trial {
        var measures: [String]
        var cost: Double
        var costs: [String: Double]
        var probability: Double
    }

    /// All packages in which nothing misses what it requires or stands beside what it excludes, each run as any scenario.
    static func exhaustive(_ drafts: [Draft], _ settings: RunSettings, by year: Int = 2027) throws -> [Trial] {
        let text = text(drafts)
        return try (0..<1 << drafts.count).compactMap { set in
            let chosen = drafts.indices.filter { set >> $0 & 1 == 1 }.map { drafts[$0] }
            let names = Set(chosen.map(\.name))
            let isAdmissible = chosen.allSatisfy { one in
                names.isSuperset(of: one.requires) && names.isDisjoint(with: one.excludes)
            }
            guard isAdmissible else { return nil }
            let without = drafts.map(\.name).filter { !names.contains($0) }
            let run = try PreparedScenario.of(text, Overrides(without: without)).recordedRun(settings)
            let target = run.targetResults(workers: settings.workers)[0]
            let reached = try #require(target.years.first { $0.year == year }?.probabilityReached)
            // Nothing happens where the measure or what it requires does not; no draft requires what may not happen.
            let years = Double(year - 2024)
            var costs: [String: Double] = [:]
            for one in chosen { costs[one.payer, default: 0] += one.probability * (one.once + one.yearly * years) }
            return Trial(
                measures: chosen.map(\.name), cost: costs.values.reduce(0, +), costs: costs, probability: reached)
        }
    }

    /// Costs are known by paths too: of what happens with a probability alone.
    private func expectSame(_ package: PackageSearchResult.Package?, _ trial: Trial?, _ what: String) {
        #expect(package?.measures == trial?.measures, "\(what)")
        #expect(package?.probability.value == trial?.probability, "\(what)")
        let error = 6 * 5 * (0.21 / 3000).squareRoot()
        #expect(((package?.cost ?? 0) - (trial?.cost ?? 0)).magnitude < error, "\(what)")
    }

    /// The most probable; of equal ones the cheapest.
    private func best(_ trials: [Trial]) -> Trial? {
        trials.max { ($0.probability, -$0.cost, -$0.measures.count) < ($1.probability, -$1.cost, -$1.measures.count) }
    }

    private func frontier(_ trials: [Trial]) -> [Trial] {
        trials.filter { one in
            one.probability > 0 || one.measures.isEmpty
        }.filter { one in
            trials.allSatisfy { other in
                let costsNoMore = other.cost <= one.cost + 1e-9
                return !costsNoMore || other.probability < one.probability
                    || other.probability == one.probability
                        && (other.measures == one.measures || other.cost > one.cost - 1e-9)
            }
        }.sorted { $0.cost < $1.cost }
    }

    @Test(arguments: [
        [], ["12 million USD"], ["South=8 million USD"],
        ["North=7 million USD", "South=13 million USD", "15 million USD"],
        ["0 USD"], ["North=0 USD"], ["1000 million USD"],
    ]) func searchFindsWhatAllRunsShow(budgets: [String]) throws {
        let trials = try Self.exhaustive(Self.drafts, Self.settings)
        let budget = try budgets.map { try #require(PackageSearchRequest.Budget($0)) }
        let affordable = trials.filter { trial in
            budget.allSatisfy { limit in
                let spent = limit.payer.map { trial.costs[$0] ?? 0 } ?? trial.cost
                return spent <= limit.amount / 1e6 + 1e-9
            }
        }
        let prepared = try PreparedScenario.of(Self.text())
        for wanted in [nil, 0.05, 0.3, 0.8, 0.999_9] as [Double?] {
            let request = PackageSearchRequest(target: "aim", budget: budget, probability: wanted)
            let found = try prepared.packages(request, Self.settings)
            let what = "budget \(budgets), probability \(wanted ?? .nan)"
            #expect(found.admissible == trials.count && found.affordable == affordable.count, "\(what)")
            expectSame(found.none, trials.first { $0.measures.isEmpty }, "none, \(what)")
            #expect(found.all == nil && found.costUnit == "million USD")
            expectSame(found.mostProbable?.package, best(affordable), "most probable, \(what)")
            let enough = affordable.filter { $0.probability >= wanted ?? 2 }
            expectSame(found.cheapest?.package, enough.min { $0.cost < $1.cost }, "cheapest, \(what)")
            #expect(found.wanted == wanted)
            let expected = frontier(affordable)
            #expect(found.frontier.count == expected.count, "\(what)")
            for (one, trial) in zip(found.frontier, expected) { expectSame(one, trial, "frontier, \(what)") }
            for one in found.allPackages {
                #expect(
                    affordable.contains { $0.measures == one.measures } || one == found.none, "\(one.measures), \(what)"
                )
            }
            #expect(found.rounds.last?.paths == 3000)
            let workers = RunSettings(paths: 3000, seed: 5, workers: Workers(count: 5))
            #expect(found == (try prepared.packages(request, workers)))
        }
    }

    /// Ten measures are too many to run all packages on all paths: the winners are, on these paths, as good as any.
    @Test func tenMeasures() throws {
        let percents = [3.0, 9, 5, -2, 14, 7, 1, 11, 4, 6]
        let drafts = percents.enumerated().map { place, percent in
            Draft(
                name: "m\(place)", percent: percent, once: Double(1 + place * place % 7), yearly: Double(place % 3) / 2,
                payer: place % 2 == 0 ? "North" : "South", requires: place == 5 ? ["m2"] : [],
                excludes: place == 7 ? ["m4"] : [])
        }
        let settings = RunSettings(paths: 1500, seed: 8, workers: Workers(count: 2))
        let trials = try Self.exhaustive(drafts, settings)
        let budget = try #require(PackageSearchRequest.Budget("9 million USD"))
        let affordable = trials.filter { $0.cost <= 9 + 1e-9 }
        let found = try PreparedScenario.of(Self.text(drafts)).packages(
            PackageSearchRequest(target: "aim", budget: [budget], probability: 0.4), settings)
        #expect(found.admissible == trials.count && found.affordable == affordable.count)
        for one in found.allPackages {
            let trial = try #require(affordable.first { $0.measures == one.measures })
            expectEqual(one.cost, trial.cost, "the cost of \(one.measures)")
            for amount in one.costs { expectEqual(amount.amount, trial.costs[amount.payer] ?? 0, "\(amount)") }
        }
        // Nothing that was dropped is better by more than the four standard errors at which it may be dropped.
        let best = try #require(self.best(affordable))
        let chosen = try #require(found.mostProbable?.package)
        #expect(best.probability - chosen.probability.value < 4 * (0.25 / 1500).squareRoot())
        #expect(chosen.measures == best.measures && chosen.probability.value == best.probability)
        let cheapest = try #require(affordable.filter { $0.probability >= 0.4 }.min { $0.cost < $1.cost })
        expectEqual(found.cheapest?.package.cost ?? .nan, cheapest.cost, "the cheapest")
    }
}

extension PackageSearchResult {
    /// All packages that stand anywhere in it.
    var allPackages: [Package] {
        let choices = [mostProbable, cheapest].compactMap(\.self)
        return frontier + choices.map(\.package) + choices.compactMap(\.cheapestRival) + [none]
            + (all.map { [$0] } ?? [])
    }
}

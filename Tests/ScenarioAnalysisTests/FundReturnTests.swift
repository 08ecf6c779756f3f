import EconomicModel
import Foundation
import ScenarioAnalysis
import Simulation
import Summaries
import Testing
import Workers

/// The internal rate of return of funds, against rates that are found by halving and against theory.
@Suite struct FundReturnTests {
    static let flows = """
        indicators:
          irr: {value: funds.joint.irr, unit: "%"}
          contributions: {value: funds.joint.contributions, unit: million USD/year}
          distributions: {value: funds.joint.distributions, unit: million USD/year}
          nav: {value: funds.joint.nav, unit: million USD}
        """

    /// The rate at which flows a period apart are worth nothing; they are paid in first.
    static func halved(_ flows: [Double]) -> Double {
        var (low, high) = (1e-9, 1e3)
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if flows.reduce(0, { $0 * middle + $1 }) > 0 { low = middle } else { high = middle }
        }
        return low - 1
    }

    // MARK: By hand

    /// Calls of 25 %, 40 % and then 50 %, growth of 10 % and then a loss of a fifth, a bow of 2 over five years:
    ///
    /// | year | call | nav′ | share | distribution | nav |
    /// |---|---|---|---|---|---|
    /// | 2025 | 25 | 0 | 4 % | 0 | 25 |
    /// | 2026 | 30 | 27.5 | 16 % | 4.4 | 53.1 |
    /// | 2027 | 22.5 | 58.41 | 36 % | 21.0276 | 59.8824 |
    /// | 2028 | 11.25 | 47.90592 | 64 % | 30.6597888 | 28.4961312 |
    /// | 2029 | 5.625 | 22.79690496 | 100 % | 22.79690496 | 5.625 |
    /// | 2030 | 0 | 4.5 | 100 % | 4.5 | 0 |
    @Test(arguments: [2029, 2030, 2033]) func aTableByHand(last: Int) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: last,
                """
                funds: {joint: {commitment: 100 million USD, start: 2025, contribution: [25%, 40%, 50%], growth: "if calendar_year < 2028 then 10%/year else -20%/year", bow: 2, life: 5 years}}
                \(Self.flows)
                """), paths: 3)
        var received = [-25, 4.4 - 30, 21.0276 - 22.5, 30.6597888 - 11.25, 22.79690496 - 5.625]
        // What it still holds at the horizon is paid out then.
        if last == 2029 { received[4] += 5.625 } else { received.append(4.5) }
        let expected = 100 * Self.halved(received)
        #expect(expected < -5 && expected > -15)
        let found = scenario.single("irr", last)
        #expect(abs(found - expected) < 1e-9, "\(found), expected \(expected)")
        for year in 2024..<last { #expect(scenario.values("irr", year).allSatisfy { $0.isNaN }) }
    }

    // MARK: Theory

    /// Money that grows at a steady rate from the period's end at which it is called to that at which it is paid out has
    /// that rate for its return, whatever the calls and distributions, and whatever the step.
    @Test(arguments: Timeline.Step.allCases, ["2042", "2031"])
    func ofSteadyGrowth(step: Timeline.Step, last: String) throws {
        for growth in [0.13, 0, -0.3] {
            let scenario = try SimulatedScenario(
                ScenarioText.scenario(
                    to: Int(last) ?? 0, step: step,
                    """
                    funds: {joint: {commitment: 200 million USD, start: 2027-04, contribution: [25%, 33.3%, 50%], growth: \(100 * growth)%, yield: 5%, life: 12 years}}
                    \(Self.flows)
                    """), paths: 3)
            let found = scenario.single("irr", Int(last) ?? 0)
            #expect(abs(found - 100 * growth) < 1e-8, "\(found), expected \(100 * growth)")
        }
    }

    // MARK: On every path

    static let uncertain = ScenarioText.scenario(
        to: 2036, step: .quarter,
        """
        funds: {joint: {commitment: 100 million USD, start: 2026, contribution: [30%, 60%], growth: "each(normal(8%, 40%))", yield: 20%, life: 8 years}}
        measures: {treaty: {start: 2025, probability: 60%, effects: [{enable: funds.joint}]}}
        \(flows)
          happens: {value: measures.treaty.happens}
          excess: {value: funds.joint.irr - 8%, unit: "%"}
        """)

    /// Against halving on each path, from what a year reports with yearly steps.
    @Test func onEveryPath() throws {
        let text = Self.uncertain.replacingOccurrences(of: "step: quarter", with: "step: year")
        let scenario = try SimulatedScenario(text, paths: 3000)
        let years = Array(2025...2036)
        let (paid, called) = (
            years.map { scenario.values("distributions", $0) }, years.map { scenario.values("contributions", $0) }
        )
        let (nav, found) = (scenario.values("nav", 2036), scenario.values("irr", 2036))
        let (happens, excess) = (scenario.values("happens", 2036), scenario.values("excess", 2036))
        var missing = 0
        for path in 0..<3000 {
            var flows = years.indices.map { paid[$0][path] - called[$0][path] }
            flows[flows.count - 1] += nav[path]
            let signs = flows.filter { $0 != 0 }.map { $0 < 0 }
            let changes = zip(signs, signs.dropFirst()).count { $0 != $1 }
            if found[path].isNaN {
                missing += 1
                #expect(excess[path].isNaN)
                #expect(changes != 1, "path \(path): \(flows)")
            } else {
                #expect(happens[path] == 1)
                let expected = 100 * Self.halved(flows)
                #expect(abs(found[path] - expected) < 1e-8, "path \(path): \(found[path]), expected \(expected)")
                #expect(abs(excess[path] - (expected - 8)) < 1e-8)
            }
        }
        // Where the fund is not there, nothing is paid in or out.
        #expect(missing >= happens.count { $0 == 0 })
        let last = try #require(
            scenario.run.summary(workers: Workers()).indicators.first { $0.name == "irr" }?.years.last)
        #expect(last.count == 3000 - missing)
        let present = found.filter { !$0.isNaN }.sorted()
        #expect(last.minimum == present.first && last.maximum == present.last)
        let mean = present.reduce(0, +) / Double(present.count)
        #expect(abs((last.mean ?? .nan) - mean) < 1e-11)
        let median = (present[(present.count - 1) / 2] + present[present.count / 2]) / 2
        #expect(last.quantiles?[3] == median)
    }

    @Test func theSameBitsHoweverItIsRun() throws {
        let scenario = try SimulatedScenario(Self.uncertain, paths: 5000)
        let (plan, expected) = (scenario.prepared.plan, scenario.values("irr", 2036))
        for (threads, block) in [(1, 64), (3, 256), (2, 1024)] {
            let columns = try Simulator(plan: plan).run(
                paths: 5000, seed: 1, workers: Workers(count: threads), tuning: .init(pathsPerBlock: block))
            let found = columns.values(output: 0, year: 2036 - scenario.run.baseYear)
            #expect(zip(found, expected).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }, "blocks of \(block)")
        }
    }

    // MARK: Missing

    /// Kept or not, exactly or nearly: the paths that have a rate are those that count, in a comparison those that have one
    /// in both.
    @Test func summariesCountThePathsThatHaveOne() throws {
        let scenario = try SimulatedScenario(Self.uncertain, paths: 10)
        let likelier = try SimulatedScenario(
            Self.uncertain.replacingOccurrences(of: "60%, effects", with: "80%, effects"), paths: 10)
        let cases = [scenario, likelier].map { ComparisonCase(prepared: $0.prepared, histories: [:], digest: "") }
        func results(_ columnBytes: Int) throws -> Summaries.ComparisonResult {
            let settings = RunSettings(paths: 4000, seed: 3, exactPaths: .max, columnBytes: columnBytes)
            return try Summaries.ComparisonResult.running(cases, settings) {
                $0.prepared.result(of: $1, settings, digest: "")
            }
        }
        let kept = try results(.max)
        #expect(try results(0) == kept)
        let counts = kept.runs.map { $0.indicators[0].years.last?.count ?? 0 }
        #expect(counts[0] > 2200 && counts[0] < 2450, "60 %, but for accounts that cross")
        #expect(counts[1] > 2900 && counts[1] < 3250)
        let difference = try #require(kept.differences.last { $0.indicator == "irr" })
        // The fund is the same wherever it is in both.
        #expect(difference.difference == 0 && difference.p95 == 0 && difference.probabilityHigher == 0)
        #expect(difference.baselineMean == difference.scenarioMean)
        for (run, count) in zip(kept.runs, counts) {
            let note = "irr has no value on \(4000 - count) of 4000 paths in 2036"
            #expect(run.notes.contains { $0.contains(note) }, "\(run.notes)")
        }
    }

    /// A fund that loses all it invests, and one that is never there, have no rate of return, on no path.
    @Test(arguments: [
        "growth: \"each(uniform(-200%, -100%))\"", "growth: 5%", "growth: \"each(uniform(-99.99999%, -99.9999%))\"",
    ])
    func ofNothing(growth: String) throws {
        let enabled = growth == "growth: 5%" ? "false" : "true"
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                funds: {joint: {commitment: 100 million USD, start: 2026, contribution: 100%, \(growth), life: 3 years}}
                measures: {treaty: {start: 2025, enabled: \(enabled), effects: [{enable: funds.joint}]}}
                \(Self.flows)
                """), paths: 100)
        let summary = try #require(scenario.run.summary(workers: Workers()).indicators[0].years.last)
        if growth.contains("-99") {
            #expect(summary.count == 100 && (summary.maximum ?? 0) < -99.9999)
        } else {
            #expect(summary.count == 0 && summary.mean == nil && summary.quantiles == nil)
        }
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Funds against Takahashi & Alexander (2002): calls c = (1 − (1 − RC)^Δ)·uncalled, growth of the net asset value, and
/// distributions d = (1 − (1 − max(Y, (a/L)^B))^Δ)·nav′.
@Suite struct FundTests {
    static let steps = Timeline.Step.allCases

    /// What a fund pays in and out, and what it holds, period by period.
    struct Account {
        var called = 0.0
        var nav = 0.0
        var contribution = 0.0
        var distribution = 0.0
    }

    static let indicators = """
        indicators:
          called: {value: funds.joint.called, unit: million USD}
          uncalled: {value: funds.joint.uncalled, unit: million USD}
          contributions: {value: funds.joint.contributions, unit: million USD/year}
          distributions: {value: funds.joint.distributions, unit: million USD/year}
          nav: {value: funds.joint.nav, unit: million USD}
          inflow: {value: investments.plants, unit: million USD/year}
          added: {value: investments.plants.added, unit: million USD/year}
        """

    // MARK: By hand

    /// 100 million called at 25 %, 40 % and then 50 % a year, growing by 10 %, with a bow of 2 over five years.
    @Test func aTableByHand() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2032,
                """
                investments: {plants: {opening: 0 USD}}
                funds:
                  joint: {commitment: 100 million USD, start: 2025, contribution: [25%, 40%, 50%], leverage: 50%, growth: 10%, bow: 2, life: 5 years, foreign_share: 40%, into: plants}
                \(Self.indicators)
                """), paths: 3)
        let table: [(year: Int, called: Double, contribution: Double, distribution: Double, nav: Double)] = [
            (2024, 0, 0, 0, 0),
            (2025, 25, 25, 0, 25),
            (2026, 55, 30, 4.4, 53.1),
            (2027, 77.5, 22.5, 21.0276, 59.8824),
            (2028, 88.75, 11.25, 42.1572096, 34.9634304),
            (2029, 94.375, 5.625, 38.45977344, 5.625),
            (2030, 94.375, 0, 6.1875, 0),
            (2031, 94.375, 0, 0, 0),
        ]
        for row in table {
            expectEqual(scenario.single("called", row.year), row.called, "called in \(row.year)")
            expectEqual(scenario.single("contributions", row.year), row.contribution, "contributions in \(row.year)")
            expectEqual(scenario.single("distributions", row.year), row.distribution, "distributions in \(row.year)")
            expectEqual(scenario.single("nav", row.year), row.nav, "nav in \(row.year)")
            let uncalled = row.year == 2024 ? 0 : 100 - row.called
            expectEqual(scenario.single("uncalled", row.year), uncalled, "uncalled in \(row.year)")
            let inflow = 0.4 * 1.5 * row.contribution
            expectEqual(scenario.single("inflow", row.year), inflow, "inflow in \(row.year)")
            expectEqual(scenario.single("added", row.year), inflow, "added in \(row.year)")
        }
    }

    // MARK: By the recurrence

    @Test(arguments: steps) func theRecurrence(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2040, step: step,
                """
                investments: {plants: {base: 20 million USD, trend: 3%}}
                funds:
                  joint: {commitment: 200 million USD, start: 2027, contribution: [25%, 33.3%, 50%], growth: 13%, yield: 5%, life: 12 years, into: plants}
                \(Self.indicators)
                """), paths: 3)
        var account = Account()
        var time = 0.0
        let elapsed = step.elapsed(through: 2040)
        var place = 0
        for year in 2025...2040 {
            var (paidIn, paidOut, inflow) = (0.0, 0.0, 0.0)
            for _ in 0..<step.periodsPerYear {
                time += elapsed[place]
                place += 1
                let periods = place - 2 * step.periodsPerYear
                let age = Double(periods) * step.length
                (account.contribution, account.distribution) = (0, 0)
                if periods > 0 {
                    let ofYear = (periods - 1) / step.periodsPerYear
                    let rate = ofYear >= 12 ? 0 : [0.25, 0.333, 0.5][min(ofYear, 2)]
                    account.contribution = (1 - pow(1 - rate, step.length)) * (200 - account.called)
                    let grown = account.nav * pow(1.13, step.length)
                    let isOver = periods >= 12 * step.periodsPerYear
                    let share = isOver ? 1 : 1 - pow(1 - max(0.05, pow(age / 12, 2.5)), step.length)
                    account.distribution = share * grown
                    account.nav = grown - account.distribution + account.contribution
                    account.called += account.contribution
                }
                paidIn += account.contribution
                paidOut += account.distribution
                inflow += (20 * pow(1.03, time)) * step.length + account.contribution
            }
            expectEqual(scenario.single("called", year), account.called, "called in \(year)")
            expectEqual(scenario.single("contributions", year), paidIn, "contributions in \(year)")
            expectEqual(scenario.single("distributions", year), paidOut, within: 1e-9, "distributions in \(year)")
            expectEqual(scenario.single("nav", year), account.nav, within: 1e-9, "nav in \(year)")
            expectEqual(scenario.single("inflow", year), inflow, "inflow in \(year)")
            expectEqual(scenario.single("added", year), paidIn, "added in \(year)")
        }
    }

    /// A fund that starts in July calls for half a year in its first year.
    @Test func aStartWithinAYear() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                funds: {joint: {commitment: 100 million USD, start: 2025-07, contribution: [36%, 75%], growth: 10%, life: 10 years}}
                indicators: {uncalled: {value: funds.joint.uncalled, unit: million USD}}
                """), paths: 3)
        expectEqual(scenario.single("uncalled", 2025), 80, "uncalled in 2025")
        expectEqual(scenario.single("uncalled", 2026), 32, "uncalled in 2026")
        expectEqual(scenario.single("uncalled", 2027), 8, "uncalled in 2027")
    }

    // MARK: On every path

    @Test func growthThatVaries() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2034,
                """
                funds: {joint: {commitment: 100 million USD, start: 2026, contribution: 40%, growth: "each(normal(8%, 20%))", life: 6 years}}
                indicators:
                  growth: {value: funds.joint.growth, unit: 1/year}
                  nav: {value: funds.joint.nav, unit: million USD}
                  contributions: {value: funds.joint.contributions, unit: million USD/year}
                  distributions: {value: funds.joint.distributions, unit: million USD/year}
                """), paths: 3000)
        for year in 2026...2033 {
            let (now, before) = (scenario.values("nav", year), scenario.values("nav", year - 1))
            let (growth, paidIn) = (scenario.values("growth", year), scenario.values("contributions", year))
            let paidOut = scenario.values("distributions", year)
            let share = year >= 2031 ? 1 : pow(Double(year - 2025) / 6, 2.5)
            expectOnEveryPath(of: scenario, "distributions in \(year)") {
                (paidOut[$0], share * before[$0] * max(0, 1 + growth[$0]))
            }
            expectOnEveryPath(of: scenario, within: 1e-10, "nav in \(year)") {
                (now[$0], before[$0] * max(0, 1 + growth[$0]) - paidOut[$0] + paidIn[$0])
            }
        }
        let growth = scenario.figures("growth", 2030)
        expect(growth, from: .normal(mean: 0.08, standardDeviation: 0.2))
    }

    /// An effect raises the commitment, and what is not called yet with it.
    @Test func effectsOnTheCommitment() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                funds: {joint: {commitment: 100 million USD, start: 2025, contribution: 50%, growth: 10%, life: 10 years}}
                measures: {guarantee: {start: 2026, effects: [{raise: funds.joint, by: 20%}]}}
                indicators: {called: {value: funds.joint.called, unit: million USD}}
                """), paths: 3)
        expectEqual(scenario.single("called", 2025), 50, "called in 2025")
        expectEqual(scenario.single("called", 2026), 85, "called in 2026")
        expectEqual(scenario.single("called", 2027), 102.5, "called in 2027")
    }

    // MARK: Enabled by a measure

    static func enabled(_ step: Timeline.Step, _ measure: String) -> String {
        ScenarioText.scenario(
            to: 2032, step: step,
            """
            investments: {plants: {base: 20 million USD, volatility: 10%}}
            funds: {joint: {commitment: 100 million USD, start: 2026, contribution: 75%, growth: 10%, life: 5 years, into: plants}}
            measures: {treaty: {\(measure), effects: [{enable: funds.joint}]}}
            \(indicators)
              happens: {value: measures.treaty.happens}
              intensity: {value: measures.treaty.intensity, over_year: mean}
            """)
    }

    /// There is nothing of the fund where the measure does not happen, nor before its start; with yearly steps, the first
    /// call is of the part of the year that the measure is there.
    @Test(arguments: steps) func enabledWhereTheMeasureHappens(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            Self.enabled(step, "start: \"uniform(2025, 2030)\", probability: 60%"), paths: 4000)
        let happens = scenario.figures("happens", 2030)
        expectAgreement(
            Deviation(
                "share of paths with the fund", expected: 0.6, found: happens.mean,
                standardError: (0.6 * 0.4 / 4000).squareRoot()), happens)
        let parts = ["called", "uncalled", "contributions", "distributions", "nav", "added"]
        let years = Array(2025...2032)
        let figures = parts.map { part in years.map { scenario.values(part, $0) } }
        let intensities = years.map { scenario.values("intensity", $0) }
        for path in 0..<4000 {
            let start = intensities[0][path]
            var covered = 0.0
            for (place, year) in years.enumerated() {
                if place > 0 { covered += intensities[place][path] }
                let found = figures.map { $0[place][path] }
                if happens.values[path] == 0 || covered == 0 {
                    #expect(found.allSatisfy { $0 == 0 }, "path \(path) in \(year): \(found)\n\(scenario.text)")
                } else if covered <= 1 {
                    // Where the measure came before the fund's own start, that start counts.
                    let lived = start > 0 ? Double(place) : covered
                    // Doubles hold dates within 2e-13 years, in which 139 million a year call some 3e-11 million.
                    let called = 100 * (1 - pow(0.25, lived))
                    expectEqual(found[0], called, within: 1e-10, "called on path \(path) in \(year)")
                }
            }
        }
    }

    @Test func aMeasureThatIsSwitchedOff() throws {
        let scenario = try SimulatedScenario(Self.enabled(.year, "enabled: false, start: 2026"), paths: 300)
        for name in ["called", "uncalled", "nav", "added"] { #expect(scenario.single(name, 2032) == 0) }
    }

    /// Enabled by either of two measures, from the first of them that happens.
    @Test func enabledByTwoMeasures() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                funds: {joint: {commitment: 100 million USD, start: 2025, contribution: 50%, growth: 10%, life: 5 years}}
                measures:
                  treaty: {start: 2027, probability: 50%, effects: [{enable: funds.joint}]}
                  bank: {start: 2028, probability: 50%, effects: [{enable: funds.*}]}
                indicators:
                  called: {value: funds.joint.called, unit: million USD}
                  treaty: {value: measures.treaty.happens}
                  bank: {value: measures.bank.happens}
                """), paths: 1000)
        let (treaty, bank) = (scenario.values("treaty", 2028), scenario.values("bank", 2028))
        for (year, first, second) in [(2026, 0.0, 0.0), (2027, 50, 0), (2028, 75, 50)] {
            let called = scenario.values("called", year)
            expectOnEveryPath(of: scenario, "called in \(year)") {
                (called[$0], treaty[$0] == 1 ? first : bank[$0] == 1 ? second : 0)
            }
        }
    }
}

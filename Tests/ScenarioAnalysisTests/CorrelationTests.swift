import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import Testing

/// Correlated shocks, recovered from what they move.
@Suite struct CorrelationTests {
    /// A yearly series beside others of the step's own, correlated as written.
    static func world(_ step: Timeline.Step, more: String = "") -> String {
        ScenarioText.scenario(
            to: 2029, step: step,
            """
            drivers:
              output: {process: growth, trend: 3%, volatility: 4%}
              price: {process: gbm, start: 80 USD/bbl, drift: 2%, volatility: 25%}
              rate: {process: gbm, start: 2, trend: 3%, volatility: 10%}
              alone: {process: gbm, start: 2, trend: 3%, volatility: 10%}
            correlations:
              output: {price: 0.7, rate: -0.3}
              price: {rate: -0.5, flows.grain: 0.25}
            flows:
              grain: {base: 10 million USD, trend: 2%, volatility: 15%}
            indicators:
              output: {value: drivers.output, over_year: end}
              price: {value: drivers.price, over_year: end}
              rate: {value: drivers.rate, over_year: end}
              alone: {value: drivers.alone, over_year: end}
              grain: {value: flows.grain, unit: million USD/year, over_year: end}
            """)
    }

    static let names = ["output", "price", "rate", "grain", "alone"]
    static let correlations: [[Double]] = [
        [1, 0.7, -0.3, 0, 0], [0.7, 1, -0.5, 0.25, 0], [-0.3, -0.5, 1, 0, 0], [0, 0.25, 0, 1, 0], [0, 0, 0, 0, 1],
    ]

    static func change(_ scenario: SimulatedScenario, _ name: String, _ year: Int) -> Figures {
        scenario.figures(name, year).combined(
            with: scenario.figures(name, year - 1), "log change of \(name) in \(year)"
        ) { log($0 / $1) }
    }

    /// From one year's end to the next, that of a yearly series and that of a monthly one are correlated as written: the
    /// yearly shock is the normed sum of the year's.
    @Test(arguments: Timeline.Step.allCases) func annualChangesAreCorrelatedAsWritten(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.world(step))
        for year in [2026, 2029] {
            let changes = Self.names.map { Self.change(scenario, $0, year) }
            for row in changes.indices {
                for column in 0..<row {
                    expectAgreement(
                        changes[row].deviation(
                            fromCorrelation: Self.correlations[row][column], with: changes[column]), changes[row])
                }
            }
            expect(changes[0], from: .normal(mean: log(1.03), standardDeviation: 0.04))
            expect(changes[1], from: .normal(mean: 0.02 - 0.25 * 0.25 / 2, standardDeviation: 0.25))
            expect(changes[3], from: .normal(mean: log(1.02), standardDeviation: 0.15))
        }
        // A year knows nothing of another's shocks.
        let before = Self.change(scenario, "output", 2027)
        for name in Self.names {
            expectAgreement(
                before.deviation(fromCorrelation: 0, with: Self.change(scenario, name, 2028)), before)
        }
    }

    @Test(arguments: [Timeline.Step.year, .month]) func onePercentOfACorrelationIsNoticed(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.world(step), paths: 500_000)
        let (output, price) = (Self.change(scenario, "output", 2029), Self.change(scenario, "price", 2029))
        expectAgreement(output.deviation(fromCorrelation: 0.7, with: price), output)
        expectRefusal([output.deviation(fromCorrelation: 0.7 * 1.01, with: price)], "a correlation of 0.707")
    }

    /// The first change reaches from the middle of the base year to the middle of the first year's last period: its shocks
    /// have the weights √hₖ, the yearly shock's are all alike.
    @Test(arguments: Timeline.Step.allCases) func theFirstChangeReachesFromTheMiddleOfTheBaseYear(
        step: Timeline.Step
    ) throws {
        let scenario = try SimulatedScenario(Self.world(step))
        let elapsed = step.elapsed(through: 2025)
        let share =
            elapsed.reduce(0) { $0 + $1.squareRoot() }
            / (Double(elapsed.count) * elapsed.reduce(0, +)).squareRoot()
        let (output, price) = (Self.change(scenario, "output", 2025), Self.change(scenario, "price", 2025))
        expectAgreement(output.deviation(fromCorrelation: 0.7 * share, with: price), output)
        expectAgreement(
            price.deviation(fromCorrelation: -0.5, with: Self.change(scenario, "rate", 2025)), price)
    }

    /// With memory on both sides: what is left of each step when the memory is taken off.
    @Test func shocksOfSeriesWithMemory() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                drivers:
                  output: {process: growth, trend: 3%, volatility: 4%, persistence: 0.6}
                  oil: {process: mean_reverting, start: 80, level: 70, half_life: 2 years, volatility: 30%}
                  gap: {process: mean_reverting, start: 1, level: 0, half_life: 1 year, volatility: 2, scale: linear}
                  plan: {process: schedule, points: {2024: 5}, volatility: 10%}
                correlations:
                  oil: {output: 0.6, gap: -0.4, plan: 0.35}
                  gap: {output: 0.1}
                indicators:
                  output: {value: drivers.output}
                  oil: {value: drivers.oil}
                  gap: {value: drivers.gap}
                  plan: {value: drivers.plan}
                """))
        func values(_ name: String, _ year: Int) -> Figures { scenario.figures(name, year) }
        for year in [2026, 2030] {
            let growth = Self.change(scenario, "output", year)
            let output = growth.combined(with: Self.change(scenario, "output", year - 1), "shock of output") {
                $0 - 0.6 * $1
            }
            let oil = values("oil", year).combined(with: values("oil", year - 1), "shock of oil") {
                log($0 / 70) - 0.5.squareRoot() * log($1 / 70)
            }
            let gap = values("gap", year).combined(with: values("gap", year - 1), "shock of gap") { $0 - 0.5 * $1 }
            let plan = values("plan", year).map("shock of plan") { log($0 / 5) }
            for (one, other, correlation) in [
                (output, oil, 0.6), (oil, gap, -0.4), (oil, plan, 0.35), (output, gap, 0.1), (output, plan, 0),
                (gap, plan, 0),
            ] {
                expectAgreement(one.deviation(fromCorrelation: correlation, with: other), one)
            }
        }
    }

    /// Three wishes that cannot be had together: the nearest matrix that can (Higham) is what shocks show.
    @Test func repairedCorrelations() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2026,
                """
                drivers:
                  a: {process: gbm, trend: 0%, volatility: 10%}
                  b: {process: gbm, trend: 0%, volatility: 10%}
                  c: {process: gbm, trend: 0%, volatility: 10%}
                correlations: {repair: true, a: {b: 0.9, c: 0.9}, b: {c: -0.2}}
                indicators: {a: {value: drivers.a}, b: {value: drivers.b}, c: {value: drivers.c}}
                """))
        let wanted = [1, 0.9, 0.9, 0.9, 1, -0.2, 0.9, -0.2, 1]
        let nearest = try CorrelationMatrix(size: 3, values: wanted).nearest().values
        #expect(scenario.prepared.warnings.count == 1)
        for (row, column) in [(0, 1), (0, 2), (1, 2)] {
            let names = ["a", "b", "c"]
            let one = Self.change(scenario, names[row], 2026)
            expectAgreement(
                one.deviation(
                    fromCorrelation: nearest[3 * row + column], with: Self.change(scenario, names[column], 2026)), one)
        }
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Summaries
import Testing
import Workers

/// The functions of expressions and the rules that make a year's figure of its periods, path by path.
@Suite struct FunctionTests {
    static let steps = Timeline.Step.allCases

    /// A noisy flow whose every period can be seen: `ago3` is the period three before the year's last.
    static func text(_ step: Timeline.Step, _ variables: String, _ indicators: String) -> String {
        let months = 12 / step.periodsPerYear
        let seen = (0..<step.periodsPerYear).map { ago in
            let value = ago == 0 ? "variables.x" : "lag(variables.x, \(ago * months) months)"
            return "  ago\(ago): {value: \"\(value)\", over_year: end}"
        }
        return ScenarioText.scenario(
            to: 2029, step: step,
            """
            flows: {f: {base: 100 million USD, trend: 5%, volatility: 30%}}
            variables:
              x: {value: flows.f / (1 million USD/year)}
            \(variables)
            indicators:
            \(seen.joined(separator: "\n"))
            \(indicators)
            """)
    }

    /// Every period's figures from the base year on, path by path.
    static func periods(_ scenario: SimulatedScenario, _ step: Timeline.Step) -> [[Double]] {
        [scenario.values("ago0", 2024)]
            + (2025...2029).flatMap { year in
                (0..<step.periodsPerYear).reversed().map { scenario.values("ago\($0)", year) }
            }
    }

    // MARK: The past

    @Test(arguments: steps) func functionsOfThePast(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            Self.text(
                step,
                """
                  unstarted: {value: previous(variables.x)}
                  started: {value: "previous(variables.x, 7)"}
                  total: {value: cumulative(variables.x)}
                  later: {value: "cumulative(previous(variables.x))", unit: years}
                """,
                """
                  unstarted: {value: variables.unstarted, over_year: end}
                  started: {value: variables.started, over_year: end}
                  two: {value: "lag(variables.x, 2 years)", over_year: end}
                  total: {value: variables.total, unit: years}
                  later: {value: variables.later, unit: years}
                  growth: {value: growth(flows.f), over_year: end}
                  year: {value: calendar_year}
                """), paths: 500)
        let periods = Self.periods(scenario, step)
        let perYear = step.periodsPerYear
        #expect(scenario.values("unstarted", 2024).allSatisfy { $0.isNaN })
        #expect(scenario.values("growth", 2024).allSatisfy { $0.isNaN })
        #expect(scenario.values("two", 2025).allSatisfy { $0.isNaN })
        #expect(scenario.single("started", 2024) == 7 && scenario.single("total", 2024) == 0)
        for year in 2025...2029 {
            let last = (year - 2024) * perYear
            /// The base year's figure stands for all its periods; before it there is nothing.
            func ago(_ periodsAgo: Int) -> [Double] { periods[max(0, last - periodsAgo)] }
            #expect(scenario.values("unstarted", year) == ago(1))
            #expect(scenario.values("started", year) == ago(1))
            if year > 2025 { #expect(scenario.values("two", year) == ago(2 * perYear)) }
            let (growth, now, then) = (scenario.values("growth", year), ago(0), ago(perYear))
            expectOnEveryPath(of: scenario, "growth in \(year)") { (growth[$0], now[$0] / then[$0] - 1) }
            let (total, later) = (scenario.values("total", year), scenario.values("later", year))
            expectOnEveryPath(of: scenario, "the sum to \(year)") { path in
                (total[path], periods[1...last].reduce(0) { $0 + $1[path] } * step.length)
            }
            expectOnEveryPath(of: scenario, "the sum of what was, to \(year)") { path in
                (later[path], periods[..<last].reduce(0) { $0 + $1[path] } * step.length)
            }
            #expect(scenario.single("year", year) == Double(year))
        }
        #expect(scenario.single("year", 2024) == 2024)
    }

    // MARK: A year's figure

    @Test(arguments: steps) func rulesOverTheYear(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            Self.text(
                step,
                """
                  started: {value: "previous(variables.x, 7)"}
                """,
                """
                  mean: {value: variables.x, over_year: mean}
                  end: {value: variables.x, over_year: end}
                  sum: {value: variables.x, over_year: sum}
                  max: {value: variables.x, over_year: max}
                  level: {value: variables.x}
                  flow: {value: flows.f, unit: million USD/year}
                  yearly: {value: "flows.f * 1 year", unit: million USD}
                """), paths: 500)
        let periods = Self.periods(scenario, step)
        for (name, value) in [
            ("mean", 100.0), ("end", 100), ("sum", 100), ("max", 100), ("flow", 100), ("yearly", 100),
        ] {
            expectEqual(scenario.single(name, 2024), value, "\(name) in the base year")
        }
        for year in 2025...2029 {
            let first = (year - 2025) * step.periodsPerYear + 1
            let own = periods[first..<first + step.periodsPerYear]
            func check(_ name: String, _ expected: (Int) -> Double) {
                let found = scenario.values(name, year)
                expectOnEveryPath(of: scenario, "\(name) in \(year)") { (found[$0], expected($0)) }
            }
            check("mean") { path in own.reduce(0) { $0 + $1[path] } * step.length }
            check("end") { own[own.endIndex - 1][$0] }
            check("sum") { path in own.reduce(0) { $0 + $1[path] } }
            check("max") { path in own.map { $0[path] }.max() ?? .nan }
            // What is per time is averaged; anything else is taken at the year's end.
            check("flow") { path in own.reduce(0) { $0 + $1[path] } * step.length }
            check("level") { own[own.endIndex - 1][$0] }
            check("yearly") { own[own.endIndex - 1][$0] }
        }
    }

    /// Drivers are averaged over the year, whatever their unit.
    @Test func driversAreAveraged() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2026, step: .month,
                """
                drivers: {d: {process: schedule, points: {2024: 0, 2026: 24}}}
                indicators: {d: {value: drivers.d}, end: {value: drivers.d, over_year: end}}
                """), paths: 64)
        expectEqual(scenario.single("d", 2025), 12, "a straight line's mean")
        expectEqual(scenario.single("end", 2025), 17.5, "a straight line's December")
    }

    // MARK: Interpolation

    @Test(arguments: steps) func interpolation(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2032, step: step,
                """
                parameters: {top: "uniform(4, 8)"}
                variables:
                  line: {value: "interpolate(2025=1, 2027=parameters.top, 2031=2)"}
                  stairs: {value: "step(2025=1, 2027=parameters.top, 2031=2)"}
                  curve: {value: "smooth(2025=1, 2027=parameters.top, 2028=7, 2031=2)"}
                  short: {value: "smooth(2025=1, 2029=3)"}
                  one: {value: "interpolate(2025=5%)"}
                indicators:
                  top: {value: parameters.top}
                  line: {value: variables.line, over_year: mean}
                  stairs: {value: variables.stairs, over_year: mean}
                  curve: {value: variables.curve, over_year: mean}
                  short: {value: variables.short, over_year: mean}
                  one: {value: variables.one}
                """), paths: 200)
        let top = scenario.values("top", 2024)
        typealias Point = MonotoneInterpolation.Point
        func check(
            _ name: String, _ year: Int, _ method: MonotoneInterpolation.Method, _ points: (Double) -> [Point]
        ) throws {
            let found = scenario.values(name, year)
            let times = year == 2024 ? [0] : step.middles(of: year)
            let curves = try top.map { try MonotoneInterpolation(points($0), method: method) }
            expectOnEveryPath(of: scenario, "\(name) in \(year)") { path in
                let figures = times.map { curves[path].value(at: min(max($0 + 2024, 2025), 2031)) }
                return (found[path], figures.reduce(0, +) / Double(times.count))
            }
        }
        for year in 2024...2032 {
            let ends = (Point(x: 2025, y: 1), Point(x: 2031, y: 2))
            try check("line", year, .linear) { [ends.0, Point(x: 2027, y: $0), ends.1] }
            try check("stairs", year, .step) { [ends.0, Point(x: 2027, y: $0), ends.1] }
            try check("curve", year, .steffen) { [ends.0, Point(x: 2027, y: $0), Point(x: 2028, y: 7), ends.1] }
            try check("short", year, .linear) { _ in [ends.0, Point(x: 2029, y: 3), Point(x: 2031, y: 3)] }
            #expect(scenario.single("one", year) == 0.05)
        }
    }

    // MARK: Arithmetic

    /// On numbers that a person can check.
    @Test func arithmetic() throws {
        let cases: [(String, Double)] = [
            ("1 + 2 * 3", 7), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("7 / 2 / 7", 0.5), ("(1 + 2) * 3", 9),
            ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("abs(-2.5)", 2.5), ("sqrt(2.25)", 1.5), ("exp(0)", 1),
            ("ln(exp(2))", 2), ("log10(1000)", 3), ("floor(-1.5)", -2), ("round(2.5)", 3), ("round(-2.5)", -3),
            ("clamp(7, 1, 5)", 5), ("clamp(-7, 1, 5)", 1), ("4.4%", 0.044), ("3 > 2 and not (1 >= 2)", 1),
            ("if 1 == 2 then 5 else 6", 6), ("if 1 != 2 or 0 then 5 else 6", 5), ("sum(1, 2, 3)", 6),
            ("product(2, 3, 4)", 24), ("2 million", 2e6), ("1 year / 1 month", 12), ("1 year / 1 week", 52),
            ("1 t / 1 kg", 1000), ("3 bn USD / 1.5 million USD", 2000), ("if 2 >= 2 then 1 else 0", 1),
        ]
        let indicators = cases.enumerated().map { "  c\($0): {value: \"\($1.0)\"}" }.joined(separator: "\n")
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(to: 2025, "indicators:\n\(indicators)"), paths: 64)
        for (place, (text, value)) in cases.enumerated() {
            expectEqual(scenario.single("c\(place)", 2025), value, text)
        }
    }

    /// What has no value in the base year is missing there, and so is what is computed from it.
    @Test func missingInTheBaseYear() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027, step: .quarter,
                """
                flows: {f: {base: 1 million USD}}
                variables:
                  noise: {value: "each(normal(0, 1))"}
                  walk: {value: "previous(variables.walk, 0) + (if calendar_year > 2024 then 1 else 0)", unit: 1}
                indicators:
                  noise: {value: variables.noise + 1}
                  growth: {value: growth(flows.f)}
                  long: {value: "lag(flows.f, 2 years)", unit: million USD/year}
                  walk: {value: variables.walk}
                  fine: {value: flows.f, unit: million USD/year}
                """), paths: 64)
        for (name, first) in [("noise", 2025), ("growth", 2025), ("long", 2026), ("walk", 2024), ("fine", 2024)] {
            for year in 2024...2027 {
                #expect(
                    scenario.values(name, year).allSatisfy { $0.isNaN } == (year < first), "\(name) in \(year)")
            }
        }
        #expect(scenario.single("walk", 2027) == 12)
        let results = scenario.run.indicatorResults(workers: .init(count: 1))
        #expect(results[0].years[0].count == 0 && results[0].years[0].mean == nil && results[0].years[1].count == 64)
    }
}

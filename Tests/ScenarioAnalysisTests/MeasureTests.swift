import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// How measures build up, whether they happen, and what they cost.
@Suite struct MeasureTests {
    static let steps = Timeline.Step.allCases
    static let shapes = ["step", "linear", "logistic", "exponential"]

    // MARK: Intensity

    /// Mid-year starts, delays and ends; starts in and before the base year, of whose effect the base year holds a part.
    static let schedules: [(name: String, fields: String, from: Double, end: Double)] = [
        ("plain", "start: 2026", 2026, .infinity),
        ("mid", "start: 2026-05", 2026 + 4.0 / 12, .infinity),
        ("day", "start: 2026-05-16, delay: 9 months", 2026 + (4 + 15.0 / 31) / 12 + 0.75, .infinity),
        ("ending", "start: 2025-10, end: 2028-08", 2025.75, 2028 + 7.0 / 12),
        ("brief", "start: 2026-02, end: 2026-04", 2026 + 1.0 / 12, 2026.25),
        ("base", "start: 2024-04", 2024.25, .infinity),
        ("before", "start: 2022-09", 2022 + 8.0 / 12, .infinity),
        ("past", "start: 2023-07, end: 2027-03", 2023.5, 2027 + 2.0 / 12),
        ("never", "start: 2029, end: 2028", 2029, 2028),
    ]

    @Test(arguments: steps, shapes) func intensityIsTheMeanOfTheRamp(step: Timeline.Step, shape: String) throws {
        let ramp = shape == "step" ? "" : ", ramp: {shape: \(shape), over: 30 months}"
        let measures = Self.schedules.map { "  \($0.name): {\($0.fields)\(ramp)}" }
        let indicators = Self.schedules.map { schedule in
            """
              \(schedule.name): {value: measures.\(schedule.name).intensity, over_year: mean}
              \(schedule.name)_end: {value: measures.\(schedule.name).intensity}
            """
        }
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2031, step: step, (["measures:"] + measures + ["indicators:"] + indicators).joined(separator: "\n")),
            paths: 64)
        for schedule in Self.schedules {
            let curve = RampCurve(shape: shape, over: 2.5, from: schedule.from, end: schedule.end)
            let held = curve.mean(2024, 2025)
            #expect(scenario.single(schedule.name, 2024) == 0)
            for year in 2025...2031 {
                let next = Double(year + 1)
                let mean = curve.mean(Double(year), next) - held
                let last = curve.mean(next - step.length, next) - held
                let found = scenario.single(schedule.name, year)
                #expect(abs(found - mean) < 1e-9, "\(schedule.name) \(year) mean: \(found), expected \(mean)")
                let end = scenario.single("\(schedule.name)_end", year)
                #expect(abs(end - last) < 1e-9, "\(schedule.name) \(year) end: \(end), expected \(last)")
            }
        }
    }

    /// A step in July of an annual run counts one half in its first year.
    @Test func aStepInJulyCountsOneHalf() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027,
                """
                measures: {m: {start: 2025-07}}
                indicators: {m: {value: measures.m.intensity}}
                """), paths: 64)
        for (year, intensity) in [(2024, 0), (2025, 0.5), (2026, 1), (2027, 1)] {
            expectEqual(scenario.single("m", year), intensity, "the intensity of \(year)")
        }
    }

    @Test(arguments: steps, ["linear", "logistic", "exponential"]) func uncertainStartsAndRamps(
        step: Timeline.Step, shape: String
    ) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2031, step: step,
                """
                parameters:
                  start: uniform(2023.25, 2027.75)
                  delay: triangular(0, 0.25, 1.5) years
                  over: uniform(0.4, 5) years
                  end: uniform(2026, 2031)
                measures:
                  m:
                    start: parameters.start
                    delay: parameters.delay
                    end: parameters.end
                    ramp: {shape: \(shape), over: parameters.over}
                  own: {start: "uniform(2025-03, 2027-09)", ramp: {shape: \(shape), over: "uniform(1, 3) years"}}
                indicators:
                  start: {value: parameters.start}
                  delay: {value: parameters.delay, unit: years}
                  over: {value: parameters.over, unit: years}
                  end: {value: parameters.end}
                  intensity: {value: measures.m.intensity, over_year: mean}
                  own_start: {value: measures.own.start}
                  own_over: {value: measures.own.ramp.over, unit: years}
                  own: {value: measures.own.intensity, over_year: mean}
                """), paths: 300)
        expect(
            scenario.figures("own_start", 2024),
            from: .uniform(minimum: 2025 + 2.0 / 12, maximum: 2027 + 8.0 / 12))
        expect(
            scenario.figures("start", 2024),
            from: .uniform(minimum: 2023.25, maximum: 2027.75))
        let inputs = ["start", "delay", "over", "end", "own_start", "own_over"].map { scenario.values($0, 2030) }
        for year in 2025...2031 {
            let (intensity, own) = (scenario.values("intensity", year), scenario.values("own", year))
            expectOnEveryPath(of: scenario, within: 1e-9, "the intensity of \(year)") { path in
                let curve = RampCurve(
                    shape: shape, over: inputs[2][path], from: inputs[0][path] + inputs[1][path], end: inputs[3][path])
                return (intensity[path], curve.mean(Double(year), Double(year + 1)) - curve.mean(2024, 2025))
            }
            expectOnEveryPath(of: scenario, within: 1e-9, "its own intensity of \(year)") { path in
                let curve = RampCurve(shape: shape, over: inputs[5][path], from: inputs[4][path])
                return (own[path], curve.mean(Double(year), Double(year + 1)))
            }
        }
    }

    /// A ramp over no time is a step, whether that is written or drawn.
    @Test(arguments: ["linear", "logistic", "exponential"]) func rampsOverNoTimeAreSteps(shape: String) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2028,
                """
                parameters: {over: "discrete(0=50%, 2=50%) * 1 year"}
                measures:
                  written: {start: 2026-07, ramp: {shape: \(shape), over: 0 years}}
                  drawn: {start: 2026-07, ramp: {shape: \(shape), over: parameters.over}}
                indicators:
                  over: {value: parameters.over, unit: years}
                  written: {value: measures.written.intensity}
                  drawn: {value: measures.drawn.intensity}
                """), paths: 200)
        for (year, step) in [(2025, 0), (2026, 0.5), (2027, 1), (2028, 1)] {
            expectEqual(scenario.single("written", year), step, "written, \(year)")
            let ramp = RampCurve(shape: shape, over: 2, from: 2026.5).mean(Double(year), Double(year + 1))
            for (over, found) in zip(scenario.values("over", year), scenario.values("drawn", year)) {
                expectEqual(found, over == 0 ? step : ramp, within: 1e-9, "drawn, \(year)")
            }
        }
    }

    // MARK: Whether it happens

    @Test func probabilityAndRequirements() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                parameters: {chance: "uniform(20%, 80%)"}
                flows: {f: {base: 100 million USD}}
                measures:
                  agreement: {start: 2026-07, probability: 60%}
                  office:
                    start: 2025-07
                    probability: 90%
                    requires: [agreement]
                    ramp: {shape: linear, over: 2 years}
                    effects: [{raise: flows.f, by: 10%}]
                  fair: {start: "uniform(2025, 2029)", requires: [office, agreement], probability: parameters.chance}
                  shelved: {enabled: false, start: 2025}
                  orphan: {start: 2025, requires: [shelved], effects: [{raise: flows.f, by: 50%}]}
                  certain: {start: 2025}
                indicators:
                  f: {value: flows.f, unit: million USD/year}
                  agreement: {value: measures.agreement.happens}
                  office: {value: measures.office.happens}
                  office_intensity: {value: measures.office.intensity}
                  fair: {value: measures.fair.happens}
                  fair_start: {value: measures.fair.start}
                  fair_intensity: {value: measures.fair.intensity}
                  orphan: {value: measures.orphan.happens}
                  certain: {value: measures.certain.happens}
                """))
        #expect(scenario.single("orphan", 2030) == 0)
        #expect(scenario.single("certain", 2030) == 1)
        for (name, probability) in [("agreement", 0.6), ("office", 0.54), ("fair", 0.27)] {
            let figures = scenario.figures(name, 2030)
            expect(figures, from: .bernoulli(probability: probability))
            for year in 2024...2029 { #expect(scenario.values(name, year) == figures.values, "held") }
        }
        expectRefusal(
            scenario.figures("office", 2030).deviations(from: .bernoulli(probability: 0.55)), "a chance of 55 %")
        let (agreement, office, fair) = (
            scenario.values("agreement", 2030), scenario.values("office", 2030), scenario.values("fair", 2030)
        )
        // It counts from the later of the two starts.
        let officeRamp = RampCurve(shape: "linear", over: 2, from: 2026.5)
        let starts = scenario.values("fair_start", 2030)
        for year in 2025...2030 {
            let expected = officeRamp.mean(Double(year), Double(year + 1))
            let (intensity, flow) = (scenario.values("office_intensity", year), scenario.values("f", year))
            let fairIntensity = scenario.values("fair_intensity", year)
            expectOnEveryPath(of: scenario, "the office in \(year)") { (intensity[$0], office[$0] * expected) }
            expectOnEveryPath(of: scenario, "the flow in \(year)") { (flow[$0], 100 * (1 + 0.1 * intensity[$0])) }
            expectOnEveryPath(of: scenario, within: 1e-9, "the fair in \(year)") { path in
                let from = max(starts[path], 2026.5)
                return (fairIntensity[path], fair[path] * min(1, max(0, Double(year + 1) - from)))
            }
        }
        expectOnEveryPath(of: scenario, "no office without an agreement") { path in
            (max(0, office[path] - agreement[path]) + max(0, fair[path] - office[path]), 0)
        }
    }

    // MARK: Costs

    /// What a year costs does not depend on the step; the expected sum is that of the figures.
    @Test(arguments: steps) func costs(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2031, step: step,
                """
                measures:
                  office:
                    start: 2025-06
                    delay: uniform(0, 3) years
                    probability: 80%
                    end: 2029-03
                    cost: {once: 6 million USD, yearly: 2 million USD, payer: Kazakhstan}
                  road: {start: 2026-07, cost: {once: "uniform(50, 150) million USD"}}
                  running: {start: 2023, cost: {once: 9 million USD, yearly: 1 million USD/year}}
                  late: {start: 2040, cost: {once: 5 million USD, yearly: 1 million USD}}
                  off: {enabled: false, start: 2025, cost: {once: 5 million USD}}
                  free: {start: 2025}
                indicators:
                  from: {value: measures.office.start + measures.office.delay / 1 year}
                  happens: {value: measures.office.happens}
                  office: {value: measures.office.cost, unit: million USD/year}
                  price: {value: measures.road.cost.once, unit: million USD}
                  road: {value: measures.road.cost, unit: million USD/year}
                  running: {value: measures.running.cost, unit: million USD/year}
                  late: {value: measures.late.cost, unit: million USD/year}
                  all: {value: cost_of_measures, unit: million USD/year}
                  total: {value: cumulative(cost_of_measures), unit: million USD}
                """))
        let start = 2025 + 5.0 / 12
        let (end, happens) = (2029 + 2.0 / 12, scenario.values("happens", 2030))
        let (from, price) = (scenario.values("from", 2030), scenario.values("price", 2030))
        var total = [Double](repeating: 0, count: from.count)
        for year in 2024...2031 {
            let (office, road) = (scenario.values("office", year), scenario.values("road", year))
            let (all, sum) = (scenario.values("all", year), scenario.values("total", year))
            let (low, high) = (Double(year), Double(year + 1))
            let running = year == 2024 ? 0.0 : 1
            expectEqual(scenario.single("running", year), running, "a measure that has begun, \(year)")
            #expect(scenario.single("late", year) == 0)
            expectOnEveryPath(of: scenario, within: 1e-9, "the office in \(year)") { path in
                let isNow = year > 2024 && low <= from[path] && from[path] < high
                let time = year > 2024 ? max(0, min(high, end) - max(low, from[path])) : 0
                return (office[path], happens[path] * ((isNow ? 6 : 0) + 2 * time))
            }
            expectOnEveryPath(of: scenario, within: 1e-9, "the road in \(year)") { path in
                (road[path], year == 2026 ? price[path] : 0)
            }
            expectOnEveryPath(of: scenario, within: 1e-9, "the sum of \(year)") { path in
                (all[path], office[path] + road[path] + running)
            }
            expectOnEveryPath(of: scenario, within: 1e-9, "the sum to \(year)") { path in
                total[path] += all[path]
                return (sum[path], total[path])
            }
        }
        let figures = scenario.figures("total", 2031)
        // The start is uniform over three years, of which all but a quarter of a year lie before the end.
        let before = end - start
        let years = before >= 3 ? before - 1.5 : before * before / 6
        let expected = 0.8 * (6 + 2 * years) + 100 + 7
        expectAgreement(figures.deviation(fromMean: expected), figures)
        expectRefusal([figures.deviation(fromMean: 1.01 * expected)], "1 % of the cost of a package")
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Events against plain simulations of them, and against arithmetic where luck has no part.
@Suite struct RiskTests {
    static let steps = Timeline.Step.allCases

    // MARK: One period

    /// An event of one year in an annual run: each year with probability 1 − e^−rate, by a draw of its own.
    @Test func eventsOfOneYear() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030,
                """
                flows: {f: {base: 100 million USD}, g: {base: 100 million USD}}
                risks:
                  disruption:
                    rate: 0.4
                    effects:
                      - {raise: [flows.f, flows.g], by: "-uniform(10%, 40%)"}
                  strike: {rate: 0.2/year, duration: 3 months, effects: [{raise: flows.g, by: -20%}]}
                indicators:
                  f: {value: flows.f, unit: million USD/year}
                  g: {value: flows.g, unit: million USD/year}
                  active: {value: risks.disruption.active}
                  intensity: {value: risks.disruption.intensity}
                  events: {value: risks.disruption.events}
                  strike: {value: risks.strike.intensity}
                  strikes: {value: risks.strike.active}
                """))
        let chance = 1 - exp(-0.4)
        for year in [2025, 2030] {
            expect(scenario.figures("active", year), from: .bernoulli(probability: chance))
            expectRefusal(
                scenario.figures("active", year).deviations(from: .bernoulli(probability: 1 - exp(-0.42))),
                "a rate of 0.42")
            #expect(scenario.values("intensity", year) == scenario.values("active", year))
            expect(
                scenario.figures("events", year),
                from: .binomial(count: Double(year - 2024), probability: chance))
            let f = scenario.figures("f", year)
            // E(loss) = p · 0.25, E(loss²) = p · (0.25² + 0.3²/12).
            let variance = chance * (0.0625 + 0.0075) - pow(chance * 0.25, 2)
            expectAgreement(
                [
                    f.deviation(fromMean: 100 * (1 - chance * 0.25)),
                    f.deviation(fromStandardDeviation: 100 * variance.squareRoot()),
                    f.deviation(fromShare: chance / 2, upTo: 75, "the middle of losses"),
                    f.deviation(fromShare: chance, upTo: 99.9999, "what an event leaves"),
                ], f)
            let strikes = scenario.figures("strikes", year)
            let strike = scenario.values("strike", year)
            #expect(strikes.values == strike)
            expect(strikes.map("four strikes") { $0 * 4 }, from: .bernoulli(probability: 1 - exp(-0.2)))
            // Both flows lose by one draw; the strike comes on top.
            let g = scenario.values("g", year)
            expectOnEveryPath(of: scenario, "g in \(year)") { (g[$0], f.values[$0] * (1 - 0.2 * strike[$0])) }
        }
        let (one, other) = (scenario.figures("f", 2029), scenario.figures("f", 2030))
        expectAgreement(one.deviation(fromCorrelation: 0, with: other), one)
        expectAgreement(
            scenario.figures("active", 2029).deviation(
                fromCorrelation: 0, with: scenario.figures("strikes", 2029)), one)
        #expect(scenario.single("active", 2024) == 0 && scenario.single("events", 2024) == 0)
        #expect(scenario.single("f", 2024) == 100)
    }

    /// The rate is drawn once a path: it makes events of different years go together.
    @Test func anUncertainRateIsDrawnOncePerPath() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2027,
                """
                risks: {r: {rate: "uniform(0.1, 1.5)"}, off: {rate: 2, enabled: false}}
                indicators: {a: {value: risks.r.active}, off: {value: risks.off.active + risks.off.events}}
                """))
        // E(p) and E(p²) for p = 1 − e^−λ and a uniform λ.
        func mean(of power: Double) -> Double { (exp(-power * 0.1) - exp(-power * 1.5)) / (power * 1.4) }
        let probability = 1 - mean(of: 1)
        let square = 1 - 2 * mean(of: 1) + mean(of: 2)
        let correlation = (square - probability * probability) / (probability * (1 - probability))
        for (one, other) in [(2025, 2026), (2025, 2027)] {
            let figures = scenario.figures("a", one)
            expect(figures, from: .bernoulli(probability: probability))
            expectAgreement(
                figures.deviation(fromCorrelation: correlation, with: scenario.figures("a", other)), figures)
        }
        #expect(scenario.single("off", 2027) == 0)
    }

    // MARK: Many periods

    /// A plain simulation of events that last and fade, path by path.
    struct Events {
        var rate: Double
        var duration: (inout SeededGenerator) -> Double
        var recovery: (inout SeededGenerator) -> Double
        var magnitude: (inout SeededGenerator) -> Double

        struct Year {
            var active = 0.0
            var intensity = 0.0
            var events = 0.0
            var flow = 0.0
        }

        /// ∫ from 0 to x: 1 for the duration, then down in a straight line.
        static func area(_ x: Double, _ duration: Double, _ recovery: Double) -> Double {
            let fading = min(max(x - duration, 0), recovery)
            return min(x, duration) + (fading > 0 ? fading - fading * fading / (2 * recovery) : 0)
        }

        func path(years: Int, step: Timeline.Step, _ luck: inout SeededGenerator) -> [Year] {
            var (age, duration, recovery, magnitude) = (1e9, 0.0, 0.0, 0.0)
            var events = 0.0
            return (0..<years).map { _ in
                var year = Year()
                for _ in 0..<step.periodsPerYear {
                    if age + 1e-9 >= duration + recovery, luck.happens(1 - exp(-rate * step.length)) {
                        age = 0
                        duration = self.duration(&luck)
                        recovery = self.recovery(&luck)
                        magnitude = self.magnitude(&luck)
                        events += 1
                    }
                    let next = age + step.length
                    let share =
                        (Self.area(next, duration, recovery) - Self.area(age, duration, recovery)) / step.length
                    year.intensity += share * step.length
                    year.active += min(max(duration - age, 0), step.length)
                    year.flow += 100 * (1 + share * magnitude) * step.length
                    age = next
                }
                year.events = events
                return year
            }
        }
    }

    @Test(arguments: steps) func eventsThatLastAndFade(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2029, step: step,
                """
                flows: {f: {base: 100 million USD}}
                risks:
                  closure:
                    rate: 0.5
                    duration: uniform(0.3, 2.2) years
                    recovery: triangular(0, 6, 12) months
                    effects: [{raise: flows.f, by: "-uniform(10%, 40%)"}]
                indicators:
                  flow: {value: flows.f, unit: million USD/year}
                  active: {value: risks.closure.active, over_year: mean}
                  intensity: {value: risks.closure.intensity, over_year: mean}
                  events: {value: risks.closure.events}
                """))
        let model = Events(
            rate: 0.5, duration: { $0.uniform(0.3, 2.2) }, recovery: { $0.triangular(0, 0.5, 1) },
            magnitude: { -$0.uniform(0.1, 0.4) })
        var luck = SeededGenerator(seed: 5)
        let paths = (0..<100_000).map { _ in model.path(years: 5, step: step, &luck) }
        for year in [2025, 2026, 2029] {
            for (name, figure) in [
                ("flow", \Events.Year.flow), ("active", \.active), ("intensity", \.intensity), ("events", \.events),
            ] {
                let reference = Figures(
                    paths.map { $0[year - 2025][keyPath: figure] }, name: "reference", replay: "seed 5")
                expect(scenario.figures(name, year), like: reference)
            }
        }
        expectRefusal(
            scenario.figures("active", 2029).deviations(
                from: Figures(
                    paths.map { $0[4].active * 1.02 }, name: "longer", replay: "")), "2 % more time of events")
    }

    static let courses: [(duration: String, recovery: String, years: Double, fading: Double)] = [
        ("6 months", "0 years", 0.5, 0), ("2 years", "0 years", 2, 0), ("9 months", "3 months", 0.75, 0.25),
        ("18 months", "6 months", 1.5, 0.5), ("1 year", "5 months", 1, 5.0 / 12), ("7 weeks", "0 years", 7.0 / 52, 0),
        ("0.9 years", "1.3 years", 0.9, 1.3), ("5 years", "2 years", 5, 2),
    ]

    /// Where an event comes as soon as it may, the next begins in the first period that starts after the recovery.
    @Test(arguments: steps, courses) func oneEventAtATime(
        step: Timeline.Step, course: (duration: String, recovery: String, years: Double, fading: Double)
    ) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2038, step: step,
                """
                risks:
                  r: {rate: 10000, duration: \(course.duration), recovery: \(course.recovery)}
                indicators:
                  active: {value: risks.r.active, over_year: mean}
                  intensity: {value: risks.r.intensity, over_year: mean}
                  events: {value: risks.r.events}
                """), paths: 64)
        let cycle = max(1, Int(((course.years + course.fading) / step.length - 1e-6).rounded(.up)))
        let perYear = step.periodsPerYear
        for year in 2025...2038 {
            var (active, intensity) = (0.0, 0.0)
            for period in (year - 2025) * perYear..<(year - 2024) * perYear {
                let age = Double(period % cycle) * step.length
                active += min(max(course.years - age, 0), step.length)
                intensity +=
                    Events.area(age + step.length, course.years, course.fading)
                    - Events.area(age, course.years, course.fading)
            }
            let events = ((year - 2024) * perYear + cycle - 1) / cycle
            #expect(scenario.single("events", year) == Double(events), "events to \(year)")
            expectEqual(scenario.single("active", year), active, "active in \(year)")
            expectEqual(scenario.single("intensity", year), intensity, "intensity in \(year)")
        }
    }

    /// An event's draws are held while it lasts, and fresh for the next.
    @Test func magnitudesAreHeldForAWholeEvent() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2032, step: .quarter,
                """
                flows: {f: {base: 100 million USD}, g: {base: 100 million USD}}
                risks:
                  r:
                    rate: 3
                    duration: uniform(3, 5) years
                    effects:
                      loss: {raise: flows.f, by: "-uniform(0%, 50%)"}
                      other: {raise: flows.g, by: "-uniform(0%, 50%)"}
                indicators:
                  f: {value: flows.f, unit: million USD/year, over_year: end}
                  g: {value: flows.g, unit: million USD/year, over_year: end}
                  events: {value: risks.r.events}
                  intensity: {value: risks.r.intensity}
                """))
        let years = 2027...2032
        let f = years.map { scenario.values("f", $0) }
        let g = years.map { scenario.values("g", $0) }
        let events = years.map { scenario.values("events", $0) }
        let intensities = years.map { scenario.values("intensity", $0) }
        var (one, next, other, held) = ([Double](), [Double](), [Double](), 0)
        for path in f[0].indices where events[0][path] == 1 && intensities[0][path] == 1 {
            let first = f[0][path]
            if events[1][path] == 1, intensities[1][path] == 1 {
                try #require(abs(f[1][path] - first) < 1e-12 * first, "path \(path)")
                held += 1
            }
            let later = f.indices.first { events[$0][path] == 2 && intensities[$0][path] == 1 }
            guard let second = later else { continue }
            one.append(1 - first / 100)
            next.append(1 - f[second][path] / 100)
            other.append(1 - g[0][path] / 100)
        }
        #expect(held > 1000 && one.count > 100_000)
        func figures(_ values: [Double], _ name: String) -> Figures {
            Figures(values, name: name, replay: scenario.text)
        }
        let first = figures(one, "loss of the first event")
        let second = figures(next, "loss of the second event")
        expect(first, from: .uniform(minimum: 0, maximum: 0.5))
        expect(second, from: .uniform(minimum: 0, maximum: 0.5))
        expectAgreement(first.deviation(fromCorrelation: 0, with: second), first)
        expectAgreement(first.deviation(fromCorrelation: 0, with: figures(other, "loss of g")), first)
    }

    // MARK: When

    /// Events begin at the start of a period that lies in [from, to).
    @Test(arguments: steps) func eventsComeBetweenTheirBounds(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                risks:
                  r: {rate: 100000, duration: 0.01 years, from: 2026-04, to: 2028-10}
                  open: {rate: 100000, duration: 0.01 years, from: 2027}
                indicators: {r: {value: risks.r.events}, open: {value: risks.open.events}}
                """), paths: 64)
        let perYear = step.periodsPerYear
        for year in 2025...2030 {
            let starts = (0..<(year - 2024) * perYear).map { 2025 + Double($0) * step.length }
            let count = starts.count { $0 > 2026.249 && $0 < 2028.749 }
            #expect(scenario.single("r", year) == Double(count), "\(year)")
            #expect(scenario.single("open", year) == Double(starts.count { $0 > 2026.999 }), "\(year)")
        }
    }

    /// Once, at a time, with a probability.
    @Test(arguments: steps) func onceAtATime(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                parameters: {when: "uniform(2025.5, 2029.5)"}
                risks:
                  vote: {probability: 35%, at: 2027-05, duration: 6 months, recovery: 1 year}
                  crash: {probability: "uniform(0, 1)", at: parameters.when, duration: 20 years}
                  past: {probability: 100%, at: 2024-06}
                indicators:
                  vote: {value: risks.vote.events}
                  intensity: {value: risks.vote.intensity, over_year: mean}
                  crash: {value: risks.crash.events}
                  when: {value: parameters.when}
                  past: {value: risks.past.events}
                """))
        let vote = scenario.figures("vote", 2030)
        expect(vote, from: .bernoulli(probability: 0.35))
        #expect(scenario.single("vote", 2026) == 0 && scenario.single("past", 2030) == 0)
        // The event begins with the period that the time lies in.
        let start = (4.0 / 12 / step.length).rounded(.down) * step.length
        for year in 2027...2030 {
            #expect(scenario.values("vote", year) == vote.values)
            let (from, to) = (Double(year - 2027) - start, Double(year - 2026) - start)
            let share = Events.area(to, 0.5, 1) - Events.area(max(0, from), 0.5, 1)
            let intensity = scenario.values("intensity", year)
            expectOnEveryPath(of: scenario, "intensity in \(year)") { (intensity[$0], share * vote.values[$0]) }
        }
        expect(scenario.figures("crash", 2030), from: .bernoulli(probability: 0.5))
        let (crash, when) = (scenario.values("crash", 2030), scenario.values("when", 2030))
        for year in 2025...2029 {
            let now = scenario.values("crash", year)
            expectOnEveryPath(of: scenario, "crashes to \(year)") { path in
                (now[path], when[path] < Double(year + 1) ? crash[path] : 0)
            }
        }
    }
}

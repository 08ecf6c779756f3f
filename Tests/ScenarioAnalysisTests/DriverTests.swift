import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Drivers against the closed forms of their processes.
///
/// A value stands at the middle of its period: with `over_year: end` that of the year's last period is seen, and yearly
/// means are those over the middles of the year's periods.
@Suite struct DriverTests {
    static let steps = Timeline.Step.allCases

    // MARK: Geometric Brownian motion

    static func motions(_ step: Timeline.Step) -> String {
        ScenarioText.scenario(
            to: 2034, step: step,
            """
            drivers:
              drifting: {process: gbm, start: 80 USD/bbl, drift: 6%, volatility: 12%}
              trending: {process: gbm, trend: 8%, volatility: 10%}
            indicators:
              drifting_end: {value: drivers.drifting, over_year: end}
              drifting: {value: drivers.drifting}
              trending_end: {value: drivers.trending, over_year: end}
              trending: {value: drivers.trending}
            """)
    }

    static let motion: [String: GaussianPath] = [
        "drifting": .motion(start: 80, drift: 0.06 - 0.12 * 0.12 / 2, volatility: 0.12),
        // The default start is 100; a trend is growth of the median.
        "trending": .motion(start: 100, drift: log(1.08), volatility: 0.1),
    ]

    @Test(arguments: steps) func geometricBrownianMotion(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.motions(step))
        for (name, path) in Self.motion {
            // What was observed is reported to the last bit.
            #expect(scenario.single(name, 2024) == (name == "drifting" ? 80 : 100))
            for year in [2025, 2026, 2029, 2034] {
                let times = step.middles(of: year)
                expect(scenario.figures("\(name)_end", year), from: path.exponentialLaw(at: times[times.count - 1]))
                let yearly = scenario.figures(name, year)
                expectAgreement(yearly.deviations(fromMeanOver: times, of: path), yearly)
            }
        }
    }

    /// Of the median growth a year, of the volatility, and of time (a month of ten years is nearly 1 %).
    @Test func onePercentOfAMotionIsNoticed() throws {
        let figures = try SimulatedScenario(Self.motions(.year), paths: 500_000).figures("trending_end", 2034)
        expect(figures, from: GaussianPath.motion(start: 100, drift: log(1.08), volatility: 0.1).exponentialLaw(at: 10))
        for (drift, volatility, time, what) in [
            (log(1.0808), 0.1, 10, "a trend of 8.08 %"), (log(1.08), 0.101, 10, "a volatility of 10.1 %"),
            (log(1.08), 0.1, 10 + 1.0 / 12, "a month more"), (log(1.08) - 0.005, 0.1, 10, "a mean for a median"),
        ] {
            let wrong = GaussianPath.motion(start: 100, drift: drift, volatility: volatility)
            expectRefusal(figures.deviations(from: wrong.exponentialLaw(at: time)), what)
        }
    }

    /// Increments over separate years are independent.
    @Test(arguments: steps) func incrementsAreIndependent(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.motions(step))
        func change(_ name: String, _ year: Int) -> Figures {
            scenario.figures("\(name)_end", year).combined(
                with: scenario.figures("\(name)_end", year - 1), "log change of \(name) in \(year)"
            ) { log($0 / $1) }
        }
        let one = change("drifting", 2030)
        expect(one, from: .normal(mean: 0.06 - 0.12 * 0.12 / 2, standardDeviation: 0.12))
        for other in [
            change("drifting", 2031), change("drifting", 2034), change("trending", 2030), change("trending", 2031),
        ] {
            expectAgreement(one.deviation(fromCorrelation: 0, with: other), one)
        }
    }

    // MARK: Mean reversion

    static func reverting(_ step: Timeline.Step) -> String {
        ScenarioText.scenario(
            to: 2034, step: step,
            """
            drivers:
              price: {process: mean_reverting, start: 80 USD/bbl, level: 60 USD/bbl, half_life: 2 years, volatility: 30%}
              balance: {process: mean_reverting, start: 5, level: -2, half_life: 18 months, volatility: 1, scale: linear}
            indicators:
              price_end: {value: drivers.price, over_year: end}
              price: {value: drivers.price}
              balance_end: {value: drivers.balance, over_year: end}
              balance: {value: drivers.balance}
            """)
    }

    static let price = GaussianPath.reverting(start: log(80), level: log(60), halfLife: 2, volatility: 0.3)
    static let balance = GaussianPath.reverting(start: 5, level: -2, halfLife: 1.5, volatility: 1)

    @Test(arguments: steps) func meanReversion(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.reverting(step))
        #expect(scenario.single("balance", 2024) == 5)
        for year in [2025, 2026, 2028, 2034] {
            let times = step.middles(of: year)
            let last = times[times.count - 1]
            expect(scenario.figures("price_end", year), from: Self.price.exponentialLaw(at: last))
            expect(scenario.figures("balance_end", year), from: Self.balance.law(at: last))
            expect(scenario.figures("balance", year), from: Self.balance.lawOfMean(over: times))
            let yearly = scenario.figures("price", year)
            expectAgreement(yearly.deviations(fromMeanOver: times, of: Self.price), yearly)
        }
    }

    @Test func onePercentOfMeanReversionIsNoticed() throws {
        let scenario = try SimulatedScenario(Self.reverting(.year), paths: 500_000)
        for (halfLife, level, volatility, what) in [
            (1.515, -2, 1, "a half-life of 1.515 years"), (1.5, -2.02, 1, "a level of -2.02"),
            (1.5, -2, 1.01, "a volatility of 1.01"),
        ] {
            let wrong = GaussianPath.reverting(start: 5, level: level, halfLife: halfLife, volatility: volatility)
            let deviations = (2025...2034).flatMap { year in
                scenario.figures("balance_end", year).deviations(from: wrong.law(at: Double(year - 2024)))
            }
            expectRefusal(deviations, what)
        }
    }

    /// The correlation of levels a year apart.
    @Test(arguments: steps) func reversionForgets(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.reverting(step))
        let (early, late) = (scenario.figures("balance_end", 2028), scenario.figures("balance_end", 2029))
        let (one, other) = (step.middles(of: 2028).last ?? 0, step.middles(of: 2029).last ?? 0)
        let path = Self.balance
        let correlation =
            path.covariance(one, other) / (path.covariance(one, one) * path.covariance(other, other)).squareRoot()
        expectAgreement(early.deviation(fromCorrelation: correlation, with: late), early)
    }

    // MARK: Growth

    static func growth(_ step: Timeline.Step) -> String {
        ScenarioText.scenario(
            to: 2034, step: step,
            """
            drivers:
              persistent: {process: growth, trend: 6%, volatility: 3%, persistence: 0.6, last: -8%}
              swinging: {process: growth, start: 2, trend: 5%, volatility: 4%, persistence: -0.4}
              forgetful: {process: growth, start: 1, trend: 2%, volatility: 2%, last: 9%}
            indicators:
              persistent: {value: drivers.persistent}
              swinging: {value: drivers.swinging}
              forgetful: {value: drivers.forgetful}
              persistent_end: {value: drivers.persistent, over_year: end}
              persistent_last: {value: "lag(drivers.persistent, 1 year)", over_year: end}
            """)
    }

    /// Log growth g = m + φ(g₋₁ − m) + σ√(1 − φ²) z, which starts at `last`.
    struct Growth {
        var start: Double
        var trend: Double
        var volatility: Double
        var persistence: Double
        var last: Double

        /// Of log growth in year n.
        func growthLaw(_ n: Int) -> Distribution {
            let mean = log(1 + trend)
            let kept = pow(persistence, Double(n))
            return .normal(
                mean: mean + kept * (log(1 + last) - mean),
                standardDeviation: volatility * (1 - kept * kept).squareRoot())
        }

        /// Of the level in year n: shock j reaches it 1 + φ + … + φⁿ⁻ʲ times.
        func law(_ n: Int) -> Distribution {
            let mean = log(1 + trend)
            let innovation = volatility * (1 - persistence * persistence).squareRoot()
            var (drift, variance, reach) = (0.0, 0.0, 0.0)
            for age in 0..<n {
                reach += pow(persistence, Double(age))
                variance += innovation * innovation * reach * reach
                drift += mean + pow(persistence, Double(age + 1)) * (log(1 + last) - mean)
            }
            return .lognormal(median: start * exp(drift), sigma: variance.squareRoot())
        }
    }

    static let growths: [String: Growth] = [
        "persistent": Growth(start: 100, trend: 0.06, volatility: 0.03, persistence: 0.6, last: -0.08),
        "swinging": Growth(start: 2, trend: 0.05, volatility: 0.04, persistence: -0.4, last: 0.05),
        "forgetful": Growth(start: 1, trend: 0.02, volatility: 0.02, persistence: 0, last: 0.09),
    ]

    @Test(arguments: steps) func growthSeries(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.growth(step))
        for (name, growth) in Self.growths {
            for year in [2025, 2026, 2029, 2034] {
                let level = scenario.figures(name, year)
                expect(level, from: growth.law(year - 2024))
                let change = level.combined(with: scenario.figures(name, year - 1), "log growth of \(name)") {
                    log($0 / $1)
                }
                expect(change, from: growth.growthLaw(year - 2024))
            }
        }
        // It holds its year's figure, so that the mean of a year and its end are one.
        for year in [2025, 2030] {
            let (mean, end) = (scenario.values("persistent", year), scenario.values("persistent_end", year))
            expectOnEveryPath(of: scenario, within: 1e-12, "the mean of \(year)") { (mean[$0], end[$0]) }
            #expect(scenario.values("persistent_last", year + 1) == end)
        }
    }

    @Test func onePercentOfGrowthIsNoticed() throws {
        let scenario = try SimulatedScenario(Self.growth(.year), paths: 500_000)
        guard let right = Self.growths["persistent"] else { return }
        for (path, what) in [
            (\Growth.trend, "trend"), (\Growth.volatility, "volatility"), (\Growth.persistence, "persistence"),
            (\Growth.last, "last"),
        ] {
            var wrong = right
            wrong[keyPath: path] *= 1.01
            let deviations = (2025...2034).flatMap {
                scenario.figures("persistent", $0).deviations(from: wrong.law($0 - 2024))
            }
            expectRefusal(deviations, "1 % more of \(what)")
        }
    }

    /// Growth of one year remembers that of the year before.
    @Test(arguments: [Timeline.Step.year, .month]) func growthPersists(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.growth(step))
        func growth(_ name: String, _ year: Int) -> Figures {
            scenario.figures(name, year).combined(with: scenario.figures(name, year - 1), "growth of \(name)") {
                log($0 / $1)
            }
        }
        for (name, persistence) in [("persistent", 0.6), ("swinging", -0.4), ("forgetful", 0)] {
            // In year n the variance is σ²(1 − φ²ⁿ).
            let ratio = ((1 - pow(persistence, 16)) / (1 - pow(persistence, 18))).squareRoot()
            let earlier = growth(name, 2032)
            expectAgreement(
                earlier.deviation(fromCorrelation: persistence * ratio, with: growth(name, 2033)), earlier)
        }
    }

    // MARK: Constants and schedules

    @Test(arguments: steps) func schedulesAndConstants(step: Timeline.Step) throws {
        let points = [(2024, 1.0), (2027, 4), (2028, 2), (2030, 2), (2032, 9)]
        let written = "{2024: 1, 2027: 4, 2028: 2, 2030: 2, 2032: 9}"
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2034, step: step,
                """
                drivers:
                  fixed: {process: constant, start: 7 USD/bbl}
                  line: {process: schedule, points: \(written)}
                  stairs: {process: schedule, points: \(written), interpolate: step}
                  curve: {process: schedule, points: \(written), interpolate: smooth}
                indicators:
                  fixed: {value: drivers.fixed}
                  line: {value: drivers.line}
                  stairs: {value: drivers.stairs}
                  curve: {value: drivers.curve}
                """), paths: 70)
        let methods: [(String, MonotoneInterpolation.Method)] = [
            ("line", .linear), ("stairs", .step), ("curve", .steffen),
        ]
        for (name, method) in methods {
            let curve = try MonotoneInterpolation(
                points.map { .init(x: Double($0.0 - 2024), y: $0.1) }, method: method)
            for year in 2024...2034 {
                let times = year == 2024 ? [0] : step.middles(of: year)
                let expected = times.reduce(0) { $0 + curve.value(at: min($1, 8)) } / Double(times.count)
                expectEqual(scenario.single(name, year), expected, "\(name) in \(year)")
            }
        }
        for year in 2024...2034 { #expect(scenario.single("fixed", year) == 7) }
        // With yearly steps a point's figure is its year's.
        if step == .year { #expect(scenario.single("curve", 2027) == 4) }
    }

    /// A schedule's noise: e^{σz} each period, median kept, without memory.
    @Test(arguments: steps) func noisySchedules(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2030, step: step,
                """
                drivers:
                  noisy: {process: schedule, points: {2024: 50, 2030: 80}, interpolate: step, volatility: 20%}
                indicators:
                  noisy: {value: drivers.noisy}
                  noisy_end: {value: drivers.noisy, over_year: end}
                """))
        #expect(scenario.single("noisy", 2024) == 50)
        for year in [2025, 2029] {
            let end = scenario.figures("noisy_end", year)
            expect(end, from: .lognormal(median: 50, sigma: 0.2))
            let yearly = scenario.figures("noisy", year)
            let times = step.middles(of: year)
            let noise = GaussianPath(mean: { _ in log(50) }, covariance: { $0 == $1 ? 0.04 : 0 })
            expectAgreement(yearly.deviations(fromMeanOver: times, of: noise), yearly)
        }
        let logs = scenario.figures("noisy_end", 2026).map("log of noisy") { log($0) }
        expectAgreement(
            logs.deviation(
                fromCorrelation: 0, with: scenario.figures("noisy_end", 2027).map("log of noisy") { log($0) }), logs)
    }
}

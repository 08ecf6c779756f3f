import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Shocks under Student's copula, recovered from what they move.
@Suite struct StudentCopulaTests {
    static let degrees = 5.0

    static func text(_ step: Timeline.Step = .year, copula: String = "copula: student(5)", more: String = "") -> String
    {
        ScenarioText.scenario(
            to: 2027, step: step,
            """
            drivers:
              a: {process: gbm, start: 1, trend: 0%, volatility: 10%}
              b: {process: gbm, start: 1, trend: 0%, volatility: 10%}
              c: {process: gbm, start: 1, trend: 0%, volatility: 10%}
              alone: {process: gbm, start: 1, trend: 0%, volatility: 10%}
              more: {process: gbm, start: 1, trend: 0%, volatility: 10%}
              output: {process: growth, trend: 0%, volatility: 10%}
            correlations:
              \(copula)
              a: {b: 0.6, c: 0\(more)}
            indicators:
              a: {value: drivers.a, over_year: end}
              b: {value: drivers.b, over_year: end}
              c: {value: drivers.c, over_year: end}
              alone: {value: drivers.alone, over_year: end}
              output: {value: drivers.output, over_year: end}
            """)
    }

    static func shock(_ scenario: SimulatedScenario, _ name: String, _ year: Int = 2026) -> Figures {
        scenario.figures(name, year).combined(with: scenario.figures(name, year - 1), "shock of \(name) in \(year)") {
            log($0 / $1) / 0.1
        }
    }

    /// √n times the largest distance between the distribution of the figures and the standard normal one.
    static func distance(_ figures: [Double]) -> Double {
        let sorted = figures.sorted()
        let count = Double(sorted.count)
        let distance = sorted.enumerated().reduce(0.0) { largest, next in
            let expected = normalCumulative(next.element)
            let steps = [next.offset, next.offset + 1].map { abs(expected - Double($0) / count) }
            return max(largest, steps[0], steps[1])
        }
        return distance * count.squareRoot()
    }

    /// With probability 2e^{−2x²} (Kolmogorov) the distance exceeds x: 2.8 once in three million times.
    static let farthest = 2.8

    /// How likely two of these shocks are both at or below their u-quantile: given that the one is at x, the other is
    /// Student's t with one degree of freedom more, by location ρx and scale √((ν + x²)(1 − ρ²)/(ν + 1)).
    static func joint(_ u: Double, _ correlation: Double) -> Double {
        let one = Distribution.student(degreesOfFreedom: degrees, location: 0, scale: 1)
        let other = Distribution.student(degreesOfFreedom: degrees + 1, location: 0, scale: 1)
        let end = one.quantile(u)
        let steps = 4000
        // Midpoints in the root of the probability, since the integrand bends near 0.
        return (0..<steps).reduce(0.0) { sum, step in
            let root = (Double(step) + 0.5) / Double(steps)
            let x = one.quantile(u * root * root)
            let scale = ((degrees + x * x) * (1 - correlation * correlation) / (degrees + 1)).squareRoot()
            return sum + 2 * root * u / Double(steps) * other.cumulative((end - correlation * x) / scale)
        }
    }

    /// 2 t_{ν+1}(−√((ν+1)(1−ρ)/(1+ρ))) (Embrechts, McNeil & Straumann 2002).
    static func tailDependence(_ correlation: Double) -> Double {
        let law = Distribution.student(degreesOfFreedom: degrees + 1, location: 0, scale: 1)
        return 2 * law.cumulative(-((degrees + 1) * (1 - correlation) / (1 + correlation)).squareRoot())
    }

    @Test func everyShockIsNormalByItself() throws {
        let scenario = try SimulatedScenario(Self.text(), paths: 500_000)
        for name in ["a", "b", "c", "alone"] {
            let shock = Self.shock(scenario, name)
            expect(shock, from: .normal(mean: 0, standardDeviation: 1))
            #expect(Self.distance(shock.values) < Self.farthest, "\(name)")
        }
        // Three percent more of spread are noticed, and of the standard deviation one.
        #expect(Self.distance(Self.shock(scenario, "a").values.map { $0 * 1.03 }) > Self.farthest)
        expectRefusal([Self.shock(scenario, "a").deviation(fromStandardDeviation: 1.01)], "1 % more of spread")
    }

    @Test func extremesComeTogether() throws {
        for correlation in [0, 0.6] {
            let limit = Self.tailDependence(correlation)
            #expect(abs(Self.joint(1e-9, correlation) / 1e-9 - limit) < 0.01 * limit)
        }
        let scenario = try SimulatedScenario(Self.text(), paths: 500_000)
        for (name, correlation) in [("b", 0.6), ("c", 0)] {
            let (one, other) = (Self.shock(scenario, "a"), Self.shock(scenario, name))
            let (worst, best) = (
                one.combined(with: other, "the larger of a and \(name)", max),
                one.combined(with: other, "minus the smaller of a and \(name)") { -min($0, $1) }
            )
            for u in [0.001, 0.01, 0.05] {
                let expected = Self.joint(u, correlation)
                for figures in [worst, best] {
                    expectAgreement(
                        figures.deviation(fromShare: expected, upTo: normalQuantile(u), "the \(u)-quantile"), figures)
                }
            }
            // Below the median both are as often as under any copula of this kind: 1/4 + asin ρ/2π.
            expectAgreement(
                worst.deviation(fromShare: 0.25 + asin(correlation) / (2 * .pi), upTo: 0, "the median"), worst)
            expectRefusal(
                [worst.deviation(fromShare: 0.8 * Self.joint(0.05, correlation), upTo: normalQuantile(0.05), "p5")],
                "a fifth less of tail dependence")
        }
        // Shocks that are not listed share nothing.
        let apart = Self.shock(scenario, "a").combined(with: Self.shock(scenario, "alone"), "the larger", max)
        expectAgreement(apart.deviation(fromShare: 1e-4, upTo: normalQuantile(0.01), "p1"), apart)
        expectRefusal(
            [apart.deviation(fromShare: Self.joint(0.01, 0), upTo: normalQuantile(0.01), "p1")], "a shared draw")
        // Nor do separate years.
        let years = Self.shock(scenario, "a").combined(with: Self.shock(scenario, "b", 2027), "the larger", max)
        expectAgreement(years.deviation(fromShare: 1e-4, upTo: normalQuantile(0.01), "p1"), years)
    }

    /// A yearly shock is the normed sum of its year's: wholly correlated, both are one.
    @Test(arguments: Timeline.Step.allCases) func yearlyShocks(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.text(step, more: ", output: 1}\n  b: {output: 0.6"), paths: 100_000)
        let (yearly, sum) = (Self.shock(scenario, "output"), Self.shock(scenario, "a"))
        expectOnEveryPath(of: scenario, within: 1e-8, "the shock of the year") { (yearly.values[$0], sum.values[$0]) }
        expect(yearly, from: .normal(mean: 0, standardDeviation: 1))
        #expect(Self.distance(yearly.values) < Self.farthest)
    }

    /// The copula moves no shock that is not listed, and a shock that is listed last moves none before it.
    @Test(arguments: [Timeline.Step.year, .quarter]) func nothingElseMoves(step: Timeline.Step) throws {
        let plain = try SimulatedScenario(Self.text(step, copula: ""), paths: 3000)
        let student = try SimulatedScenario(Self.text(step), paths: 3000)
        let longer = try SimulatedScenario(Self.text(step, more: ", more: 0.4"), paths: 3000)
        for year in 2025...2027 {
            for name in ["alone", "output"] {
                #expect(plain.values(name, year) == student.values(name, year))
            }
            for name in ["a", "b", "c", "alone", "output"] {
                #expect(student.values(name, year) == longer.values(name, year))
            }
            #expect(plain.values("a", year) != student.values("a", year))
        }
    }
}

import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Drivers with jumps against closed forms: given N, the logarithm is normal, and N is Poisson.
@Suite struct JumpTests {
    struct Jumps: Sendable {
        var drift: Double
        var volatility: Double
        var rate: Double
        var median: Double
        var sigma: Double

        /// Of the level's logarithm over its start after some years.
        func law(at time: Double) -> Distribution {
            var chance = exp(-rate * time)
            var parts: [Distribution.Component] = []
            for count in 0..<60 {
                let jumps = Double(count)
                let variance = volatility * volatility * time + jumps * sigma * sigma
                let mean = (drift - volatility * volatility / 2) * time + jumps * log(1 + median)
                parts.append(
                    .init(
                        weight: chance, distribution: .normal(mean: mean, standardDeviation: variance.squareRoot())))
                chance *= rate * time / (jumps + 1)
            }
            return .mixture(parts)
        }

        /// Of the level over its start: the drift is not made up for the jumps.
        func mean(at time: Double) -> Double {
            exp(drift * time + rate * time * ((1 + median) * exp(sigma * sigma / 2) - 1))
        }
    }

    static let jumps: [String: Jumps] = [
        "falling": Jumps(drift: 0.05, volatility: 0.1, rate: 0.6, median: -0.2, sigma: 0.15),
        "wild": Jumps(drift: log(1.03) + 0.02, volatility: 0.2, rate: 1, median: 0.1, sigma: 0.6),
    ]

    static func text(_ step: Timeline.Step, more: String = "") -> String {
        ScenarioText.scenario(
            to: 2034, step: step,
            """
            drivers:
              falling:
                {process: jump_diffusion, start: 80 USD/bbl, drift: 5%, volatility: 10%, jump_rate: 0.6, jump_median: -20%,
                 jump_sigma: 15%}
              wild: {process: jump_diffusion, trend: 3%, volatility: 20%, jump_rate: 1, jump_median: 10%, jump_sigma: 60%}
            \(more)
            indicators:
              falling: {value: drivers.falling, over_year: end}
              wild: {value: drivers.wild, over_year: end}
            """)
    }

    static func logarithm(_ scenario: SimulatedScenario, _ name: String, _ year: Int) -> Figures {
        let start = name == "falling" ? 80.0 : 100
        return scenario.figures(name, year).map("logarithm of \(name) in \(year)") { log($0 / start) }
    }

    @Test(arguments: Timeline.Step.allCases) func jumpDiffusion(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.text(step))
        #expect(scenario.single("falling", 2024) == 80)
        for (name, jumps) in Self.jumps {
            for year in [2025, 2026, 2034] {
                let times = step.middles(of: year)
                let time = times[times.count - 1]
                expect(Self.logarithm(scenario, name, year), from: jumps.law(at: time))
                guard name == "falling" else { continue }
                let level = scenario.figures(name, year)
                expectAgreement(level.deviation(fromMean: 80 * jumps.mean(at: time)), level)
            }
        }
        // What one year brings tells nothing of the next.
        let years = [2030, 2031, 2032].map { Self.logarithm(scenario, "wild", $0) }
        let changes = zip(years, years.dropFirst()).map { $1.combined(with: $0, "change of wild", -) }
        let mean = log(1.03) + log(1.1)
        let product = changes[0].combined(with: changes[1], "product of changes") { ($0 - mean) * ($1 - mean) }
        expectAgreement(product.deviation(fromMean: 0), product)
    }

    @Test func onePercentOfJumpsIsNoticed() throws {
        let scenario = try SimulatedScenario(Self.text(.year), paths: 500_000)
        for (name, path, what) in [
            ("falling", \Jumps.rate, "rate"), ("falling", \Jumps.median, "median"), ("wild", \Jumps.sigma, "sigma"),
        ] {
            guard var wrong = Self.jumps[name] else { continue }
            let figures = Self.logarithm(scenario, name, 2034)
            expect(figures, from: wrong.law(at: 10))
            wrong[keyPath: path] *= 1.01
            expectRefusal(figures.deviations(from: wrong.law(at: 10)), "1 % more of \(what)")
        }
    }

    /// A rate that is set to nothing leaves the diffusion alone.
    @Test func jumpsEnd() throws {
        let scenario = try SimulatedScenario(
            Self.text(
                .quarter, more: "measures: {calm: {start: 2030, effects: [{set: drivers.wild.jump_rate, to: 0}]}}"))
        let before = Self.logarithm(scenario, "wild", 2029)
        if let jumps = Self.jumps["wild"] { expect(before, from: jumps.law(at: 5.375)) }
        let change = Self.logarithm(scenario, "wild", 2033).combined(with: before, "change of wild", -)
        expect(change, from: .normal(mean: 4 * log(1.03), standardDeviation: 0.4))
    }
}

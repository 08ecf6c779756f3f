import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// Drivers with regimes against a recursion over their states.
@Suite struct RegimeTests {
    /// A chain with its growth in logarithms, worked out state by state.
    struct Chain: Sendable {
        /// How long each state lasts, and where it goes.
        var lasts: [Double]
        var to: [[Double]]
        /// Of the median, in logarithms a year.
        var drift: [Double]
        var volatility: [Double]

        /// exp(Qt) by uniformisation: at a rate that no state exceeds, steps that may stay are Poisson.
        func moves(in time: Double) -> [[Double]] {
            let states = lasts.indices
            let rate = lasts.map { 1 / $0 }.max() ?? 0
            let step = states.map { from in
                states.map { to[from][$0] / lasts[from] / rate + (from == $0 ? 1 - 1 / lasts[from] / rate : 0) }
            }
            var (chance, power) = (exp(-rate * time), states.map { row in states.map { row == $0 ? 1.0 : 0 } })
            var sum = states.map { _ in states.map { _ in 0.0 } }
            for count in 0..<200 {
                for row in states { for column in states { sum[row][column] += chance * power[row][column] } }
                power = power.map { row in states.map { column in states.reduce(0) { $0 + row[$1] * step[$1][column] } }
                }
                chance *= rate * time / Double(count + 1)
            }
            return sum
        }

        /// By period: the probability of each state, and the mean and variance of the logarithm so far.
        func path(_ elapsed: [Double]) -> [(states: [Double], mean: Double, variance: Double)] {
            let states = lasts.indices
            var moments = [states.map { $0 == 0 ? 1.0 : 0 }, states.map { _ in 0 }, states.map { _ in 0 }]
            var moved = states.map { row in states.map { row == $0 ? 1.0 : 0 } }
            return elapsed.map { time in
                moments = moments.map { moment in
                    states.map { column in states.reduce(0) { $0 + moment[$1] * moved[$1][column] } }
                }
                for state in states {
                    let (mean, variance) = (drift[state] * time, volatility[state] * volatility[state] * time)
                    moments[2][state] +=
                        2 * mean * moments[1][state] + (mean * mean + variance) * moments[0][state]
                    moments[1][state] += mean * moments[0][state]
                }
                moved = moves(in: elapsed.last ?? 0)
                let mean = moments[1].reduce(0, +)
                return (moments[0], mean, moments[2].reduce(0, +) - mean * mean)
            }
        }
    }

    static let chain = Chain(
        lasts: [4, 1, 2], to: [[0, 0.5, 0.5], [0.7, 0, 0.3], [0.5, 0.5, 0]],
        drift: [log(1.04), log(0.94), -0.02 - 0.08], volatility: [0.08, 0.25, 0.4])
    static let names = ["calm", "slump", "war"]

    static func text(_ step: Timeline.Step, to year: Int) -> String {
        ScenarioText.scenario(
            to: year, step: step,
            """
            drivers:
              world:
                process: regimes
                start: 50
                initial: calm
                states:
                  calm: {trend: 4%, volatility: 8%, lasts: 4 years}
                  slump: {trend: -6%, volatility: 25%, lasts: 12 months, to: {calm: 70%, war: 30%}}
                  war: {drift: -2%, volatility: 40%, lasts: 2 years}
            variables:
              first: {value: "previous(variables.first, 1) * drivers.world.states.calm.active", unit: 1}
              spell: {value: cumulative(variables.first)}
              slumps: {value: cumulative(drivers.world.states.slump.active)}
            indicators:
              world: {value: drivers.world, over_year: end}
              calm: {value: drivers.world.states.calm.active, over_year: end}
              slump: {value: drivers.world.states.slump.active, over_year: end}
              war: {value: drivers.world.states.war.active, over_year: end}
              spell: {value: variables.spell, unit: years}
              slumps: {value: variables.slumps, unit: years}
            """)
    }

    @Test(arguments: Timeline.Step.allCases) func regimes(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.text(step, to: 2034))
        let path = Self.chain.path(step.elapsed(through: 2034))
        #expect(scenario.single("world", 2024) == 50)
        #expect(scenario.single("calm", 2024) == 1)
        for year in [2025, 2026, 2029, 2034] {
            let expected = path[(year - 2024) * step.periodsPerYear - 1]
            let logarithm = scenario.figures("world", year).map("logarithm in \(year)") { log($0 / 50) }
            expectAgreement(
                [
                    logarithm.deviation(fromMean: expected.mean),
                    logarithm.deviation(fromStandardDeviation: expected.variance.squareRoot()),
                ], logarithm)
            for (state, name) in Self.names.enumerated() {
                let share = scenario.figures(name, year)
                expectAgreement(share.deviation(fromMean: expected.states[state]), share)
            }
        }
        // In one state at a time.
        expectOnEveryPath(of: scenario, "states") { path in
            (Self.names.reduce(0) { $0 + scenario.values($1, 2034)[path] }, 1)
        }
    }

    /// With shorter steps it stays where it starts for one period, and with yearly ones for a year.
    @Test func theFirstPeriodIsInTheInitialState() throws {
        let scenario = try SimulatedScenario(Self.text(.year, to: 2026))
        #expect(scenario.single("calm", 2025) == 1)
        let change = scenario.figures("world", 2025).map("first change") { log($0 / 50) }
        expect(change, from: .normal(mean: log(1.04), standardDeviation: 0.08))
    }

    /// From one year to the next it stays with the probability that the chain has, whatever it did before.
    @Test(arguments: Timeline.Step.allCases) func statesPersist(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.text(step, to: 2034))
        let shares = Self.chain.path(step.elapsed(through: 2034))[9 * step.periodsPerYear - 1].states
        let year = Self.chain.moves(in: 1)
        for (from, name) in Self.names.enumerated() {
            for (to, other) in Self.names.enumerated() {
                let both = scenario.figures(name, 2033).combined(
                    with: scenario.figures(other, 2034), "\(name), then \(other)", *)
                expectAgreement(both.deviation(fromMean: shares[from] * year[from][to]), both)
            }
        }
    }

    /// How long the first spell lasts, as far as it can be seen: a spell is seen to go on from period to period where the
    /// chain is found in its state.
    @Test(arguments: Timeline.Step.allCases) func sojourns(step: Timeline.Step) throws {
        let scenario = try SimulatedScenario(Self.text(step, to: 2064), paths: 50_000)
        let stays = Self.chain.moves(in: step.length)[0][0]
        let periods = Double(40 * step.periodsPerYear)
        let spell = scenario.figures("spell", 2064)
        expectAgreement(
            spell.deviation(fromMean: step.length * (1 - pow(stays, periods)) / (1 - stays)), spell)
        // With months it is what was written, but for visits elsewhere and back within one.
        if step == .month { #expect(abs(spell.mean - 4) < 0.15) }
    }

    /// In the long run each state has its share of time, whatever it started in.
    @Test func stationaryShares() throws {
        let scenario = try SimulatedScenario(Self.text(.year, to: 2064))
        // For each visit to calm, slump has 0.5 + 0.5 · war visits and war 0.5 + 0.3 · slump; a visit lasts its time.
        let slump = 0.75 / 0.85
        let war = 0.5 + 0.3 * slump
        let times = [4, slump, 2 * war]
        for (name, time) in zip(Self.names, times) {
            let share = scenario.figures(name, 2064)
            expectAgreement(share.deviation(fromMean: time / times.reduce(0, +)), share)
        }
    }

    @Test func onePercentOfRegimesIsNoticed() throws {
        let scenario = try SimulatedScenario(Self.text(.year, to: 2064), paths: 500_000)
        let slumps = scenario.figures("slumps", 2064)
        func time(_ chain: Chain) -> Double {
            chain.path(Array(repeating: 1, count: 40)).reduce(0) { $0 + $1.states[1] }
        }
        expectAgreement(slumps.deviation(fromMean: time(Self.chain)), slumps)
        for state in [0, 1] {
            var wrong = Self.chain
            wrong.lasts[state] *= 1.01
            expectRefusal([slumps.deviation(fromMean: time(wrong))], "\(Self.names[state]) lasts 1 % longer")
        }
    }
}

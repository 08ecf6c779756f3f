import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Testing
import Workers

/// What is checked on every path of random systems, against what their figures are.
@Suite struct CheckedSystemTests {
    /// What plans take for proved holds, and of the rest they count the paths on which a figure is below 0.
    @Test func plansProveOnlyWhatHoldsAndCountTheRest() throws {
        var (proved, counted) = (0, 0)
        for seed in UInt64(0)..<2000 {
            var system = RandomSystem(seed: seed).system
            // One figure a year, as it is.
            guard system.timeline.step == .year else { continue }
            for place in system.outputs.indices { system.outputs[place].unitFactor = 1 }
            let reported = Set(system.outputs.map(\.quantity.index)).sorted()
            system.checks = reported.map { QuantityCheck(QuantityID($0), .notNegative) }
            guard let plan = try? SimulationPlan(compiling: system) else { continue }
            let found = try Simulator(plan: plan).checkedRun(paths: 100, seed: seed, workers: Workers(count: 2))
            for place in reported {
                let output = try #require(system.outputs.firstIndex { $0.quantity.index == place })
                var (broken, firstYear) = (Set<Int>(), Int?.none)
                for (year, calendarYear) in system.timeline.years.enumerated() {
                    let values = found.columns.values(output: output, year: year)
                    for path in values.indices where values[path] < -1e-6 {
                        broken.insert(path)
                        firstYear = firstYear ?? calendarYear
                    }
                }
                if let check = plan.checks.firstIndex(where: { $0.check.quantity.index == place }) {
                    let expected = CheckTally(paths: broken.count, firstYear: firstYear)
                    try #require(found.checks[check] == expected, "seed \(seed) quantity \(place)")
                    counted += broken.isEmpty ? 0 : 1
                } else {
                    try #require(broken.isEmpty, "seed \(seed) quantity \(place): \(broken.count) paths")
                    proved += 1
                }
            }
        }
        #expect(proved > 200 && counted > 200, "\(proved) proved, \(counted) counted")
    }

    /// Checks change no bit of what is reported.
    @Test func checksMoveNoBit() throws {
        for seed in UInt64(0)..<300 {
            var system = RandomSystem(seed: seed).system
            guard let plan = try? SimulationPlan(compiling: system) else { continue }
            system.checks = system.quantities.indices.flatMap { place in
                [
                    QuantityCheck(QuantityID(place), .notNegative),
                    QuantityCheck(QuantityID(place), .sum(of: [.own(QuantityID(place))])),
                ]
            }
            let checked = try SimulationPlan(compiling: system, checksSums: true)
            let (one, other) = (
                try Simulator(plan: plan).run(paths: 64, seed: seed, workers: Workers(count: 1)),
                try Simulator(plan: checked).checkedRun(paths: 64, seed: seed, workers: Workers(count: 1))
            )
            for output in system.outputs.indices {
                for year in 0..<system.timeline.years.count {
                    try #require(other.columns.hasBits(of: one, output: output, year: year), "seed \(seed)")
                }
            }
            // A quantity is the sum of itself.
            for (planned, tally) in zip(checked.checks, other.checks) {
                if case .sum = planned.check.rule { try #require(tally.paths == 0, "seed \(seed)") }
            }
        }
    }
}

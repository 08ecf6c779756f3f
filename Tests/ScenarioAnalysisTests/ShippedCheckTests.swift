import EconomicModel
import Foundation
import PlanCompilation
import ScenarioFiles
import Simulation
import Summaries
import Testing
import Workers

/// What must hold does so in every scenario that is shipped.
@Suite struct ShippedCheckTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static var scenarios: [String] {
        ["kazakhstan-hungary", "turkic-states", "tutorial"].flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/Scenarios/\(folder)")) ?? []
            return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
        }
    }

    @Test func noAmountIsNegativeAndSumsAreThoseOfTheirParts() throws {
        #expect(Self.scenarios.count > 15)
        var sums = 0
        for name in Self.scenarios {
            let system = try ScenarioLoader.load(Self.root.path + "/Scenarios/\(name)").system.equations
            let plan = try SimulationPlan(compiling: system, checksSums: true)
            let tallies = try Simulator(plan: plan).checkedRun(paths: 1000, seed: 5, workers: Workers()).checks
            for (planned, tally) in zip(plan.checks, tallies) {
                #expect(tally.paths == 0, "\(name): \(system.quantities[planned.check.quantity.index].name)")
                if case .sum = planned.check.rule { sums += 1 }
            }
        }
        #expect(sums > 20)
    }
}

import EconomicModel
import Foundation
import PlanCompilation
import ScenarioFiles
import Simulation
import Workers

/// How long simulation takes by itself: without reading, summarising and writing.
struct PlanTimes {
    private static let kept = 100_000
    private static let passing = 1_000_000

    private let name: String
    private let plan: SimulationPlan

    /// - Throws: What is wrong with the scenario.
    init(of scenario: String) throws {
        let loaded = try ScenarioLoader.load(scenario)
        name = loaded.name
        plan = try SimulationPlan(compiling: loaded.system.equations)
    }

    func table(rounds: Int) throws -> MarkdownTable {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let threads = [1, 2, 4, 8, 16, 32, 64, 128].filter { $0 < cores } + [cores]
        let times = try Trial.medians(of: threads.map(keeping) + threads.map(passing), rounds: rounds)
        let (kept, passed) = (times.prefix(threads.count), times.suffix(threads.count))
        let rows = threads.indices.map { place in
            ["\(threads[place])"] + Self.cells(Array(kept), at: place) + Self.cells(Array(passed), at: place)
        }
        return MarkdownTable(
            title: "Simulation of \(name): ns a path and period",
            columns: [
                "threads", "\(Self.kept.grouped) paths, kept", "times as fast",
                "\(Self.passing.grouped) paths, not kept", "times as fast",
            ], rows: rows)
    }

    /// A time, and how many times as fast that is as with one thread.
    private static func cells(_ times: [Double], at place: Int) -> [String] {
        [times[place].time, (times[0] / times[place]).ratio]
    }

    /// The figures of all paths are kept.
    private func keeping(threads: Int) -> Trial {
        Trial(elements: Self.kept * plan.timeline.periodCount) {
            _ = try Simulator(plan: plan).run(paths: Self.kept, seed: 1, workers: Workers(count: threads))
        }
    }

    /// Figures are let go of, block by block.
    private func passing(threads: Int) -> Trial {
        Trial(elements: Self.passing * plan.timeline.periodCount) {
            let paths = SimulatedPaths(of: [plan], pathCount: Self.passing, seed: 1)
            try paths.forEachBlock(workers: Workers(count: threads), progress: { _ in }) { _, _ in }
        }
    }
}

import EconomicModel
public import PlanCompilation
public import Summaries
import Synchronization
public import Workers

/// Paths that are simulated whenever they are looked at, and never kept: one plan's, or several plans' in lockstep with
/// the same luck.
///
/// A worker holds one block of each plan's figures, so memory does not grow with the paths.
public struct SimulatedPaths: PathSource {
    public let pathCount: Int
    private let plans: [SimulationPlan]
    private let seed: UInt64
    private let design: SamplingDesign
    private let tuning: Simulator.Tuning
    private let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - plans: At least one, each a run of the source.
    ///   - pathCount: How many paths, at least 1.
    ///   - seed: The seed of all streams.
    ///   - design: How the paths' random numbers are chosen.
    ///   - tuning: What simulations are held to.
    ///   - isCancelled: Asked from any thread before each block.
    public init(
        of plans: [SimulationPlan], pathCount: Int, seed: UInt64, design: SamplingDesign = .random,
        tuning: Simulator.Tuning = .init(),
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        precondition(pathCount > 0 && !plans.isEmpty, "a run has at least one path")
        (self.plans, self.pathCount, self.seed) = (plans, pathCount, seed)
        (self.design, self.tuning, self.isCancelled) = (design, tuning, isCancelled)
    }

    /// The first paths, kept: columns of each run, in the order of the runs.
    public func firstPaths(_ count: Int, workers: Workers) throws -> [PathColumns] {
        try plans.map {
            try Simulator(plan: $0).run(
                paths: count, seed: seed, design: design, workers: workers, tuning: tuning, isCancelled: isCancelled)
        }
    }

    /// Simulates every block once.
    ///
    /// - Throws: `NumericalFailure` for the lowest path on which an output has no value where it should, there in the
    ///   first plan that fails; `ColumnMemoryError`; `CancellationError` within a block's time of being cancelled.
    public func forEachBlock(
        workers: Workers, progress: @Sendable (Double) -> Void,
        _ body: @Sendable (_ block: PathBlock, _ worker: Int) -> Void
    ) throws {
        let size =
            plans.map { tuning.pathsPerBlock ?? BlockSize.paths(for: $0, paths: pathCount, workers: workers.count) }
            .min() ?? 1
        let benches = try (0..<workers.count).map { _ in
            try plans.map { try Bench(of: $0, seed: seed, design: design, tuning: tuning, pathsPerBlock: size) }
        }
        plans.buildTables(on: workers)
        let blocks = (pathCount + size - 1) / size
        let done = Atomic<Int>(0)
        try workers.forEach(blocks) { place, worker in
            if isCancelled() { throw CancellationError() }
            let first = place * size
            let count = min(size, pathCount - first)
            for bench in benches[worker] { try bench.run(firstPath: first, count: count) }
            body(
                PathBlock(
                    place: place, firstPath: first, count: count, columns: benches[worker].map(\.columns),
                    checks: benches[worker].map(\.tallies)), worker)
            progress(Double(done.wrappingAdd(1, ordering: .relaxed).newValue) / Double(blocks))
        }
    }
}

/// Where a worker simulates one plan's blocks, each in the place of the one before.
private struct Bench: Sendable {
    let columns: PathColumns
    private let plan: SimulationPlan
    private let simulation: BlockSimulation

    init(
        of plan: SimulationPlan, seed: UInt64, design: SamplingDesign, tuning: Simulator.Tuning, pathsPerBlock: Int
    ) throws {
        self.plan = plan
        columns = try PathColumns(
            outputCount: plan.outputs.count, yearCount: plan.timeline.years.count, pathCount: pathsPerBlock)
        simulation = BlockSimulation(
            of: plan, kernels: tuning.chosenKernels, design: design, seed: seed, pathsPerBlock: pathsPerBlock,
            into: columns)
    }

    /// On how many of the paths that were simulated last each check does not hold.
    var tallies: [CheckTally] { simulation.tallies }

    func run(firstPath: Int, count: Int) throws(NumericalFailure) {
        guard !simulation.run(firstPath: firstPath, offset: 0, asked: count) else { return }
        try plan.checkFigures(in: columns, at: 0..<count, firstPath: firstPath)
    }
}

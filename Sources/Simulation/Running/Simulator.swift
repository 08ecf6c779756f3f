import EconomicModel
public import PlanCompilation
public import Summaries
import Synchronization
public import Workers

/// Simulates paths by a plan.
///
/// A figure depends on the plan, the sampling design, the seed and the number of its path alone: all bits are the same with
/// any number of workers, any size of blocks, and on any machine.
public struct Simulator: Sendable {
    /// What is simulated.
    public let plan: SimulationPlan

    public init(plan: SimulationPlan) { self.plan = plan }

    /// What a caller may hold a run to, for tests and measurements; results are the same with all of it.
    public struct Tuning: Sendable {
        /// The instruction set of the kernels: `baseline`, `avx2` or `avx512`; by default the machine's best.
        public var kernels: String?
        /// The paths of a block, a power of two from 64 to 1024; by default what suits the plan and the workers.
        public var pathsPerBlock: Int?

        public init(kernels: String? = nil, pathsPerBlock: Int? = nil) {
            (self.kernels, self.pathsPerBlock) = (kernels, pathsPerBlock)
        }
    }

    /// The kernels that this machine can run, from the plainest to the fastest.
    public static var kernelNames: [String] {
        ["baseline", "avx2", "avx512"].filter { Kernels(named: $0) != nil }
    }

    /// Simulates paths 0, 1, …
    ///
    /// - Parameters:
    ///   - paths: How many, at least 1.
    ///   - seed: The seed of all streams.
    ///   - design: How the paths' random numbers are chosen.
    ///   - workers: The threads to run on.
    ///   - tuning: What the run is held to.
    ///   - progress: Called from any thread with the number of blocks done and of all blocks, after each block.
    ///   - isCancelled: Asked from any thread before each block.
    /// - Returns: Every output's figures in its reporting unit, NaN where it has no value.
    /// - Throws: ``NumericalFailure`` where an output should have a value and has none, `CancellationError` when cancelled,
    ///   `ColumnMemoryError` where the results do not fit into memory.
    public func run(
        paths: Int, seed: UInt64, design: SamplingDesign = .random, workers: Workers = Workers(),
        tuning: Tuning = Tuning(),
        progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        isCancelled: @Sendable () -> Bool = { false }
    ) throws -> PathColumns {
        try checkedRun(
            paths: paths, seed: seed, design: design, workers: workers, tuning: tuning, progress: progress,
            isCancelled: isCancelled
        ).columns
    }

    /// The same, with the number of paths on which each of the plan's checks does not hold.
    public func checkedRun(
        paths: Int, seed: UInt64, design: SamplingDesign = .random, workers: Workers = Workers(),
        tuning: Tuning = Tuning(),
        progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        isCancelled: @Sendable () -> Bool = { false }
    ) throws -> (columns: PathColumns, checks: [CheckTally]) {
        precondition(paths > 0, "a run has at least one path")
        let columns = try PathColumns(
            outputCount: plan.outputs.count, yearCount: plan.timeline.years.count, pathCount: paths)
        let size = tuning.pathsPerBlock ?? BlockSize.paths(for: plan, paths: paths, workers: workers.count)
        let blocks = (paths + size - 1) / size
        let simulations = (0..<workers.count).map { _ in
            BlockSimulation(
                of: plan, kernels: tuning.chosenKernels, design: design, seed: seed, pathsPerBlock: size, into: columns)
        }
        CollectionOfOne(plan).buildTables(on: workers)
        let done = Atomic<Int>(0)
        let tallies = Mutex<[CheckTally]>([])
        try workers.forEach(blocks) { block, worker in
            if isCancelled() { throw CancellationError() }
            let first = block * size
            let asked = min(size, paths - first)
            if !simulations[worker].run(firstPath: first, offset: first, asked: asked) {
                try plan.checkFigures(in: columns, at: first..<first + asked, firstPath: first)
            }
            if !plan.checks.isEmpty { tallies.withLock { $0.add(simulations[worker].tallies) } }
            progress(done.wrappingAdd(1, ordering: .relaxed).newValue, blocks)
        }
        return (columns, tallies.withLock { $0 })
    }
}

extension Simulator.Tuning {
    var chosenKernels: Kernels {
        guard let kernels = kernels.map(Kernels.init(named:)) ?? Kernels.best else {
            preconditionFailure("this machine has no such kernels")
        }
        return kernels
    }
}

extension SimulationPlan {
    /// Throws the failure on the lowest of some paths, if one fails.
    ///
    /// - Parameters:
    ///   - columns: Where their figures are.
    ///   - places: The paths' places in the columns.
    ///   - firstPath: The number of the first.
    ///   - lastYear: The last year that was simulated, where that is not the plan's last.
    /// - Throws: `NumericalFailure`.
    func checkFigures(
        in columns: PathColumns, at places: Range<Int>, firstPath: Int, through lastYear: Int? = nil
    ) throws(NumericalFailure) {
        for path in places {
            for (place, year) in timeline.years.enumerated() where year <= lastYear ?? year {
                for (output, planned) in outputs.enumerated() where planned.isPresent[place] {
                    let value = columns.column(output: output, year: place)[path]
                    if !value.isFinite, !(planned.isPresentOnSomePathsOnly && value.isNaN) {
                        throw NumericalFailure(
                            output: planned.name, path: firstPath + path - places.lowerBound, year: year, value: value)
                    }
                }
            }
        }
    }
}

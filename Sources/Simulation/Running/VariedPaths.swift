import EconomicModel
public import PlanCompilation
public import Summaries
import Synchronization
public import Workers

/// A plan's paths under other luck of some of its streams, block by block: every variant of a block right after another.
///
/// What does not depend on the streams that the plan was compiled to vary (`SimulationPlan/init(compiling:varying:)`) is
/// simulated once a block, whatever the number of variants. Figures depend on the plan, the design, the seed, the path and
/// the intervention alone.
public struct VariedPaths: Sendable {
    /// The paths of a block; a multiple of 64.
    public static let pathsPerBlock = 256

    /// What is simulated.
    public let plan: SimulationPlan
    private let seed: UInt64
    private let design: SamplingDesign
    private let lastYear: Int?
    private let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - plan: What is simulated; its checks are not looked at.
    ///   - seed: The seed of all streams that no intervention changes.
    ///   - design: How the paths' random numbers are chosen.
    ///   - lastYear: The last year that is simulated, where that is not the plan's last.
    ///   - isCancelled: Asked from any thread before each variant.
    public init(
        of plan: SimulationPlan, seed: UInt64, design: SamplingDesign = .random, through lastYear: Int? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        (self.plan, self.seed, self.design) = (plan, seed, design)
        (self.lastYear, self.isCancelled) = (lastYear, isCancelled)
    }

    /// One block of paths, which can be simulated again under any intervention.
    ///
    /// Unchecked, since each is used by one worker alone.
    public final class Block: @unchecked Sendable {
        /// The first of its paths, and how many count.
        public private(set) var firstPath = 0
        /// How many of its paths count.
        public private(set) var count = 0
        private let plan: SimulationPlan
        private let lastYear: Int?
        private let columns: PathColumns
        private let simulation: BlockSimulation
        private let isCancelled: @Sendable () -> Bool

        fileprivate init(of paths: VariedPaths) throws {
            (plan, lastYear) = (paths.plan, paths.lastYear)
            isCancelled = paths.isCancelled
            columns = try PathColumns(
                outputCount: plan.outputs.count, yearCount: plan.timeline.years.count, pathCount: pathsPerBlock)
            simulation = BlockSimulation(
                of: plan, kernels: .best, design: paths.design, seed: paths.seed, pathsPerBlock: pathsPerBlock,
                through: paths.lastYear, into: columns)
        }

        fileprivate func move(to firstPath: Int, count: Int) {
            (self.firstPath, self.count) = (firstPath, count)
            simulation.prepare(firstPath: firstPath, offset: 0, asked: count)
        }

        /// The block's figures under an intervention, in the place of those before. Of years past the last one that is
        /// simulated they are undefined.
        ///
        /// - Throws: `NumericalFailure` where an output should have a value and has none; `CancellationError`.
        public func figures(under intervention: Intervention = .none) throws -> PathColumns {
            if isCancelled() { throw CancellationError() }
            if !simulation.runVariant(intervention) {
                try plan.checkFigures(in: columns, at: 0..<count, firstPath: firstPath, through: lastYear)
            }
            return columns
        }
    }

    /// Goes through blocks of paths.
    ///
    /// - Parameters:
    ///   - paths: Which; the first is a multiple of ``pathsPerBlock``.
    ///   - workers: The threads to run on.
    ///   - progress: Called from any thread with the share of the blocks that are done.
    ///   - body: Called for each block, by whichever thread is free, with the place of the block among all and the thread.
    /// - Throws: What `body` throws for the lowest block that does.
    public func forEachBlock(
        of paths: Range<Int>, workers: Workers, progress: @Sendable (Double) -> Void = { _ in },
        _ body: @Sendable (_ block: Block, _ place: Int, _ worker: Int) throws -> Void
    ) throws {
        let size = Self.pathsPerBlock
        precondition(paths.lowerBound % size == 0, "blocks begin at multiples of their size")
        let blocks = try (0..<workers.count).map { _ in try Block(of: self) }
        CollectionOfOne(plan).buildTables(on: workers)
        let count = (paths.count + size - 1) / size
        let done = Atomic<Int>(0)
        try workers.forEach(count) { place, worker in
            let first = paths.lowerBound + place * size
            blocks[worker].move(to: first, count: min(size, paths.upperBound - first))
            try body(blocks[worker], place, worker)
            progress(Double(done.wrappingAdd(1, ordering: .relaxed).newValue) / Double(count))
        }
    }
}

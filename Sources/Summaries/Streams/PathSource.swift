public import Workers

/// Where the figures of paths come from, block by block, as often as they are asked for: one run, or several in lockstep.
///
/// Every pass gives the same figures to the last bit. That is what lets a summary be made of more paths than fit into
/// memory: what one pass cannot keep, the next one sees again.
public protocol PathSource: Sendable {
    /// How many paths there are, at least 1.
    var pathCount: Int { get }

    /// The first paths of each run, at most ``pathCount``.
    func firstPaths(_ count: Int, workers: Workers) throws -> [PathColumns]

    /// Gives every block once, in any order.
    ///
    /// All blocks hold the same number of paths, a power of two from 64 on, but for the last, which may hold fewer.
    ///
    /// - Parameters:
    ///   - workers: The threads to run on.
    ///   - progress: Called from any thread with the share of the blocks that is done.
    ///   - body: Called from any thread with a block, which is good until it returns, and the worker's place.
    /// - Throws: What keeps the figures from being made, or `CancellationError`.
    func forEachBlock(
        workers: Workers, progress: @Sendable (Double) -> Void,
        _ body: @Sendable (_ block: PathBlock, _ worker: Int) -> Void
    ) throws
}

/// The figures of some neighbouring paths.
public struct PathBlock {
    /// The block's place among all, from 0.
    public let place: Int
    /// Its first path.
    public let firstPath: Int
    /// How many paths it holds.
    public let count: Int
    /// On how many of its paths checks do not hold, one list a run; empty where nothing is checked.
    let checks: [[CheckTally]]
    private let columns: [PathColumns]
    private let offset: Int

    /// - Parameters:
    ///   - place: The block's place among all, from 0.
    ///   - firstPath: Its first path.
    ///   - count: How many paths it holds.
    ///   - columns: One a run.
    ///   - offset: Where the block's first path stands in the columns.
    ///   - checks: On how many of its paths checks do not hold, one list a run; empty where nothing is checked.
    public init(
        place: Int, firstPath: Int, count: Int, columns: [PathColumns], offset: Int = 0, checks: [[CheckTally]] = []
    ) {
        (self.place, self.firstPath, self.count) = (place, firstPath, count)
        (self.columns, self.offset, self.checks) = (columns, offset, checks)
    }

    /// The figures in one column, good as long as the block is.
    func values(_ place: ColumnPlace) -> UnsafeBufferPointer<Double> {
        let start = columns[place.run].column(output: place.output, year: place.year) + offset
        return UnsafeBufferPointer(start: start, count: count)
    }
}

/// Which column of which run.
struct ColumnPlace: Sendable {
    var run: Int
    var output: Int
    /// From 0, the base year.
    var year: Int
}

import Summaries
import Synchronization
import Workers

/// Columns that are kept, given out block by block as if they were not; the last block first.
struct RecordedPaths: PathSource {
    let runs: [RecordedRun]
    let pathsPerBlock: Int

    init(_ runs: RecordedRun..., pathsPerBlock: Int = 256) {
        (self.runs, self.pathsPerBlock) = (runs, pathsPerBlock)
    }

    var pathCount: Int { runs[0].columns.pathCount }

    func firstPaths(_ count: Int, workers: Workers) throws -> [PathColumns] {
        try runs.map { run in
            let all = run.columns
            let first = try PathColumns(
                outputCount: all.outputCount, yearCount: all.yearCount, pathCount: count)
            for output in 0..<all.outputCount {
                for year in 0..<all.yearCount {
                    first.column(output: output, year: year).update(
                        from: all.column(output: output, year: year), count: count)
                }
            }
            return first
        }
    }

    func forEachBlock(
        workers: Workers, progress: @Sendable (Double) -> Void,
        _ body: @Sendable (_ block: PathBlock, _ worker: Int) -> Void
    ) throws {
        let blocks = (pathCount + pathsPerBlock - 1) / pathsPerBlock
        let done = Atomic<Int>(0)
        workers.forEach(blocks) { task, worker in
            let place = blocks - 1 - task
            let first = place * pathsPerBlock
            body(
                PathBlock(
                    place: place, firstPath: first, count: min(pathsPerBlock, pathCount - first),
                    columns: runs.map(\.columns), offset: first), worker)
            progress(Double(done.wrappingAdd(1, ordering: .relaxed).newValue) / Double(blocks))
        }
    }
}

/// What was called with, in order.
final class Progress: Sendable {
    private let seen = Mutex<[Double]>([])

    func add(_ share: Double) { seen.withLock { $0.append(share) } }

    var shares: [Double] { seen.withLock { $0 } }
}

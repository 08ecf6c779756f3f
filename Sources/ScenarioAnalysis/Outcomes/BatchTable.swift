import Synchronization

/// Figures by row and by batch of paths, which workers fill batch by batch.
final class BatchTable: Sendable {
    private let figures: Mutex<[[Double]]>

    init(rows: Int, batches: Int) {
        figures = Mutex(Array(repeating: .init(repeating: 0, count: batches), count: rows))
    }

    /// Sets a batch's figure of every row.
    func set(_ column: [Double], batch: Int) {
        figures.withLock { rows in
            for (row, figure) in column.enumerated() { rows[row][batch] = figure }
        }
    }

    /// By row, then by batch.
    var rows: [[Double]] { figures.withLock { $0 } }
}

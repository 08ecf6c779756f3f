import Synchronization

/// Figures by row and path, which workers fill block by block.
final class PathFigures: Sendable {
    private let figures: Mutex<[[Double]]>

    init(rows: Int, paths: Int) {
        figures = Mutex(Array(repeating: .init(repeating: .nan, count: paths), count: rows))
    }

    /// Sets neighbouring paths of every row.
    func set(_ columns: [[Double]], from firstPath: Int) {
        figures.withLock { rows in
            for (row, column) in columns.enumerated() {
                for (place, figure) in column.enumerated() { rows[row][firstPath + place] = figure }
            }
        }
    }

    var rows: [[Double]] { figures.withLock { $0 } }
}

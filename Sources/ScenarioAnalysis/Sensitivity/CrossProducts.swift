import Workers

/// The sums of products of every two of some columns: Σ x y over all rows.
///
/// Rows are cut into strips of fixed size, whose sums are added from the first to the last, so that any number of workers
/// gives the same bits.
///
/// - Complexity: rows · columns² / 2 multiplications, four at a time.
struct CrossProducts: Sendable {
    let size: Int
    /// The lower triangle with its diagonal, row by row.
    private let sums: [Double]

    /// How many rows are summed at once: those of a hundred columns stay in the cache of a core.
    private static let strip = 512

    /// - Precondition: All columns have equally many rows.
    init(_ columns: [[Double]], workers: Workers) {
        size = columns.count
        let rows = columns.first?.count ?? 0
        precondition(columns.allSatisfy { $0.count == rows }, "columns have equally many rows")
        let strips = workers.map((rows + Self.strip - 1) / Self.strip) { strip, _ in
            Self.triangle(columns, strip * Self.strip..<min(rows, (strip + 1) * Self.strip))
        }
        sums = strips.reduce(into: [Double](repeating: 0, count: columns.count * (columns.count + 1) / 2)) {
            sums, strip in
            for place in sums.indices { sums[place] += strip[place] }
        }
    }

    subscript(row: Int, column: Int) -> Double {
        let (high, low) = (max(row, column), min(row, column))
        return sums[high * (high + 1) / 2 + low]
    }

    private static func triangle(_ columns: [[Double]], _ rows: Range<Int>) -> [Double] {
        var sums: [Double] = []
        sums.reserveCapacity(columns.count * (columns.count + 1) / 2)
        for (index, column) in columns.enumerated() {
            for other in columns[...index] { sums.append(dot(column, other, rows)) }
        }
        return sums
    }

    /// The sum of products over some rows, in eight sums of every eighth one.
    private static func dot(
        _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ rows: Range<Int>
    ) -> Double {
        var (front, back) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        var row = rows.lowerBound
        while row + 8 <= rows.upperBound {
            front += lanes(x, row) * lanes(y, row)
            back += lanes(x, row + 4) * lanes(y, row + 4)
            row += 8
        }
        var sum = (front + back).sum()
        while row < rows.upperBound {
            sum += x[row] * y[row]
            row += 1
        }
        return sum
    }

    @inline(__always)
    private static func lanes(_ x: UnsafePointer<Double>, _ row: Int) -> SIMD4<Double> {
        UnsafeRawPointer(x + row).loadUnaligned(as: SIMD4<Double>.self)
    }
}

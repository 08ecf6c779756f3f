package import CLanes
package import GSLNumerics

extension QuantileTable {
    /// Calls `body` with the table in the shape in which kernels take it, for as long as the call lasts.
    package func withPieces<Result>(_ body: (UnsafePointer<clanes_pieces>) -> Result) -> Result {
        rows.withUnsafeBytes { rows in
            ends.withUnsafeBufferPointer { ends in
                guide.withUnsafeBufferPointer { guide in
                    var pieces = clanes_pieces(
                        rows: rows.bindMemory(to: Double.self).baseAddress, ends: ends.baseAddress,
                        guide: guide.baseAddress, shift: UInt32(cells.shift), first_cell: Int64(cells.first),
                        cell_count: Int64(cells.count), lower_origin: origins.lower, upper_origin: origins.upper)
                    return body(&pieces)
                }
            }
        }
    }
}

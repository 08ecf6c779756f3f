extension CorrelationMatrix {
    /// A pivot below this counts as zero; well above what rounding leaves of one, well below any meant correlation.
    private static let zeroPivot = 1e-12

    /// The lower triangle L with L Lᵀ = this matrix, row by row without the zeros: row i has i + 1 values.
    ///
    /// Row by row (Cholesky–Banachiewicz), so that a row depends on earlier rows only: appending a variable changes no
    /// earlier row by a bit.
    ///
    /// A matrix may be positive semidefinite: where a pivot is zero (below 1e-12), the variable is a combination of the
    /// earlier ones, its diagonal is 0, and so is its whole column. (GSL's `gsl_linalg_cholesky_decomp1` refuses such a
    /// matrix.) What a later row then still asks of that column is checked against the bound √(pivot) that semidefiniteness
    /// sets, so that L Lᵀ differs from the matrix by less than 2e-6 there, and by rounding elsewhere.
    ///
    /// - Throws: `NumericsError.notPositiveSemidefinite`.
    /// - Determinism: the same bits everywhere.
    /// - Cost: size³ / 6 multiplications.
    public func choleskyFactor() throws(NumericsError) -> [[Double]] {
        var rows: [[Double]] = []
        rows.reserveCapacity(size)
        for i in 0..<size {
            var row: [Double] = []
            row.reserveCapacity(i + 1)
            for j in 0..<i {
                let rest = self[i, j] - dot(row, rows[j], count: j)
                if rows[j][j] == 0 {
                    guard abs(rest) <= 2 * Self.zeroPivot.squareRoot() else { throw .notPositiveSemidefinite(row: i) }
                    row.append(0)
                } else {
                    row.append(rest / rows[j][j])
                }
            }
            let pivot = 1 - dot(row, row, count: i)
            guard pivot >= -Self.zeroPivot else { throw .notPositiveSemidefinite(row: i) }
            row.append(pivot <= Self.zeroPivot ? 0 : pivot.squareRoot())
            rows.append(row)
        }
        return rows
    }
}

/// The sum of the products of the first `count` values, from the first to the last.
private func dot(_ x: [Double], _ y: [Double], count: Int) -> Double {
    var sum = 0.0
    for k in 0..<count { sum += x[k] * y[k] }
    return sum
}

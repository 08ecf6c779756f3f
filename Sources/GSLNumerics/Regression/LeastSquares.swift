import CGSL

/// Linear least squares by normal equations, for many more rows than columns.
public enum LeastSquares {
    /// What is added to the diagonal of the normal equations once it is scaled to ones.
    ///
    /// It keeps columns that are combinations of others, or all zero, from making the equations unsolvable: such columns
    /// share what they explain. What is well determined is shrunk by a part in 10⁹ of its variance at most.
    public static let ridge = 1e-9

    /// The coefficients that minimise Σ(y − x·β)², for each of several outcomes y.
    ///
    /// - Parameters:
    ///   - products: Σ x xᵀ over the rows of the data, p² values row by row; only the upper triangle is read.
    ///   - moments: For each outcome Σ x y, p values.
    /// - Returns: For each outcome p coefficients.
    /// - Throws: `NumericsError.domain` where sizes do not fit or a sum is not finite; `.notPositiveSemidefinite` where the
    ///   products are not those of any data.
    /// - Determinism: rounded to plan precision.
    /// - Cost: p³ / 3 multiplications, and p² an outcome.
    ///
    /// C names: `gsl_linalg_cholesky_decomp1`, `gsl_linalg_cholesky_svx`.
    public static func coefficients(
        products: [Double], moments: [[Double]]
    ) throws(NumericsError) -> [[Double]] {
        let size = Int(Double(products.count).squareRoot())
        guard size >= 1, size * size == products.count, moments.allSatisfy({ $0.count == size }),
            products.allSatisfy(\.isFinite), moments.allSatisfy({ $0.allSatisfy(\.isFinite) })
        else {
            throw .domain(
                subject: "a regression", need: "finite sums, as many moments as columns",
                given: [Double(products.count)] + moments.map { Double($0.count) })
        }
        // A column of zeros has no scale; its coefficient is 0.
        let scales = (0..<size).map { column in
            let square = products[column * size + column]
            return square > 0 ? 1 / square.squareRoot() : 0
        }
        var scaled = [Double](repeating: 0, count: products.count)
        for row in 0..<size {
            scaled[row * size + row] = 1 + ridge
            for column in row + 1..<max(size, row + 1) {
                let product = products[row * size + column] * scales[row] * scales[column]
                scaled[row * size + column] = product
                scaled[column * size + row] = product
            }
        }
        let solutions = solutions(
            size: size, matrix: scaled, rightSides: moments.map { zip($0, scales).map { $0 * $1 } })
        guard let solutions else { throw .notPositiveSemidefinite(row: size - 1) }
        return solutions.map { zip($0, scales).map { roundedToPlanPrecision($0 * $1) } }
    }

    /// `nil` where the matrix is not positive definite.
    private static func solutions(size: Int, matrix: [Double], rightSides: [[Double]]) -> [[Double]]? {
        gslReturnsErrors
        var matrix = matrix
        return matrix.withUnsafeMutableBufferPointer { values in
            var factor = gsl_matrix_view_array(values.baseAddress, size, size).matrix
            guard gsl_linalg_cholesky_decomp1(&factor) == 0 else { return nil }
            var solutions = rightSides
            for place in solutions.indices {
                let status = solutions[place].withUnsafeMutableBufferPointer { side in
                    var vector = gsl_vector_view_array(side.baseAddress, size).vector
                    return gsl_linalg_cholesky_svx(&factor, &vector)
                }
                guard status == 0, solutions[place].allSatisfy(\.isFinite) else { return nil }
            }
            return solutions
        }
    }
}

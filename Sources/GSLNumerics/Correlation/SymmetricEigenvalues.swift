import CGSL

/// The eigenvalues of a symmetric matrix, and the matrix with some function applied to them.
///
/// C names: `gsl_eigen_symm`, `gsl_eigen_symmv`.
enum SymmetricEigenvalues {
    /// Those of `size` squared values, row by row, in no order.
    static func eigenvalues(size: Int, values: [Double]) -> [Double] {
        gslReturnsErrors
        guard let workspace = gsl_eigen_symm_alloc(size) else { return [] }
        defer { gsl_eigen_symm_free(workspace) }
        var values = values
        var eigenvalues = [Double](repeating: .nan, count: size)
        values.withUnsafeMutableBufferPointer { values in
            eigenvalues.withUnsafeMutableBufferPointer { eigenvalues in
                var matrix = gsl_matrix_view_array(values.baseAddress, size, size).matrix
                var vector = gsl_vector_view_array(eigenvalues.baseAddress, size).vector
                _ = gsl_eigen_symm(&matrix, &vector, workspace)
            }
        }
        return eigenvalues
    }

    /// The nearest positive semidefinite matrix in the Frobenius norm: negative eigenvalues become zero.
    static func clipped(size: Int, values: [Double]) -> [Double] {
        gslReturnsErrors
        guard let workspace = gsl_eigen_symmv_alloc(size) else { return values }
        defer { gsl_eigen_symmv_free(workspace) }
        var scratch = values
        var eigenvalues = [Double](repeating: 0, count: size)
        var vectors = [Double](repeating: 0, count: size * size)
        scratch.withUnsafeMutableBufferPointer { scratch in
            eigenvalues.withUnsafeMutableBufferPointer { eigenvalues in
                vectors.withUnsafeMutableBufferPointer { vectors in
                    var matrix = gsl_matrix_view_array(scratch.baseAddress, size, size).matrix
                    var vector = gsl_vector_view_array(eigenvalues.baseAddress, size).vector
                    var columns = gsl_matrix_view_array(vectors.baseAddress, size, size).matrix
                    _ = gsl_eigen_symmv(&matrix, &vector, &columns, workspace)
                }
            }
        }
        var result = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in 0...i {
                var sum = 0.0
                for k in 0..<size where eigenvalues[k] > 0 {
                    sum += eigenvalues[k] * vectors[i * size + k] * vectors[j * size + k]
                }
                result[i * size + j] = sum
                result[j * size + i] = sum
            }
        }
        return result
    }
}

import CGSL

extension CorrelationMatrix {
    /// What is added to the diagonal before inversion, so that variables that determine one another do no harm.
    private static let ridge = 1e-9
    /// The least share of a variable's variance that the others must leave unexplained.
    private static let leastTolerance = 1e-6

    /// The partial correlation of each variable with an outcome, all the other variables held.
    ///
    /// With P the inverse of this matrix, r the correlations with the outcome, β = P r and s² = 1 − r·β what is left of the
    /// outcome's variance, that of variable i is βᵢ / √(βᵢ² + Pᵢᵢ s²).
    ///
    /// A variable that the others determine, up to a millionth of its variance (1 / Pᵢᵢ below 1e-6), has none: the data do
    /// not tell its part from theirs. The others are not disturbed by it, since 1e-9 is added to the diagonal.
    ///
    /// - Parameter outcome: Its correlation with each variable, from −1 to 1.
    /// - Returns: One a variable, from −1 to 1; `nil` where there is none.
    /// - Throws: `NumericsError.domain` where there is not one correlation a variable, or one is not from −1 to 1;
    ///   `.notPositiveSemidefinite` where no variables have these correlations.
    /// - Determinism: rounded to plan precision.
    /// - Cost: about size³ multiplications.
    ///
    /// C names: `gsl_linalg_cholesky_decomp1`, `gsl_linalg_cholesky_invert`.
    public func partialCorrelations(with outcome: [Double]) throws(NumericsError) -> [Double?] {
        guard outcome.count == size, outcome.allSatisfy({ $0 >= -1 && $0 <= 1 }) else {
            throw .domain(
                subject: "a partial correlation", need: "a correlation between -1 and 1 for each variable",
                given: outcome)
        }
        let inverse = try ridgedInverse()
        let slopes = (0..<size).map { row in
            (0..<size).reduce(0) { $0 + inverse[row * size + $1] * outcome[$1] }
        }
        let rest = max(0, 1 - zip(slopes, outcome).reduce(0) { $0 + $1.0 * $1.1 })
        return (0..<size).map { variable in
            let precision = inverse[variable * size + variable]
            guard precision * Self.leastTolerance < 1 else { return nil }
            let slope = slopes[variable]
            guard slope != 0 else { return 0 }
            let partial = slope / (slope * slope + precision * rest).squareRoot()
            return roundedToPlanPrecision(max(-1, min(1, partial)))
        }
    }

    private func ridgedInverse() throws(NumericsError) -> [Double] {
        gslReturnsErrors
        var inverse = values
        for place in 0..<size { inverse[place * size + place] = 1 + Self.ridge }
        let status = inverse.withUnsafeMutableBufferPointer { values in
            var matrix = gsl_matrix_view_array(values.baseAddress, size, size).matrix
            let status = gsl_linalg_cholesky_decomp1(&matrix)
            return status == 0 ? gsl_linalg_cholesky_invert(&matrix) : status
        }
        guard status == 0, inverse.allSatisfy(\.isFinite) else { throw .notPositiveSemidefinite(row: size - 1) }
        return inverse
    }
}

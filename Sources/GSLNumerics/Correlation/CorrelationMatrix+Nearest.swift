extension CorrelationMatrix {
    /// The nearest matrix that is a correlation matrix of some variables: positive semidefinite, with ones on its diagonal,
    /// at the smallest distance in the Frobenius norm. A matrix that is one already stays as it is.
    ///
    /// The values are rounded to plan precision; before that they are shrunk by a part in 10¹⁰, which keeps what rounding
    /// does from making an eigenvalue negative.
    ///
    /// - Throws: `NumericsError.notConverged`.
    /// - Cost: some dozen to some hundred eigenvalue decompositions.
    ///
    /// Source: N. J. Higham, "Computing the nearest correlation matrix: a problem from finance", IMA Journal of Numerical
    /// Analysis 22 (2002), algorithm 3.3: alternating projections with Dykstra's correction. C name: `gsl_eigen_symmv`.
    public func nearest() throws(NumericsError) -> CorrelationMatrix {
        if isPositiveSemidefinite() { return self }
        let iterations = 2000
        var current = values
        var correction = [Double](repeating: 0, count: values.count)
        for _ in 0..<iterations {
            let corrected = zip(current, correction).map { $0 - $1 }
            let semidefinite = SymmetricEigenvalues.clipped(size: size, values: corrected)
            correction = zip(semidefinite, corrected).map { $0 - $1 }
            var next = semidefinite
            for i in 0..<size { next[i * size + i] = 1 }
            let change = zip(next, current).reduce(0) { max($0, abs($1.0 - $1.1)) }
            current = next
            if change <= 1e-11 { return rounded(semidefinite) }
        }
        throw .notConverged(function: "the nearest correlation matrix", iterations: iterations)
    }

    /// A positive semidefinite matrix whose diagonal is nearly 1, scaled to be exactly so.
    private func rounded(_ semidefinite: [Double]) -> CorrelationMatrix {
        let shrinkage = 1 - 1e-10
        var result = CorrelationMatrix.identity(size: size).values
        for i in 0..<size {
            for j in 0..<i {
                let scale = (semidefinite[i * size + i] * semidefinite[j * size + j]).squareRoot()
                let value = roundedToPlanPrecision(shrinkage * semidefinite[i * size + j] / scale)
                result[i * size + j] = value
                result[j * size + i] = value
            }
        }
        return CorrelationMatrix(checkedSize: size, values: result)
    }
}

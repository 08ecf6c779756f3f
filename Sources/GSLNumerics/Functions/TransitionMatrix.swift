import CGSL

/// With what probabilities a Markov chain in continuous time has gone from state to state after some time: exp(Qt).
///
/// Source: C. Moler, C. Van Loan, "Nineteen dubious ways to compute the exponential of a matrix", SIAM Review 20 (1978),
/// scaling and squaring. C name: `gsl_linalg_exponential_ss`.
public struct TransitionMatrix: Sendable {
    /// For each state that the chain starts in, the probability that it ends in a state up to each; the last is 1.
    public let cumulative: [[Double]]

    /// - Parameters:
    ///   - rates: How often in a unit of time the chain goes from one state to another, row by row; the diagonal is not
    ///     read.
    ///   - time: How much time passes.
    /// - Throws: `NumericsError.domain` where a rate or the time is negative or not finite, or the matrix is not square;
    ///   `.notConverged` where memory is out.
    /// - Determinism: rounded to plan precision.
    /// - Cost: some ten products of matrices.
    public init(rates: [[Double]], time: Double) throws(NumericsError) {
        let size = rates.count
        guard size >= 1, rates.allSatisfy({ $0.count == size }) else {
            throw .domain(
                subject: "a matrix of rates", need: "as many columns as rows",
                given: [Double(size), Double(rates.first?.count ?? 0)])
        }
        var generator: [Double] = []
        for (state, row) in rates.enumerated() {
            let others = row.enumerated().map { $0.offset == state ? 0 : $0.element * time }
            guard others.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
                throw .domain(
                    subject: "a matrix of rates", need: "finite rates ≥ 0 and a time ≥ 0", given: row + [time])
            }
            let leaving = others.reduce(0, +)
            generator += others.enumerated().map { $0.offset == state ? -leaving : $0.element }
        }
        guard let exponential = matrixExponential(size: size, values: generator) else {
            throw .notConverged(function: "the exponential of a matrix", iterations: 0)
        }
        cumulative = (0..<size).map { state in
            var sum = 0.0
            let sums = exponential[state * size..<(state + 1) * size].map { probability in
                sum += max(0, probability)
                return sum
            }
            return sums.dropLast().map { roundedToPlanPrecision(min(1, $0 / sum)) } + [1]
        }
    }
}

/// The exponential of a square matrix, row by row; `nil` where memory is out.
private func matrixExponential(size: Int, values: [Double]) -> [Double]? {
    gslReturnsErrors
    var values = values
    var exponential = [Double](repeating: .nan, count: values.count)
    let status = values.withUnsafeMutableBufferPointer { values in
        exponential.withUnsafeMutableBufferPointer { exponential in
            var matrix = gsl_matrix_view_array(values.baseAddress, size, size).matrix
            var result = gsl_matrix_view_array(exponential.baseAddress, size, size).matrix
            return gsl_linalg_exponential_ss(&matrix, &result, gsl_mode_t(GSL_PREC_DOUBLE))
        }
    }
    return status == 0 && exponential.allSatisfy(\.isFinite) ? exponential : nil
}

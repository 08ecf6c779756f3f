/// A symmetric matrix of correlations with ones on its diagonal. It need not be positive semidefinite: one that was put
/// together from judgements often is not, and `nearest()` mends it.
public struct CorrelationMatrix: Hashable, Sendable {
    /// How many variables there are.
    public let size: Int

    /// Row by row, `size` squared of them.
    public let values: [Double]

    /// A matrix of `size` squared values, row by row.
    ///
    /// - Throws: `NumericsError.domain` where a value is not in [-1, 1], the diagonal is not 1, or the matrix is not
    ///   symmetric.
    public init(size: Int, values: [Double]) throws(NumericsError) {
        guard size >= 1, values.count == size * size else {
            throw .domain(
                subject: "a correlation matrix", need: "as many columns as rows",
                given: [Double(size), Double(values.count)])
        }
        self.size = size
        self.values = values
        for row in 0..<size {
            guard self[row, row] == 1 else {
                throw .domain(subject: "a correlation matrix", need: "ones on its diagonal", given: [self[row, row]])
            }
            for column in 0..<row {
                let pair = [self[row, column], self[column, row]]
                guard pair.allSatisfy({ $0 >= -1 && $0 <= 1 }) else {
                    throw .domain(subject: "a correlation matrix", need: "correlations between -1 and 1", given: pair)
                }
                guard pair[0] == pair[1] else {
                    throw .domain(subject: "a correlation matrix", need: "the same value on both sides", given: pair)
                }
            }
        }
    }

    /// Values that are known to make a correlation matrix.
    init(checkedSize size: Int, values: [Double]) {
        self.size = size
        self.values = values
    }

    /// No correlations.
    ///
    /// - Precondition: `size` ≥ 1.
    public static func identity(size: Int) -> CorrelationMatrix {
        precondition(size >= 1, "a correlation matrix has at least one row")
        return CorrelationMatrix(
            checkedSize: size, values: (0..<size * size).map { $0 % (size + 1) == 0 ? 1 : 0 })
    }

    /// The correlation of two variables, counted from 0; 1 on the diagonal.
    public subscript(row: Int, column: Int) -> Double { values[row * size + column] }
}

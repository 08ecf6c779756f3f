/// Why a numerical function gave no result.
public enum NumericsError: Error, Hashable, Sendable {
    /// Parameters outside a function's domain: who asks, what is needed, what was given.
    case domain(subject: String, need: String, given: [Double])

    /// A correlation matrix is not positive semidefinite: `row` correlates with earlier rows as no variables can.
    case notPositiveSemidefinite(row: Int)

    /// An iteration ended before it reached its tolerance.
    case notConverged(function: String, iterations: Int)
}

extension NumericsError: CustomStringConvertible {
    /// One sentence without a full stop, such as "uniform needs minimum < maximum; it has 3, 2".
    public var description: String {
        switch self {
        case .domain(let subject, let need, let given):
            let numbers = given.map(NumericsError.text).joined(separator: ", ")
            return given.isEmpty ? "\(subject) needs \(need)" : "\(subject) needs \(need); it has \(numbers)"
        case .notPositiveSemidefinite(let row):
            return "the correlations are not positive semidefinite: row \(row + 1) contradicts the rows before it"
        case .notConverged(let function, let iterations):
            return "\(function) did not converge in \(iterations) iterations"
        }
    }

    /// A number as a person writes it: whole ones without a fraction.
    private static func text(_ x: Double) -> String {
        x == x.rounded() && abs(x) < 1e15 ? String(Int(x)) : String(x)
    }
}

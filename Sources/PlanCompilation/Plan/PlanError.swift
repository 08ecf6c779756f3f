/// Why no plan can be compiled from a system of equations. Names are those of the system's quantities and streams.
public enum PlanError: Error, Hashable, Sendable {
    /// Quantities that need each other within one period: each reads the next, and the last the first.
    case cycle([String])
    /// A quantity that is computed from its own past and never had one: its base year, or what it is computed from in
    /// the first period, has no value.
    case missingForever(String)
    /// Shocks, by their streams, whose correlation matrix is not positive semi-definite, with the nearest matrix that is,
    /// row by row, where one is found.
    case correlationNotPositiveSemidefinite(shocks: [String], nearest: [Double]?)
    /// A correlation matrix that is not one at all, and why.
    case invalidCorrelation(String)
    /// A distribution with parameters outside its domain; the quantity that draws from it, its stream if it has one of
    /// its own, and what is wrong.
    case invalidDistribution(quantity: String, stream: String?, reason: String)
}

extension PlanError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cycle(let names):
            "these need each other within one period: \((names + names.prefix(1)).joined(separator: " → "))"
        case .missingForever(let name):
            "\(name) is computed from its own past, and has no value to start from"
        case .correlationNotPositiveSemidefinite(let shocks, _):
            "no shocks can be correlated like this: \(shocks.joined(separator: ", "))"
        case .invalidCorrelation(let reason):
            "the correlations cannot be used: \(reason)"
        case .invalidDistribution(let quantity, let stream, let reason):
            "\(quantity) draws\(stream.map { " \($0)" } ?? "") from a distribution that does not exist: \(reason)"
        }
    }
}

/// A figure that is infinite or not a number where an output should have a value: of all, the one on the lowest path, there
/// in the earliest year.
public struct NumericalFailure: Error, Hashable, Sendable {
    /// The indicator's name.
    public let output: String
    /// The path, from 0.
    public let path: Int
    /// The year of the output.
    public let year: Int
    /// What the figure is: NaN, or an infinity.
    public let value: Double

    public init(output: String, path: Int, year: Int, value: Double) {
        (self.output, self.path, self.year, self.value) = (output, path, year, value)
    }
}

extension NumericalFailure: CustomStringConvertible {
    public var description: String {
        "\(output) is \(value.isNaN ? "not a number" : "infinite") in \(year) on path \(path)"
    }
}

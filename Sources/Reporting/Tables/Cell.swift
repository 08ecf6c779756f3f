/// One value of a ``Table``.
public enum Cell: Sendable, Hashable {
    case text(String)
    case number(Double)
    case integer(Int)
    /// No value: an empty cell.
    case missing

    /// A number, or a missing cell for `nil`.
    public init(_ value: Double?) {
        self = value.map(Cell.number) ?? .missing
    }
}

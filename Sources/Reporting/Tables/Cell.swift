/// One value of a ``Table``.
public enum Cell: Sendable, Hashable {
    /// A text, written as it is unless a spreadsheet would take it for a formula.
    case text(String)
    /// A number, written with as many digits as read back to the same.
    case number(Double)
    /// A whole number, such as a year.
    case integer(Int)
    /// No value: an empty cell.
    case missing

    /// A number, or a missing cell for `nil`.
    public init(_ value: Double?) {
        self = value.map(Cell.number) ?? .missing
    }
}

/// The figures of a column of a data file.
public struct DataColumn: Hashable, Sendable {
    public var figures: [Double]
    /// The row of each, counted as spreadsheets do; empty cells have none.
    public var rows: [Int]

    public init(_ figures: [(row: Int, value: Double)]) {
        self.figures = figures.map(\.value)
        rows = figures.map(\.row)
    }
}

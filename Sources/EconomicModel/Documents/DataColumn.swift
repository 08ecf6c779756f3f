/// The figures of a column of a data file.
public struct DataColumn: Hashable, Sendable {
    /// From the first row on.
    public var figures: [Double]
    /// The row of each, counted as spreadsheets do; empty cells have none.
    public var rows: [Int]

    /// What the column `year` says of each, `nil` where that is no number; empty where the file has no such column.
    public var years: [Double?]

    /// - Parameters:
    ///   - figures: Its figures with their rows.
    ///   - years: The numbers in the column `year` by row; `nil` where there is no such column.
    public init(_ figures: [(row: Int, value: Double)], years: [Int: Double]? = nil) {
        self.figures = figures.map(\.value)
        rows = figures.map(\.row)
        self.years = years.map { years in figures.map { years[$0.row] } } ?? []
    }
}

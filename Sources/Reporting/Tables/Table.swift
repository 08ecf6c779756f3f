/// A table as values: what every spreadsheet file is written from.
///
/// Each row holds as many cells as there are columns.
public struct Table: Sendable, Hashable {
    /// The columns' names, as they stand in the first line of a file.
    public var columns: [String]
    /// As many cells each as there are columns.
    public var rows: [[Cell]]

    public init(columns: [String], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }
}

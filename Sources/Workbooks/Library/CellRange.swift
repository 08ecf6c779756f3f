/// A rectangle of cells of a sheet; rows and columns are counted from 0.
struct CellRange {
    var sheet: String
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// `='Trade turnover'!$B$5:$M$11`. The name is quoted always, since one such as `GDP24` would be taken for a cell.
    var formula: String {
        let first = "$\(Self.letters(columns.lowerBound))$\(rows.lowerBound + 1)"
        let last = "$\(Self.letters(columns.upperBound))$\(rows.upperBound + 1)"
        let quoted = sheet.replacing("'", with: "''")
        return "='\(quoted)'!\(first)\(rows.count == 1 && columns.count == 1 ? "" : ":" + last)"
    }

    /// A, …, Z, AA, ….
    private static func letters(_ column: Int) -> String {
        var (rest, letters) = (column + 1, "")
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

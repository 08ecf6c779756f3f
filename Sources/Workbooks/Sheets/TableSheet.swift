import Reporting
import Summaries

/// A table with a row for each thing, as it stands in a file too, to be sorted and filtered.
struct TableSheet {
    var name: String
    var title: String
    var caption: String
    var table: Table
    /// The width of each column.
    var widths: [Double]
    /// How many columns stay in sight.
    var frozen = 1
    /// The style of a cell, by its row and its column.
    var style: (_ row: [Cell], _ column: Int) -> CellStyle

    private static let head = 3
    /// A sheet takes no more links than this.
    private static let mostLinks = 60_000

    func write(to workbook: Workbook, _ results: Results) throws(WorkbookError) {
        let sheet = try workbook.addSheet(name)
        for (place, width) in widths.enumerated() { sheet.setWidth(width, of: place...place) }
        sheet.write(title, 0, 0, Look.title)
        sheet.write(caption, 1, 0, Look.faint)
        for (place, column) in table.columns.enumerated() {
            sheet.write(column, Self.head, place, isText(place) ? Look.head : Look.headRight)
        }
        let room = Sheet.mostRows - Self.head - 3
        var links = 0
        for (place, row) in table.rows.prefix(room).enumerated() {
            for (column, cell) in row.enumerated() { write(cell, row, sheet, Self.head + 1 + place, column, &links) }
            let lines = lines(row)
            if lines > 1 { sheet.setHeight(lines: lines, of: Self.head + 1 + place) }
        }
        if table.rows.count > room {
            sheet.write("\(table.rows.count - room) more rows do not fit.", Sheet.mostRows - 1, 0, Look.faint)
        }
        sheet.addFilter(
            Self.head...Self.head + max(1, min(room, table.rows.count)), 0...max(0, table.columns.count - 1))
        sheet.freeze(rows: Self.head + 1, columns: frozen)
        sheet.setPrinting(
            title: results.title, footer: "Caravan \(results.version)", repeating: Self.head...Self.head)
    }

    private func lines(_ row: [Cell]) -> Int {
        row.indices.reduce(1) { most, column in
            guard case .text(let text) = row[column], style(row, column).isWrapped else { return most }
            return max(most, WrappedText.lines(text, width: widths[column]))
        }
    }

    private func isText(_ column: Int) -> Bool {
        for row in table.rows {
            switch row[column] {
            case .text: return true
            case .number, .integer: return false
            case .missing: continue
            }
        }
        return true
    }

    private func write(
        _ cell: Cell, _ row: [Cell], _ sheet: Sheet, _ place: Int, _ column: Int, _ links: inout Int
    ) {
        let style = style(row, column)
        switch cell {
        case .text(let text):
            if links < Self.mostLinks, let address = WebAddress.first(in: text) {
                links += 1
                sheet.write(text, leadingTo: address, place, column, style.with { $0.isLink = true })
            } else {
                sheet.write(text, place, column, style)
            }
        case .number(let value): sheet.write(value, place, column, style)
        case .integer(let value): sheet.write(Double(value), place, column, style)
        case .missing: break
        }
    }
}

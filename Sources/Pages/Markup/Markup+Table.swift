import Reporting

extension Markup {
    /// A table in a region of its own, which scrolls where it is wider than the page.
    ///
    /// - Parameters:
    ///   - table: What stands in it.
    ///   - caption: What it is called, for whoever does not see where it stands; no other table is called that.
    mutating func table(_ table: TextTable, caption: String) {
        element("div", ["class": "table", "tabindex": "0", "role": "region", "aria-label": caption]) { region in
            region.element("table") { inner in
                inner.element("caption", ["class": "unseen"], text: caption)
                inner.element("thead") {
                    $0.element("tr") { head in for column in table.columns { head.head(column) } }
                }
                inner.element("tbody") { body in
                    for place in table.rows.indices {
                        body.row(place, of: table)
                        if let note = table.notes[place] { body.note(note, across: table.columns.count) }
                    }
                }
            }
        }
        newLine()
    }

    /// Lines of a heading are one in HTML, which breaks them itself.
    private mutating func head(_ column: TextTable.Column) {
        let title = column.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard !title.isEmpty else { return empty(cell: column) }
        if column.isText {
            element("th", ["scope": "col", "class": "w"], text: title)
        } else {
            element("th", ["scope": "col"], text: title)
        }
    }

    private mutating func row(_ place: Int, of table: TextTable) {
        let isStrong = table.emphasized.contains(place)
        element("tr", isStrong ? ["class": "strong"] : [:]) { row in
            for (number, (column, cell)) in zip(table.columns, table.rows[place]).enumerated() {
                guard number == 0, !cell.isEmpty else {
                    row.cell(column, cell)
                    continue
                }
                row.element("th", column.isText ? ["scope": "row", "class": "w"] : ["scope": "row"], text: cell)
            }
        }
    }

    private mutating func cell(_ column: TextTable.Column, _ text: String) {
        guard !text.isEmpty else { return empty(cell: column) }
        element("td", column.isText ? ["class": "w"] : [:], text: text)
    }

    /// What stands under a row, across all columns.
    private mutating func note(_ text: String, across columns: Int) {
        element("tr", ["class": "note"]) { row in
            row.element("td", ["colspan": "\(columns)"]) { $0.linked(text) }
        }
    }

    private mutating func empty(cell: TextTable.Column) { element("td") { _ in } }
}

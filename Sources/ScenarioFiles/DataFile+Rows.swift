import EconomicModel

extension DataFile {
    /// The rows as maps from columns to cells, each with its place in the file; empty cells and empty rows are left out.
    ///
    /// - Parameters:
    ///   - path: The file as findings show it.
    ///   - lines: The file's lines, to find cells in.
    ///   - most: How many cells there may be.
    /// - Returns: A map for each row.
    /// - Throws: A ``Problem`` where there are more, or where two columns have one name.
    func rows(path: String, lines: TextLines, most: Int) throws(Problem) -> [Node] {
        var names: Set<String> = []
        for column in header where !column.isEmpty && !names.insert(column).inserted {
            throw .columnTwice(column, file)
        }
        guard rows.count * header.count <= most else { throw .tableTooLarge(file, most) }
        var lines = lines
        var line = 1
        let columns = cells(of: header, path: path, line: line, &lines)
        line += 1 + header.reduce(0) { $0 + $1.count(where: \.isNewline) }
        return rows.compactMap { row in
            defer { line += 1 + row.reduce(0) { $0 + $1.count(where: \.isNewline) } }
            let cells = zip(columns, cells(of: row, path: path, line: line, &lines)).compactMap { column, cell in
                let isGiven = cell.text?.isEmpty == false && column.text?.isEmpty == false
                return isGiven ? Node.Entry(key: column.text ?? "", keyOrigin: column.origin, value: cell) : nil
            }
            let place = SourceLocation(file: path, line: line, column: 1)
            return cells.isEmpty ? nil : Node(.mapping(cells), origin: .file(place))
        }
    }

    /// The cells of a row that begins in a line, in their order.
    private func cells(of row: [String], path: String, line: Int, _ lines: inout TextLines) -> [Node] {
        var column = 1
        return row.map { cell in
            let text = cell.trimmed
            // Before a cell there may be a comma, blanks and a quote.
            let found = lines.column(of: text, line: line, within: column...column + 8)
            column = (found ?? column) + text.count
            let place = SourceLocation(file: path, line: line, column: found ?? 1, length: text.count)
            return Node(.scalar(.init(text, isVerbatim: found != nil)), origin: .file(place))
        }
    }
}

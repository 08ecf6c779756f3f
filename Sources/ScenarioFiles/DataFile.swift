import EconomicModel
import SwiftCSV

/// A table in a CSV file: columns with a name each, rows below them.
struct DataFile {
    let file: String
    let header: [String]
    let rows: [[String]]

    init(_ text: String, file: String) throws(Problem) {
        self.file = file
        do {
            let table = try EnumeratedCSV(string: text, loadColumns: false)
            header = table.header.map { $0.trimmed }
            rows = table.rows
        } catch {
            throw .notCSV(file, "\(error)")
        }
        guard header.contains(where: { !$0.isEmpty }) else { throw .notCSV(file, "it has no header row") }
    }

    /// The figures of a column with their rows, counted as spreadsheets do; empty cells are left out.
    func figures(_ column: String) throws(Problem) -> [(row: Int, value: Double)] {
        guard let place = header.firstIndex(of: column) else {
            throw .unknownColumn(column, file, known: header)
        }
        var figures: [(row: Int, value: Double)] = []
        for (index, row) in rows.enumerated() {
            let cell = row.indices.contains(place) ? row[place].trimmed : ""
            if cell.isEmpty { continue }
            guard let value = Double(cell), value.isFinite else {
                throw .notNumberInColumn(cell, column, file, row: index + 2)
            }
            figures.append((index + 2, value))
        }
        return figures
    }

    /// A column as a file has it, with the years of its rows.
    func column(_ name: String) throws(Problem) -> DataColumn {
        var years: [Int: Double]?
        if let place = header.firstIndex(of: "year") {
            let cells = rows.enumerated().compactMap { index, row in
                row.indices.contains(place) ? Double(row[place].trimmed).map { (index + 2, $0) } : nil
            }
            years = Dictionary(cells.filter(\.1.isFinite)) { first, _ in first }
        }
        return DataColumn(try figures(name), years: years)
    }

    /// A column by the year in the column `year`.
    func history(_ column: String) throws(Problem) -> [(year: Int, value: Double)] {
        var years: [Int: Int] = [:]
        for (row, value) in try figures("year") {
            guard let year = Int(exactly: value) else {
                throw .notNumberInColumn("\(value)", "year", file, row: row)
            }
            years[row] = year
        }
        var history: [Int: Double] = [:]
        for (row, value) in try figures(column) {
            guard let year = years[row] else { continue }
            guard history[year] == nil else { throw .yearTwice(year, file) }
            history[year] = value
        }
        guard !history.isEmpty else { throw .emptyColumn(column, file) }
        return history.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension String {
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

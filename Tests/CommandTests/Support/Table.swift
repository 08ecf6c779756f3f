import Foundation
import SwiftCSV

/// A CSV file that the program wrote, read by somebody else's reader.
struct Table {
    let columns: [String]
    let rows: [[String: String]]

    init(_ text: String, delimiter: Character = ",") throws {
        let csv = try CSV<Named>(string: text, delimiter: .character(delimiter))
        columns = csv.header
        rows = csv.rows
    }

    init(_ file: URL) throws {
        try self.init(String(contentsOf: file, encoding: .utf8))
    }

    /// The different values of a column, in the order of their first appearance.
    func values(of column: String) -> [String] {
        var seen: Set<String> = []
        return rows.compactMap { $0[column] }.filter { seen.insert($0).inserted }
    }
}

import EconomicModel
import Foundation
import Testing

/// The tables of fields in the reference of the scenario language are those that the program reads files by.
///
/// `CARAVAN_RECORD=1 swift test --filter FieldReferenceTests` writes them anew, and fails on purpose.
@Suite struct FieldReferenceTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Documentation/scenario-format.md").standardizedFileURL

    @Test func theDocumentHasTheTablesOfTheProgram() throws {
        let document = try String(contentsOf: Self.file, encoding: .utf8)
        let (filled, named) = Self.filled(document)
        #expect(Set(named) == Set(FieldReference.names), "each map of the language has its table, once")
        #expect(named.count == FieldReference.names.count)
        guard filled != document else { return }
        if ProcessInfo.processInfo.environment["CARAVAN_RECORD"] == "1" {
            try Data(filled.utf8).write(to: Self.file)
            Issue.record("recorded; run again without CARAVAN_RECORD")
        } else {
            let lines = zip(document.split(separator: "\n"), filled.split(separator: "\n"))
            let (found, expected) = lines.first { $0 != $1 } ?? ("", "")
            Issue.record(
                "a table differs; record it with CARAVAN_RECORD=1\n  code     \(expected)\n  document \(found)")
        }
    }

    /// The document with each table that its markers name, and the names in their order.
    private static func filled(_ document: String) -> (text: String, names: [String]) {
        var text = ""
        var names: [String] = []
        var isInTable = false
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "<!-- /fields -->" { isInTable = false }
            if !isInTable { text += line + "\n" }
            if let marker = line.wholeMatch(of: /<!-- fields: (\w+) -->/) {
                let name = String(marker.1)
                names.append(name)
                text += (FieldReference.table(of: name) ?? "there is no '\(name)'") + "\n"
                isInTable = true
            }
        }
        text.removeLast()
        return (text, names)
    }
}

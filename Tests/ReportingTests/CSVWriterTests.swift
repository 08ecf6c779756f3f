import Foundation
import Reporting
import SwiftCSV
import Testing

@Suite("CSV")
struct CSVWriterTests {
    private func text(_ table: Table, _ dialect: CSVDialect = .csv) -> String {
        String(decoding: CSVWriter(dialect: dialect).bytes(table), as: UTF8.self)
    }

    private func line(_ cells: [Cell], _ dialect: CSVDialect = .csv) -> String {
        let table = Table(columns: cells.map { _ in "c" }, rows: [cells])
        return String(text(table, dialect).split(separator: "\r\n", maxSplits: 1)[1])
    }

    @Test("lines end in CR LF, the columns' names come first")
    func lines() {
        let table = Table(columns: ["a", "b"], rows: [[.integer(1), .text("x")], [.missing, .number(2.5)]])
        #expect(text(table) == "a,b\r\n1,x\r\n,2.5\r\n")
        #expect(text(Table(columns: ["a"])) == "a\r\n")
    }

    @Test("the dialect of European spreadsheets: byte-order mark, semicolons, decimal commas")
    func excelEU() {
        let table = Table(
            columns: ["a", "b"], rows: [[.number(-1.5), .text("x,y;z")], [.number(1e-9), .integer(1000)]])
        #expect(text(table, .excelEU) == "\u{FEFF}a;b\r\n-1,5;\"x,y;z\"\r\n1e-09;1000\r\n")
    }

    @Test(
        "numbers have the fewest digits that read back",
        arguments: [
            (196, "196"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"), (1e15, "1000000000000000"), (1e16, "1e+16"),
            (-0.0, "-0"), (1e-9, "1e-09"), (-2.5e300, "-2.5e+300"), (.nan, ""), (.infinity, ""), (-.infinity, ""),
        ] as [(Double, String)])
    func numbers(_ value: Double, _ written: String) {
        #expect(line([.number(value), .integer(1)]) == "\(written),1\r\n")
    }

    @Test("a hundred thousand doubles read back bit for bit")
    func exactNumbers() {
        var bits: UInt64 = 2025
        let values =
            (0..<100_000).map { _ in
                bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(bitPattern: bits)
            }.filter(\.isFinite) + [
                0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0x1p53, 0x1p53 + 2, 1e22, 1e23,
            ]
        let table = Table(columns: ["v"], rows: values.map { [.number($0)] })
        let read = text(table).split(separator: "\r\n").dropFirst().map { Double($0) }
        #expect(read.count == values.count)
        for (value, back) in zip(values, read) where back?.bitPattern != value.bitPattern {
            Issue.record("\(value) read back as \(String(describing: back))")
        }
    }

    @Test(
        "what a spreadsheet would take for a formula is defused",
        arguments: [
            ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""), ("=A1,B1", "\"'=A1,B1\""), ("-", "'-"), ("--5", "'--5"),
            ("-20%", "-20%"), ("+4.4%", "+4.4%"), ("-1,5", "\"-1,5\""), ("-2 million USD", "'-2 million USD"),
            ("a=b", "a=b"), (" =1", "\" =1\""),
        ])
    func formulas(_ cell: String, _ written: String) {
        #expect(line([.text(cell), .integer(1)]) == "\(written),1\r\n")
    }

    @Test("column names are guarded like cells")
    func guardedNames() {
        #expect(text(Table(columns: ["=a", "b,c"])) == "'=a,\"b,c\"\r\n")
    }

    @Test("a line that holds nothing is still a line")
    func emptyLine() {
        #expect(line([.missing]) == "\"\"\r\n")
        #expect(line([.text("")]) == "\"\"\r\n")
    }

    private static let nasty = [
        "plain", "comma, inside", "semi; inside", "a \"quoted\" word", "\"", "\"\"", "two\nlines", "two\r\nlines",
        " spaces ",
        "Қазақстан", "貿易🚢", "e\u{301}", "", ",", ";", "'", "tab\there", String(repeating: "x", count: 10_000),
    ]

    @Test("a reader of the format gets back what was written", arguments: CSVDialect.allCases)
    func roundTrip(_ dialect: CSVDialect) throws {
        let rows = Self.nasty.map { first in Self.nasty.map { Cell.text(first + $0) } }
        let names = Self.nasty.indices.map { "column \($0)" }
        var written = text(Table(columns: names, rows: rows), dialect)
        if dialect == .excelEU { written.removeFirst() }
        let read = try CSV<Enumerated>(string: written, delimiter: dialect == .csv ? .comma : .semicolon)
        #expect(read.header == names)
        #expect(read.rows.count == rows.count)
        for (row, back) in zip(Self.nasty, read.rows) {
            #expect(back == Self.nasty.map { guarded(row + $0) })
        }
    }

    private func guarded(_ text: String) -> String { text.hasPrefix("\t") ? "'" + text : text }

    @Test("a summary of 180 rows is written in about a millisecond")
    func speed() {
        let table = Table.summary(of: Array(repeating: Sample().run, count: 5))
        let clock = ContinuousClock()
        let fastest = (0..<5).map { _ in clock.measure { _ = CSVWriter().bytes(table) } }.min() ?? .zero
        #expect(table.rows.count == 180)
        // Unoptimised and on a busy machine it takes some twenty times as long as the promise.
        #expect(fastest < .milliseconds(50))
    }
}

import Foundation
import Summaries
import Testing
import Workbooks

@Suite("results.xlsx")
struct WorkbookTests {
    private static let scratch = FileManager.default.temporaryDirectory.path

    private func bytes(_ run: RunResult) throws -> [UInt8] {
        try ResultsWorkbook.bytes(of: run, version: "0.1.0", scratch: Self.scratch)
    }

    private func bytes(_ comparison: Summaries.ComparisonResult) throws -> [UInt8] {
        try ResultsWorkbook.bytes(of: comparison, version: "0.1.0", scratch: Self.scratch)
    }

    @Test func aRun() throws {
        let book = try ReadWorkbook(try bytes(Sample.run()))
        #expect(
            book.sheets == ["Answer", "Trade turnover", "indicator_1", "Probability reached", "Inputs", "About"])
        #expect(book.cells(of: "Answer")["A1"] == .text("Trade to 2030"))
        #expect(book.archive.files.count { $0.name.hasPrefix("xl/charts/") } == 4)
    }

    @Test func aComparison() throws {
        let book = try ReadWorkbook(try bytes(Sample.comparison(3)))
        #expect(
            book.sheets == [
                "Answer", "Trade turnover", "indicator_1", "Probability reached", "Comparison", "Changed inputs",
                "Inputs", "About",
            ])
        let changed = book.cells(of: "Changed inputs")
        #expect(changed["A5"] == .text("scenario-1"))
        #expect(changed["B5"] == .text("flows.trade.trend"))
        #expect(changed["D5"] == .text("2%"))
        #expect(changed["E5"] == .text("2.1%"))
        #expect(changed["A7"] == nil, "the inputs that are the same are not listed")
        #expect(book.archive["xl/worksheets/sheet5.xml"]?.contains("<autoFilter ref=\"A4:P32\"/>") == true)
    }

    /// Figures have the 16 digits that the library writes; a defined name leads to them.
    @Test func theFiguresAreTheResults() throws {
        let run = Sample.run()
        let book = try ReadWorkbook(try bytes(run))
        let place = try #require(book.names["turnover_quantiles"])
        let found = try #require(place.wholeMatch(of: /'Trade turnover'!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)/))
        let (first, last) = (try #require(Int(found.2)), try #require(Int(found.4)))
        #expect(last - first == 6)
        let cells = book.cells(of: "Trade turnover")
        // 2022 has history only, and stands before the base year.
        #expect(found.1 == "B")
        for (column, summary) in zip("CDEFGHI", run.indicators[0].years) {
            for (place, quantile) in (summary.quantiles ?? []).enumerated() {
                guard case .number(let value) = cells["\(column)\(first + place)"] else {
                    Issue.record("no figure in \(column)\(first + place)")
                    continue
                }
                #expect(abs(value - quantile) <= 1e-15 * abs(quantile))
            }
        }
    }

    @Test func theSameBytes() throws {
        let once = try bytes(Sample.comparison(4))
        #expect(try bytes(Sample.comparison(4)) == once)
        let archive = try ZipArchive(once)
        #expect(archive.files.allSatisfy { $0.stamp == 0x0021_0000 }, "1980-01-01 00:00")
        let properties = try #require(archive["docProps/core.xml"])
        #expect(properties.matches(of: /\d{4}-\d\d-\d\dT[0-9:]+Z/).allSatisfy { $0.output == "1980-01-01T00:00:00Z" })
    }

    /// Whatever is in names, titles and notes comes out as text.
    @Test(arguments: [
        "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "{=1}", "http://example.org", "_x0041_",
        "a\u{0}b\u{B}c", "\u{FFFF}", "<&>\"'", "'", "",
    ])
    func hostileText(text: String) throws {
        var run = Sample.run(text, title: text)
        run.scenario.description = text
        run.indicators[0].title = text
        run.indicators[0].name = text
        run.indicators[0].unit = text
        run.targets[0].title = text
        run.targets[0].indicator = text
        run.notes = [text]
        run.inputs = [
            InputRecord(name: text, value: text, unit: text, kind: .fact, source: text, note: text, file: text, line: 1)
        ]
        let book = try ReadWorkbook(
            try bytes(Summaries.ComparisonResult(runs: [run, Sample.run("other")], differences: [])))
        for file in book.archive.files where file.name.hasSuffix(".xml") {
            let isLegal = String(decoding: file.bytes, as: UTF8.self).unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value < 0xFFFE || "\n\r\t".unicodeScalars.contains($0)
            }
            #expect(isLegal, "\(file.name)")
        }
        for sheet in book.sheets {
            let cells = book.cells(of: sheet)
            #expect(!cells.values.contains { if case .formula = $0 { true } else { false } }, "\(sheet)")
        }
        if text.hasPrefix("=") { #expect(book.cells(of: "Inputs")["A5"] == .text(text)) }
        if text == "_x0041_" { #expect(book.cells(of: "Inputs")["A5"] == .text("_x005F_x0041_")) }
    }

    @Test func longText() throws {
        var run = Sample.run()
        run.inputs[0].note = String(repeating: "🚢 ", count: 30_000)
        guard case .text(let note) = try ReadWorkbook(try bytes(run)).cells(of: "Inputs")["F5"] else {
            Issue.record("no note")
            return
        }
        #expect(note.hasSuffix("…"))
        #expect(note.utf16.count <= 32_767)
    }

    @Test func sources() throws {
        let book = try ReadWorkbook(try bytes(Sample.run()))
        let place = try #require(book.sheets.firstIndex(of: "Inputs"))
        let links = try #require(book.archive["xl/worksheets/_rels/sheet\(place + 1).xml.rels"])
        #expect(links.contains("Target=\"https://example.org/trade?year=2024\""))
        #expect(
            book.cells(of: "Inputs")["E5"] == .text("Statistics, https://example.org/trade?year=2024."))
    }

    /// What has no figure is an empty cell.
    @Test func missingFigures() throws {
        var run = Sample.run()
        for place in run.indicators[0].years.indices {
            run.indicators[0].years[place].quantiles = [-.infinity, 0, .nan, 1, 2, 3, .infinity]
        }
        run.indicators[1].years = [YearSummary(year: 2024, count: 0)]
        run.targets[0].years[5].probabilityReached = .nan
        run.targets[0].threshold = .infinity
        let book = try ReadWorkbook(try bytes(run))
        for sheet in book.sheets {
            let numbers = book.cells(of: sheet).values.compactMap { cell -> Double? in
                if case .number(let value) = cell { value } else { nil }
            }
            #expect(numbers.allSatisfy { $0.isFinite }, "\(sheet)")
        }
    }

    @Test func nothing() throws {
        var empty = Sample.run("", title: "")
        (empty.indicators, empty.targets, empty.inputs, empty.notes) = ([], [], [], [])
        #expect(try ReadWorkbook(try bytes(empty)).sheets == ["Answer", "Inputs", "About"])
        let compared = Summaries.ComparisonResult(runs: [], differences: [])
        #expect(try ReadWorkbook(try bytes(compared)).sheets == ["Answer", "About"])
        var yearless = Sample.run()
        for place in yearless.indicators.indices { yearless.indicators[place].years = [] }
        yearless.targets[0].years = []
        #expect(try ReadWorkbook(try bytes(yearless)).sheets.count == 5)
    }

    @Test func manyScenarios() throws {
        let book = try ReadWorkbook(try bytes(Sample.comparison(40)))
        #expect(book.names.count == 2 * (40 + 1))
        #expect(book.names["turnover_quantiles_scenario_39"] != nil)
    }

    @Test func manyIndicators() throws {
        let book = try ReadWorkbook(try bytes(Sample.run(indicators: 60)))
        #expect(book.sheets.count == 40 + 5)
        #expect(book.cells(of: "Other indicators")["B5"] == .text("indicator_40"))
    }

    /// Titles that are alike, too long, taken by the workbook itself or not allowed.
    @Test func sheetNames() throws {
        var run = Sample.run(indicators: 9)
        let titles = [
            "Answer", "ABOUT", "history", "a[b]:c*d?e/f\\g!h", "'quoted'", String(repeating: "long title ", count: 9),
            String(repeating: "Long Title ", count: 9), String(repeating: "🚢", count: 40), "GDP24",
        ]
        for (place, title) in titles.enumerated() { run.indicators[place].title = title }
        let sheets = try ReadWorkbook(try bytes(run)).sheets
        #expect(Set(sheets.map { $0.lowercased() }).count == sheets.count)
        for sheet in sheets {
            #expect(1...31 ~= sheet.utf16.count, "\(sheet)")
            #expect(!sheet.contains { "[]:*?/\\!'".contains($0) }, "\(sheet)")
            #expect(sheet.lowercased() != "history")
        }
    }

    @Test func definedNames() throws {
        var run = Sample.run(indicators: 5)
        for (place, name) in ["a1", "R1C1", "өсім", "1 a.b-c", "A1"].enumerated() { run.indicators[place].name = name }
        let names = try ReadWorkbook(try bytes(run)).names.keys
        #expect(names.count == 10)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil && $0.contains("_") })
        #expect(Set(names.map { $0.lowercased() }).count == 10)
    }

    /// Where files on the way cannot be written, that is said, and nothing is left.
    @Test func noScratch() throws {
        let missing = "/nowhere/at all"
        #expect(throws: WorkbookError.scratch(folder: missing, reason: "a folder cannot be made there")) {
            try ResultsWorkbook.bytes(of: Sample.run(), version: "0.1.0", scratch: missing)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "caravan-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try ResultsWorkbook.bytes(of: Sample.run(), version: "0.1.0", scratch: folder.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}

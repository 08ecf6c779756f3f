import Foundation

/// A workbook as it was written, read back.
struct ReadWorkbook {
    enum Cell: Equatable {
        case text(String)
        case number(Double)
        case formula(String)
    }

    let archive: ZipArchive
    /// The names on the tabs, in their order.
    let sheets: [String]
    /// Each defined name with what it stands for.
    let names: [String: String]
    private let shared: [String]

    /// - Throws: Where the bytes are no workbook.
    init(_ bytes: [UInt8]) throws {
        archive = try ZipArchive(bytes)
        let workbook = archive["xl/workbook.xml"] ?? ""
        sheets = workbook.matches(of: /<sheet name="([^"]*)"/).map { Self.plain($0.1) }
        let found = workbook.matches(of: /<definedName name="([^"]*)"[^>]*>([^<]*)</)
        names = Dictionary(
            found.filter { !$0.1.hasPrefix("_xlnm") }.map { (String($0.1), Self.plain($0.2)) }, uniquingKeysWith: { $1 }
        )
        shared = (archive["xl/sharedStrings.xml"] ?? "").matches(of: /<si><t[^>]*>([^<]*)<\/t><\/si>/)
            .map { Self.plain($0.1) }
    }

    /// The cells of a sheet that hold something, by their names.
    func cells(of sheet: String) -> [String: Cell] {
        guard let place = sheets.firstIndex(of: sheet), let text = archive["xl/worksheets/sheet\(place + 1).xml"] else {
            return [:]
        }
        var cells: [String: Cell] = [:]
        for part in text.components(separatedBy: "<c r=\"").dropFirst() {
            let name = String(part.prefix { $0 != "\"" })
            let cell = part.components(separatedBy: "</c>")[0]
            guard let value = between("<v>", "</v>", cell) else { continue }
            if cell.contains("<f>") {
                cells[name] = .formula(value)
            } else if cell.contains(" t=\"s\"") {
                cells[name] = Int(value).map { .text(shared[$0]) }
            } else {
                cells[name] = Double(value).map(Cell.number)
            }
        }
        return cells
    }

    private func between(_ start: String, _ end: String, _ text: String) -> String? {
        let parts = text.components(separatedBy: start)
        return parts.count > 1 ? parts[1].components(separatedBy: end)[0] : nil
    }

    static func plain(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
    }
}

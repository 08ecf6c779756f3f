import Reporting

/// Text that a cell can hold.
enum CellText {
    /// The most UTF-16 units that a cell takes.
    private static let longest = 32_767

    /// The text without characters that XML or a reader cannot stand: control characters and line breaks become spaces,
    /// and what a spreadsheet would read as the code of one, such as `_x0007_`, is written so that it stays itself. Beyond
    /// what a cell takes, it ends in an ellipsis.
    static func legal(_ text: String) -> String { cut(withoutCodes(plain(text)), to: longest) }

    /// The same for names of charts and headers, which are short and have no codes.
    static func shortened(_ text: String, to length: Int) -> String { cut(plain(text), to: length) }

    private static func plain(_ text: String) -> String {
        text.utf8.allSatisfy { 0x20..<0x7F ~= $0 } ? text : PlainText.withoutControls(text)
    }

    /// `_x0007_` as `_x005F_x0007_`: the underscore by its own code.
    private static func withoutCodes(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "_")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for place in bytes.indices {
            result.append(bytes[place])
            if isCode(bytes[place...].prefix(7)) { result += "x005F_".utf8 }
        }
        return result.count == bytes.count ? text : String(decoding: result, as: UTF8.self)
    }

    private static func isCode(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 7, bytes.starts(with: "_x".utf8), bytes.last == UInt8(ascii: "_") else { return false }
        return bytes.dropFirst(2).dropLast().allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }

    private static func cut(_ text: String, to length: Int) -> String {
        guard text.utf8.count > length, text.utf16.count > length else { return text }
        var kept = ""
        var used = 1
        for character in text {
            used += character.utf16.count
            guard used <= length else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

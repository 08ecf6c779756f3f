/// Writes tables as delimited text: RFC 4180, UTF-8, lines ending in CR LF.
///
/// - Numbers have the fewest digits that read back to the same double; what is not finite is an empty cell, as is
///   a missing one.
/// - Text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, and is
///   no plain number such as `-20%`) gets a leading apostrophe.
/// - The same table gives the same bytes, everywhere.
public struct CSVWriter: Sendable, Hashable {
    /// Separators, decimal marks and byte order mark.
    public var dialect: CSVDialect

    public init(dialect: CSVDialect = .csv) {
        self.dialect = dialect
    }

    /// The file's bytes: the line of column names, then a line for each row.
    ///
    /// - Complexity: linear in the bytes written.
    public func bytes(_ table: Table) -> [UInt8] {
        var out = dialect.byteOrderMark
        out.reserveCapacity((table.rows.count + 1) * table.columns.count * 12)
        append(table.columns.map(Cell.text), to: &out)
        for row in table.rows { append(row, to: &out) }
        return out
    }

    private func append(_ row: [Cell], to out: inout [UInt8]) {
        let start = out.count
        for (place, cell) in row.enumerated() {
            if place > 0 { out.append(dialect.separator) }
            switch cell {
            case .text(let text): append(text, to: &out)
            case .number(let number): append(number, to: &out)
            case .integer(let integer): out.append(contentsOf: String(integer).utf8)
            case .missing: break
            }
        }
        // A line without a byte would read back as no row at all.
        if out.count == start { out.append(contentsOf: [quote, quote]) }
        out.append(carriageReturn)
        out.append(lineFeed)
    }

    private func append(_ number: Double, to out: inout [UInt8]) {
        guard number.isFinite else { return }
        if abs(number) < 0x1p53, number == number.rounded(.towardZero) {
            if number.sign == .minus, number == 0 { out.append(minus) }
            out.append(contentsOf: String(Int64(number)).utf8)
            return
        }
        let mark = dialect.decimalMark
        for byte in number.description.utf8 { out.append(byte == point ? mark : byte) }
    }

    private func append(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            let guarded = looksLikeFormula(bytes)
            guard needsQuotes(bytes) else {
                if guarded { out.append(apostrophe) }
                out.append(contentsOf: bytes)
                return
            }
            out.append(quote)
            if guarded { out.append(apostrophe) }
            for byte in bytes {
                if byte == quote { out.append(quote) }
                out.append(byte)
            }
            out.append(quote)
        }
    }

    private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.first == space || bytes.last == space { return true }
        return bytes.contains { $0 == dialect.separator || $0 == quote || $0 == carriageReturn || $0 == lineFeed }
    }
}

private func looksLikeFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), carriageReturn, lineFeed: true
    case UInt8(ascii: "+"), minus: !isPlainNumber(bytes.dropFirst())
    default: false
    }
}

/// Whether the bytes after a sign are digits with at most one point or comma, and perhaps a percent sign.
private func isPlainNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let figures = bytes.last == UInt8(ascii: "%") ? bytes.dropLast() : bytes
    let marks = figures.count { $0 == point || $0 == UInt8(ascii: ",") }
    let digits = figures.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return digits > 0 && marks <= 1 && digits + marks == figures.count
}

private let quote = UInt8(ascii: "\"")
private let apostrophe = UInt8(ascii: "'")
private let minus = UInt8(ascii: "-")
private let point = UInt8(ascii: ".")
private let space = UInt8(ascii: " ")
private let carriageReturn = UInt8(ascii: "\r")
private let lineFeed = UInt8(ascii: "\n")

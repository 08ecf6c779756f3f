/// How a table is written as delimited text.
public enum CSVDialect: String, Sendable, Hashable, CaseIterable {
    /// RFC 4180: commas, a decimal point, UTF-8 without a mark.
    case csv
    /// What a spreadsheet program in most of Europe and Central Asia opens with a double click: semicolons, a decimal
    /// comma, and a byte-order mark so that UTF-8 is recognised.
    case excelEU = "excel-eu"

    var separator: UInt8 {
        switch self {
        case .csv: UInt8(ascii: ",")
        case .excelEU: UInt8(ascii: ";")
        }
    }

    var decimalMark: UInt8 {
        switch self {
        case .csv: UInt8(ascii: ".")
        case .excelEU: UInt8(ascii: ",")
        }
    }

    var byteOrderMark: [UInt8] {
        switch self {
        case .csv: []
        case .excelEU: [0xEF, 0xBB, 0xBF]
        }
    }
}

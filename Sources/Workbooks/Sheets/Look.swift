import Reporting

/// The few styles that all sheets share.
enum Look {
    static let title = CellStyle(isBold: true, size: 15)
    static let faint = CellStyle(color: 0x6B6B6B)
    static let answer = CellStyle(size: 12, alignment: .left, isWrapped: true)
    static let words = CellStyle(alignment: .left, isWrapped: true)
    static let label = CellStyle(alignment: .left)
    /// The names of columns.
    static let head = CellStyle(isBold: true, fill: 0xDCE6F1, hasLineBelow: true)
    static let headRight = head.with { $0.alignment = .right }
    static let year = head.with { ($0.number, $0.alignment) = ("0", .right) }
    static let section = CellStyle(isBold: true, size: 12)

    static func figure(_ number: String) -> CellStyle { CellStyle(number: number, alignment: .right) }

    static let share = figure("0.0%")
    static let plainYear = figure("0")
    static let count = figure("#,##0")

    /// The colours of lines that are to be told apart, also by those who see fewer (Okabe and Ito, 2008): the baseline first.
    static let lines: [UInt32] = [
        0x1A1A1A, 0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x8C8C8C,
    ]
    static let outerBand: UInt32 = 0xDCE6F1
    static let innerBand: UInt32 = 0xA9C3E0
    static let middle: UInt32 = 0x6F98C8
    static let median: UInt32 = 0x1F4E8C
    static let observed: UInt32 = 0x404040
    static let target: UInt32 = 0xC0392B
}

/// The number format of figures that stand together, and how wide they are.
struct FigureFormat {
    /// In the language of spreadsheets; thousands are parted as the reader's spreadsheet does.
    let code: String
    /// In characters.
    let width: Double
    /// For an axis, which shows round figures.
    let axis: String

    init(_ values: [Double]) {
        let values = values.filter(\.isFinite)
        let format = NumberFormat.fitting(values)
        let largest = values.map { abs($0) }.max() ?? 0
        guard !format.isScientific, format.exponent >= 0, largest < 1e12 else {
            (code, width, axis) = ("0.00E+00", 11, "0.0E+00")
            return
        }
        let decimals = format.exponent > 0 ? 0 : format.decimals
        code = "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
        axis = largest >= 1000 ? "#,##0" : "General"
        let digits = String(Int(largest)).count
        width = Double(max(9, digits + (digits - 1) / 3 + (decimals > 0 ? decimals + 1 : 0) + 3))
    }

    /// Standard errors are smaller than what they are of.
    static func errors(_ values: [Double]) -> String { FigureFormat(values).code }
}

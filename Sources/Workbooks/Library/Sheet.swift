import CXLSXWriter

/// A sheet of a workbook. Rows and columns are counted from 0.
///
/// Text is only ever written as text: no name or note becomes a formula.
///
/// C name: `lxw_worksheet`.
struct Sheet {
    /// The name on its tab.
    let name: String
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let workbook: Workbook

    /// How many rows a sheet has.
    static let mostRows = 1_048_576

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, in workbook: Workbook) {
        self.sheet = sheet
        self.name = name
        self.workbook = workbook
    }

    func range(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> CellRange {
        CellRange(sheet: name, rows: rows, columns: columns)
    }

    // MARK: Cells

    func write(_ text: String, _ row: Int, _ column: Int, _ style: CellStyle = CellStyle()) {
        let format = workbook.format(style)
        workbook.record(worksheet_write_string(sheet, UInt32(row), UInt16(column), CellText.legal(text), format))
    }

    /// Writes a number; a cell of its style without a figure where there is none, or none that is finite.
    func write(_ number: Double?, _ row: Int, _ column: Int, _ style: CellStyle = CellStyle()) {
        let format = workbook.format(style)
        guard let number, number.isFinite else {
            workbook.record(worksheet_write_blank(sheet, UInt32(row), UInt16(column), format))
            return
        }
        workbook.record(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format))
    }

    /// Writes text that leads to an address.
    func write(_ text: String, leadingTo address: String, _ row: Int, _ column: Int, _ style: CellStyle) {
        let format = workbook.format(style)
        workbook.record(
            worksheet_write_url_opt(
                sheet, UInt32(row), UInt16(column), address, format, CellText.legal(text), nil))
    }

    /// Gives empty cells of a row their style.
    func fill(_ row: Int, _ columns: ClosedRange<Int>, _ style: CellStyle) {
        let format = workbook.format(style)
        for column in columns { workbook.record(worksheet_write_blank(sheet, UInt32(row), UInt16(column), format)) }
    }

    /// Writes text across columns.
    func merge(_ text: String, _ row: Int, _ columns: ClosedRange<Int>, _ style: CellStyle) {
        guard columns.count > 1 else { return write(text, row, columns.lowerBound, style) }
        workbook.record(
            worksheet_merge_range(
                sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound),
                CellText.legal(text), workbook.format(style)))
    }

    // MARK: Shape

    /// The width of columns, in characters.
    func setWidth(_ width: Double, of columns: ClosedRange<Int>) {
        workbook.record(
            worksheet_set_column(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, nil))
    }

    /// The height of a row, in lines of text.
    func setHeight(lines: Int, of row: Int) {
        workbook.record(worksheet_set_row(sheet, UInt32(row), min(405, 15 * Double(max(1, lines))), nil))
    }

    /// Keeps the first rows and columns in sight.
    func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns)) }

    /// Offers a choice of rows by the values of columns; the first row is that of their names.
    func addFilter(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) {
        workbook.record(
            worksheet_autofilter(
                sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
                UInt16(columns.upperBound)))
    }

    func hideGrid() { worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }

    /// Puts a chart with its corner into a cell.
    func insert(_ chart: Chart, _ row: Int, _ column: Int, width: Int, height: Int) {
        var options = lxw_chart_options()
        // Charts are 480 by 288 pixels where nothing is said.
        (options.x_scale, options.y_scale) = (Double(width) / 480, Double(height) / 288)
        // They keep their size where somebody widens a column.
        options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
        workbook.record(worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), chart.pointer, &options))
    }

    // MARK: Paper

    /// A4 across, as wide as the page, with rows that come again on each, the title above and the page number below.
    func setPrinting(title: String, footer: String, repeating rows: ClosedRange<Int>?) {
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.6)
        if let rows {
            workbook.record(worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
        }
        workbook.record(worksheet_set_header(sheet, "&L\(Self.printed(title))&R&A"))
        workbook.record(worksheet_set_footer(sheet, "&L\(Self.printed(footer))&R&P / &N"))
    }

    /// An ampersand begins a command, and a header has no more than 255 characters.
    private static func printed(_ text: String) -> String {
        CellText.shortened(text, to: 90).replacing("&", with: "&&")
    }
}

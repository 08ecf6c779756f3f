import CXLSXWriter

/// A workbook that is being written.
///
/// This folder is the only place that calls libxlsxwriter. A call that fails is remembered, and ``close()`` throws the
/// first failure: the sheets need not ask after every cell.
///
/// C name: `lxw_workbook`.
final class Workbook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var isClosed = false
    private var failure: WorkbookError?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var sheetNames = SheetNames()
    private var definedNames = DefinedNames()

    /// 1980-01-01, the least time that a zip archive knows: results carry no clock.
    private static let created = 315_532_800

    /// - Parameters:
    ///   - path: The file that ``close()`` writes.
    ///   - scratch: The folder that takes the library's temporary files.
    /// - Throws: ``WorkbookError/library(code:reason:)``.
    init(path: String, scratch: String) throws(WorkbookError) {
        let made = scratch.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let made else { throw Self.error(LXW_ERROR_MEMORY_MALLOC_FAILED) }
        workbook = made
    }

    deinit { if !isClosed { lxw_workbook_free(workbook) } }

    /// Writes the file. The library frees the workbook, whether it could or not.
    ///
    /// - Throws: the first failure of any call.
    func close() throws(WorkbookError) {
        if let failure { throw failure }
        isClosed = true
        let status = workbook_close(workbook)
        guard status == LXW_NO_ERROR else { throw Self.error(status) }
    }

    /// Adds a sheet, its name made legal and unlike the others.
    ///
    /// - Throws: ``WorkbookError/library(code:reason:)``.
    func addSheet(_ title: String) throws(WorkbookError) -> Sheet {
        let name = sheetNames.name(for: title)
        guard let sheet = workbook_add_worksheet(workbook, name) else {
            throw Self.error(LXW_ERROR_PARAMETER_VALIDATION)
        }
        return Sheet(sheet, name: name, in: self)
    }

    /// Adds a chart, which is to be put into a sheet.
    ///
    /// - Throws: ``WorkbookError/library(code:reason:)``.
    func addChart(_ kind: Chart.Kind) throws(WorkbookError) -> Chart {
        guard let chart = workbook_add_chart(workbook, UInt8(kind.code.rawValue)) else {
            throw Self.error(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        return Chart(chart, kind, in: self)
    }

    /// Gives a range a name that formulas can use, made legal and unlike the others.
    func define(_ name: String, as range: CellRange) {
        record(workbook_define_name(workbook, definedNames.name(for: name), range.formula))
    }

    /// What the file says of itself, without a clock or a person.
    func setProperties(title: String, author: String, comments: String) {
        Self.withMutableText(title) { title in
            Self.withMutableText(author) { author in
                Self.withMutableText(comments) { comments in
                    var properties = lxw_doc_properties()
                    (properties.title, properties.author, properties.comments) = (title, author, comments)
                    properties.created = Self.created
                    record(workbook_set_properties(workbook, &properties))
                }
            }
        }
    }

    /// The library copies what it is given, and declares it mutable.
    private static func withMutableText(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) -> Void) {
        CellText.shortened(text, to: 250).withCString { body(UnsafeMutablePointer(mutating: $0)) }
    }

    /// The library's format for a style, made once.
    func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[style] { return format }
        guard let format = workbook_add_format(workbook) else {
            record(LXW_ERROR_MEMORY_MALLOC_FAILED)
            return nil
        }
        style.apply(to: format)
        formats[style] = format
        return format
    }

    /// Remembers a call that failed.
    func record(_ status: lxw_error) {
        guard status != LXW_NO_ERROR, failure == nil else { return }
        failure = Self.error(status)
    }

    private static func error(_ status: lxw_error) -> WorkbookError {
        .library(code: UInt32(status.rawValue), reason: lxw_strerror(status).map { String(cString: $0) } ?? "unknown")
    }
}

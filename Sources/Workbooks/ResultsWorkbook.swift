public import Summaries

/// `results.xlsx`: a run or a comparison as a workbook for spreadsheets, the answer first, with charts of their own.
///
/// One set of results gives one file, byte for byte, with one version of libxlsxwriter and zlib: nothing in it holds a clock,
/// a user or a path. Figures have 16 digits, which is what the library writes; `summary.csv` has all of them.
public enum ResultsWorkbook {
    /// The workbook of one run.
    ///
    /// - Parameters:
    ///   - run: The results.
    ///   - version: The version of the program that wrote them.
    ///   - scratch: A folder for files that are gone when this returns; the library writes nowhere else.
    /// - Returns: The bytes of the file.
    /// - Throws: ``WorkbookError``.
    public static func bytes(
        of run: RunResult, version: String, scratch: String
    ) throws(WorkbookError) -> [UInt8] {
        try bytes(of: Results(run, version: version), scratch: scratch)
    }

    /// The workbook of scenarios beside a baseline.
    ///
    /// - Parameters:
    ///   - comparison: The results.
    ///   - version: The version of the program that wrote them.
    ///   - scratch: A folder for files that are gone when this returns; the library writes nowhere else.
    /// - Returns: The bytes of the file.
    /// - Throws: ``WorkbookError``.
    public static func bytes(
        of comparison: ComparisonResult, version: String, scratch: String
    ) throws(WorkbookError) -> [UInt8] {
        try bytes(of: Results(comparison, version: version), scratch: scratch)
    }

    private static func bytes(of results: Results, scratch: String) throws(WorkbookError) -> [UInt8] {
        try ScratchFolder.bytes(in: scratch) { (file, folder) throws(WorkbookError) in
            let workbook = try Workbook(path: file, scratch: folder)
            workbook.setProperties(
                title: results.title, author: "Caravan \(results.version)", comments: results.summary)
            try write(results, to: workbook)
            try workbook.close()
        }
    }

    private static func write(_ results: Results, to workbook: Workbook) throws(WorkbookError) {
        try AnswerSheet(results: results).write(to: workbook)
        for name in results.indicators.prefix(IndicatorSheet.most) {
            try IndicatorSheet(results: results, name: name).write(to: workbook)
        }
        try TableSheet.others(of: results)?.write(to: workbook, results)
        try ReachedSheet(results: results).write(to: workbook)
        try TableSheet.differences(of: results)?.write(to: workbook, results)
        try TableSheet.changedInputs(of: results)?.write(to: workbook, results)
        try TableSheet.inputs(of: results)?.write(to: workbook, results)
        try AboutSheet(results: results).write(to: workbook)
    }
}

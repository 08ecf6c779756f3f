import Reporting
import Summaries

/// The files that results are written as.
enum ResultFiles {
    /// The report in files is laid out for a page, not for whoever's terminal it was.
    private static let page = ReportStyle(width: 100)

    static func files(_ run: RunResult, only parts: [OutputOptions.Part]) throws -> [ResultFile] {
        var tables: [(ResultFile.Known, Table)] = [
            (.summary, .summary(of: [run])), (.targets, .targets(of: [run])), (.inputs, .inputs(of: run)),
        ]
        if !run.draws.isEmpty { tables.append((.draws, .draws(of: run))) }
        return try files(tables, TextReport.text(of: run, style: page), .run(run), only: parts)
    }

    static func files(_ comparison: ComparisonResult, only parts: [OutputOptions.Part]) throws -> [ResultFile] {
        let tables: [(ResultFile.Known, Table)] = [
            (.summary, .summary(of: comparison.runs)), (.targets, .targets(of: comparison.runs)),
            (.comparison, .differences(of: comparison)),
        ]
        return try files(tables, TextReport.text(of: comparison, style: page), .comparison(comparison), only: parts)
    }

    private static func files(
        _ tables: [(ResultFile.Known, Table)], _ report: String, _ content: RunDocument.Content,
        only parts: [OutputOptions.Part]
    ) throws -> [ResultFile] {
        var files: [ResultFile] = []
        if parts.contains(.csv) {
            let writer = CSVWriter()
            files += tables.map { ResultFile(name: $0.0.rawValue, bytes: writer.bytes($0.1)) }
        }
        if parts.contains(.text) {
            files.append(ResultFile(name: ResultFile.Known.report.rawValue, bytes: Array(report.utf8)))
        }
        if parts.contains(.json) {
            files.append(ResultFile(name: ResultFile.Known.run.rawValue, bytes: try document(content).encoded()))
        }
        return files
    }

    static func document(_ content: RunDocument.Content) -> RunDocument {
        RunDocument(caravanVersion: Caravan.version, content: content)
    }
}

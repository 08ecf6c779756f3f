import Reporting
import Summaries
import Workers

/// The files that results are written as.
enum ResultFiles {
    /// The report in files is laid out for a page, not for whoever's terminal it was.
    private static let page = ReportStyle(width: 100)

    /// A file, and how its bytes are made.
    private typealias Job = (file: ResultFile.Known, bytes: @Sendable () throws -> [UInt8])

    /// - Throws: What keeps results from being written as JSON.
    static func files(
        _ run: RunResult, only parts: [OutputOptions.Part], workers: Workers
    ) throws -> [ResultFile] {
        var tables = [
            table(.summary) { .summary(of: [run]) }, table(.targets) { .targets(of: [run]) },
            table(.inputs) { .inputs(of: run) },
        ]
        if !run.draws.isEmpty { tables.append(table(.draws) { .draws(of: run) }) }
        let report: Job = (.report, { Array(TextReport.text(of: run, style: page).utf8) })
        return try files(tables, report, .run(run), only: parts, workers)
    }

    static func files(
        _ comparison: ComparisonResult, only parts: [OutputOptions.Part], workers: Workers
    ) throws -> [ResultFile] {
        let tables = [
            table(.summary) { .summary(of: comparison.runs) }, table(.targets) { .targets(of: comparison.runs) },
            table(.comparison) { .differences(of: comparison) },
        ]
        let report: Job = (.report, { Array(TextReport.text(of: comparison, style: page).utf8) })
        return try files(tables, report, .comparison(comparison), only: parts, workers)
    }

    private static func table(_ file: ResultFile.Known, _ table: @escaping @Sendable () -> Table) -> Job {
        (file, { CSVWriter().bytes(table()) })
    }

    /// Each file by whichever thread is free, those that take longest first.
    private static func files(
        _ tables: [Job], _ report: Job, _ content: RunDocument.Content, only parts: [OutputOptions.Part],
        _ workers: Workers
    ) throws -> [ResultFile] {
        var jobs: [Job] = []
        if parts.contains(.text) { jobs.append(report) }
        if parts.contains(.json) { jobs.append((.run, { try document(content).encoded() })) }
        if parts.contains(.csv) { jobs += tables }
        return try workers.map(jobs.count) { [jobs] place, _ in
            ResultFile(name: jobs[place].file.rawValue, bytes: try jobs[place].bytes())
        }
    }

    static func document(_ content: RunDocument.Content) -> RunDocument {
        RunDocument(caravanVersion: Caravan.version, content: content)
    }
}

import Foundation
import Pages
import Reporting
import Summaries
import Workbooks
import Workers

/// The files that results are written as.
enum ResultFiles {
    /// The report in files is laid out for a page, not for whoever's terminal it was.
    private static let page = ReportStyle(width: 100)

    /// A file, and how its bytes are made.
    private typealias Job = (file: ResultFile.Known, bytes: @Sendable () throws -> [UInt8])

    /// Each file by whichever thread is free, those that take longest first.
    ///
    /// - Throws: What keeps results from being written as JSON or as a workbook.
    static func files(
        _ content: RunDocument.Content, only parts: [OutputOptions.Part], workers: Workers
    ) throws -> [ResultFile] {
        var jobs: [Job] = []
        if parts.contains(.xlsx), let workbook = workbook(content) { jobs.append(workbook) }
        if parts.contains(.html) { jobs.append((.page, { ResultsPage.bytes(of: content, version: Caravan.version) })) }
        if parts.contains(.text) { jobs.append((.report, { Array(TextReport.text(of: content, style: page).utf8) })) }
        if parts.contains(.json) { jobs.append((.run, { try document(content).encoded() })) }
        if parts.contains(.csv) { jobs += tables(content) }
        return try workers.map(jobs.count) { [jobs] place, _ in
            ResultFile(name: jobs[place].file.rawValue, bytes: try jobs[place].bytes())
        }
    }

    /// The workbook of what has figures by year; there is none of other analyses.
    private static func workbook(_ content: RunDocument.Content) -> Job? {
        let (version, scratch) = (Caravan.version, FileManager.default.temporaryDirectory.path)
        switch content {
        case .run(let run):
            return (.workbook, { try ResultsWorkbook.bytes(of: run, version: version, scratch: scratch) })
        case .comparison(let comparison):
            return (.workbook, { try ResultsWorkbook.bytes(of: comparison, version: version, scratch: scratch) })
        case .attribution, .packages, .seek, .sensitivity: return nil
        }
    }

    private static func tables(_ content: RunDocument.Content) -> [Job] {
        switch content {
        case .run(let run):
            let tables = [
                table(.summary) { .summary(of: [run]) }, table(.targets) { .targets(of: [run]) },
                table(.inputs) { .inputs(of: run) },
            ]
            return run.draws.isEmpty ? tables : tables + [table(.draws) { .draws(of: run) }]
        case .comparison(let comparison):
            return [
                table(.summary) { .summary(of: comparison.runs) }, table(.targets) { .targets(of: comparison.runs) },
                table(.comparison) { .differences(of: comparison) },
            ]
        case .attribution(let result):
            return [
                table(.attribution) { .shares(of: result) }, table(.interactions) { .interactions(of: result) },
            ]
        case .packages(let result): return [table(.plan) { .packages(of: result) }]
        case .seek(let result): return [table(.seek) { .trials(of: result) }]
        case .sensitivity(let result):
            let tables = [table(.sensitivity) { .sensitivities(of: result) }]
            return result.conditions.isEmpty ? tables : tables + [table(.conditions) { .conditions(of: result) }]
        }
    }

    private static func table(_ file: ResultFile.Known, _ table: @escaping @Sendable () -> Table) -> Job {
        (file, { CSVWriter().bytes(table()) })
    }

    static func document(_ content: RunDocument.Content) -> RunDocument {
        RunDocument(caravanVersion: Caravan.version, content: content)
    }
}

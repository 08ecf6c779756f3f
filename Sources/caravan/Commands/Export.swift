public import ArgumentParser
import Foundation
public import Reporting
import RunStorage
import Summaries

/// `caravan export`: the figures of a run as one table.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the figures of a run as CSV, laid out for another program.",
        discussion: """
            RUN is a folder that a run or a comparison was written to, or its run.json; or a run of the archive: its \
            number, 'latest', or the name that results are filed under. The layouts: wide has a column for \
            each statistic, long a row for each figure, years a column for each year, iamc is the timeseries template of \
            the Integrated Assessment Modeling Consortium. The dialect excel-eu has semicolons, decimal commas and a byte \
            order mark, as Excel in Hungarian, Kazakh or German wants.

            EXAMPLES
              caravan export Reports/baseline
              caravan export Reports/baseline --layout years --dialect excel-eu > baseline.csv
              caravan export latest --layout iamc --region Kazakhstan
            """)

    @Argument(
        help: ArgumentHelp("A folder of results, its run.json, or an archived run.", valueName: "run"),
        completion: .directory)
    var results: String

    @Option(help: "How the figures are laid out: wide, long, years or iamc.")
    var layout = Layout.wide

    @Option(help: "How CSV is written: csv or excel-eu.")
    var dialect = CSVDialect.csv

    @Option(help: ArgumentHelp("What the layout iamc calls the region of the figures.", valueName: "name"))
    var region = "World"

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        try ExitStatus.reporting {
            let document = try RunDocument(decoding: try bytes())
            let table = Table.figures(of: try document.runs(), layout: layout, region: region)
            try Terminal.print(CSVWriter(dialect: dialect).bytes(table))
        }
    }

    private func bytes() throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: results, isDirectory: &isFolder) else { return try archived() }
        let path = isFolder.boolValue ? results + "/" + ResultFile.Known.run.rawValue : results
        guard let data = FileManager.default.contents(atPath: path) else {
            throw NoSuchRun(description: "'\(results)' holds no run.json: run with --only json among the parts")
        }
        return [UInt8](data)
    }

    private func archived() throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: archive.archive) else {
            throw NoSuchRun(description: "there is no run at '\(results)', and no archive at \(archive.archive)")
        }
        return try archive.using { archive in try archive.document(of: try archive.meant(results)) }
    }
}

/// A run that cannot be found.
struct NoSuchRun: Error {
    var description: String
}

extension Layout: ExpressibleByArgument {}

extension CSVDialect: ExpressibleByArgument {}

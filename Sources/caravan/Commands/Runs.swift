import ArgumentParser
import Foundation
import Reporting
import RunStorage

/// `caravan runs`: what is in the archive.
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the runs in the archive, the newest first.",
        discussion: """
            Every command that writes results adds a run: the files that it read, what it was asked, and what came of it. \
            A run is named by its number, by 'latest', or by the name that its results are filed under, which means the \
            latest of that name.

            EXAMPLES
              caravan runs
              caravan runs --scenario baseline --limit 5
              caravan runs --limit 1000 --json
            """)

    @Option(help: ArgumentHelp("Only runs of this scenario, or filed under this name.", valueName: "name"))
    var scenario: String?

    @Option(help: ArgumentHelp("The most that are listed.", valueName: "n"))
    var limit = 20

    @Flag(help: "Print the list as JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var look: StyleOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is 1 or more") }
    }

    func run() throws {
        try ExitStatus.reporting {
            let (runs, count) = try archive.using { archive in
                (try archive.runs(of: scenario, limit: limit), try archive.count())
            }
            if json { return try Terminal.print(try RunItem.json(runs.map(RunItem.init))) }
            guard !runs.isEmpty else {
                let kind = scenario.map { " of '\($0)'" } ?? ""
                return Terminal.log("There are no runs\(kind) in \(archive.archive)")
            }
            try Terminal.print(RunListReport(runs.map(\.row)).text(style: look.style))
            if scenario == nil, count > runs.count {
                Terminal.log("\(runs.count) of \(count) runs; --limit \(count) lists all")
            }
        }
    }
}

/// A run as a list in JSON has it.
private struct RunItem: Encodable {
    private let run: ArchivedRun

    init(_ run: ArchivedRun) { self.run = run }

    static func json(_ items: [RunItem]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(items), as: UTF8.self) + "\n"
    }

    private enum CodingKeys: String, CodingKey {
        case run, time, command, arguments, name, scenario, title, answer, headline, paths, seed, sampling
        case scenarioDigest, documentDigest, caravanVersion, formatVersion
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let record = run.record
        try container.encode(run.id, forKey: .run)
        try container.encode(run.time, forKey: .time)
        try container.encode(record.command, forKey: .command)
        try container.encode(record.arguments, forKey: .arguments)
        try container.encode(record.name, forKey: .name)
        try container.encode(record.scenario, forKey: .scenario)
        try container.encode(record.title, forKey: .title)
        try container.encode(record.answer.replacing("\u{A0}", with: " "), forKey: .answer)
        try container.encode(record.headline.replacing("\u{A0}", with: " "), forKey: .headline)
        try container.encode(record.paths, forKey: .paths)
        try container.encode(record.seed, forKey: .seed)
        try container.encode(record.sampling, forKey: .sampling)
        try container.encode(record.scenarioDigest, forKey: .scenarioDigest)
        try container.encode(run.documentDigest, forKey: .documentDigest)
        try container.encode(record.caravanVersion, forKey: .caravanVersion)
        try container.encode(record.formatVersion, forKey: .formatVersion)
    }
}

extension ArchivedRun {
    /// The run as tables list it.
    fileprivate var row: RunListReport.Row {
        .init(
            id: id, time: time, command: record.command, scenario: record.scenario, paths: record.paths,
            seed: record.seed, answer: record.answer, version: record.caravanVersion)
    }
}

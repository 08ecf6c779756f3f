import ArgumentParser
import Foundation
import Reporting
import RunStorage

/// `caravan diff`: what is other in one archived run than in another.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what changed from one archived run to another: inputs, and results beside them.",
        discussion: """
            Takes two runs, or two comparisons, whose scenarios are paired by name. Where both met the same luck, what is \
            other in the results comes of what was changed; where not, differences beyond Monte Carlo error are marked.

            EXAMPLES
              caravan diff 11 12
              caravan diff 11 latest --json
            """)

    @Argument(help: ArgumentHelp("The earlier run.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The later run.", valueName: "new"))
    var new: String

    @Flag(help: "Print the differences as JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var look: StyleOptions

    func run() throws {
        try ExitStatus.reporting {
            let (runs, documents) = try archive.using { archive in
                let runs = try [old, new].map { try archive.meant($0) }
                return (runs, try runs.map { try archive.document(of: $0) })
            }
            let results = try zip(runs, documents).map { run, bytes in
                guard ["run", "compare"].contains(run.record.command) else {
                    throw ValidationError(
                        "run \(run.id) is of '\(run.record.command)': diff takes what 'run' or 'compare' gave")
                }
                return try RunDocument(decoding: bytes).runs()
            }
            guard runs[0].record.command == runs[1].record.command else {
                throw ValidationError(
                    "run \(runs[0].id) is of '\(runs[0].record.command)' and run \(runs[1].id) of "
                        + "'\(runs[1].record.command)': diff takes two of a kind")
            }
            let difference = RunDifference(from: results[0], to: results[1])
            let sides = runs.map(\.side)
            guard json else {
                let report = RunDifferenceReport(sides[0], sides[1], difference, style: look.style)
                return try Terminal.print(report.text())
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let whole = Whole(old: sides[0], new: sides[1], difference: difference)
            try Terminal.print(String(decoding: try encoder.encode(whole), as: UTF8.self) + "\n")
        }
    }

    private struct Whole: Encodable {
        var old: RunDifferenceReport.Side
        var new: RunDifferenceReport.Side
        var difference: RunDifference
    }
}

extension ArchivedRun {
    /// The run as a difference names it.
    fileprivate var side: RunDifferenceReport.Side {
        .init(
            run: id, time: time, command: ArgumentList.shell(record.arguments), scenario: record.scenario,
            paths: record.paths, seed: record.seed, sampling: record.sampling, digest: record.scenarioDigest,
            version: record.caravanVersion)
    }
}

import ArgumentParser
import Reporting
import RunStorage

/// `caravan show`: an archived run's report again.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the report of an archived run again.",
        discussion: """
            Nothing is simulated: the report is laid out anew from the results that the archive keeps, under a line that \
            says when and how they were made. With --json the results are printed as they were written to run.json.

            EXAMPLES
              caravan show latest
              caravan show 12
              caravan show baseline --json > run.json
            """)

    @Argument(help: RunWords.help)
    var name: String

    @Flag(help: "Print the results as JSON instead of the report.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var look: StyleOptions

    func run() throws {
        try ExitStatus.reporting {
            let (found, bytes) = try archive.using { archive in
                let found = try archive.meant(name)
                return (found, try archive.document(of: found))
            }
            if json { return try Terminal.print(bytes) }
            let document = try RunDocument(decoding: bytes)
            let head = """
                Run \(found.id), \(found.time), Caravan \(found.record.caravanVersion)
                \(ArgumentList.shell(found.record.arguments))


                """
            try Terminal.print(head + TextReport.text(of: document.content, style: look.style))
        }
    }
}

/// How commands speak of runs.
enum RunWords {
    static let help = ArgumentHelp(
        "A run: its number, 'latest', or the name that its results are filed under.", valueName: "run")
}

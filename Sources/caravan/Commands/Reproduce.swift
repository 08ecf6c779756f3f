import ArgumentParser
import Reporting
import RunStorage
import ScenarioFiles
import Workers

/// `caravan reproduce`: an archived run again, held against what it gave.
struct Reproduce: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run an archived run again from the files it was read from, and compare the results byte by byte.",
        discussion: """
            The files of today do not matter: scenario, facts and tables come from the archive. Where the results are not \
            the same, the figures that differ are named, old → new, and the command ends with code 1. Another version of \
            the program may give other figures.

            EXAMPLES
              caravan reproduce latest
              caravan reproduce 12 --output Reports/again
            """)

    @Argument(help: RunWords.help)
    var name: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the results to a folder.", valueName: "dir"), completion: .directory)
    var output: String?

    @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
    var threads: Int?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var screen: ScreenOptions

    /// How many differences are named.
    private static let mostNamed = 20

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads is a whole number from 1 to 1024")
        }
    }

    func run() throws {
        try ExitStatus.reporting {
            let (found, files, archived) = try archive.using { archive in
                let found = try archive.meant(name)
                return (found, try archive.files(of: found), try archive.document(of: found))
            }
            let then = try RunDocument(decoding: archived)
            let session = Session(
                library: FileLibrary(files), workers: Workers(count: threads), isQuiet: screen.quiet,
                tellsWarnings: false)
            let result = try command(of: found).result(session)
            try session.checkInterruption()
            if let output {
                let files = try ResultFiles.files(
                    result.content, only: OutputOptions.Part.allCases, workers: session.workers)
                try ReportFolder(output).write(files)
            }
            // The version that a document names is no figure: it is told, and not held against the results.
            let again = try RunDocument(caravanVersion: then.caravanVersion, content: result.content).encoded()
            try tell(found, from: archived, to: again)
        }
    }

    /// The command that gave the run.
    private func command(of found: ArchivedRun) throws -> any ResultCommand {
        let parsed: any ParsableCommand
        do {
            parsed = try Caravan.parseAsRoot(found.record.arguments)
        } catch {
            throw UnreadableRun(id: found.id, reason: Caravan.message(for: error))
        }
        guard let command = parsed as? any ResultCommand else {
            throw UnreadableRun(id: found.id, reason: "'\(found.record.command)' gives no results")
        }
        return command
    }

    private func tell(_ found: ArchivedRun, from old: [UInt8], to new: [UInt8]) throws {
        let version = found.record.caravanVersion
        let versions =
            version == Caravan.version ? "" : " It was made by Caravan \(version), and this is \(Caravan.version)."
        guard old != new else {
            if !screen.quiet { try Terminal.print("Run \(found.id) is reproduced, byte for byte.\(versions)\n") }
            return
        }
        let changes = try DocumentChange.changes(from: old, to: new)
        if !screen.quiet {
            var lines = ["Run \(found.id) does not come out as it did.\(versions)"]
            lines.append(
                changes.isEmpty
                    ? "No figure differs, but the layout of the document does."
                    : "\(changes.count) value\(changes.count == 1 ? " differs" : "s differ"):")
            let arrow = screen.style.ascii ? "->" : "→"
            lines += changes.prefix(Self.mostNamed).map { "  \($0.path): \($0.old) \(arrow) \($0.new)" }
            if changes.count > Self.mostNamed { lines.append("  and \(changes.count - Self.mostNamed) more") }
            try Terminal.print(lines.joined(separator: "\n") + "\n")
        }
        throw ExitCode(ExitStatus.different.rawValue)
    }
}

/// An archived run whose arguments this program does not know.
struct UnreadableRun: Error {
    var id: Int64
    var reason: String
}

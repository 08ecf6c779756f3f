import ArgumentParser
import Reporting
import RunStorage
import ScenarioFiles

/// Where results go, and in which form.
struct OutputOptions: ParsableArguments {
    /// What a run can write.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case csv, text, json, xlsx, html
    }

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder that results are written to.", valueName: "dir"), completion: .directory)
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write only some of csv, text, json, xlsx and html, separated by commas.", valueName: "parts"),
        completion: .list(Part.allCases.map(\.rawValue)),
        transform: { text in
            try text.split(separator: ",").map { word in
                guard let part = Part(rawValue: word.trimmingPrefix(" ").description) else {
                    throw ValidationError("'\(word)' is none of csv, text, json, xlsx and html")
                }
                return part
            }
        })
    var only: [Part] = Part.allCases

    @Flag(help: "Print the results to standard output as JSON instead of the report.")
    var json = false

    @OptionGroup var archiving: ArchivingOptions
    @OptionGroup var screen: ScreenOptions

    /// Writes results into their folder, archives them, and prints the report or the document.
    ///
    /// - Parameters:
    ///   - result: The results, filed under their name unless the user names a folder.
    ///   - session: What they were read from and made with.
    /// - Throws: `ReportFolderError`, ``OutputFailure``; ``ArchivingFailure`` where all else is done; `CancellationError`
    ///   before anything is.
    func publish(_ result: NamedResult, _ session: Session) throws {
        try session.checkInterruption()
        let folder = output ?? "Reports/\(result.name)"
        let needsDocument = json || archiving.archive != nil || only.contains(.json)
        let parts = only.filter { $0 != .json } + (needsDocument ? [.json] : [])
        var files = try ResultFiles.files(result.content, only: parts, workers: session.workers)
        let document = files.first { $0.name == ResultFile.Known.run.rawValue }?.bytes ?? []
        if !only.contains(.json) { files.removeAll { $0.name == ResultFile.Known.run.rawValue } }
        try ReportFolder(folder).write(files)
        let archived = Result { () throws(ArchivingFailure) in
            try archiving.archive.map { path throws(ArchivingFailure) in
                let id = try RunArchive.keep(result, files: session.library.texts, document: document, at: path)
                return ", archived as run \(id) in \(path)"
            }
        }
        if json {
            try Terminal.print(document)
        } else if !screen.quiet {
            try Terminal.print(TextReport.text(of: result.content, style: screen.style))
        }
        if !screen.quiet { Terminal.log("Results are in \(folder)/\((try? archived.get()) ?? "")") }
        _ = try archived.get()
    }
}

/// How text is drawn.
struct StyleOptions: ParsableArguments {
    @Flag(help: "Use only 7-bit characters in charts and tables.")
    var ascii = false

    @Flag(name: .customLong("no-color"), help: "Use no colour, as with NO_COLOR set.")
    var noColor = false

    /// The style of what is printed to standard output.
    var style: ReportStyle {
        ReportStyle(
            width: Terminal.width, ascii: ascii || !Terminal.showsUnicode,
            color: Terminal.isOutputTerminal && !noColor && !Terminal.refusesColor)
    }
}

/// How text is shown, if at all.
struct ScreenOptions: ParsableArguments {
    @OptionGroup var look: StyleOptions

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    /// The style of what is printed to standard output.
    var style: ReportStyle { look.style }
}

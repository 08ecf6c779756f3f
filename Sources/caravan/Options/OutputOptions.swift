import ArgumentParser
import Reporting
import Workers

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

    @OptionGroup var screen: ScreenOptions

    /// Writes results into their folder, and prints the report or the document.
    ///
    /// - Parameters:
    ///   - content: The results.
    ///   - name: What they are filed under, unless the user names a folder.
    ///   - workers: Who makes the files.
    /// - Throws: `ReportFolderError`, ``OutputFailure``.
    func publish(_ content: RunDocument.Content, as name: String, workers: Workers) throws {
        let folder = output ?? "Reports/\(name)"
        try ReportFolder(folder).write(ResultFiles.files(content, only: only, workers: workers))
        if json {
            try Terminal.print(ResultFiles.document(content).encoded())
        } else if !screen.quiet {
            try Terminal.print(TextReport.text(of: content, style: screen.style))
        }
        if !screen.quiet { Terminal.log("Results are in \(folder)/") }
    }
}

/// How text is shown.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Use only 7-bit characters in charts and tables.")
    var ascii = false

    @Flag(name: .customLong("no-color"), help: "Use no colour, as with NO_COLOR set.")
    var noColor = false

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    /// The style of what is printed to standard output.
    var style: ReportStyle {
        ReportStyle(
            width: Terminal.width, ascii: ascii || !Terminal.showsUnicode,
            color: Terminal.isOutputTerminal && !noColor && !Terminal.refusesColor)
    }
}

import ArgumentParser
import Foundation

/// `caravan new`: a scenario to start from.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a new scenario, with comments and a file of facts, that runs as it is.",
        discussion: """
            Makes a folder with a baseline, the same with a measure, and a file of facts for the figures and their sources. \
            On a terminal it asks what the scenario is about; Enter takes what stands in brackets. With --yes, or with any \
            option that answers a question, it does not ask. It overwrites nothing.

            EXAMPLES
              caravan new grain
              caravan new grain --yes
              caravan new grain --base "12 million USD" --target "18 million USD" --by 2030
            """)

    @Argument(help: "What the scenario's folder is called, with folders above it where they are wanted.")
    var name: String

    @Option(
        help: ArgumentHelp("The folder that it is made in; by default this one.", valueName: "dir"),
        completion: .directory)
    var folder: String?

    @Option(help: ArgumentHelp("What the scenario is called.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("What flows, such as \"Exports of grain\".", valueName: "text"))
    var flow: String?

    @Option(help: ArgumentHelp("The base year: the last one that is known.", valueName: "year"))
    var year: String?

    @Option(help: ArgumentHelp("How much it was in the base year, such as \"12 million USD\".", valueName: "amount"))
    var base: String?

    @Option(help: ArgumentHelp("Where that figure is from.", valueName: "text"))
    var source: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much it grows a year by itself, such as 4.4% or -1%.", valueName: "rate"))
    var growth: String?

    @Option(help: ArgumentHelp("The last year to simulate.", valueName: "year"))
    var to: String?

    @Option(help: ArgumentHelp("How much it should become.", valueName: "amount"))
    var target: String?

    @Option(help: ArgumentHelp("The year to reach that by.", valueName: "year"))
    var by: String?

    @Flag(name: .shortAndLong, help: "Ask nothing.")
    var yes = false

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    func run() throws {
        try ExitStatus.reporting {
            let place = try place()
            let new = try NewFolder(place)
            Interruption.endingAtOnce()
            let draft = try ScenarioDraft(name: lastName, interview)
            let interruption = Interruption.listening()
            try new.write(draft.files) { interruption.isRequested }
            if !quiet { try Terminal.print(words(place, draft)) }
        }
    }

    private var interview: Interview {
        let options = [
            "title": title, "flow": flow, "year": year, "base": base, "source": source, "growth": growth, "to": to,
            "target": target, "by": by,
        ]
        let given = options.compactMapValues { $0 }
        return Interview(given: given, asks: !yes && given.isEmpty && Terminal.isConversation)
    }

    /// What the folder is called.
    private var lastName: String { name.split(separator: "/").last.map(String.init) ?? "" }

    /// Where the folder is to stand.
    private func place() throws -> String {
        let isName = !["", ".", ".."].contains(lastName) && lastName.utf8.count <= 200
        guard isName, !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw ValidationError("'\(name)' is no name for a folder")
        }
        guard let folder, !folder.isEmpty else { return name }
        guard !name.hasPrefix("/") else { throw ValidationError("a whole path goes without --folder") }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// What was written, and what to do next.
    private func words(_ place: String, _ draft: ScenarioDraft) -> String {
        let place = place.hasSuffix("/") ? String(place.dropLast()) : place
        let folder = Self.typed(place)
        let written = draft.files.map { "  \(place)/\($0.name)" }.joined(separator: "\n")
        return """
            Written:
            \(written)

            Next:
              caravan check \(folder)/\(ScenarioDraft.baselineName)
              caravan run \(folder)/\(ScenarioDraft.baselineName)
              caravan compare \(folder)

            """
    }

    /// A path as one types it in a shell.
    private static func typed(_ path: String) -> String {
        let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "._-/".contains($0) }
        let path = path.hasPrefix("-") ? "./\(path)" : path
        return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
    }
}

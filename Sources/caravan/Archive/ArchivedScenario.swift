import ArgumentParser
import Foundation
import RunStorage
import ScenarioFiles

/// A scenario as it was when a run was archived, with what the command line changed then: `run:12` in place of a file.
struct ArchivedScenario {
    static let prefix = "run:"

    /// Its name among the files of a library: `run:12`.
    private let name: String
    private let command: Run
    private let library: FileLibrary

    /// Where the arguments stand among the texts of a run, since no file has this path.
    private static let argumentsPath = ""

    /// Finds the run that a word means, and puts its files into a library under its name, where they are not there.
    ///
    /// - Parameters:
    ///   - word: `run:12`, `run:latest`, `run:baseline`, or anything else.
    ///   - archive: Where the run is archived.
    ///   - library: What scenarios are read from.
    /// - Returns: The run's name by its number, or the word where it means no run.
    /// - Throws: `ValidationError` where the run is not of one scenario; `RunArchiveError`.
    static func resolve(_ word: String, _ archive: ArchiveOptions, into library: FileLibrary) throws -> String {
        guard word.hasPrefix(prefix), library.part(under: word) == nil else { return word }
        return try archive.using { archive in
            let run = try archive.meant(word)
            guard run.record.command == ArgumentList.name(of: Run.self) else {
                throw ValidationError(
                    "run \(run.id) is of the command '\(run.record.command)': only what 'run' gave can be compared")
            }
            let name = "\(prefix)\(run.id)"
            var texts = try archive.files(of: run)
            texts[argumentsPath] = String(decoding: try JSONEncoder().encode(run.record.arguments), as: UTF8.self)
            library.add(texts, under: name)
            return name
        }
    }

    /// - Returns: `nil` where the name is none of an archived run among the library's files.
    init?(_ name: String, in library: FileLibrary) {
        guard name.hasPrefix(Self.prefix), let part = library.part(under: name),
            let text = part.texts[Self.argumentsPath],
            let arguments = try? JSONDecoder().decode([String].self, from: Data(text.utf8)),
            let command = (try? Caravan.parseAsRoot(arguments)) as? Run, command.scenarios.count == 1
        else { return nil }
        self.name = name
        self.command = command
        self.library = part
    }

    /// The scenario, compiled, with its own changes and what is changed now.
    ///
    /// - Parameters:
    ///   - changes: What is changed now.
    ///   - simulation: How it is run now; `nil` for how it was.
    /// - Returns: The scenario, named after the run.
    /// - Throws: As ``Study``.
    func study(_ changes: ScenarioOptions, _ simulation: SimulationOptions?) throws -> Study {
        var options = command.scenario
        options.settings += changes.settings
        options.with += changes.with
        options.without += changes.without
        var own = command.simulation
        own.paths = simulation?.paths ?? own.paths
        own.seed = simulation?.seed ?? own.seed
        own.sampling = simulation?.sampling ?? own.sampling
        let number = name.dropFirst(Self.prefix.count)
        return try Study(
            command.scenarios[0], options, own, from: library,
            name: "\(LoadedScenario.name(of: command.scenarios[0])) (run \(number))")
    }
}

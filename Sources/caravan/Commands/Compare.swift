import ArgumentParser
import EconomicModel
import Foundation
import Reporting
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Workers

/// `caravan compare`: scenarios beside a baseline under the same luck.
struct Compare: ResultCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare scenarios with a baseline, path by path under the same luck.",
        discussion: """
            The first file is the baseline. A folder stands for its baseline.yaml and all other scenarios in it. All of \
            them run with the baseline's paths and seed. Differences that the paths cannot tell are called unresolved.

            run:12, run:latest or run:NAME stands for an archived run of that number or name: its scenario as it was then, \
            with what the command line changed, if it was made under the baseline's seed.

            EXAMPLES
              caravan compare Scenarios/kazakhstan-hungary
              caravan compare baseline.yaml everything.yaml --paths 50000
              caravan compare run:latest baseline.yaml
            """)

    @Argument(
        help: "The baseline and what is compared with it: files or archived runs; or one folder.",
        completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var precision: PrecisionOptions
    @OptionGroup var output: OutputOptions

    func result(_ session: Session) throws -> NamedResult {
        let named = try scenarios.map {
            try ArchivedScenario.resolve($0, output.archiving.place, into: session.library)
        }
        let (paths, name) = try files(named, session.library)
        let studies = try load(paths, session)
        let baseline = studies[0]
        for study in studies { session.tell(study.warnings) }
        let bar = session.bar("\(studies.count) scenarios", paths: baseline.paths * studies.count)
        var findings: [(name: String, report: FindingReport)] = []
        let byName = Dictionary(studies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let start = session.settings(of: baseline, simulation, bar)
        var (comparison, _, note) = try precision.run.result(start) { settings in
            findings = []
            defer { bar.finish() }
            return try Summaries.ComparisonResult.running(studies.map(\.comparisonCase), settings) { one, summary in
                let study = byName[one.prepared.name] ?? baseline
                findings.append((study.name, study.findings(of: summary, settings)))
                return study.result(of: summary, settings)
            }
        } shortfall: {
            $0.shortfall(in: $1)
        }
        if let note { comparison.runs[0].notes.append(note) }
        try session.checkInterruption()
        for (name, found) in findings { session.tell(found, of: name) }
        let options = scenario.arguments + simulation.arguments + precision.arguments
        return NamedResult(
            name: name, arguments: ArgumentList.of(self, named, options), content: .comparison(comparison))
    }

    /// The files to compare, and what the comparison is filed under.
    private func files(_ named: [String], _ library: FileLibrary) throws -> (paths: [String], name: String) {
        guard named.count == 1, let folder = named.first, !folder.hasPrefix(ArchivedScenario.prefix) else {
            guard let first = named.first, named.count > 1 else { throw Self.tooFew }
            return (named, LoadedScenario.name(of: first).replacing(":", with: "-") + "-compared")
        }
        guard library.holds(folder) else { throw NoSuchScenario(path: folder) }
        guard library.isFolder(folder) else { throw Self.tooFew }
        let names = try library.names(in: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        guard let baseline = names.first(where: { ["baseline.yaml", "baseline.yml"].contains($0) }) else {
            throw NoSuchScenario(
                path: folder + "/baseline.yaml", hint: "name the baseline, then what to compare with it")
        }
        guard names.count > 1 else {
            throw ValidationError("there is nothing in '\(folder)' to compare its baseline with")
        }
        let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let whole = URL(fileURLWithPath: root).standardizedFileURL.lastPathComponent
        return (([baseline] + names.filter { $0 != baseline }).map { "\(root)/\($0)" }, whole)
    }

    private static let tooFew = ValidationError("compare takes a baseline and at least one scenario, or a folder")

    /// Loads all scenarios, so that all that is wrong with any of them is said at once. Files of one name are told apart
    /// by their folders.
    private func load(_ paths: [String], _ session: Session) throws -> [Study] {
        let names = paths.map(LoadedScenario.name)
        var studies: [Study] = []
        var failed: FindingReport?
        let loaded = session.workers.map(paths.count) { [scenario, simulation, library = session.library] place, _ in
            let (path, name) = (paths[place], names[place])
            if let archived = ArchivedScenario(path, in: library) {
                return Result { try archived.study(scenario, place == 0 ? simulation : nil) }
            }
            let isShared = names.count { $0 == name } > 1
            let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().lastPathComponent
            return Result {
                try Study(path, scenario, simulation, from: library, name: isShared ? "\(folder)/\(name)" : name)
            }
        }
        for study in loaded {
            do {
                studies.append(try study.get())
            } catch let error as InvalidScenario {
                failed = FindingReport(
                    findings: (failed?.findings ?? []) + error.report.findings,
                    texts: (failed?.texts ?? [:]).merging(error.report.texts) { first, _ in first })
            }
        }
        if let failed { throw InvalidScenario(report: failed) }
        for (path, study) in zip(paths, studies).dropFirst() where path.hasPrefix(ArchivedScenario.prefix) {
            try checkLuck(of: study, as: path, beside: studies[0])
        }
        return studies
    }

    /// - Throws: `ValidationError` where an archived run met other luck than the baseline meets now.
    private func checkLuck(of study: Study, as name: String, beside baseline: Study) throws {
        guard study.seed == baseline.seed, study.sampling == baseline.sampling else {
            let both = [study, baseline].map { "seed \($0.seed) and \($0.sampling.rawValue) sampling" }
            throw ValidationError(
                """
                \(name) was made with \(both[0]), and the baseline has \(both[1]): only what met the same luck can be \
                compared path by path
                """)
        }
    }
}

import ArgumentParser
import EconomicModel
import Foundation
import Reporting
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Workers

/// `caravan compare`: scenarios beside a baseline under the same luck.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare scenarios with a baseline, path by path under the same luck.",
        discussion: """
            The first file is the baseline. A folder stands for its baseline.yaml and all other scenarios in it. All of \
            them run with the baseline's paths and seed. Differences that the paths cannot tell are called unresolved.

            EXAMPLES
              caravan compare Scenarios/kazakhstan-hungary
              caravan compare baseline.yaml everything.yaml --paths 50000
            """)

    @Argument(
        help: "The baseline and what is compared with it, or one folder.",
        completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var precision: PrecisionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try ExitStatus.reporting {
            let interruption = Interruption.listening()
            let (paths, name) = try files()
            let studies = try load(paths)
            let baseline = studies[0]
            if !output.screen.quiet {
                for study in studies where !study.warnings.findings.isEmpty { Terminal.log(study.warnings.text) }
            }
            let bar = ProgressBar(
                "\(studies.count) scenarios", paths: baseline.paths * studies.count, isShown: !output.screen.quiet)
            let start = RunSettings(
                paths: baseline.paths, seed: baseline.seed, sampling: baseline.sampling, workers: simulation.workers,
                exactPaths: simulation.exactPaths, progress: bar.show, isCancelled: { interruption.isRequested })
            var findings: [(name: String, report: FindingReport)] = []
            let byName = Dictionary(studies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
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
            if interruption.isRequested { throw CancellationError() }
            for (name, found) in findings where !output.screen.quiet && !found.findings.isEmpty {
                Terminal.log("\(name):\n\(found.text)")
            }
            try output.publish(.comparison(comparison), as: name, workers: simulation.workers)
        }
    }

    /// The files to compare, and what the comparison is filed under.
    private func files() throws -> (paths: [String], name: String) {
        var isFolder: ObjCBool = false
        guard scenarios.count == 1, let folder = scenarios.first else {
            return (scenarios, LoadedScenario.name(of: scenarios.first ?? "") + "-compared")
        }
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw NoSuchScenario(path: folder)
        }
        guard isFolder.boolValue else {
            throw ValidationError("compare takes a baseline and at least one scenario, or a folder")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
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

    /// Loads all scenarios, so that all that is wrong with any of them is said at once. Files of one name are told apart
    /// by their folders.
    private func load(_ paths: [String]) throws -> [Study] {
        let names = paths.map(LoadedScenario.name)
        var studies: [Study] = []
        var failed: FindingReport?
        let loaded = simulation.workers.map(paths.count) { [scenario, simulation] place, _ in
            let (path, name) = (paths[place], names[place])
            let isShared = names.count { $0 == name } > 1
            let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().lastPathComponent
            return Result { try Study(path, scenario, simulation, name: isShared ? "\(folder)/\(name)" : name) }
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
        return studies
    }
}

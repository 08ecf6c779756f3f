import EconomicModel
import ScenarioAnalysis
import ScenarioFiles
import Summaries

/// A scenario that was loaded and compiled: what every command starts from.
struct Study {
    var loaded: LoadedScenario
    var prepared: PreparedScenario
    /// What results are filed under.
    var name: String

    /// Loads and compiles a scenario.
    ///
    /// - Throws: `InvalidScenario` with every finding, `NoSuchScenario`.
    init(
        _ path: String, _ options: ScenarioOptions, _ simulation: SimulationOptions? = nil,
        from library: FileLibrary = FileLibrary(), name: String? = nil, objective: String? = nil
    ) throws {
        let loaded = try ScenarioLoader.load(
            path, overrides: options.overrides(simulation, objective: objective), allowed: options.allowedPaths,
            from: library)
        let given = name ?? loaded.name
        do throws(UnsoundEquations) {
            prepared = try PreparedScenario(name: given, system: loaded.system)
        } catch {
            var report = loaded.report
            report.findings.append(error.finding)
            throw InvalidScenario(report: report)
        }
        self.loaded = loaded
        self.name = given
    }

    /// Near misses put right in the files of a scenario; what compiling it finds is weighed too.
    ///
    /// - Throws: `NoSuchScenario`.
    static func repair(of path: String, _ options: ScenarioOptions) throws -> Repair {
        try Repair(of: path, overrides: options.overrides(), allowed: options.allowedPaths) { loaded in
            do throws(UnsoundEquations) {
                return try PreparedScenario(name: loaded.name, system: loaded.system).warnings
            } catch {
                return [error.finding]
            }
        }
    }

    /// Warnings of reading and compiling, with the lines they point at.
    var warnings: FindingReport {
        var report = loaded.report
        report.findings += prepared.warnings
        return report
    }

    var paths: Int { loaded.system.scenario.simulation.paths ?? 10_000 }
    var sampling: Sampling { loaded.system.scenario.simulation.sampling ?? .random }
    var seed: UInt64 { UInt64(loaded.system.scenario.simulation.seed ?? 1) }

    /// What the scenario is called in results, and how it is run.
    func identity(_ settings: RunSettings) -> ScenarioIdentity {
        prepared.identity(settings, digest: loaded.digest)
    }

    var comparisonCase: ComparisonCase {
        ComparisonCase(prepared: prepared, histories: observations, digest: loaded.digest)
    }

    var observations: [String: [Observation]] {
        loaded.histories.mapValues { $0.map { Observation(year: $0.year, value: $0.value) } }
    }

    /// The inputs as results list them.
    var inputs: [InputRecord] {
        loaded.inputs.map { input in
            let value = input.value
            let place = loaded.place(of: input)
            return InputRecord(
                name: value.name, value: value.text, unit: value.unit?.symbol ?? "",
                kind: InputRecord.Kind(rawValue: input.kind.rawValue) ?? .assumption, source: value.source,
                note: value.note, file: place?.file ?? "", line: place?.line)
        }
    }

    /// What figures of fields are written in, by the field's name.
    var writtenUnits: [String: Unit] {
        Dictionary(
            loaded.inputs.compactMap { input in input.value.writtenUnit.map { (input.value.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A run's result, complete.
    func result(of summary: RunSummary, _ settings: RunSettings) -> RunResult {
        var result = prepared.result(of: summary, settings, digest: loaded.digest)
        result.inputs = inputs
        let found = warnings.ordered + findings(of: summary, settings).ordered
        result.notes =
            found.map { finding in
                finding.problem.message.prefix(1).uppercased() + finding.problem.message.dropFirst() + "."
            } + result.notes
        return result
    }

    /// What must hold on every path and did not, with the lines that it points at.
    func findings(of summary: RunSummary, _ settings: RunSettings) -> FindingReport {
        FindingReport(
            findings: prepared.findings(of: summary, paths: settings.paths), texts: loaded.report.texts)
    }
}

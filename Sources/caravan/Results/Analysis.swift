import ArgumentParser
import EconomicModel
import Reporting
import ScenarioAnalysis

/// What commands have in common that ask one question of one scenario.
enum Analysis {
    /// Loads the scenario, answers the question with a progress bar, and publishes the answer.
    ///
    /// Results are filed under the scenario's name and the kind of question.
    ///
    /// - Throws: `ExitCode`, once what went wrong is said.
    static func running(
        _ kind: String, _ scenario: String, _ changes: ScenarioOptions, _ simulation: SimulationOptions,
        _ output: OutputOptions, _ body: (Study, RunSettings) throws -> RunDocument.Content
    ) throws {
        guard output.only != [.xlsx] else {
            throw ValidationError("--only xlsx: only run and compare write a workbook")
        }
        try ExitStatus.reporting {
            let interruption = Interruption.listening()
            let study = try Study(scenario, changes, simulation)
            if !output.screen.quiet, !study.warnings.findings.isEmpty { Terminal.log(study.warnings.text) }
            let bar = ProgressBar("\(study.name): \(kind)", paths: nil, isShown: !output.screen.quiet)
            let settings = RunSettings(
                paths: study.paths, seed: study.seed, sampling: study.sampling, workers: simulation.workers,
                exactPaths: simulation.exactPaths, progress: bar.show, isCancelled: { interruption.isRequested })
            let content = try ScenarioFailure.naming(study.name) {
                defer { bar.finish() }
                return try body(study, settings)
            }
            if interruption.isRequested { throw CancellationError() }
            try output.publish(content, as: "\(study.name)-\(kind)", workers: simulation.workers)
        }
    }
}

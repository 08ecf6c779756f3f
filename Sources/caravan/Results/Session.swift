import EconomicModel
import ScenarioAnalysis
import ScenarioFiles
import Workers

/// What a command that gives results works with.
struct Session {
    /// Where scenarios are read from, and what was read is kept.
    var library = FileLibrary()
    var workers: Workers
    /// Whether the user wants to hear nothing but errors.
    var isQuiet: Bool
    /// Whether warnings are told, of which results that are made again have none that are new.
    var tellsWarnings = true
    let interruption = Interruption.listening()

    /// The same with a library of its own.
    func apart() -> Session {
        var session = self
        session.library = FileLibrary()
        return session
    }

    /// Tells warnings, where there are any.
    func tell(_ warnings: FindingReport, of name: String? = nil) {
        guard !isQuiet, tellsWarnings, !warnings.findings.isEmpty else { return }
        Terminal.log((name.map { "\($0):\n" } ?? "") + warnings.text)
    }

    func bar(_ title: String, paths: Int?) -> ProgressBar { ProgressBar(title, paths: paths, isShown: !isQuiet) }

    /// How a scenario is run, with its progress shown.
    func settings(
        of study: Study, _ simulation: SimulationOptions, _ bar: ProgressBar, drawnPaths: Int = 0
    ) -> RunSettings {
        RunSettings(
            paths: study.paths, seed: study.seed, sampling: study.sampling, workers: workers, drawnPaths: drawnPaths,
            exactPaths: simulation.exactPaths, progress: bar.show,
            isCancelled: { [interruption] in interruption.isRequested })
    }

    /// - Throws: `CancellationError` where the user wants the work to stop.
    func checkInterruption() throws {
        if interruption.isRequested { throw CancellationError() }
    }
}

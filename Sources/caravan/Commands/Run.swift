import ArgumentParser
import EconomicModel
import Reporting
import ScenarioAnalysis
import ScenarioFiles
import Summaries

/// `caravan run`: simulates scenarios one by one.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Simulate scenarios and write what came of them.",
        discussion: """
            Prints a report and writes tables, the report and a JSON document to Reports/<scenario>/, or to --output.

            EXAMPLES
              caravan run Scenarios/kazakhstan-hungary/baseline.yaml
              caravan run plan.yaml --paths 100000 --seed 7
              caravan run plan.yaml --set parameters.own_trend=2% --without trade_office
              caravan run plan.yaml --precision aim=0.1%
              caravan run plan.yaml --only csv --output /tmp/figures --quiet
            """)

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var precision: PrecisionOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Write the first N paths in full, as draws.csv.", valueName: "n"))
    var draws: Int = 0

    func validate() throws {
        if draws < 0 { throw ValidationError("--draws is 0 or more") }
        let names = scenarios.map(LoadedScenario.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError(
                "two scenarios would both be written to Reports/\(twice): run them one by one with --output")
        }
        if output.output != nil, scenarios.count > 1 {
            throw ValidationError("--output takes the results of one scenario; run them one by one, or compare them")
        }
    }

    func run() throws {
        try ExitStatus.reporting {
            let interruption = Interruption.listening()
            let studies = try scenarios.map {
                try Study($0, scenario, simulation)
            }
            for study in studies { try run(study, interruption) }
        }
    }

    private func run(_ study: Study, _ interruption: Interruption) throws {
        if !output.screen.quiet, !study.warnings.findings.isEmpty { Terminal.log(study.warnings.text) }
        let bar = ProgressBar(study.name, paths: study.paths, isShown: !output.screen.quiet)
        let start = RunSettings(
            paths: study.paths, seed: study.seed, sampling: study.sampling, workers: simulation.workers,
            drawnPaths: draws, exactPaths: simulation.exactPaths, progress: bar.show,
            isCancelled: { interruption.isRequested })
        let (summary, settings, note) = try ScenarioFailure.naming(study.name) {
            defer { bar.finish() }
            return try precision.run.result(start) {
                try study.prepared.summary($0, histories: study.observations)
            } shortfall: {
                $0.shortfall(in: $1)
            }
        }
        var result = study.result(of: summary, settings)
        if let note { result.notes.append(note) }
        if interruption.isRequested { throw CancellationError() }
        let findings = study.findings(of: summary, settings)
        if !output.screen.quiet, !findings.findings.isEmpty { Terminal.log(findings.text) }
        try output.publish(.run(result), as: study.name, workers: simulation.workers)
    }
}

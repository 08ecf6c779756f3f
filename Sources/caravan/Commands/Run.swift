import ArgumentParser
import Reporting
import ScenarioAnalysis
import ScenarioFiles
import Summaries

/// `caravan run`: simulates scenarios one by one.
struct Run: ResultCommand {
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
            let session = Session(workers: simulation.workers, isQuiet: output.screen.quiet)
            // All that is wrong with any of them is said before any is run.
            let parts = try scenarios.map { scenario in
                var one = self
                one.scenarios = [scenario]
                let own = session.apart()
                return (one, own, try one.study(own))
            }
            for (one, own, study) in parts { try output.publish(try one.result(of: study, own), own) }
        }
    }

    func result(_ session: Session) throws -> NamedResult { try result(of: study(session), session) }

    /// The scenario, of which there is one.
    private func study(_ session: Session) throws -> Study {
        try Study(scenarios.first ?? "", scenario, simulation, from: session.library)
    }

    private func result(of study: Study, _ session: Session) throws -> NamedResult {
        session.tell(study.warnings)
        let bar = session.bar(study.name, paths: study.paths)
        let start = session.settings(of: study, simulation, bar, drawnPaths: draws)
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
        try session.checkInterruption()
        session.tell(study.findings(of: summary, settings))
        return NamedResult(
            name: study.name,
            arguments: ArgumentList.of(
                self, scenarios,
                scenario.arguments + simulation.arguments + precision.arguments
                    + ArgumentList.option("draws", draws == 0 ? nil : draws)), content: .run(result))
    }
}

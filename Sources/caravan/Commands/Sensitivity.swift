import ArgumentParser
import EconomicModel
import Reporting
import ScenarioAnalysis
import ScenarioFiles

/// `caravan sensitivity`: what an outcome depends on.
struct Sensitivity: AnalysisCommand {
    static let kind = "sensitivity"

    static let configuration = CommandConfiguration(
        abstract: "Find what an outcome depends on, and what it is worth to know more.",
        discussion: """
            From the run itself: the mean outcome over each tenth of each input, and rank correlations. By drawing each \
            group of random numbers afresh: Sobol's first-order and total indices. With --choose and --objective: the \
            expected value of perfect information about each input for a choice between scenarios or packages. With \
            --conditions: in which circumstances a target is missed or reached.

            What --choose takes: scenario files; 'all', 'none', or names of measures joined by +, of the scenario. An \
            objective should count what measures cost, or the bigger package always wins and knowing is worth nothing.

            EXAMPLES
              caravan sensitivity Scenarios/kazakhstan-hungary/everything.yaml --target aim_by_2035 --conditions
              caravan sensitivity plan.yaml --indicator turnover --at 2030
              caravan sensitivity plan.yaml --when aim
              caravan sensitivity plan.yaml --target aim --choose none corridor all \\
                --objective "5% * cumulative(indicators.turnover) - cumulative(cost_of_measures)"
            """)

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var outcome: OutcomeOptions

    @Option(help: ArgumentHelp("Ask when a target is reached.", valueName: "name"))
    var when: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Scenario files or packages to choose from: 'all', 'none', or measures joined by +.",
            valueName: "alternative")
    )
    var choose: [String] = []

    @Option(
        help: ArgumentHelp(
            "What alternatives are chosen by: an expression, more of which is better.", valueName: "expr"))
    var objective: String?

    @Flag(help: "Find circumstances in which the target is missed or reached.")
    var conditions = false

    @OptionGroup var changes: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if when == nil {
            try outcome.check()
        } else if !outcome.isEmpty {
            throw ValidationError("--when asks a question of its own: leave --target and --indicator out")
        }
        if choose.count == 1 { throw ValidationError("--choose takes two alternatives or more") }
        if choose.isEmpty != (objective == nil) {
            throw ValidationError("--choose and --objective go together: what to choose from, and what by")
        }
        if conditions, outcome.target == nil {
            throw ValidationError("--conditions are those of a target: --target NAME")
        }
    }

    var question: [String] {
        outcome.arguments + ArgumentList.option("when", when) + ArgumentList.list("choose", choose)
            + ArgumentList.option("objective", objective) + (conditions ? ["--conditions"] : [])
    }

    func answer(_ study: Study, _ settings: RunSettings, _ session: Session) throws -> RunDocument.Content {
        let options = SensitivityAnalysis.Options(
            alternatives: try choose.map { try alternative($0, of: study, session.library) },
            objective: objective ?? "", conditions: conditions, units: study.writtenUnits)
        let analysis = SensitivityAnalysis(of: study.prepared, request, options)
        return .sensitivity(try analysis.result(settings, identity: study.identity(settings)))
    }

    private var request: OutcomeRequest { when.map { .arrival($0) } ?? outcome.request }

    /// A scenario file, or a package of the scenario's measures.
    private func alternative(
        _ text: String, of study: Study, _ library: FileLibrary
    ) throws -> PreparedScenario {
        if library.holds(text) || text.hasSuffix(".yaml") || text.hasSuffix(".yml") {
            return try Study(text, changes, simulation, from: library, objective: objective).prepared
        }
        let measures = study.loaded.system.scenario.measures
        let enabled = measures.filter(\.isEnabled).map(\.name)
        let chosen = text == "all" ? enabled : text == "none" ? [] : text.split(separator: "+").map(String.init)
        var changes = changes
        changes.with += chosen.filter { !enabled.contains($0) }
        changes.without += enabled.filter { !chosen.contains($0) }
        return try Study(scenario, changes, simulation, from: library, name: text, objective: objective).prepared
    }
}

import ArgumentParser
import Reporting
import ScenarioAnalysis

/// `caravan attribute`: what each measure contributes.
struct Attribute: AnalysisCommand {
    static let kind = "attribution"

    static let configuration = CommandConfiguration(
        abstract: "Work out what each measure contributes to a target or an indicator.",
        discussion: """
            A measure's share is its Shapley value: what it adds on average over all orders in which the measures may come \
            one after another, under the same luck. Shares add up to the difference between all measures and none. Beside \
            them stand what each measure adds alone and what is lost without it, and which measures strengthen each other \
            or stand in for each other. Up to 12 measures are attributed over all their sets, more along drawn orders.

            EXAMPLES
              caravan attribute Scenarios/kazakhstan-hungary/everything.yaml --target aim_by_2035
              caravan attribute plan.yaml --indicator turnover --at 2030 --without corridor
            """)

    @Argument(help: "A scenario file, with the measures switched on.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var outcome: OutcomeOptions
    @OptionGroup var changes: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try outcome.check() }

    var question: [String] { outcome.arguments }

    func answer(_ study: Study, _ settings: RunSettings, _ session: Session) throws -> RunDocument.Content {
        let attribution = Attribution(of: study.prepared, outcome.request)
        return .attribution(try attribution.result(settings, identity: study.identity(settings)))
    }
}

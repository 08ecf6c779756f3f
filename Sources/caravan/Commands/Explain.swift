import ArgumentParser
import EconomicModel
import ScenarioAnalysis
import ScenarioFiles

/// `caravan explain`: how a scenario's quantities come about.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the equations behind a quantity.",
        discussion: """
            Names a quantity's equations, values, sources, draws, and what acts on it; figures are in base units, such as \
            dollars a year. Without a name it lists the quantities of a scenario.

            With --plan: the instructions that simulate it, each a pass over a block of paths, in their order, with what \
            varies how often, the random numbers that are drawn, and the memory that a block works in. What nothing needs \
            is not computed, and what never varies stands as a number.

            EXAMPLES
              caravan explain Scenarios/tutorial/2-measure.yaml
              caravan explain Scenarios/tutorial/2-measure.yaml flows.trade
              caravan explain --plan plan.yaml --without trade_office
            """)

    @Flag(help: "Show the instructions that simulate it.")
    var plan = false

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Argument(help: "A quantity, such as flows.food or drivers.brent.")
    var name: String?

    @OptionGroup var changes: ScenarioOptions

    func validate() throws {
        if plan, name != nil { throw ValidationError("--plan is of the whole scenario: leave the name out") }
    }

    func run() throws {
        try ExitStatus.reporting {
            let study = try Study(scenario, changes)
            if !study.warnings.findings.isEmpty { Terminal.log(study.warnings.text) }
            try Terminal.print(plan ? "\(study.name)\n\(study.prepared.plan)\n" : try text(of: study))
        }
    }

    private func text(of study: Study) throws -> String {
        guard let name else { return ExplanationText.list(study.loaded.system.namedQuantities) }
        do throws(UnknownQuantity) {
            let explanation = try study.loaded.system.explanation(of: name)
            return ExplanationText.text(of: explanation, inputs: study.inputs)
        } catch {
            let hint = error.suggestion.map { ": did you mean '\($0)'?" } ?? ""
            throw ValidationError("there is no quantity '\(error.name)' in \(study.name)\(hint)")
        }
    }
}

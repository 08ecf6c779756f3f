import ArgumentParser
import EconomicModel
import ScenarioAnalysis

/// `caravan explain`: how a scenario is computed.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how a scenario is computed.",
        discussion: """
            With --plan: the instructions that simulate it, each a pass over a block of paths, in their order, with what \
            varies how often, the random numbers that are drawn, and the memory that a block works in. What nothing needs \
            is not computed, and what never varies stands as a number.

            EXAMPLES
              caravan explain --plan Scenarios/tutorial/1-growth.yaml
              caravan explain --plan plan.yaml --without trade_office
            """)

    @Flag(help: "Show the instructions that simulate it.")
    var plan = false

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var changes: ScenarioOptions

    func validate() throws {
        if !plan { throw ValidationError("say what to show: --plan") }
    }

    func run() throws {
        try ExitStatus.reporting {
            let study = try Study(scenario, changes)
            if !study.warnings.findings.isEmpty { Terminal.log(study.warnings.text) }
            try Terminal.print("\(study.name)\n\(study.prepared.plan)\n")
        }
    }
}

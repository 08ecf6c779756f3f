import ArgumentParser
import Reporting
import ScenarioAnalysis

/// `caravan plan`: which package of measures.
struct Plan: AnalysisCommand {
    static let kind = "plan"

    static let configuration = CommandConfiguration(
        abstract: "Search the packages of measures for the most probable, the cheapest, and what lies between.",
        discussion: """
            Looks at every set of the measures that are switched on which respects what they require and exclude. All of \
            them race on the same paths: few for all, more for those that no cheaper one has been shown to beat. What is \
            found: the most probable package within the budget, the cheapest that reaches a probability, and the efficient \
            frontier of cost against probability. Chosen packages are run again on another seed, since the best of many \
            looks better than it is. Costs are expected ones, to the target's year.

            EXAMPLES
              caravan plan Scenarios/kazakhstan-hungary/everything.yaml --target aim_by_2035 --budget "20 million USD"
              caravan plan plan.yaml --target aim --probability 25% --budget "Kazakhstan=10 million USD"
            """)

    @Argument(help: "A scenario file, with the measures switched on.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(help: ArgumentHelp("The target that packages are to reach.", valueName: "name"))
    var target: String

    @Option(help: ArgumentHelp("The year to reach it by; by default the target's own.", valueName: "year"))
    var by: Int?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "What may be spent, such as \"20 million USD\"; by one payer, \"Kazakhstan=10 million USD\".",
            valueName: "amount"),
        transform: { text in
            guard let budget = PackageSearchRequest.Budget(text) else {
                throw ValidationError("'\(text)' is no amount of money, such as '20 million USD'")
            }
            return Written(text, budget)
        })
    var budget: [Written<PackageSearchRequest.Budget>] = []

    @Option(
        help: ArgumentHelp("Find the cheapest package with this probability, such as 25%.", valueName: "share"),
        transform: ShareText.read)
    var probability: Written<Double>?

    @OptionGroup var changes: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    var question: [String] {
        ArgumentList.option("target", target) + ArgumentList.option("by", by)
            + ArgumentList.options("budget", budget.map(\.text)) + ArgumentList.option("probability", probability?.text)
    }

    func answer(_ study: Study, _ settings: RunSettings, _ session: Session) throws -> RunDocument.Content {
        let request = PackageSearchRequest(
            target: target, by: by, budget: budget.map(\.value), probability: probability?.value)
        let search = PackageSearch(of: study.prepared, request)
        return .packages(try search.result(settings, identity: study.identity(settings)))
    }
}

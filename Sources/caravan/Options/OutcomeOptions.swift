import ArgumentParser
import ScenarioAnalysis

/// What is asked about a scenario: a target, or an indicator in a year.
struct OutcomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Ask about the probability that a target is reached.", valueName: "name"))
    var target: String?

    @Option(help: ArgumentHelp("The year to reach it by; by default the target's own.", valueName: "year"))
    var by: Int?

    @Option(help: ArgumentHelp("Ask about the mean of an indicator.", valueName: "name"))
    var indicator: String?

    @Option(help: ArgumentHelp("The year of the indicator.", valueName: "year"))
    var at: Int?

    /// Whether nothing is asked.
    var isEmpty: Bool { target == nil && indicator == nil && by == nil && at == nil }

    /// - Throws: `ValidationError` where it is not said, or said twice, what is asked.
    func check() throws {
        switch (target, indicator) {
        case (nil, nil): throw ValidationError("say what is asked about: --target NAME, or --indicator NAME --at YEAR")
        case (.some, .some): throw ValidationError("ask about a target or an indicator, not both")
        case (.some, nil):
            if at != nil { throw ValidationError("--at goes with --indicator; a target takes --by YEAR") }
        case (nil, .some):
            if at == nil { throw ValidationError("--indicator needs a year: --at YEAR") }
            if by != nil { throw ValidationError("--by goes with --target; an indicator takes --at YEAR") }
        }
    }

    /// The options for ``ArgumentList``.
    var arguments: [String] {
        ArgumentList.option("target", target) + ArgumentList.option("by", by)
            + ArgumentList.option("indicator", indicator) + ArgumentList.option("at", at)
    }

    var request: OutcomeRequest {
        if let target { return .target(target, by: by) }
        return .indicator(indicator ?? "", at: at ?? 0)
    }
}

import ArgumentParser

/// The program.
@main
struct Caravan: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "caravan",
        abstract: "Monte Carlo projections of trade and investment from scenario files.",
        discussion: """
            A scenario file says what is known, how sure one is of it, and what might be done. Caravan simulates it many \
            times and answers with probabilities, tables, charts and spreadsheets.

            EXAMPLES
              caravan new grain
              caravan run Scenarios/kazakhstan-hungary/baseline.yaml
              caravan compare Scenarios/kazakhstan-hungary
              caravan check my-scenario.yaml

            EXIT CODES
              0 done, 1 a run that does not come out as it did, 64 wrong usage, 65 bad scenario, 66 no such input, 70 internal error, 73 and 74 output, 130 interrupted
            """,
        version: version,
        subcommands: [
            New.self, Run.self, Compare.self, Attribute.self, Plan.self, SeekValue.self, Sensitivity.self, Check.self,
            Explain.self, Export.self, Runs.self, Show.self, Diff.self, Reproduce.self, Forget.self, Schema.self,
        ])
}

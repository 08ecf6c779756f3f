import ArgumentParser
import ScenarioFiles

/// What the command line changes of scenarios.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("Set a value of the scenario, such as flows.food.trend=3%.", valueName: "name=value"))
    var settings: [String] = []

    @Option(
        name: .customLong("with"), parsing: .singleValue,
        help: ArgumentHelp("Switch a measure or risk on.", valueName: "name"))
    var with: [String] = []

    @Option(
        name: .customLong("without"), parsing: .singleValue,
        help: ArgumentHelp("Switch a measure or risk off.", valueName: "name"))
    var without: [String] = []

    @Option(
        name: .customLong("allow-path"), parsing: .singleValue,
        help: ArgumentHelp(
            "Read files from here too; otherwise only from the scenario's folder or repository.", valueName: "path"),
        completion: .file())
    var allowedPaths: [String] = []

    /// The options for ``ArgumentList``. What may be read does not matter once it was.
    var arguments: [String] {
        ArgumentList.options("set", settings) + ArgumentList.options("with", with)
            + ArgumentList.options("without", without)
    }

    func overrides(_ simulation: SimulationOptions? = nil, objective: String? = nil) -> Overrides {
        Overrides(
            settings: settings, with: with, without: without, paths: simulation?.paths, seed: simulation?.seed,
            sampling: simulation?.sampling, objective: objective)
    }
}

import ArgumentParser
import EconomicModel
import Reporting
import ScenarioAnalysis

/// `caravan seek`: what one would have to believe.
struct SeekValue: AnalysisCommand {
    static let kind = "seek"

    static let configuration = CommandConfiguration(
        commandName: "seek",
        abstract: "Find the value of an input at which a target has a probability: what you would have to believe.",
        discussion: """
            Tries values of one input between two ends, all on the same luck, until the target is as probable as wanted, \
            and says between which values the paths cannot tell. Where the range does not hold such a value, it says so. A \
            range that begins below zero is written --between=-5% 15%.

            EXAMPLES
              caravan seek Scenarios/kazakhstan-hungary/baseline.yaml --vary parameters.own_trend --between 0% 15% \\
                --target aim_by_2030 --probability 50%
            """)

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(help: ArgumentHelp("The input, by its dotted name.", valueName: "name"))
    var vary: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The two ends of its range, such as 0% 15%.", valueName: "value"))
    var between: [String]

    @Option(help: ArgumentHelp("The target.", valueName: "name"))
    var target: String

    @Option(help: ArgumentHelp("The year to reach it by; by default the target's own.", valueName: "year"))
    var by: Int?

    @Option(help: ArgumentHelp("How probable it is to be, such as 50%.", valueName: "share"), transform: ShareText.read)
    var probability: Written<Double>

    @OptionGroup var changes: ScenarioOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try range()
        if !(0 < probability.value && probability.value < 1) {
            throw ValidationError("--probability lies between 0 and 1")
        }
    }

    var question: [String] {
        ArgumentList.option("vary", vary) + ArgumentList.list("between", between)
            + ArgumentList.option("target", target) + ArgumentList.option("by", by)
            + ArgumentList.option("probability", probability.text)
    }

    func answer(_ study: Study, _ settings: RunSettings, _ session: Session) throws -> RunDocument.Content {
        let seek = Seek(.target(target, by: by), probability: probability.value) { place in
            try Study(scenario, setting(place), simulation, from: session.library).prepared
        }
        return .seek(try seek.result(try range(), settings, identity: study.identity(settings)))
    }

    private func range() throws -> Seek.Range {
        guard between.count == 2 else { throw ValidationError("--between takes two values, such as --between 0% 15%") }
        let figures = try between.map { text in
            guard let figure = PlainFigure(text) else {
                throw ValidationError("'\(text)' is no plain figure, such as 3%, 20 million USD or 2027-06")
            }
            return figure
        }
        guard figures[0].unit.dimension == figures[1].unit.dimension else {
            throw ValidationError("'\(between[0])' and '\(between[1])' are of different units")
        }
        guard figures[0].value != figures[1].value else {
            throw ValidationError("--between takes two different values")
        }
        let unit = figures[0].unit
        return Seek.Range(
            name: vary, unit: unit.symbol, texts: between, ends: figures.map { $0.value / unit.factor })
    }

    /// The scenario's changes with the input at a place between the ends.
    private func setting(_ place: Double) -> ScenarioOptions {
        var changes = changes
        let value =
            place == 0
            ? between[0] : place == 1 ? between[1] : "(\(between[0])) + \(place) * ((\(between[1])) - (\(between[0])))"
        changes.settings.append("\(vary)=\(value)")
        return changes
    }
}

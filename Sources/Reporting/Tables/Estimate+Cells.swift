import Summaries

extension Estimate {
    /// The cells of the columns `…,mcse,ci_low,ci_high`.
    var cells: [Cell] { [.number(value)] + errorCells }

    var errorCells: [Cell] { [Cell(standardError), Cell(low), Cell(high)] }

    /// The names of those cells.
    static func columns(_ name: String) -> [String] { [name, "mcse", "ci_low", "ci_high"] }
}

extension Outcome {
    /// The columns that say what was asked about.
    static let columns = ["scenario", "outcome", "unit", "year"]

    /// Their cells: `probability of` a target, `first year of` a target, or an indicator's name; probabilities are pure
    /// numbers.
    func cells(of scenario: ScenarioIdentity) -> [Cell] {
        [.text(scenario.name), .text(name), .text(figureUnit), .integer(year)]
    }

    /// The unit of what is estimated.
    private var figureUnit: String {
        switch kind {
        case .probability: ""
        case .level: unit
        case .arrival: "year"
        }
    }

    private var name: String {
        switch kind {
        case .probability: "probability of \(target?.name ?? indicator)"
        case .level: indicator
        case .arrival: "first year of \(target?.name ?? indicator)"
        }
    }
}

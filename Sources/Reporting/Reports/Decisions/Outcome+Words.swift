import Summaries

extension Outcome {
    var label: String { indicatorTitle.isEmpty ? indicator : indicatorTitle }

    /// `Trade turnover reaches 700 million USD/year`.
    var event: String {
        guard let target else { return label }
        return "\(label) \(target.direction.verb(quantity(Numeral.exact(target.threshold), unit)).stated)"
    }

    /// `Trade turnover reaches 700 million USD/year by 2030`.
    var eventInTime: String { "\(event) by \(year)" }

    /// What is estimated: `the probability that …`, `the mean of …`.
    var subject: String {
        switch kind {
        case .probability: "the probability that \(eventInTime)"
        case .level: "the mean of \(label) in \(year)"
        case .arrival: "the mean first year in which \(event)"
        }
    }

    /// What a section on it is headed by: `Trade turnover ≥ 700 million USD/year by 2030`.
    var heading: String {
        guard let target else { return "\(label) in \(year)" }
        let condition = "\(label) \(quantity(target.direction.bound(target.threshold), unit))"
        return kind == .arrival ? "First year of \(condition)" : "\(condition) by \(year)"
    }

    /// What a reader of means of first years must know.
    var explanation: String? {
        kind == .arrival ? "Paths on which that does not happen by \(year) count as \(year + 1)." : nil
    }
}

extension String {
    /// With a capital letter first.
    var startingLarge: String { prefix(1).uppercased() + dropFirst() }

    /// A name as it is called in a sentence.
    var inQuotes: String { "“\(self)”" }
}

extension [String] {
    /// Names as they are called in a sentence, those of a long list counted: `“a”, “b” and 7 more`.
    func named(most: Int = 6) -> String {
        guard count > most else { return listed(map(\.inQuotes)) }
        return prefix(most - 1).map(\.inQuotes).joined(separator: ", ") + " and \(count - most + 1) more"
    }
}

import Summaries

/// What matters most, in shares of the variance and in the outcome's own unit.
struct SensitivityHeadline {
    let result: SensitivityResult

    var sentences: [String] {
        guard result.standardDeviation > 0 || !result.indices.isEmpty || !result.swinging.isEmpty else {
            return [
                "Nothing moves the outcome: \(outcome.subject) is \(outcome.reading(result.mean.value)) on every path."
            ]
        }
        let parts = [variance, swing, information].filter { !$0.isEmpty }
        return [parts.joined(separator: " ")]
    }

    private var outcome: Outcome { result.outcome }

    /// What varies from path to path: an event, a level, a year.
    private var subject: String {
        switch outcome.kind {
        case .probability: "whether \(outcome.eventInTime)"
        case .level: "\(outcome.label) in \(outcome.year)"
        case .arrival: "the first year in which \(outcome.event)"
        }
    }

    // MARK: Shares of the variance

    private var variance: String {
        guard let first = result.indices.first else { return "" }
        let total = first.total
        guard total.verdict == .higher else {
            return "The paths cannot tell any single group of draws from none in what moves \(subject)."
        }
        var text = """
            \(first.group.inQuotes) matters most for \(subject): with all its interactions it makes up \
            \(percent(total)) of the variance, alone \(percent(first.first)).
            """
        let others = result.indices.dropFirst()
        let rivals = others.filter { ($0.total.high ?? $0.total.value) >= (total.low ?? total.value) }.map(\.group)
        if !rivals.isEmpty {
            text += " The paths cannot tell whether \(rivals.named()) \(rivals.count == 1 ? "matters" : "matter") more."
        } else if let next = others.first, next.total.verdict == .higher {
            text += " Next comes \(next.group.inQuotes) with \(Share.text(next.total.value, decimals: 0))."
        }
        return text
    }

    /// `52 % (49–55 %)`; an index just below 0 as what it is.
    private func percent(_ index: Estimate) -> String {
        let figure = Numeral.fixed(index.value * 100, decimals: 0)
        guard let interval = index.interval else { return "\(figure)\(fixedSpace)%" }
        let range = Numeral.interval(interval.low * 100, interval.high * 100, decimals: 0)
        return "\(figure)\(fixedSpace)% (\(range)\(fixedSpace)%)"
    }

    // MARK: In the outcome's unit

    private var swing: String {
        guard !result.swinging.isEmpty else { return "" }
        let isTold = { (input: SensitivityResult.Input) in (input.swingEstimate?.verdict ?? .unresolved) != .unresolved
        }
        guard let widest = result.swinging.first(where: isTold), let low = widest.lowest, let high = widest.highest
        else {
            return """
                The paths cannot tell where any input is lowest from where it is highest: \(outcome.subject) is \
                \(outcome.reading(result.mean.value)).
                """
        }
        let scale = InputScale([low.to, high.from], unit: widest.unit)
        let below = (low.from == low.to ? "at " : "at or below ") + scale.quantity(low.to)
        let above = (high.from == high.to ? "at " : "at or above ") + scale.quantity(high.from)
        return """
            The widest swing goes with \(name(widest)): \(outcome.subject) is \(outcome.reading(low.mean.value)) on the \
            \(tenth(widest)) of paths where it is lowest, \(below), and \(outcome.reading(high.mean.value)) where it is \
            highest, \(above). Over all paths it is \(outcome.reading(result.mean.value)).
            """
    }

    /// `“drivers.brent” (mean 2025–2030)`.
    private func name(_ input: SensitivityResult.Input) -> String {
        input.name.inQuotes + (input.aspect.isEmpty ? "" : " (\(input.aspect))")
    }

    private func tenth(_ input: SensitivityResult.Input) -> String { input.tenths.count == 10 ? "tenth" : "part" }

    // MARK: Information

    private var information: String {
        guard let information = result.information else { return "" }
        return InformationTable(information: information, style: ReportStyle()).headline
    }
}

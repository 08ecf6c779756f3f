import Summaries

extension SensitivityResult.Condition.Bound {
    /// `drivers.brent stays below 62 USD/bbl in 2028–2030`; `nil` where nothing is bounded.
    var phrase: String? {
        let values = [low, high].compactMap(\.self)
        guard !values.isEmpty else { return nil }
        let scale = InputScale(values, unit: unit)
        let words = aspect.split(separator: " ", maxSplits: 1).map(String.init)
        let period = words.count == 2 ? period(words[1]) : ""
        let isYear = !period.contains("–")
        switch (words.first ?? "", words.count) {
        case ("", _): return "\(name) is \(range(scale))"
        case ("mean", 2): return "\(name) averages \(range(scale)) \(isYear ? "in" : "over") \(period)"
        case ("highest", 2): return "\(name) \(extreme(scale, isHighest: true)) in \(period)"
        case ("lowest", 2): return "\(name) \(extreme(scale, isHighest: false)) in \(period)"
        case ("in", 2): return "\(name) is \(range(scale)) in \(period)"
        default: return "\(name), \(aspect), is \(range(scale))"
        }
    }

    /// `2028–2030`, and `2030` for `2030–2030`.
    private func period(_ text: String) -> String {
        let ends = text.split(separator: "–")
        return ends.count == 2 && ends[0] == ends[1] ? String(ends[0]) : text
    }

    private func range(_ scale: InputScale) -> String {
        switch (low, high) {
        case (let low?, let high?) where low == high: scale.quantity(low)
        case (let low?, let high?): "between \(scale.both(low, high))"
        case (let low?, nil): "above \(scale.quantity(low))"
        case (nil, let high?): "below \(scale.quantity(high))"
        case (nil, nil): "anything"
        }
    }

    private func extreme(_ scale: InputScale, isHighest: Bool) -> String {
        switch (low, high, isHighest) {
        case (nil, let high?, true): "stays below \(scale.quantity(high))"
        case (let low?, nil, true): "exceeds \(scale.quantity(low)) at some time"
        case (let low?, nil, false): "stays above \(scale.quantity(low))"
        case (nil, let high?, false): "falls below \(scale.quantity(high)) at some time"
        default: "has its \(isHighest ? "highest" : "lowest") value \(range(scale))"
        }
    }
}

extension SensitivityResult.Condition {
    /// `Missed on 97 % of paths where …, against 87 % of paths in all; that is 41 % of all misses.`
    var sentence: String {
        let bounds = bounds.compactMap(\.phrase)
        let place = bounds.isEmpty ? "" : " where \(listed(bounds))"
        return """
            \(isReached ? "Reached" : "Missed") on \(density.shareOfPaths)\(place), against \(Share.text(baseRate)) of paths \
            in all; that is \(Share.text(coverage)) of all \(isReached ? "paths that reach it" : "misses").
            """
    }
}

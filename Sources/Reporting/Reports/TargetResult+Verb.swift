import Summaries

extension TargetResult {
    /// What an indicator does that reaches the target, and that does not: `reaches 700 million USD/year`, or `comes down
    /// to` where it starts above an upper bound; where it is there from the start, `is at 700 or above in some year`.
    func verb(from base: Double?) -> (stated: String, negated: String) {
        let isThere = base.map { direction == .atLeast ? $0 >= threshold : $0 <= threshold } ?? false
        return direction.verb(quantity(Numeral.exact(threshold), unit), isThere: isThere)
    }
}

extension TargetResult.Direction {
    /// What is done by what reaches an aim, and by what does not.
    func verb(_ aim: String, isThere: Bool = false) -> (stated: String, negated: String) {
        switch (self, isThere) {
        case (.atLeast, false): ("reaches \(aim)", "does not reach \(aim)")
        case (.atLeast, true): ("is at \(aim) or above in some year", "is not at \(aim) or above in any year")
        case (.atMost, false): ("comes down to \(aim)", "does not come down to \(aim)")
        case (.atMost, true): ("is at \(aim) or below in some year", "is not at \(aim) or below in any year")
        }
    }

    /// `≥ 700`.
    func bound(_ threshold: Double) -> String {
        (self == .atLeast ? "≥" : "≤") + String(fixedSpace) + Numeral.exact(threshold)
    }
}

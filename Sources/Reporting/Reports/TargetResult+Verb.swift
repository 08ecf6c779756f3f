import Summaries

extension TargetResult {
    /// What an indicator does that reaches the target, and that does not: `reaches 700 million USD/year`, or `comes down
    /// to` where it starts above an upper bound; where it is there from the start, `is at 700 or above in some year`.
    func verb(from base: Double?) -> (stated: String, negated: String) {
        let aim = quantity(Numeral.exact(threshold), unit)
        switch direction {
        case .atLeast:
            guard let base, base >= threshold else { return ("reaches \(aim)", "does not reach \(aim)") }
            return ("is at \(aim) or above in some year", "is not at \(aim) or above in any year")
        case .atMost:
            guard let base, base <= threshold else { return ("comes down to \(aim)", "does not come down to \(aim)") }
            return ("is at \(aim) or below in some year", "is not at \(aim) or below in any year")
        }
    }
}

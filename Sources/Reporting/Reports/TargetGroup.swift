package import Summaries

/// Targets on one indicator that differ only in the year they are set for: one curve, one phrase.
package struct TargetGroup {
    package var targets: [TargetResult]

    package var first: TargetResult { targets[0] }
    /// The years they are set for, in order.
    package var by: [Int] { Set(targets.map(\.by)).sorted() }
    package var years: [TargetYear] { first.years }
    var lastYear: TargetYear? { years.last }

    /// `Trade turnover ≥ 700 million USD/year by 2030`.
    package func name(_ indicator: String) -> String {
        "\(indicator) \(first.condition) by " + listed(by.map(String.init))
    }

    /// In the order of the targets.
    package static func groups(of targets: [TargetResult]) -> [TargetGroup] {
        var groups: [TargetGroup] = []
        for target in targets {
            let place = groups.firstIndex {
                $0.first.indicator == target.indicator && $0.first.direction == target.direction
                    && $0.first.threshold == target.threshold && $0.first.unit == target.unit
            }
            if let place {
                groups[place].targets.append(target)
            } else {
                groups.append(TargetGroup(targets: [target]))
            }
        }
        return groups
    }
}

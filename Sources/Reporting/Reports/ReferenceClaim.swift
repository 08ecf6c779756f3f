import Summaries

/// A target in one year: what a scenario says of it, beside how often comparable series were there.
struct ReferenceClaim {
    let target: TargetResult
    /// What the indicator is called.
    let indicator: String
    let year: Int
    /// The share of the scenario's paths at the target.
    let claimed: Double
    /// The share of comparable series at it after as many years.
    let recorded: Double
    /// How many paths were run.
    let paths: Int

    /// Fewer paths than this at a target claim nothing.
    private static let fewestPaths = 10.0

    /// Whether the scenario claims more than twice what comparable series did.
    var isBold: Bool { claimed > 2 * recorded && claimed * Double(paths) >= Self.fewestPaths }

    /// `Trade turnover ≥ 700 million USD/year`.
    var name: String { "\(indicator) \(target.condition)" }

    /// Whether both are of one figure in one year, so that they stand in one column.
    func isLike(_ other: ReferenceClaim) -> Bool {
        year == other.year && target.indicator == other.target.indicator && target.unit == other.target.unit
            && target.direction == other.target.direction && target.threshold == other.target.threshold
    }
}

extension RunResult {
    /// The targets with a reference class, each in the year that it is set for and in the last: what two of them have in
    /// common is said once.
    var referenceClaims: [ReferenceClaim] {
        var claims: [ReferenceClaim] = []
        for target in targets where target.reference != nil {
            for row in [target.judged, target.years.last] {
                guard let row, let recorded = row.referenceAt else { continue }
                let claim = ReferenceClaim(
                    target: target, indicator: indicator(target.indicator)?.label ?? target.indicator, year: row.year,
                    claimed: row.probabilityAt, recorded: recorded, paths: scenario.paths)
                guard !claims.contains(where: { $0.isLike(claim) && $0.recorded == recorded }) else { continue }
                claims.append(claim)
            }
        }
        return claims
    }
}

extension [RunResult] {
    /// What comparable series are, each record once.
    package var referenceSources: [String] {
        var seen: Set<String> = []
        return flatMap(\.targets).compactMap(\.reference).compactMap { reference in
            let source = reference.source.isEmpty ? "" : ": " + reference.source
            let text = """
                Comparable series: median growth \(Share.growth(reference.growth)) a year, standard deviation of yearly \
                log growth \(Share.text(reference.volatility))\(source)
                """
            return seen.insert(text).inserted ? text : nil
        }
    }
}

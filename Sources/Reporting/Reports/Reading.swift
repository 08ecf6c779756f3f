package import Summaries

// What reports look up in the results.

extension RunResult {
    /// What the report is about: the first indicator that a target is set on, or else the first.
    package var mainIndicator: IndicatorResult? {
        let aimedAt = Set(targets.map(\.indicator))
        return indicators.first { aimedAt.contains($0.name) } ?? indicators.first
    }

    package func targets(on indicator: IndicatorResult) -> [TargetResult] {
        targets.filter { $0.indicator == indicator.name }
    }

    package func indicator(_ name: String) -> IndicatorResult? { indicators.first { $0.name == name } }
}

extension [RunResult] {
    /// How well the quantiles are known: `exact`, or `within 0.05 % of p95 − p5`.
    package var quantilePrecision: String {
        let shares = flatMap(\.indicators).flatMap(\.years).compactMap { summary -> Double? in
            guard let widths = summary.quantileWidths, let width = widths.max(), let all = summary.quantiles,
                let first = all.first, let last = all.last, last > first
            else { return nil }
            return width / (last - first)
        }
        guard let largest = shares.max() else { return "exact" }
        let percent = (largest * 10_000).rounded(.up) / 100
        return "within \(Numeral.exact(percent))\(fixedSpace)% of p95 − p5"
    }
}

extension ScenarioIdentity {
    package var label: String { title.isEmpty ? name : title }
}

extension IndicatorResult {
    package var label: String { title.isEmpty ? name : title }

    func summary(in year: Int) -> YearSummary? { years.first { $0.year == year } }

    package func median(in year: Int) -> Double? { summary(in: year)?.quantile(Quantiles.median) }

    /// The figure to measure a change from: the base year's median, or what was observed then.
    package func base(in year: Int) -> Double? {
        median(in: year) ?? history.first { $0.year == year }?.value
    }

    /// The last year that has figures.
    var lastSummary: YearSummary? { years.last { $0.quantiles != nil } }

    /// The median's growth from one year to another, a year; `nil` where one is missing or not positive.
    func growth(from start: Int, to end: Int) -> Double? {
        guard end > start, let before = base(in: start), let after = median(in: end) else { return nil }
        return growthRate(from: before, to: after, years: end - start)
    }
}

extension TargetResult {
    package var label: String { title.isEmpty ? name : title }

    package func row(in year: Int) -> TargetYear? { years.first { $0.year == year } }

    /// The row of the year it is set for, or of the last simulated one where that comes first.
    package var judged: TargetYear? { row(in: by) ?? years.last { $0.year <= by } }

    /// `≥ 700`.
    var bound: String { direction.bound(threshold) }

    /// `≥ 700 million USD/year`.
    package var condition: String { quantity(bound, unit) }

    package var firstYearText: String {
        medianFirstYear.map(String.init) ?? years.last.map { "after \($0.year)" } ?? "–"
    }
}

/// A figure with its unit, on one line.
package func quantity(_ figure: String, _ unit: String) -> String {
    unit.isEmpty ? figure : figure + String(fixedSpace) + unit
}

/// `a`, `a and b`, `a, b and c`.
package func listed(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
}

/// `1 path`, `20 000 paths`.
package func counted(_ count: Int, _ noun: String) -> String {
    Numeral.count(count) + String(fixedSpace) + noun + (count == 1 ? "" : "s")
}

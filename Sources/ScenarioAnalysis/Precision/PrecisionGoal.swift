import EconomicModel
public import Summaries

/// How well a figure is to be known: paths are added until its standard error is as small.
public struct PrecisionGoal: Sendable, Equatable {
    /// A target, whose probability of being reached is meant, or an indicator, whose mean in the last year is.
    public var name: String
    /// The standard error: of a probability as a share, of a mean in the indicator's unit or, where `isRelative`, as a share
    /// of the mean.
    public var standardError: Double
    /// Whether the error is a share of the figure.
    public var isRelative: Bool

    /// Reads `aim_by_2030=0.1%`, `turnover=2` or `turnover=0.5%`.
    ///
    /// - Returns: `nil` where the text is no name with a positive number.
    public init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
        guard parts.count == 2, let figure = PlainFigure(parts[1]), figure.unit.dimension.isNumber, figure.value > 0,
            figure.value.isFinite
        else { return nil }
        name = parts[0]
        standardError = figure.value
        isRelative = figure.unit.symbol == "%"
    }

    /// The standard error in a run beside what is wanted: 1 or less where it is small enough; `nil` where the run has no
    /// such figure.
    public func shortfall(in run: RunSummary) -> Double? {
        if let target = run.targets.first(where: { $0.name == name }) {
            guard let year = target.years.first(where: { $0.year == target.by }) else { return nil }
            // From Wilson's interval, which is never empty: a share that was not seen is not known to be 0.
            return (year.high - year.low) / (2 * Confidence.normalReach) / standardError
        }
        guard let last = run.indicators.first(where: { $0.name == name })?.years.last, let error = last.standardError
        else { return nil }
        return error / wanted(last.mean)
    }

    /// The same of the paired differences from a baseline, the largest of all scenarios'.
    public func shortfall(in comparison: ComparisonResult) -> Double? {
        let targets = comparison.targetDifferences.filter { $0.target == name && $0.event == .reached }
        if !targets.isEmpty { return targets.map { $0.standardError / standardError }.max() }
        let differences = comparison.differences.filter { $0.indicator == name }
        guard let last = differences.map(\.year).max() else { return nil }
        return differences.filter { $0.year == last }
            .compactMap { row in row.standardError.map { $0 / wanted(row.baselineMean) } }.max()
    }

    private func wanted(_ mean: Double?) -> Double {
        isRelative ? standardError * max(mean?.magnitude ?? 0, .leastNormalMagnitude) : standardError
    }
}

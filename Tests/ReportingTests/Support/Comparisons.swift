import Summaries

/// Comparisons of samples that differ in the lift of their medians.
enum Comparisons {
    static let flagship = comparison([
        ("baseline", "Kazakhstan–Hungary trade to 2035, no measures", 0),
        ("trade-office", "Kazakhstan–Hungary trade to 2035, with a trade office in Budapest", 0.002),
        ("investment-fund", "Kazakhstan–Hungary trade to 2035, with an investment fund", 0.08),
        ("corridor", "Kazakhstan–Hungary trade to 2035, with the Trans-Caspian corridor widened", 0.15),
        ("oil-slump", "Kazakhstan–Hungary trade to 2035, after an oil slump", -0.12),
        ("everything", "Kazakhstan–Hungary trade to 2035, everything on the table", 0.4),
    ])

    static func comparison(_ scenarios: [(name: String, title: String, lift: Double)]) -> ComparisonResult {
        compared(scenarios.map { Sample(name: $0.name, title: $0.title, lift: $0.lift).run })
    }

    /// The runs with the differences of their means and probabilities from the first one's.
    static func compared(_ runs: [RunResult]) -> ComparisonResult {
        guard let baseline = runs.first else { return ComparisonResult(runs: [], differences: []) }
        var differences: [PairedDifference] = []
        var targetDifferences: [TargetDifference] = []
        for run in runs.dropFirst() {
            for (own, other) in zip(baseline.indicators, run.indicators) {
                for (before, after) in zip(own.years, other.years) {
                    differences.append(paired(baseline, run, own, before, after))
                }
            }
            for (own, other) in zip(baseline.targets, run.targets) {
                guard let before = own.years.first(where: { $0.year == own.by }),
                    let after = other.years.first(where: { $0.year == own.by })
                else { continue }
                targetDifferences.append(difference(baseline, run, own, before, after))
            }
        }
        return ComparisonResult(runs: runs, differences: differences, targetDifferences: targetDifferences)
    }

    private static func paired(
        _ baseline: RunResult, _ run: RunResult, _ indicator: IndicatorResult, _ before: YearSummary,
        _ after: YearSummary
    ) -> PairedDifference {
        let difference = before.mean.flatMap { mean in after.mean.map { $0 - mean } }
        let error = abs(difference ?? 0) * 0.01 + 0.1
        return PairedDifference(
            baseline: baseline.scenario.name, scenario: run.scenario.name, indicator: indicator.name,
            unit: indicator.unit, year: before.year, baselineMean: before.mean, scenarioMean: after.mean,
            difference: difference, standardError: difference.map { _ in error },
            low: difference.map { $0 - 1.96 * error }, high: difference.map { $0 + 1.96 * error },
            p5: difference.map { $0 * 0.3 }, p50: difference.map { $0 * 0.8 }, p95: difference.map { $0 * 2.5 },
            probabilityHigher: difference.map { $0 > 0 ? 0.98 : 0.02 },
            verdict: verdict(difference ?? 0, error))
    }

    private static func difference(
        _ baseline: RunResult, _ run: RunResult, _ target: TargetResult, _ before: TargetYear, _ after: TargetYear
    ) -> TargetDifference {
        let difference = after.probabilityReached - before.probabilityReached
        let error = 0.0005 + abs(difference) * 0.03
        return TargetDifference(
            baseline: baseline.scenario.name, scenario: run.scenario.name, target: target.name, by: target.by,
            event: .reached, baselineProbability: before.probabilityReached,
            scenarioProbability: after.probabilityReached, difference: difference, standardError: error,
            low: difference - 1.96 * error, high: difference + 1.96 * error, verdict: verdict(difference, error))
    }

    private static func verdict(_ difference: Double, _ error: Double) -> PairedDifference.Verdict {
        abs(difference) < 1.96 * error ? .unresolved : difference > 0 ? .higher : .lower
    }
}

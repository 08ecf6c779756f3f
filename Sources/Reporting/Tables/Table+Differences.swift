public import Summaries

extension Table {
    /// `comparison.csv`: a row for each scenario, indicator and year, with its difference from the baseline, paired
    /// path by path.
    public static func differences(of comparison: ComparisonResult) -> Table {
        Table(
            columns: [
                "baseline", "scenario", "indicator", "unit", "year", "baseline_mean", "scenario_mean", "difference",
                "mcse", "ci_low", "ci_high", "p5", "p50", "p95", "probability_higher", "verdict",
            ],
            rows: comparison.differences.map { difference in
                [
                    .text(difference.baseline), .text(difference.scenario), .text(difference.indicator),
                    .text(difference.unit), .integer(difference.year), Cell(difference.baselineMean),
                    Cell(difference.scenarioMean), Cell(difference.difference), Cell(difference.standardError),
                    Cell(difference.low), Cell(difference.high), Cell(difference.p5), Cell(difference.p50),
                    Cell(difference.p95), Cell(difference.probabilityHigher), .text(difference.verdict.rawValue),
                ]
            })
    }
}

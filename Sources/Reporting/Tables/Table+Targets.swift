public import Summaries

extension Table {
    /// `targets.csv`: a row for each scenario, target and year, with the share of paths at the target in that year, and
    /// the share that has reached it by then with its 95 % interval.
    public static func targets(of runs: [RunResult]) -> Table {
        var table = Table(columns: [
            "scenario", "target", "indicator", "direction", "threshold", "unit", "by", "year", "probability_at",
            "probability_reached", "ci_low", "ci_high",
        ])
        for run in runs {
            for target in run.targets {
                for year in target.years {
                    table.rows.append([
                        .text(run.scenario.name), .text(target.name), .text(target.indicator),
                        .text(target.direction.rawValue), .number(target.threshold), .text(target.unit),
                        .integer(target.by), .integer(year.year), .number(year.probabilityAt),
                        .number(year.probabilityReached), .number(year.low), .number(year.high),
                    ])
                }
            }
        }
        return table
    }
}

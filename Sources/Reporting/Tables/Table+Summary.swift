public import Summaries

extension Table {
    /// `summary.csv`: a row for each scenario, indicator and year, with its statistics.
    public static func summary(of runs: [RunResult]) -> Table {
        var table = Table(
            columns: ["scenario", "indicator", "unit", "year"] + Statistic.allCases.map(\.rawValue))
        for run in runs {
            for indicator in run.indicators {
                let head: [Cell] = [.text(run.scenario.name), .text(indicator.name), .text(indicator.unit)]
                for summary in indicator.years {
                    var row = head
                    row.reserveCapacity(table.columns.count)
                    row.append(.integer(summary.year))
                    for statistic in Statistic.allCases { row.append(statistic.cell(of: summary)) }
                    table.rows.append(row)
                }
            }
        }
        return table
    }
}

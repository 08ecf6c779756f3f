public import Summaries

extension Table {
    /// The figures of runs, in their order, in a layout. The layout `iamc` names a region, which no scenario states.
    public static func figures(of runs: [RunResult], layout: Layout, region: String = "World") -> Table {
        switch layout {
        case .wide: summary(of: runs)
        case .long: long(runs)
        case .years: byYear(runs)
        case .iamc: iamc(runs, region: region)
        }
    }

    private static func long(_ runs: [RunResult]) -> Table {
        var table = Table(columns: ["scenario", "indicator", "unit", "year", "statistic", "value"])
        for run in runs {
            for indicator in run.indicators {
                for summary in indicator.years {
                    for statistic in Statistic.allCases {
                        table.rows.append([
                            .text(run.scenario.name), .text(indicator.name),
                            .text(statistic.unit(of: indicator.unit)), .integer(summary.year),
                            .text(statistic.rawValue), statistic.cell(of: summary),
                        ])
                    }
                }
            }
        }
        return table
    }

    private static func byYear(_ runs: [RunResult]) -> Table {
        let years = years(of: runs)
        var table = Table(columns: ["scenario", "indicator", "unit", "statistic"] + years.map(String.init))
        for run in runs {
            for indicator in run.indicators {
                for statistic in Statistic.allCases {
                    let head: [Cell] = [
                        .text(run.scenario.name), .text(indicator.name), .text(statistic.unit(of: indicator.unit)),
                        .text(statistic.rawValue),
                    ]
                    table.rows.append(head + cells(of: statistic, indicator, years))
                }
            }
        }
        return table
    }

    private static func iamc(_ runs: [RunResult], region: String) -> Table {
        let years = years(of: runs)
        var table = Table(columns: ["Model", "Scenario", "Region", "Variable", "Unit"] + years.map(String.init))
        for run in runs {
            for indicator in run.indicators {
                for statistic in Statistic.allCases where statistic != .n {
                    let cells = cells(of: statistic, indicator, years)
                    guard cells.contains(where: { $0 != .missing }) else { continue }
                    let head: [Cell] = [
                        .text("Caravan"), .text(run.scenario.name), .text(region),
                        .text(indicator.name + "|" + statistic.rawValue), .text(indicator.unit),
                    ]
                    table.rows.append(head + cells)
                }
            }
        }
        return table
    }

    /// Every year that any indicator of any run has, in order.
    private static func years(of runs: [RunResult]) -> [Int] {
        Set(runs.lazy.flatMap(\.indicators).flatMap(\.years).map(\.year)).sorted()
    }

    private static func cells(of statistic: Statistic, _ indicator: IndicatorResult, _ years: [Int]) -> [Cell] {
        let found = Dictionary(indicator.years.map { ($0.year, $0) }) { first, _ in first }
        return years.map { year in found[year].map(statistic.cell) ?? .missing }
    }
}

import Reporting
import Summaries

/// A fan chart of each indicator of a run that the report does not draw.
struct OtherIndicators {
    let run: RunResult

    func write(to body: inout Body) {
        let others = run.indicators.filter { $0.name != run.mainIndicator?.name }
        guard !others.isEmpty else { return }
        body.section("Other indicators by year") { body in
            body.key(Figure.fanKey(observed: others.contains { !$0.history.isEmpty }))
            body.sideBySide { body in
                for indicator in others {
                    body.part(indicator.label) { part in
                        let chart = FanChart(
                            indicator: indicator, baseYear: run.scenario.baseYear, targets: run.targets(on: indicator))
                        part.figure(.fan(chart, title: indicator.label, height: 220, isKeyed: false))
                    }
                }
            }
        }
    }
}

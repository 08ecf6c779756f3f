import Reporting
import Summaries

/// A fan chart of each indicator of a run that the report does not draw.
struct OtherIndicators {
    let run: RunResult

    /// Beyond so many, the others are in the report's table alone: a page is to be sent by mail.
    private static let mostDrawn = 40

    func write(to body: inout Body) {
        let others = run.indicators.filter { $0.name != run.mainIndicator?.name }
        guard !others.isEmpty else { return }
        body.section("Other indicators by year") { body in
            if others.count > Self.mostDrawn {
                body.paragraph(
                    "The first \(Self.mostDrawn) of \(others.count); the years of all are in summary.csv.",
                    isFaint: true)
            }
            body.key(Figure.fanKey(observed: others.contains { !$0.history.isEmpty }))
            body.sideBySide { body in
                for indicator in others.prefix(Self.mostDrawn) {
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

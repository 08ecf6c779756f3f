import Reporting
import Summaries

/// What the words mean, and what the page can be checked against.
struct KeySection {
    let content: RunDocument.Content
    let version: String

    func write(to body: inout Body) {
        body.section("How to read this page") { body in body.terms(entries) }
    }

    private var entries: [FigureKey.Entry] {
        switch content {
        case .run(let run): FigureKey.entries(of: [run]) + identity(run.scenario)
        case .comparison(let comparison):
            FigureKey.entries(of: comparison.runs) + [
                (
                    "Verdict",
                    """
                    Higher or lower where the 95 % interval of the paired difference leaves out zero, unresolved where it \
                    does not: so many paths cannot tell, and more may.
                    """
                )
            ] + (comparison.runs.first.map { identity($0.scenario) } ?? [])
        case .attribution(let result): [FigureKey.path, FigureKey.interval] + identity(result.scenario)
        case .packages(let result): [FigureKey.path, FigureKey.interval] + identity(result.scenario)
        case .seek(let result): [FigureKey.path, FigureKey.interval] + identity(result.scenario)
        case .sensitivity(let result): [FigureKey.path, FigureKey.interval] + identity(result.scenario)
        }
    }

    private func identity(_ scenario: ScenarioIdentity) -> [FigureKey.Entry] {
        [
            ("Run", scenario.summary),
            ("Digest", "SHA-256 of the scenario as resolved: \(scenario.digest)"),
            (
                "Charts",
                "Point at a chart, or move to it by the keyboard and press the arrow keys, to read its figures; "
                    + "“Figures” under each holds them all."
            ),
        ]
    }
}

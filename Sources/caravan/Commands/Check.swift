import ArgumentParser
import EconomicModel
import Reporting
import ScenarioAnalysis
import ScenarioFiles
import Workers

/// `caravan check`: everything that can be wrong with a scenario, without running it.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check scenarios without running them; print their inputs, sources and implied growth.",
        discussion: """
            All findings are reported at once, each with its place and what to do. The implied growth of drivers, flows and \
            indicators is taken from a few thousand paths.

            EXAMPLES
              caravan check Scenarios/kazakhstan-hungary/everything.yaml
              caravan check *.yaml --quiet
            """)

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var screen: ScreenOptions

    func run() throws {
        try ExitStatus.reporting {
            var failed: FindingReport?
            for path in scenarios {
                do {
                    try check(try Study(path, scenario))
                } catch let error as InvalidScenario {
                    failed = FindingReport(
                        findings: (failed?.findings ?? []) + error.report.findings,
                        texts: (failed?.texts ?? [:]).merging(error.report.texts) { first, _ in first })
                }
            }
            if let failed { throw InvalidScenario(report: failed) }
        }
    }

    private func check(_ study: Study) throws {
        let outlook = try GrowthOutlook(study.prepared.system, seed: study.seed, workers: Workers())
        var warnings = study.warnings
        warnings.findings += outlook.warnings
        if !warnings.findings.isEmpty { Terminal.log(warnings.text) }
        if screen.quiet { return }
        let lines = outlook.lines.map {
            CheckReport.Growth(name: $0.name, median: $0.median, mean: $0.mean)
        }
        let report = CheckReport(
            title: study.loaded.system.scenario.title.isEmpty ? study.name : study.loaded.system.scenario.title,
            path: study.loaded.path, growth: lines, inputs: study.inputs, warnings: warnings.findings.count)
        try Terminal.print(report.text(style: screen.style))
    }
}

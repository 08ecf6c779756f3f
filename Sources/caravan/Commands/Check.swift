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

            With --fix: names that are near misses are put right in the files, where one name alone is near enough to have \
            been meant, and nothing else is touched. A change is kept only where it leaves fewer errors, or as few and \
            fewer warnings. What was changed is printed, and what is left is reported.

            EXAMPLES
              caravan check Scenarios/kazakhstan-hungary/everything.yaml
              caravan check *.yaml --quiet
              caravan check my-scenario.yaml --fix --dry-run
            """)

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @Flag(help: "Put names right that are near misses, in the files.")
    var fix = false

    @Flag(name: .customLong("dry-run"), help: "With --fix: show what would be changed, and change nothing.")
    var dryRun = false

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var screen: ScreenOptions

    func validate() throws {
        if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
    }

    func run() throws {
        try ExitStatus.reporting {
            var failed: FindingReport?
            for path in scenarios {
                do {
                    if fix { try repair(path) }
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

    /// Puts near misses right, and prints each.
    private func repair(_ path: String) throws {
        let repair = try Study.repair(of: path, scenario)
        if !dryRun { try repair.write() }
        if screen.quiet { return }
        for change in repair.changes {
            let arrow = screen.style.ascii ? "->" : "→"
            try Terminal.print("\(change.file):\(change.line): '\(change.wrong)' \(arrow) '\(change.right)'\n")
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

import Foundation
import Testing

/// Scenarios beside a baseline.
@Suite struct CompareTests {
    @Test func aFolder() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("compare Scenarios/kazakhstan-hungary --paths 400", in: workspace)
        #expect(outcome.status == 0)
        #expect(
            outcome.errors == "Results are in Reports/kazakhstan-hungary/, archived as run 1 in Reports/runs.sqlite\n")
        let files = try workspace.names(in: "Scenarios/kazakhstan-hungary").filter { $0.hasSuffix(".yaml") }
        let names = files.map { $0.replacing(".yaml", with: "") }
        let summary = try Table(workspace["Reports/kazakhstan-hungary/summary.csv"])
        #expect(summary.values(of: "scenario").first == "baseline")
        #expect(Set(summary.values(of: "scenario")) == Set(names))
        let comparison = try Table(workspace["Reports/kazakhstan-hungary/comparison.csv"])
        #expect(comparison.values(of: "baseline") == ["baseline"])
        #expect(Set(comparison.values(of: "scenario")) == Set(names).subtracting(["baseline"]))
        #expect(
            try workspace.names(in: "Reports/kazakhstan-hungary") == [
                "comparison.csv", "report.html", "report.txt", "results.xlsx", "run.json", "summary.csv", "targets.csv",
            ])
    }

    @Test func twoFiles() throws {
        let workspace = try Workspace()
        let (first, second) = ("Scenarios/tutorial/1-growth.yaml", "Scenarios/tutorial/2-measure.yaml")
        let outcome = try Program.run("compare \(first) \(second) --paths 2000", in: workspace)
        #expect(outcome.status == 0)
        #expect(try workspace.names(in: "Reports") == ["1-growth-compared", "runs.sqlite"])
        let comparison = try Table(workspace["Reports/1-growth-compared/comparison.csv"])
        #expect(
            comparison.columns == [
                "baseline", "scenario", "indicator", "unit", "year", "baseline_mean", "scenario_mean", "difference",
                "mcse", "ci_low", "ci_high", "p5", "p50", "p95", "probability_higher", "verdict",
            ])
        #expect(comparison.rows.count == 12)
        let last = try #require(comparison.rows.last)
        #expect(last["verdict"] == "higher")
        let base = try #require(comparison.rows.first)
        #expect(base["difference"] == "0")
        #expect(base["verdict"] == "unresolved")
    }

    /// The baseline is the run that it would be alone, and a scenario runs with the baseline's paths and seed.
    @Test func theSameLuckForAll() throws {
        let workspace = try Workspace()
        let (first, second) = ("Scenarios/tutorial/1-growth.yaml", "Scenarios/tutorial/2-measure.yaml")
        for command in [
            "compare \(first) \(second) --paths 700 --seed 5 --output both",
            "run \(first) --paths 700 --seed 5 --output one", "run \(second) --paths 700 --seed 5 --output two",
        ] {
            #expect(try Program.run("\(command) --only csv --quiet", in: workspace).status == 0)
        }
        let both = try workspace.text("both/summary.csv").split(separator: "\r\n")
        let one = try workspace.text("one/summary.csv").split(separator: "\r\n")
        let two = try workspace.text("two/summary.csv").split(separator: "\r\n")
        #expect(both == one + two.dropFirst())
    }

    /// A scenario beside itself differs nowhere.
    @Test func nothingFromNothing() throws {
        let workspace = try Workspace()
        let scenario = "Scenarios/tutorial/3-risk-and-variables.yaml"
        try FileManager.default.copyItem(at: workspace[scenario], to: workspace["Scenarios/tutorial/same.yaml"])
        let command = "compare \(scenario) Scenarios/tutorial/same.yaml --paths 300 --output out --quiet"
        #expect(try Program.run(command, in: workspace).status == 0)
        let comparison = try Table(workspace["out/comparison.csv"])
        #expect(comparison.rows.allSatisfy { $0["difference"] == "0" && $0["verdict"] == "unresolved" })
    }
}

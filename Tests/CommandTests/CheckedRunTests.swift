import Foundation
import Testing

/// What a run and a comparison say of amounts that fell below zero.
@Suite struct CheckedRunTests {
    private static let scenario = """
        caravan: 1
        title: Less than nothing
        horizon: {from: 2024, to: 2030}
        flows:
          steel: {base: 10 million USD}
          food: {base: 5 million USD, volatility: 10%}
        measures:
          ban: {start: 2026, effects: [{raise: flows.steel, by: -120%}]}
        indicators:
          trade: {title: Trade, value: sum(flows.*), unit: million USD/year}
        """

    private static let sentence = """
        'flows.steel.value' falls below 0 on every path, first in 2026: 'measures.ban' acts on it
        """

    /// On the standard error with its place, in the notes of the report, and in run.json.
    @Test func aRun() throws {
        let workspace = try Workspace()
        try workspace.write(Self.scenario, to: "ban.yaml")
        let outcome = try Program.run("run ban.yaml --paths 300 --output out", in: workspace)
        #expect(outcome.status == 0)
        let finding = """
            ban.yaml:8:57: warning: \(Self.sentence)
                8 |   ban: {start: 2026, effects: [{raise: flows.steel, by: -120%}]}
                  |                                                         ^~~~~
               hint: a raise by less than -100% or a shift by more than there is leaves less than nothing
            """
        #expect(outcome.errors.contains(finding), "\(outcome.errors)")
        let report = try workspace.text("out/report.txt")
        #expect(report.contains("'flows.steel.value' falls below 0 on every path"))
        let run = try #require(document(workspace["out/run.json"])["run"] as? [String: Any])
        let broken = try #require((run["brokenChecks"] as? [[String: Any]])?.first)
        #expect(broken["quantity"] as? String == "flows.steel.value" && broken["rule"] as? String == "not_negative")
        #expect(broken["paths"] as? Int == 300 && broken["share"] as? Double == 1)
        #expect(broken["firstYear"] as? Int == 2026 && broken["effects"] as? [String] == ["measures.ban"])
        #expect((run["notes"] as? [String])?.contains(Self.sentence + ".") == true)
        // Results are as they are: 5 − 2.
        let rows = try Table(workspace["out/summary.csv"]).rows
        let last = try #require(rows.last.flatMap { $0["p50"] }.flatMap(Double.init))
        #expect(abs(last - 3) < 1)
    }

    @Test func quietly() throws {
        let workspace = try Workspace()
        try workspace.write(Self.scenario, to: "ban.yaml")
        #expect(try Program.run("run ban.yaml --paths 300 --output out --quiet", in: workspace).errors.isEmpty)
    }

    /// Each scenario's own findings, under its name.
    @Test func aComparison() throws {
        let workspace = try Workspace()
        try workspace.write(Self.scenario, to: "ban.yaml")
        try workspace.write(
            "extends: ban.yaml\nmeasures: {ban: {enabled: false}}\n", to: "free.yaml")
        let outcome = try Program.run("compare free.yaml ban.yaml --paths 300 --output out", in: workspace)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("ban:\nban.yaml:8:57: warning: \(Self.sentence)\n"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("free:"))
        let comparison = try #require(document(workspace["out/run.json"])["comparison"] as? [String: Any])
        let runs = try #require(comparison["runs"] as? [[String: Any]])
        #expect(runs.map { ($0["brokenChecks"] as? [Any])?.count } == [nil, 1])
    }

    private func document(_ file: URL) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    }
}

import Foundation
import Testing

/// What goes where: results to standard output and into files, everything else to standard error.
@Suite struct OutputTests {
    private static let scenario = "Scenarios/tutorial/2-measure.yaml"
    private static let everyFile = [
        "inputs.csv", "report.html", "report.txt", "results.xlsx", "run.json", "summary.csv", "targets.csv",
    ]

    @Test func resultsAndWordsGoSeparateWays() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("run \(Self.scenario) --paths 500", in: workspace)
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("Tutorial 2: a trade office\n"))
        #expect(outcome.errors == "Results are in Reports/2-measure/, archived as run 1 in Reports/runs.sqlite\n")
        #expect(try workspace.names(in: "Reports/2-measure") == Self.everyFile)
    }

    @Test func quietPrintsNothing() throws {
        let workspace = try Workspace()
        for command in ["run \(Self.scenario) --paths 500", "check \(Self.scenario)"] {
            let outcome = try Program.run("\(command) --quiet", in: workspace)
            #expect(outcome.status == 0)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.isEmpty)
        }
        #expect(try workspace.names(in: "Reports/2-measure") == Self.everyFile)
    }

    /// Warnings are for whoever wants to hear them.
    @Test func quietKeepsWarningsBack() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(
            """
            caravan: 1
            horizon: {from: 2024, to: 2026}
            flows: {x: {base: 1 million USD}}
            measures: {early: {start: 2023, effects: [{raise: flows.x, by: 10%}]}}
            indicators: {x: {value: flows.x}}

            """, to: "early.yaml")
        let loud = try Program.run("run early.yaml --paths 10", in: workspace)
        #expect(loud.errors.contains("early.yaml:4:27: warning: 'early' starts before 2025"))
        #expect(loud.text.contains("• 'early' starts before 2025"))
        let quiet = try Program.run("run early.yaml --paths 10 --quiet", in: workspace)
        #expect(quiet.status == 0)
        #expect(quiet.errors.isEmpty)
    }

    @Test func jsonTakesTheReportsPlace() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("run \(Self.scenario) --paths 500 --json", in: workspace)
        #expect(outcome.status == 0)
        #expect(Data(outcome.output) == (try Data(contentsOf: workspace["Reports/2-measure/run.json"])))
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
        let run = try #require(document["run"] as? [String: Any])
        let scenario = try #require(run["scenario"] as? [String: Any])
        #expect(scenario["paths"] as? Int == 500)
        #expect((run["indicators"] as? [Any])?.count == 1)

        let compared = try Program.run(
            "compare Scenarios/tutorial/1-growth.yaml \(Self.scenario) --paths 500 --json", in: workspace)
        let comparison = try #require(
            try JSONSerialization.jsonObject(with: Data(compared.output)) as? [String: Any])
        #expect(comparison["comparison"] != nil)
    }

    @Test(arguments: [
        ("csv", ["inputs.csv", "summary.csv", "targets.csv"]), ("text", ["report.txt"]), ("json", ["run.json"]),
        ("json,text", ["report.txt", "run.json"]), ("xlsx", ["results.xlsx"]), ("html", ["report.html"]),
    ])
    func onlySomeParts(parts: String, files: [String]) throws {
        let workspace = try Workspace()
        let outcome = try Program.run("run \(Self.scenario) --paths 100 --only \(parts)", in: workspace)
        #expect(outcome.status == 0)
        #expect(try workspace.names(in: "Reports/2-measure") == files)
    }

    /// A folder of the user's keeps what is in it, and nothing of an earlier run is left among the new results.
    @Test func foreignFilesStay() throws {
        let workspace = try Workspace()
        try workspace.write("mine", to: "out/notes.txt")
        try workspace.write("mine", to: "out/sub/more.txt")
        for command in ["run \(Self.scenario) --paths 100 --draws 2", "run \(Self.scenario) --paths 100"] {
            #expect(try Program.run("\(command) --output out", in: workspace).status == 0)
        }
        #expect(try workspace.text("out/notes.txt") == "mine")
        #expect(try workspace.text("out/sub/more.txt") == "mine")
        let names = try workspace.names(in: "out")
        #expect(Set(Self.everyFile + ["notes.txt", "sub"]).isSubset(of: names))
        #expect(try workspace.names(in: ".").filter { $0.hasPrefix(".caravan") } == [])
    }

    /// A folder that holds nothing but results is replaced whole.
    @Test func earlierResultsGo() throws {
        let workspace = try Workspace()
        let run = "run \(Self.scenario) --paths 100 --output out/deep"
        #expect(try Program.run("\(run) --draws 2", in: workspace).status == 0)
        #expect(try workspace.names(in: "out/deep").contains("draws.csv"))
        #expect(try Program.run("\(run) --only csv", in: workspace).status == 0)
        #expect(try workspace.names(in: "out/deep") == ["inputs.csv", "summary.csv", "targets.csv"])
        #expect(try workspace.names(in: "out") == ["deep"])
    }

    @Test(arguments: ["run", "compare", "check"])
    func asciiIsSevenBit(command: String) throws {
        let workspace = try Workspace()
        let baseline = "Scenarios/kazakhstan-hungary/baseline.yaml"
        let other = command == "compare" ? "Scenarios/kazakhstan-hungary/oil-slump.yaml" : ""
        let paths = command == "check" ? "" : "--paths 300"
        let outcome = try Program.run("\(command) \(baseline) \(other) \(paths) --ascii", in: workspace)
        #expect(outcome.status == 0)
        #expect(outcome.output.count > 2000)
        #expect(outcome.output.allSatisfy { $0 < 0x80 })
    }

    @Test func noEscapeCodesAwayFromATerminal() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("run \(Self.scenario) --paths 300", in: workspace)
        #expect(!outcome.output.contains(0x1B))
        #expect(!outcome.errors.contains("\u{1B}"))
        #expect(!(try workspace.text("Reports/2-measure/report.txt")).contains("\u{1B}"))
    }

    @Test(.enabled(if: Terminal.isThere)) func colourOnATerminalUnlessRefused() throws {
        let workspace = try Workspace()
        let run = "run \(Self.scenario) --paths 300"
        let terminal = ["TERM": "xterm-256color"]
        #expect(try Terminal.output(of: run, in: workspace, environment: terminal).contains(0x1B))
        for refusal in [["TERM": "xterm-256color", "NO_COLOR": "1"], ["TERM": "dumb"]] {
            let plain = try Terminal.output(of: run, in: workspace, environment: refusal)
            #expect(plain.count > 2000)
            #expect(!plain.contains(0x1B))
        }
        #expect(!(try Terminal.output(of: "\(run) --no-color", in: workspace, environment: terminal)).contains(0x1B))
    }

    /// The words of the help, one file a command.
    @Test(arguments: [
        "", "new", "run", "compare", "attribute", "plan", "seek", "sensitivity", "check", "explain", "export", "runs",
        "show", "diff", "reproduce", "forget", "schema",
    ])
    func help(command: String) throws {
        let workspace = try Workspace(scenarios: false)
        let outcome = try Program.run("\(command) --help", in: workspace, environment: ["COLUMNS": "80"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        Golden.expect(outcome.text, "help\(command.isEmpty ? "" : "-")\(command).txt")
    }
}

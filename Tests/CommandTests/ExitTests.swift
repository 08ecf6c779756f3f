import Foundation
import Testing

/// How the program ends, and what it says then.
@Suite struct ExitTests {
    private func status(_ line: String, in workspace: Workspace, says: String = "") throws -> Int32 {
        let outcome = try Program.run(line, in: workspace)
        #expect(outcome.output.isEmpty || outcome.status == 0, "\(line) printed results")
        #expect(says.isEmpty || outcome.errors.contains(says), "\(line): \(outcome.errors)")
        return outcome.status
    }

    @Test func done() throws {
        let workspace = try Workspace()
        #expect(try status("run Scenarios/tutorial/1-growth.yaml --paths 200", in: workspace) == 0)
        #expect(try status("check Scenarios/tutorial/1-growth.yaml", in: workspace) == 0)
        #expect(try status("export Reports/1-growth", in: workspace) == 0)
        #expect(try status("--version", in: workspace) == 0)
        #expect(try status("run --help", in: workspace) == 0)
    }

    @Test func wrongUsage() throws {
        let workspace = try Workspace()
        let scenario = "Scenarios/tutorial/1-growth.yaml"
        #expect(try status("run", in: workspace, says: "Missing expected argument") == 64)
        #expect(try status("walk \(scenario)", in: workspace, says: "unexpected arguments") == 64)
        #expect(try status("run \(scenario) --path 5", in: workspace, says: "--paths") == 64)
        #expect(try status("run \(scenario) --paths 0", in: workspace, says: "--paths is a whole number") == 64)
        #expect(try status("run \(scenario) --paths many", in: workspace, says: "many") == 64)
        #expect(try status("run \(scenario) --threads 0", in: workspace, says: "--threads") == 64)
        #expect(
            try status("run \(scenario) --only pdf", in: workspace, says: "none of csv, text, json, xlsx and html")
                == 64)
        #expect(try status("run \(scenario) \(scenario) --output x", in: workspace, says: "--output") == 64)
        #expect(try status("compare \(scenario)", in: workspace, says: "at least one scenario") == 64)
        let attribute = "attribute Scenarios/tutorial/2-measure.yaml --indicator turnover --at 2030 --only xlsx"
        #expect(try status(attribute, in: workspace, says: "only run and compare write a workbook") == 64)
        #expect(try status("export Reports --layout tall", in: workspace, says: "wide") == 64)
    }

    @Test func badScenario() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write("caravan: 1\nhorizon: {from: 2024, to: 2020}\nflow: {}\n", to: "bad.yaml")
        try workspace.write("caravan: 1\nflows: [\n", to: "worse.yaml")
        for command in ["run bad.yaml", "check bad.yaml", "compare bad.yaml worse.yaml"] {
            #expect(try status(command, in: workspace, says: "did you mean 'flows'?") == 65)
        }
        #expect(try status("check worse.yaml bad.yaml", in: workspace, says: "bad.yaml:2:23: error:") == 65)
        #expect(try workspace.names(in: ".") == ["bad.yaml", "worse.yaml"])
    }

    @Test func badOverride() throws {
        let workspace = try Workspace()
        let run = "run Scenarios/tutorial/2-measure.yaml"
        #expect(try status("\(run) --set flows.trad.trend=3%", in: workspace, says: "flows.trad.trend") == 65)
        #expect(try status("\(run) --set flows.trade.tred=3%", in: workspace, says: "did you mean 'trend'?") == 65)
        #expect(try status("\(run) --set flows.trade.trend", in: workspace, says: "--set") == 65)
        #expect(try status("\(run) --without office", in: workspace, says: "office") == 65)
    }

    /// Correlations that are repaired stop neither a check nor a run; each says what it moved.
    @Test(arguments: ["check", "run"])
    func repairedCorrelations(command: String) throws {
        let workspace = try Workspace(scenarios: false)
        let scenario = """
            caravan: 1
            horizon: {from: 2024, to: 2026}
            drivers:
              a: {process: gbm, trend: 0%, volatility: 10%}
              b: {process: gbm, trend: 0%, volatility: 10%}
              c: {process: gbm, trend: 0%, volatility: 10%}
            correlations: {a: {b: 0.9, c: -0.9}, b: {c: 0.9}}
            indicators: {a: {value: drivers.a}}

            """
        try workspace.write(scenario, to: "impossible.yaml")
        try workspace.write(
            scenario.replacing("correlations: {", with: "correlations: {repair: true, "), to: "repaired.yaml")
        #expect(try status("\(command) impossible.yaml", in: workspace, says: "not positive semi-definite") == 65)
        #expect(try status("\(command) repaired.yaml", in: workspace, says: "0.9 → ") == 0)
    }

    @Test func figuresThatFail() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(
            """
            caravan: 1
            horizon: {from: 2024, to: 2030}
            variables: {x: {value: "ln(previous(variables.x, 1.5) - 1)", unit: "1"}}
            indicators: {x: {value: variables.x}}

            """, to: "fails.yaml")
        #expect(try status("run fails.yaml", in: workspace, says: "x is not a number in 2025 on path 0") == 65)
        #expect(try workspace.names(in: ".") == ["fails.yaml"])
    }

    @Test func nothingThere() throws {
        let workspace = try Workspace()
        #expect(try status("run nothing.yaml", in: workspace, says: "'nothing.yaml'") == 66)
        #expect(try status("check nothing.yaml", in: workspace, says: "'nothing.yaml'") == 66)
        #expect(try status("compare Scenarios", in: workspace, says: "baseline.yaml") == 66)
        #expect(try status("export Reports/nothing", in: workspace, says: "Reports/nothing") == 66)
        #expect(try status("export seeds", in: workspace, says: "run.json") == 66)
    }

    @Test func placesThatCannotBeWritten() throws {
        let workspace = try Workspace()
        let run = "run Scenarios/tutorial/1-growth.yaml --paths 100"
        #expect(try status("\(run) --output seeds/README.md", in: workspace, says: "it is not a folder") == 73)
        #expect(try status("\(run) --output seeds/README.md/there", in: workspace, says: "seeds/README.md") == 73)
    }

    #if os(Linux)
        @Test(arguments: ["run", "check", "export", "compare"])
        func fullDisk(command: String) throws {
            let workspace = try Workspace()
            let scenario = "Scenarios/tutorial/1-growth.yaml"
            #expect(try status("run \(scenario) --paths 200", in: workspace) == 0)
            let arguments = [
                "run": [scenario, "--paths", "200"], "check": [scenario], "export": ["Reports/1-growth"],
                "compare": [scenario, "Scenarios/tutorial/2-measure.yaml", "--paths", "200"],
            ]
            let outcome = try Program.run(
                [command] + (arguments[command] ?? []), in: workspace, output: "/dev/full")
            #expect(outcome.status == 74)
            #expect(outcome.errors.contains("No space left on device"))
        }
    #endif
}

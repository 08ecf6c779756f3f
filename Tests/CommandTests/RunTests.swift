import Foundation
import Testing

/// What a run takes from the command line, and what it writes.
@Suite struct RunTests {
    private static let scenario = "Scenarios/tutorial/2-measure.yaml"

    private func inputs(_ options: String, in workspace: Workspace) throws -> [[String: String]] {
        let outcome = try Program.run(
            "run \(Self.scenario) --paths 200 --output out --quiet \(options)", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try Table(workspace["out/inputs.csv"]).rows
    }

    @Test func whatIsSetShowsAsOverride() throws {
        let workspace = try Workspace()
        let rows = try inputs("--set flows.trade.trend=3% --set drivers.income.trend=5%", in: workspace)
        let overrides = rows.filter { $0["kind"] == "override" }
        #expect(overrides.map { $0["name"] } == ["drivers.income.trend", "flows.trade.trend"])
        #expect(overrides.map { $0["value"] } == ["5%", "3%"])
        #expect(overrides.allSatisfy { $0["source"] == "" && $0["file"] == "" && $0["line"] == "" })
        let untouched = try #require(rows.first { $0["name"] == "flows.trade.base" })
        #expect(untouched["kind"] == "sourced")
        #expect(untouched["file"] == "1-growth.yaml")
    }

    @Test func kindsOfInputs() throws {
        let workspace = try Workspace()
        let outcome = try Program.run(
            "run Scenarios/kazakhstan-hungary/baseline.yaml --paths 100 --output out --quiet", in: workspace)
        #expect(outcome.status == 0)
        let table = try Table(workspace["out/inputs.csv"])
        #expect(table.columns == ["name", "value", "unit", "kind", "source", "note", "file", "line"])
        #expect(Set(table.values(of: "kind")) == ["fact", "sourced", "assumption", "default"])
        for row in table.rows where row["kind"] == "fact" {
            #expect(row["file"] == "../../seeds/kazakhstan-hungary.yaml")
            #expect(row["source"] != "")
        }
    }

    @Test func measuresAreSwitched() throws {
        let workspace = try Workspace()
        func mean(_ options: String) throws -> String? {
            _ = try inputs(options, in: workspace)
            let table = try Table(workspace["out/summary.csv"])
            return table.rows.first { $0["indicator"] == "turnover" && $0["year"] == "2035" }?["mean"]
        }
        let on = try mean("")
        let off = try mean("--without trade_office")
        #expect(on != off)
        #expect(try mean("--set measures.trade_office.enabled=false") == off)
        #expect(try mean("--set measures.trade_office.enabled=false --with trade_office") == on)
    }

    @Test func samplingIsSaid() throws {
        let workspace = try Workspace()
        let outcome = try Program.run(
            "run \(Self.scenario) --paths 2000 --sampling latin_hypercube --output out", in: workspace)
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("2 000 paths by Latin hypercube"))
        #expect(outcome.text.contains("32 independent groups of 64"))
        let document = try workspace.text("out/run.json")
        #expect(document.contains("latin_hypercube"))
        let few = try Program.run("run \(Self.scenario) --paths 1000 --sampling sobol", in: workspace)
        #expect(few.status == 65 && few.errors.contains("1000 paths are too few"))
        let odd = try Program.run("run \(Self.scenario) --sampling sobel", in: workspace)
        #expect(odd.status == 64 && odd.errors.contains("latin_hypercube"))
    }

    @Test func pathsAndSeed() throws {
        let workspace = try Workspace()
        _ = try inputs("--seed 7", in: workspace)
        let seven = try workspace.text("out/summary.csv")
        let rows = try Table(workspace["out/summary.csv"]).rows
        #expect(rows.allSatisfy { $0["n"] == "200" })
        _ = try inputs("--seed 8", in: workspace)
        #expect(try workspace.text("out/summary.csv") != seven)
        _ = try inputs("--set simulation.seed=7", in: workspace)
        #expect(try workspace.text("out/summary.csv") == seven)
    }

    @Test func drawnPaths() throws {
        let workspace = try Workspace()
        _ = try inputs("--draws 3", in: workspace)
        let table = try Table(workspace["out/draws.csv"])
        #expect(table.columns == ["path", "year", "turnover"])
        #expect(table.rows.count == 3 * 12)
        #expect(table.values(of: "path") == ["0", "1", "2"])
        #expect(table.rows[0]["turnover"] == "195.8")
    }

    @Test func severalScenarios() throws {
        let workspace = try Workspace()
        let outcome = try Program.run(
            "run Scenarios/tutorial/1-growth.yaml \(Self.scenario) --paths 100 --quiet", in: workspace)
        #expect(outcome.status == 0)
        #expect(try workspace.names(in: "Reports") == ["1-growth", "2-measure", "runs.sqlite"])
    }

    @Test func columnsOfTheTables() throws {
        let workspace = try Workspace()
        _ = try inputs("", in: workspace)
        let targets = try Table(workspace["out/targets.csv"])
        #expect(
            targets.columns == [
                "scenario", "target", "indicator", "direction", "threshold", "unit", "by", "year", "probability_at",
                "probability_reached", "ci_low", "ci_high",
            ])
        #expect(targets.rows.count == 11)
        for row in targets.rows {
            let figures = ["ci_low", "probability_reached", "ci_high"].compactMap { row[$0].flatMap(Double.init) }
            #expect(figures.count == 3)
            #expect(figures == figures.sorted())
        }
    }
}

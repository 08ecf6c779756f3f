import Foundation
import Testing

/// Runs as tables for other programs.
@Suite struct ExportTests {
    private static let years = (2024...2035).map(String.init)
    private static let statistics = [
        "n", "mean", "sd", "mcse", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "min", "max",
    ]

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        let run = "run Scenarios/tutorial/3-risk-and-variables.yaml --paths 500 --output run --quiet"
        try #require(try Program.run(run, in: workspace).status == 0)
        return workspace
    }

    private func export(_ options: String, in workspace: Workspace) throws -> String {
        let outcome = try Program.run("export run \(options)", in: workspace)
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        return outcome.text
    }

    @Test func wideIsTheSummary() throws {
        let workspace = try workspace()
        #expect(try export("", in: workspace) == workspace.text("run/summary.csv"))
        #expect(try export("--layout wide", in: workspace) == workspace.text("run/summary.csv"))
        let fromFile = try Program.run("export run/run.json", in: workspace)
        #expect(fromFile.text == (try workspace.text("run/summary.csv")))
    }

    @Test func longHasARowForEachFigure() throws {
        let workspace = try workspace()
        let table = try Table(export("--layout long", in: workspace))
        #expect(table.columns == ["scenario", "indicator", "unit", "year", "statistic", "value"])
        #expect(table.rows.count == 3 * Self.years.count * Self.statistics.count)
        let wide = try Table(workspace["run/summary.csv"])
        for row in table.rows {
            let same = wide.rows.first { $0["indicator"] == row["indicator"] && $0["year"] == row["year"] }
            #expect(same?[row["statistic"] ?? ""] == row["value"])
        }
    }

    @Test func yearsAreColumns() throws {
        let workspace = try workspace()
        let table = try Table(export("--layout years", in: workspace))
        #expect(table.columns == ["scenario", "indicator", "unit", "statistic"] + Self.years)
        #expect(table.rows.count == 3 * Self.statistics.count)
        let median = table.rows.first { $0["indicator"] == "turnover" && $0["statistic"] == "p50" }
        #expect(median?["2024"] == "195.8")
    }

    @Test func timeseriesTemplate() throws {
        let workspace = try workspace()
        let table = try Table(export("--layout iamc", in: workspace))
        #expect(table.columns == ["Model", "Scenario", "Region", "Variable", "Unit"] + Self.years)
        #expect(table.values(of: "Model") == ["Caravan"])
        #expect(table.values(of: "Region") == ["World"])
        let named = try Table(export("--layout iamc --region Kazakhstan", in: workspace))
        #expect(named.values(of: "Region") == ["Kazakhstan"])
        #expect(table.values(of: "Variable").contains("turnover|p95"))
    }

    /// Semicolons, decimal commas and a mark of UTF-8, for spreadsheets of most of Europe and Central Asia.
    @Test(arguments: ["wide", "long", "years", "iamc"])
    func excelInEurope(layout: String) throws {
        let workspace = try workspace()
        let plain = try Table(export("--layout \(layout)", in: workspace))
        let outcome = try Program.run("export run --layout \(layout) --dialect excel-eu", in: workspace)
        #expect(outcome.output.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(outcome.output.suffix(2) == [0x0D, 0x0A])
        let text = String(decoding: outcome.output.dropFirst(3), as: UTF8.self)
        let european = try Table(text, delimiter: ";")
        #expect(european.columns == plain.columns)
        #expect(european.rows.count == plain.rows.count)
        for (row, other) in zip(plain.rows, european.rows) {
            for (column, cell) in row where Double(cell) != nil {
                #expect(other[column] == cell.replacing(".", with: ","))
            }
        }
    }

    @Test func comparisonsToo() throws {
        let workspace = try Workspace()
        let compare = "compare Scenarios/tutorial/1-growth.yaml Scenarios/tutorial/2-measure.yaml"
        #expect(try Program.run("\(compare) --paths 300 --output run --quiet", in: workspace).status == 0)
        let table = try Table(export("", in: workspace))
        #expect(table.values(of: "scenario") == ["1-growth", "2-measure"])
    }

    @Test func nothingButRuns() throws {
        let workspace = try workspace()
        try workspace.write("{\"formatVersion\": 1}", to: "empty.json")
        try workspace.write("{\"formatVersion\": 99}", to: "later.json")
        let empty = try Program.run("export empty.json", in: workspace)
        #expect(empty.status == 65)
        let later = try Program.run("export later.json", in: workspace)
        #expect(later.status == 65)
        #expect(later.errors.contains("newer Caravan"))
    }
}

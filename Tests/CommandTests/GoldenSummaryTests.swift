import Foundation
import Testing

/// Every scenario that comes with the program loads, runs, and gives the figures that are recorded for it.
///
/// A figure may differ by a billionth: enough for a plan constant that two machines round differently, and far below
/// anything that a change of meaning would do. `CARAVAN_RECORD=1` records them anew.
@Suite struct GoldenSummaryTests {
    private static let tolerance = 1e-9
    private static let scenarios = repositoryFiles(withExtension: "yaml", under: ["Scenarios"])

    @Test(arguments: scenarios)
    func scenario(path: String) throws {
        let workspace = try Workspace()
        let outcome = try Program.run(
            "run \(path) --paths 4000 --only csv --output out --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let found = try Self.summary(of: workspace)
        guard let recorded = Golden.recorded(found, Self.name(of: path)) else { return }
        let (rows, expected) = (found.split(separator: "\n"), recorded.split(separator: "\n"))
        #expect(rows.count == expected.count)
        for (row, other) in zip(rows, expected) where row != other {
            let ((key, value), (otherKey, otherValue)) = (Self.parts(of: row), Self.parts(of: other))
            #expect(key == otherKey)
            let scale = max(abs(value), abs(otherValue))
            #expect(abs(value - otherValue) <= Self.tolerance * scale, "\(key) is \(value), was \(otherValue)")
        }
    }

    /// No record is left of a scenario that is gone.
    @Test func everyRecordHasItsScenario() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
        let known = Set(Self.scenarios.map(Self.name))
        #expect(Set(names.filter { $0.hasSuffix(".csv") }) == known)
    }

    /// `Scenarios/tutorial/1-growth.yaml` is recorded in `tutorial.1-growth.csv`.
    private static func name(of path: String) -> String {
        path.split(separator: "/").dropFirst().joined(separator: ".").replacing(".yaml", with: ".csv")
    }

    /// Means and quantiles of each indicator in the base year, in 2030 and in the last year, and the probability of each
    /// target in its year.
    private static func summary(of workspace: Workspace) throws -> String {
        var lines = ["quantity,year,statistic,value"]
        let summary = try Table(workspace["out/summary.csv"])
        let years = summary.values(of: "year")
        for row in summary.rows {
            guard let year = row["year"], year == years.first || year == "2030" || year == years.last else { continue }
            for statistic in ["mean", "p5", "p50", "p95"] {
                lines.append("indicators.\(row["indicator"] ?? ""),\(year),\(statistic),\(row[statistic] ?? "")")
            }
        }
        for row in try Table(workspace["out/targets.csv"]).rows where row["year"] == row["by"] {
            for statistic in ["probability_at", "probability_reached"] {
                lines.append("targets.\(row["target"] ?? ""),\(row["by"] ?? ""),\(statistic),\(row[statistic] ?? "")")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func parts(of row: Substring) -> (key: String, value: Double) {
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return (cells.dropLast().joined(separator: ","), Double(cells.last ?? "") ?? .nan)
    }
}

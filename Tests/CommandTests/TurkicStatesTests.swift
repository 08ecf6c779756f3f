import Foundation
import Testing

/// Trade among the Turkic states: the table of flows, and the packages beside their baseline.
@Suite struct TurkicStatesTests {
    private static let folder = "Scenarios/turkic-states"

    private func flows() throws -> [[String: String]] {
        try Table(Workspace.repository.appending(path: "seeds/turkic-states-trade.csv")).rows
    }

    /// Every row says whose figure it is, and no two are about the same flow.
    @Test func everyFlowHasItsSource() throws {
        let rows = try flows()
        #expect(rows.count > 30)
        for row in rows {
            for column in ["from", "to", "sector", "base", "as_of", "reporter", "source"] {
                #expect(row[column]?.isEmpty == false, "\(row): \(column)")
            }
            #expect(row["note"]?.contains(/Confidence (high|medium|low):/) == true, "\(row)")
            #expect(row["from"] != row["to"])
        }
        #expect(Set(rows.map(Self.name)).count == rows.count)
    }

    /// Figures of one pair come from the books of one country.
    @Test func noPairHasTwoReporters() throws {
        let reporters = Dictionary(grouping: try flows()) { $0["pair"] }.mapValues { Set($0.map { $0["reporter"] }) }
        #expect(reporters.values.allSatisfy { $0.count == 1 })
    }

    @Test func sourcesReachTheRun() throws {
        let workspace = try Workspace()
        let outcome = try Program.run(
            "run \(Self.folder)/baseline.yaml --paths 100 --only csv --output out --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let inputs = try Table(workspace["out/inputs.csv"]).rows
        for row in try flows() {
            let base = try #require(inputs.first { $0["name"] == "\(Self.name(of: row)).base" })
            #expect(base["value"] == row["base"])
            #expect(base["kind"] == "sourced")
            #expect(base["source"]?.contains(row["source"] ?? "?") == true)
        }
    }

    @Test func packagesBesideTheBaseline() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("compare \(Self.folder) --paths 400 --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let packages: Set = ["all-packages", "corridor", "facilitation", "investment-and-energy"]
        let comparison = try Table(workspace["Reports/turkic-states/comparison.csv"])
        #expect(comparison.values(of: "baseline") == ["baseline"])
        #expect(Set(comparison.values(of: "scenario")) == packages)
        for row in comparison.rows where row["indicator"] == "mutual_exports" {
            if row["year"] == "2023" { #expect(row["difference"] == "0") }
            if row["year"] == "2035" { #expect(row["verdict"] == "higher") }
        }
        #expect(
            Set(try Table(workspace["Reports/turkic-states/targets.csv"]).values(of: "target")) == [
                "tenth_by_2030", "tenth_by_2035", "doubled_by_2030", "doubled_by_2035", "turkey_100_by_2035",
            ])
    }

    /// Splits are drawn; what is split is not, and the scenario states its sum.
    @Test func theTableHasOneSum() throws {
        let workspace = try Workspace()
        let outcome = try Program.run(
            "run \(Self.folder)/baseline.yaml --paths 100 --only csv --output out --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let stated = try #require(
            try Table(workspace["out/inputs.csv"]).rows.first { $0["name"] == "parameters.table_total" }?["value"])
        let total = try #require(stated.split(separator: " ").first.flatMap { Double($0) })
        let row = try #require(
            try Table(workspace["out/summary.csv"]).rows
                .first { $0["indicator"] == "mutual_exports" && $0["year"] == "2023" })
        for statistic in ["mean", "p5", "p95"] {
            let value = try #require(row[statistic].flatMap(Double.init))
            #expect(abs(value / total - 1) < 1e-3)
        }
    }

    /// The table of results in the folder's README is what the program gives, with the scenarios' own paths and seed.
    @Test func theFiguresOfTheREADMEAreTrue() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("compare \(Self.folder) --only csv --output out --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let tables = try ["summary", "comparison", "targets"].map { try Table(workspace["out/\($0).csv"]).rows }
        func figure(_ column: String, of name: String, in year: String, _ scenario: String) throws -> Double {
            let row = tables.joined().first { row in
                row["scenario"] == scenario && row["year"] == year && row[column] != nil
                    && [row["indicator"], row["target"]].contains(name)
            }
            return try #require(row?[column].flatMap(Double.init), "\(column) of \(name) in \(year), \(scenario)")
        }
        func expected(_ label: String, _ scenario: String) throws -> String? {
            let year = label.contains("2030") ? "2030" : "2035"
            if label.hasSuffix("median") {
                return String(format: "%.1f", try figure("p50", of: "mutual_exports", in: year, scenario))
            }
            if label.hasPrefix("share") {
                return String(format: "%.1f%%", try figure("mean", of: "share_of_exports", in: year, scenario))
            }
            if let target = Self.targets.first(where: { label.hasPrefix($0.label) })?.name {
                let share = try figure("probability_reached", of: "\(target)_by_\(year)", in: year, scenario)
                return String(format: "%.1f%%", 100 * share)
            }
            guard scenario != "baseline" else { return "" }
            if label.hasPrefix("difference") {
                return String(format: "%+.2f", try figure("difference", of: "mutual_exports", in: year, scenario))
            }
            guard label.hasPrefix("nine paths in ten") else { return nil }
            let differences = tables[1].first {
                $0["scenario"] == scenario && $0["year"] == year && $0["indicator"] == "mutual_exports"
            }
            let ends = try ["p5", "p95"].map { try #require(differences?[$0].flatMap(Double.init)) }
            return String(format: "%+.1f to %+.1f", ends[0], ends[1])
        }
        let lines = try workspace.text("\(Self.folder)/README.md").split(separator: "\n")
        let head = try #require(lines.firstIndex { $0.hasPrefix("| | baseline |") })
        let rows = lines[(head + 2)...].prefix { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(rows.count == 10)
        for row in rows {
            let scenarios = ["baseline", "corridor", "facilitation", "investment-and-energy", "all-packages"]
            try #require(row.count == 1 + scenarios.count, "\(row)")
            for (scenario, cell) in zip(scenarios, row.dropFirst()) {
                #expect(try expected(row[0], scenario) == cell, "\(row[0]), \(scenario)")
            }
        }
    }

    /// What the README calls the targets.
    private static let targets = [
        (label: "a tenth of exports", name: "tenth"), (label: "twice the exports", name: "doubled"),
        (label: "100 billion for Türkiye", name: "turkey_100"),
    ]

    private static func name(of row: [String: String]) -> String {
        ["flows.trade", row["from"], row["to"], row["sector"]].compactMap(\.self).joined(separator: ".")
    }
}

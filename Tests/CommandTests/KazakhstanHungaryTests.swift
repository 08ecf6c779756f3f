import Foundation
import Testing

/// What holds for the Kazakhstan–Hungary scenarios as a family, whatever their figures.
@Suite struct KazakhstanHungaryTests {
    private static let folder = "Scenarios/kazakhstan-hungary"

    /// The summary of a run, by indicator and year.
    private func summary(
        of path: String, paths: Int = 4000, in workspace: Workspace
    ) throws -> [String: [Int: [String: Double]]] {
        let outcome = try Program.run(
            "run \(path) --paths \(paths) --seed 2025 --only csv --output out --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        var summary: [String: [Int: [String: Double]]] = [:]
        for row in try Table(workspace["out/summary.csv"]).rows {
            let (indicator, year) = (try #require(row["indicator"]), try #require(row["year"].flatMap(Int.init)))
            summary[indicator, default: [:]][year] = row.compactMapValues(Double.init)
        }
        return summary
    }

    /// Where there is no measure, the first year goes on from the base year as the next ones do: the median of a flow
    /// changes by no more than one and a half times what it does in any of the five years after, and 2% for chance.
    @Test(arguments: ["baseline", "hungarian-books"])
    func nothingJumpsInTheFirstYear(name: String) throws {
        let workspace = try Workspace()
        let list = try Program.run("explain \(Self.folder)/\(name).yaml", in: workspace).text
        let flows = list.matches(of: /flows\.(\w+)\.value,/).map { String($0.1) }
        #expect(flows.count >= 11)
        let watched =
            flows.map { ($0, "flows.\($0)") } + [
                ("inflow", "investments.hungarian"), ("others", "corridors.middle.background"),
                ("days", "corridors.middle.transit_time"),
            ]
        try workspace.write(
            """
            caravan: 1
            extends: \(name).yaml
            indicators:
            \(watched.map { "  watched_\($0.0): {value: \($0.1)}" }.joined(separator: "\n"))
            """, to: "\(Self.folder)/watched.yaml")
        let summary = try summary(of: "\(Self.folder)/watched.yaml", in: workspace)
        for (indicator, years) in summary where indicator.hasPrefix("watched_") {
            let base = try #require(years.keys.min())
            let medians = (base...base + 6).compactMap { years[$0]?["p50"] }
            try #require(medians.count == 7)
            // What starts from nothing stays there without a measure.
            let changes = zip(medians, medians.dropFirst()).map { $0 == $1 ? 0 : log($1 / $0).magnitude }
            let usual = changes.dropFirst().max() ?? 0
            #expect(changes[0] <= 1.5 * usual + 0.02, "\(indicator) changes by \(changes)")
        }
    }

    /// An overlay of `everything.yaml` that switches all measures off is the baseline: what measures bring into being is
    /// nowhere without them, and so are their risks.
    @Test func withoutMeasuresEverythingIsTheBaseline() throws {
        let workspace = try Workspace()
        try workspace.write(
            "caravan: 1\nextends: everything.yaml\nmeasures: {defaults: {enabled: false}}\n",
            to: "\(Self.folder)/nothing.yaml")
        let nothing = try summary(of: "\(Self.folder)/nothing.yaml", paths: 2000, in: workspace)
        let baseline = try summary(of: "\(Self.folder)/baseline.yaml", paths: 2000, in: workspace)
        #expect(nothing.keys.sorted() == baseline.keys.sorted())
        for (indicator, years) in baseline {
            for (year, statistics) in years {
                for (statistic, value) in statistics {
                    let other = nothing[indicator]?[year]?[statistic] ?? .nan
                    // The two add the same terms in another order.
                    #expect(
                        abs(value - other) <= 1e-12 * max(abs(value), abs(other)),
                        "\(statistic) of \(indicator) in \(year)")
                }
            }
        }
    }

    /// The base year is observed: whatever is drawn about its parts, turnover is what the book says, on every path.
    @Test(arguments: repositoryFiles(withExtension: "yaml", under: [folder]))
    func theBaseYearIsTheBooks(path: String) throws {
        let workspace = try Workspace()
        let turnover = try #require(try summary(of: path, paths: 200, in: workspace)["turnover"])
        let year = try #require(turnover.keys.min())
        let book = year == 2022 ? 428 : 195.8
        for statistic in ["min", "max"] {
            #expect(abs((turnover[year]?[statistic] ?? .nan) - book) < 1e-9 * book)
        }
    }

    /// The tables of results in the folder's README are what the program gives, with the scenarios' own paths and seed.
    @Test func theFiguresOfTheREADMEAreTrue() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("compare \(Self.folder) --only csv --output out --quiet", in: workspace)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let medians = try Table(workspace["out/summary.csv"]).rows
        let targets = try Table(workspace["out/targets.csv"]).rows
        func median(_ scenario: String, _ indicator: String, _ year: String) -> Int? {
            let row = medians.first {
                $0["scenario"] == scenario && $0["indicator"] == indicator && $0["year"] == year
            }
            return row?["p50"].flatMap(Double.init).map { Int($0.rounded()) }
        }
        func chance(_ scenario: String, atLeast threshold: String, in year: String) -> String? {
            let row = targets.first {
                $0["scenario"] == scenario && $0["threshold"] == threshold && $0["year"] == year && $0["by"] == year
            }
            return row?["probability_at"].flatMap(Double.init).map { String(format: "%.1f%%", 100 * $0) }
        }
        let text = try workspace.text("\(Self.folder)/README.md")
        let results = text.matches(of: /\| `([\w-]+)` \| (\d+) \| (\d+) \| ([\d.]+%) \| (\d+) \|/).map(\.output)
        #expect(results.count == 17)
        for (_, scenario, sooner, later, share, investment) in results {
            let name = String(scenario)
            #expect(median(name, "turnover", "2030") == Int(sooner), "turnover of \(name) in 2030")
            #expect(median(name, "turnover", "2035") == Int(later), "turnover of \(name) in 2035")
            #expect(chance(name, atLeast: "700", in: "2035") == String(share), "chance of \(name)")
            #expect(median(name, "hungarian_investment", "2035") == Int(investment), "investment of \(name)")
        }
        let record = text.matches(of: /\| ([\d ]+) million \| (\d+) \| ([\d.]+%) \| [\d.]+% \|/).map(\.output)
        #expect(record.count == 4)
        for (_, threshold, year, share) in record {
            let figure = String(threshold.filter { $0 != " " })
            #expect(chance("baseline", atLeast: figure, in: String(year)) == String(share), "\(figure) in \(year)")
        }
    }
}

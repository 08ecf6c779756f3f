import Foundation
import Testing

/// The commands that answer whoever decides: what they write, and what they refuse.
@Suite struct DecisionTests {
    private static let scenario = "Scenarios/tutorial/2-measure.yaml"
    /// A command of each kind, what its results are filed under, and its tables.
    private static let commands: [(line: String, folder: String, tables: [String])] = [
        ("attribute \(scenario) --target half_more", "2-measure-attribution", ["attribution.csv", "interactions.csv"]),
        ("attribute \(scenario) --indicator turnover --at 2028", "2-measure-attribution", ["attribution.csv"]),
        (
            "plan \(scenario) --target half_more --budget '20 million USD' --probability 30%", "2-measure-plan",
            ["plan.csv"]
        ),
        (
            "seek \(scenario) --vary flows.trade.trend --between 0% 20% --target half_more --probability 60%",
            "2-measure-seek", ["seek.csv"]
        ),
        ("sensitivity \(scenario) --target half_more --conditions", "2-measure-sensitivity", ["sensitivity.csv"]),
        ("sensitivity \(scenario) --when half_more", "2-measure-sensitivity", ["sensitivity.csv"]),
        (
            "sensitivity \(scenario) --target half_more --choose none all"
                + " --objective '20% * cumulative(indicators.turnover) - cumulative(cost_of_measures)'",
            "2-measure-sensitivity", ["sensitivity.csv"]
        ),
    ]

    /// The tutorial has a target only where this adds one.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        let path = workspace[Self.scenario]
        let text = try String(contentsOf: path, encoding: .utf8)
        try workspace.write(
            text + "\ntargets:\n  half_more: {indicator: turnover, at_least: 300 million USD, by: 2030}\n",
            to: Self.scenario)
        return workspace
    }

    @Test(arguments: commands.indices)
    func writesReportTablesAndDocument(place: Int) throws {
        let (line, folder, tables) = Self.commands[place]
        let workspace = try workspace()
        let outcome = try Shell.run("caravan \(line) --paths 1000", in: workspace)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.hasPrefix("Tutorial 2: a trade office"))
        #expect(outcome.errors == "Results are in Reports/\(folder)/, archived as run 1 in Reports/runs.sqlite\n")
        let files = try workspace.files(in: "Reports/\(folder)")
        #expect(Set(files.keys).isSuperset(of: tables + ["report.txt", "run.json"]))
        let document = try #require(files["run.json"])
        let json = try Shell.run("caravan \(line) --paths 1000 --json", in: workspace)
        #expect(Data(json.output) == document)
        // A document without runs has nothing to export, and says so.
        let export = try Shell.run("caravan export Reports/\(folder)", in: workspace)
        #expect(export.status == 65)
        #expect(export.output.isEmpty && export.errors.contains("no figures by year"))
    }

    /// One scenario and one seed give the same files on any number of threads.
    @Test(arguments: commands.indices)
    func sameBytesOnAnyThreads(place: Int) throws {
        let workspace = try workspace()
        let files = try [1, 2, 5].map { threads in
            let line = "caravan \(Self.commands[place].line) --paths 1500 --threads \(threads) --quiet --output out"
            let outcome = try Shell.run(line, in: workspace)
            try #require(outcome.status == 0, "\(outcome.errors)")
            return try workspace.files(in: "out")
        }
        #expect(files[0] == files[1])
        #expect(files[0] == files[2])
    }

    @Test(arguments: [
        ("attribute S", 64, "--target NAME, or --indicator NAME --at YEAR"),
        ("attribute S --target half_mre", 64, "did you mean 'half_more'?"),
        ("attribute S --indicator turnover", 64, "needs a year"),
        ("attribute S --indicator turnover --at 1990", 64, "1990 is not simulated: choose a year from 2025 to"),
        ("attribute S --target half_more --without trade_office", 65, "no measure is switched on"),
        ("plan S --target half_more --budget plenty", 64, "is no amount of money"),
        ("plan S --target half_more --budget '5 million EUR'", 64, "costs are in USD"),
        ("plan S --target half_more --budget 'Hungary=5 million USD'", 64, "payers are Kazakhstan"),
        ("plan S --target half_more --probability often", 64, "is no probability"),
        ("seek S --vary flows.trade.trend --between 0% --target half_more --probability 50%", 64, "takes two values"),
        (
            "seek S --vary flows.trade.trend --between 0% '3 years' --target half_more --probability 50%", 64,
            "different units"
        ),
        (
            "seek S --vary flows.trade.tred --between 0% 3% --target half_more --probability 50%", 65,
            "did you mean 'trend'?"
        ),
        ("sensitivity S --indicator turnover --at 2030 --conditions", 64, "those of a target"),
        ("sensitivity S --target half_more --choose none all", 64, "go together"),
        ("sensitivity S --target half_more --choose none office --objective indicators.turnover", 65, "office"),
        ("sensitivity S --target half_more --choose none all --objective indicators.turnvr", 65, "turnvr"),
        ("run S --precision half_mre=1%", 64, "no such target or indicator"),
        ("run S --precision half_more", 64, "no name with a standard error"),
    ])
    func refuses(line: String, status: Int, words: String) throws {
        let workspace = try workspace()
        let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
        let rest = parts.dropFirst(2).joined()
        let outcome = try Shell.run("caravan \(parts[0]) \(Self.scenario) \(rest) --paths 100", in: workspace)
        #expect(outcome.status == status, "\(line): \(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(line): \(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: workspace["Reports"].path))
    }

    /// Paths are added until the error is small enough, and the report says how many.
    @Test func precisionIsReached() throws {
        let workspace = try workspace()
        let run = "caravan run \(Self.scenario) --paths 1000 --precision half_more=0.5% --output out"
        let outcome = try Shell.run(run, in: workspace)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("Paths were added, from 1000 to"))
        let target = try #require(try Table(workspace["out/targets.csv"]).rows.first { $0["year"] == "2030" })
        let (low, high) = (Double(target["ci_low"] ?? "") ?? 0, Double(target["ci_high"] ?? "") ?? 1)
        #expect((high - low) / (2 * 1.96) <= 0.005)
        let capped = try Shell.run("\(run) --precision turnover=0.001% --most-paths 2048", in: workspace)
        #expect(capped.text.contains("which is the most that was allowed"))
        #expect(capped.text.contains("2 048 paths"))
    }
}

import Foundation
import GRDB
import Testing

/// Runs that are archived, and what can be done with them.
@Suite struct ArchiveTests {
    private static let first = "Scenarios/tutorial/1-growth.yaml"
    private static let second = "Scenarios/tutorial/2-measure.yaml"
    private static let table = "Scenarios/turkic-states"

    /// Changes an archive as a plain database.
    private func alter(_ path: String, in workspace: Workspace, _ sql: String) throws {
        let queue = try DatabaseQueue(path: workspace[path].path)
        defer { try? queue.close() }
        try queue.write { try $0.execute(sql: sql) }
    }

    private func succeed(_ line: String, in workspace: Workspace) throws -> Program.Outcome {
        let outcome = try Program.run(line, in: workspace)
        try #require(outcome.status == 0, "\(line): \(outcome.errors)")
        return outcome
    }

    private func fail(_ line: String, _ status: Int32, _ words: String, in workspace: Workspace) throws {
        let outcome = try Program.run(line, in: workspace)
        #expect(outcome.status == status, "\(line): \(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(line): \(outcome.errors)")
        #expect(outcome.output.isEmpty, "\(line)")
    }

    // MARK: Making runs again

    /// Commands of every kind that gives results, each with whatever changes them.
    private static let commands = [
        "run \(first) --paths 200 --set flows.trade.trend=-1% --draws 3 --seed 9",
        "run \(second) --without trade_office --sampling latin_hypercube --paths 1024",
        "run \(second) --paths 200 --precision turnover=1% --most-paths 2000 --exact",
        "run Scenarios/kazakhstan-hungary/everything.yaml --paths 100",
        "run \(table)/baseline.yaml --paths 100",
        "compare Scenarios/kazakhstan-hungary/ --paths 100",
        "compare \(first) \(second) --paths 300 --set flows.trade.trend=1%",
        "attribute \(second) --indicator turnover --at 2030 --paths 200",
        "plan Scenarios/kazakhstan-hungary/everything.yaml --target aim_by_2035 --paths 100 --probability 25% "
            + "--budget '30 million USD' --budget 'Kazakhstan=10 million USD'",
        "seek Scenarios/kazakhstan-hungary/baseline.yaml --vary parameters.own_trend --between=-5% 15% "
            + "--target aim_by_2030 --probability 0.2 --paths 200",
        "sensitivity \(second) --indicator turnover --at 2030 --paths 200 --choose none trade_office \(first) "
            + "--objective 'cumulative(indicators.turnover)'",
        "sensitivity Scenarios/kazakhstan-hungary/baseline.yaml --when aim_by_2030 --paths 200",
    ]

    /// A run comes out byte for byte, whatever became of the files that it was read from, and from any folder.
    @Test(arguments: commands.indices)
    func reproduced(place: Int) throws {
        let workspace = try Workspace()
        let made = try succeed("\(Self.commands[place]) --output out --archive kept/runs.sqlite", in: workspace)
        #expect(made.errors.hasSuffix("Results are in out/, archived as run 1 in kept/runs.sqlite\n"))
        try FileManager.default.removeItem(at: workspace["Scenarios"])
        try FileManager.default.removeItem(at: workspace["seeds"])
        let elsewhere = try Workspace(scenarios: false)
        try FileManager.default.copyItem(at: workspace["kept/runs.sqlite"], to: elsewhere["moved.sqlite"])
        let again = try succeed("reproduce 1 --archive moved.sqlite --output again", in: elsewhere)
        #expect(again.text == "Run 1 is reproduced, byte for byte.\n")
        let (before, after) = (try workspace.files(in: "out"), try elsewhere.files(in: "again"))
        #expect(before.keys.sorted() == after.keys.sorted())
        for (name, bytes) in before { #expect(after[name] == bytes, "\(name)") }
    }

    /// Values that look like options, and files outside of the working folder.
    @Test func oddPaths() throws {
        let workspace = try Workspace(scenarios: false)
        let scenario = """
            caravan: 1
            horizon: {from: 2024, to: 2026}
            facts: figures.yaml
            flows: {x: {base: base, volatility: 10%}}
            indicators: {x: {value: flows.x, history: {file: ../past.csv, column: x}}}

            """
        try workspace.write(scenario.replacing("base: base", with: "base: 1 million USD"), to: "deep/-odd name.yaml")
        try workspace.write("f: {value: 3}\n", to: "deep/figures.yaml")
        try workspace.write("year,x\n2023,1000000\n", to: "past.csv")
        let place = workspace.folder.path
        let lines = [
            "run --paths 20 --allow-path \(place) --archive ../runs.sqlite -- '-odd name.yaml'",
            "run '\(place)/deep/-odd name.yaml' --paths 20 --allow-path \(place) --archive ../runs.sqlite",
        ]
        for line in lines {
            let outcome = try Shell.run("cd deep && caravan \(line)", in: workspace)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        for id in 1...2 {
            #expect(try succeed("reproduce \(id) --archive runs.sqlite", in: workspace).text.contains("byte for byte"))
        }
    }

    @Test func whatDiffersIsNamed() throws {
        let workspace = try Workspace()
        _ = try succeed("run \(Self.first) --paths 200", in: workspace)
        let archive = "Reports/runs.sqlite"
        try alter(
            archive, in: workspace,
            "UPDATE documents SET json = replace(json, '\"title\": \"Trade turnover\"', '\"title\": \"Turnover\"')")
        let other = try Program.run("reproduce 1", in: workspace)
        #expect(other.status == 1)
        #expect(other.text.contains("Run 1 does not come out as it did.\n1 value differs:\n"), "\(other.text)")
        #expect(other.text.contains("  run.indicators.turnover.title: \"Turnover\" → \"Trade turnover\"\n"))

        // A document that another version wrote, with the same figures.
        try alter(
            archive, in: workspace,
            """
            UPDATE documents SET json = replace(json, '"title": "Turnover"', '"title": "Trade turnover"');
            UPDATE documents SET json = replace(json, '"caravanVersion": "0.1.0"', '"caravanVersion": "0.0.9"');
            UPDATE runs SET caravan_version = '0.0.9'
            """)
        let older = try succeed("reproduce latest", in: workspace)
        #expect(older.text.contains("byte for byte. It was made by Caravan 0.0.9"))

        try alter(archive, in: workspace, "UPDATE runs SET arguments = '[\"walk\"]'")
        try fail("reproduce 1", 65, "this program cannot run run 1 again", in: workspace)
        try alter(archive, in: workspace, "UPDATE documents SET json = '{\"formatVersion\": 2}'")
        try fail("reproduce 1", 65, "newer Caravan", in: workspace)
        try fail("show 1", 65, "newer Caravan", in: workspace)
    }

    // MARK: Looking

    @Test func listShowAndExport() throws {
        let workspace = try Workspace()
        try fail("runs", 66, "there is no archive at Reports/runs.sqlite", in: workspace)
        _ = try succeed("run \(Self.first) \(Self.second) --paths 300", in: workspace)
        _ = try succeed("run Scenarios/kazakhstan-hungary/baseline.yaml --paths 100 --quiet", in: workspace)
        let list = try succeed("runs", in: workspace).text
        let rows = list.split(separator: "\n").filter { $0.contains(" run ") }.map { $0.split(separator: " ")[0] }
        #expect(rows == ["3", "2", "1"] || rows == ["run", "3", "2", "1"], "\(list)")
        #expect(list.contains("aim_by_2030: "))
        #expect(try succeed("runs --scenario 1-growth", in: workspace).text.contains("2-measure") == false)
        let none = try succeed("runs --scenario nothing", in: workspace)
        #expect(none.output.isEmpty && none.errors == "There are no runs of 'nothing' in Reports/runs.sqlite\n")
        let json = try succeed("runs --json --limit 1", in: workspace)
        let items = try #require(try JSONSerialization.jsonObject(with: Data(json.output)) as? [[String: Any]])
        #expect(items.map { $0["run"] as? Int } == [3])
        #expect(
            items[0]["arguments"] as? [String] == [
                "run", "Scenarios/kazakhstan-hungary/baseline.yaml", "--paths=100",
            ])

        let show = try succeed("show 2-measure", in: workspace).text
        #expect(show.hasPrefix("Run 2, "))
        #expect(show.contains("\ncaravan run \(Self.second) --paths=300\n\nTutorial 2: a trade office\n"))
        let document = try Data(contentsOf: workspace["Reports/2-measure/run.json"])
        #expect(Data(try succeed("show 2 --json", in: workspace).output) == document)
        #expect(
            try succeed("export 2 --layout years", in: workspace).output
                == succeed("export Reports/2-measure --layout years", in: workspace).output)
        // A folder comes before a run of that name.
        try FileManager.default.createDirectory(at: workspace["1-growth"], withIntermediateDirectories: true)
        try fail("export 1-growth", 66, "holds no run.json", in: workspace)
        for command in ["show 9", "export 9", "reproduce 9", "diff 1 9", "forget 9", "compare run:9 \(Self.first)"] {
            try fail(command, 66, "there is no run '9' in Reports/runs.sqlite: there are runs 1 to 3", in: workspace)
        }
    }

    @Test func changedInputsBesideResults() throws {
        let workspace = try Workspace()
        let run = "run \(Self.second) --paths 2000 --quiet"
        for options in ["", "--set flows.trade.volatility=60% --without trade_office", "--seed 77"] {
            _ = try succeed("\(run) \(options)", in: workspace)
        }
        let changed = try succeed("diff 1 2", in: workspace).text
        #expect(changed.contains("Both met the same luck"))
        #expect(changed.contains(/flows\.trade\.volatility +30% +60%/))
        let luck = try succeed("diff 1 3", in: workspace).text
        #expect(luck.contains("beyond") && luck.contains("Each met its own luck"))
        #expect(luck.contains("None."))
        _ = try succeed(run, in: workspace)
        #expect(try succeed("diff 1 4", in: workspace).text.contains("All inputs and results are the same."))

        let json = try succeed("diff 1 2 --json", in: workspace)
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
        let scenarios = try #require((whole["difference"] as? [String: Any])?["scenarios"] as? [[String: Any]])
        let inputs = try #require(scenarios[0]["inputs"] as? [[String: Any]])
        let volatility = try #require(inputs.first { $0["name"] as? String == "flows.trade.volatility" })
        #expect(volatility["old"] as? String == "30%" && volatility["new"] as? String == "60%")
        let figures = try #require(scenarios[0]["indicators"] as? [[String: Any]])
        let median = try #require(figures.last?["median"] as? [String: Any])
        let (old, new) = (median["old"] as? Double ?? 0, median["new"] as? Double ?? 0)
        #expect(new != old)
        #expect(abs((median["difference"] as? Double ?? 0) - (new - old)) < 1e-9 * abs(old))

        _ = try succeed("compare \(Self.first) \(Self.second) --paths 300 --quiet", in: workspace)
        _ = try succeed(
            "compare \(Self.first) \(Self.second) --paths 300 --quiet --set flows.trade.trend=2%", in: workspace)
        let compared = try succeed("diff 5 6", in: workspace).text
        #expect(compared.contains("Changed inputs of 1-growth") && compared.contains("Changed inputs of 2-measure"))
        _ = try succeed("attribute \(Self.second) --indicator turnover --at 2030 --paths 100 --quiet", in: workspace)
        try fail("diff 1 5", 64, "diff takes two of a kind", in: workspace)
        try fail("diff 1 7", 64, "diff takes what 'run' or 'compare' gave", in: workspace)
    }

    /// An archived run is compared as the scenario that it was, path by path.
    @Test func comparedWithTheArchive() throws {
        let workspace = try Workspace()
        let other = "--set flows.trade.trend=2%"
        _ = try succeed("run \(Self.first) --paths 400 --quiet", in: workspace)
        _ = try succeed("run \(Self.first) --paths 900 --quiet \(other)", in: workspace)
        let file = try workspace.text(Self.first)
        try workspace.write(file, to: "Scenarios/tutorial/other.yaml")
        try workspace.write(file.replacing("caravan: 1", with: "caravan: 9"), to: Self.first)
        _ = try succeed("compare run:1 run:2 --output out --quiet", in: workspace)
        let table = try Table(workspace["out/comparison.csv"])
        #expect(table.values(of: "baseline") == ["1-growth (run 1)"])
        #expect(table.values(of: "scenario") == ["1-growth (run 2)"])
        // The same as two files would give, on the baseline's paths.
        try workspace.write(file, to: Self.first)
        _ = try succeed("run \(Self.first) --paths 400 --output a --only csv --quiet", in: workspace)
        _ = try succeed("run \(Self.first) --paths 400 --output b --only csv --quiet \(other)", in: workspace)
        let means = try ["a", "b"].map { try Table(workspace["\($0)/summary.csv"]).rows.map { $0["mean"] } }
        #expect(table.rows.map { $0["baseline_mean"] } == means[0])
        #expect(table.rows.map { $0["scenario_mean"] } == means[1])
        #expect(table.rows.last?["verdict"] == "higher")

        let seeded = try succeed("run \(Self.first) --paths 400 --seed 3", in: workspace)
        let id = try #require(seeded.errors.firstMatch(of: /archived as run (\d+)/)?.1)
        try fail("compare \(Self.first) run:\(id)", 64, "run:\(id) was made with seed 3", in: workspace)
        try fail("compare run:1", 64, "at least one scenario", in: workspace)
        _ = try succeed("compare \(Self.first) run:1-growth --seed 3 --quiet --output c", in: workspace)
        let latest = try succeed("compare run:1 Scenarios/tutorial/other.yaml --paths 100", in: workspace)
        #expect(latest.errors.hasPrefix("Results are in Reports/run-1-compared/"))
        try fail("compare run:latest \(Self.first)", 64, "only what 'run' gave can be compared", in: workspace)
        // What a comparison took from the archive is kept with it.
        _ = try succeed("forget 1 2", in: workspace)
        #expect(try succeed("reproduce latest", in: workspace).text.contains("byte for byte"))
    }

    // MARK: Where nothing is archived

    @Test func leftOut() throws {
        let workspace = try Workspace()
        let outcome = try succeed("run \(Self.first) --paths 100 --no-archive", in: workspace)
        #expect(outcome.errors == "Results are in Reports/1-growth/\n")
        #expect(try workspace.names(in: "Reports") == ["1-growth"])
        // What could not be computed is not archived either.
        #expect(try Program.run("run \(Self.first) --paths 100 --set flows.x=1", in: workspace).status == 65)
        #expect(try workspace.names(in: "Reports") == ["1-growth"])
    }

    /// A run that cannot be archived leaves its results, says so, and changes nothing.
    @Test(arguments: ["seeds/README.md", "seeds", "seeds/README.md/runs.sqlite", "/dev/full", "other.sqlite"])
    func resultsOutliveTheArchive(archive: String) throws {
        let workspace = try Workspace()
        try alter("other.sqlite", in: workspace, "CREATE TABLE mine (id)")
        let before = try [workspace["seeds/README.md"], workspace["other.sqlite"]].map { try Data(contentsOf: $0) }
        let outcome = try Program.run("run \(Self.first) --paths 100 --archive \(archive)", in: workspace)
        #expect(outcome.status == 74)
        #expect(
            outcome.errors.hasPrefix("Results are in Reports/1-growth/\nerror: the results are written, but the run"))
        #expect(outcome.text.hasPrefix("Tutorial 1"))
        let written = Set(try workspace.names(in: "Reports/1-growth"))
        #expect(written.isSuperset(of: ["summary.csv", "report.txt", "report.html", "results.xlsx", "run.json"]))
        let after = try [workspace["seeds/README.md"], workspace["other.sqlite"]].map { try Data(contentsOf: $0) }
        #expect(before == after)
        let quiet = try Program.run("run \(Self.first) --paths 100 --quiet --archive \(archive)", in: workspace)
        #expect(quiet.status == 74 && quiet.errors.hasPrefix("error: the results are written"))
        // There is nothing to read either, in a file that cannot be or in one that is something else.
        let read = try Program.run("runs --archive \(archive)", in: workspace)
        #expect(read.status == (archive.contains("README.md/") ? 66 : 65))
        #expect(read.errors.contains(archive))
    }

    // MARK: Several at once, and cut short

    /// Copies of a scenario beside it.
    private func copies(of path: String, _ count: Int, named name: String, in workspace: Workspace) throws -> [String] {
        let text = try workspace.text(path)
        return try (0..<count).map { place in
            let copy = "Scenarios/tutorial/\(name)-\(place).yaml"
            try workspace.write(text, to: copy)
            return copy
        }
    }

    @Test func severalAtOnce() throws {
        let workspace = try Workspace()
        let running = try (0..<4).map { process in
            let scenarios = try copies(of: Self.first, 5, named: "copy-\(process)", in: workspace)
            return try Program.start(
                ["run"] + scenarios + ["--paths", "50", "--seed", "\(process)", "--quiet", "--only", "json"],
                in: workspace)
        }
        for one in running {
            let outcome = try one.outcome()
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let queue = try DatabaseQueue(path: workspace["Reports/runs.sqlite"].path)
        let (ids, check) = try queue.read { db in
            (
                try Int.fetchAll(db, sql: "SELECT id FROM runs ORDER BY id"),
                try String.fetchAll(db, sql: "PRAGMA integrity_check")
            )
        }
        #expect(check == ["ok"])
        #expect(ids == Array(1...20))
    }

    /// The runs that a command has told of.
    private func archived(_ outcome: Program.Outcome) -> [Int] {
        outcome.errors.matches(of: /archived as run (\d+)/).compactMap { Int($0.1) }
    }

    /// A process that is killed leaves a sound archive, with every run that it has told of.
    @Test func killedAnywhere() throws {
        let workspace = try Workspace()
        let scenarios = try copies(of: Self.first, 40, named: "copy", in: workspace)
        let options = ["--paths", "20", "--only", "csv"]
        let start = ContinuousClock.now
        let whole = try Program.run(["run"] + scenarios + options, in: workspace)
        try #require(whole.status == 0, "\(whole.errors)")
        let time = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        var told = Set(archived(whole))
        var killed = 0
        for trial in 0..<25 {
            let running = try Program.start(["run"] + scenarios + options + ["--seed", "\(trial)"], in: workspace)
            let delay = Double.random(in: 0..<time)
            Thread.sleep(forTimeInterval: delay)
            if running.process.isRunning { killed += 1 }
            kill(running.process.processIdentifier, SIGKILL)
            let outcome = try running.outcome()
            told.formUnion(archived(outcome))
            let queue = try DatabaseQueue(path: workspace["Reports/runs.sqlite"].path)
            defer { try? queue.close() }
            let (ids, check, orphans) = try queue.read { db in
                (
                    try Set(Int.fetchAll(db, sql: "SELECT id FROM runs")),
                    try String.fetchAll(db, sql: "PRAGMA integrity_check"),
                    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
                )
            }
            #expect(check == ["ok"], "trial \(trial), after \(delay) s")
            #expect(orphans == 0)
            #expect(told.isSubset(of: ids), "trial \(trial), after \(delay) s: \(told.subtracting(ids)) are lost")
        }
        #expect(killed > 5 && told.count > 40, "\(killed) killed, \(told.count) runs told of")
        _ = try succeed("run \(Self.first) --paths 20", in: workspace)
        #expect(try succeed("reproduce latest", in: workspace).text.contains("byte for byte"))
    }

    // MARK: By SQL

    /// The views hold what the tables beside the results do.
    @Test func viewsAreTheTables() throws {
        let workspace = try Workspace()
        _ = try succeed("run Scenarios/kazakhstan-hungary/baseline.yaml --paths 200 --quiet --output a", in: workspace)
        _ = try succeed("compare \(Self.first) \(Self.second) --paths 100 --quiet --output b", in: workspace)
        let queue = try DatabaseQueue(path: workspace["Reports/runs.sqlite"].path)
        for (run, folder, name) in [
            (1, "a", "summary"), (1, "a", "targets"), (1, "a", "inputs"), (2, "b", "summary"), (2, "b", "targets"),
        ] {
            let table = try Table(workspace["\(folder)/\(name).csv"])
            let view = name == "summary" ? "summaries" : name
            let rows = try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT * FROM \(view) WHERE run = ?", arguments: [run])
            }
            #expect(rows.count == table.rows.count && !rows.isEmpty, "\(view)")
            for (row, cells) in zip(rows, table.rows) {
                for column in table.columns {
                    let value: DatabaseValue = row[column]
                    let isSame: Bool
                    switch value.storage {
                    case .null: isSame = cells[column] == ""
                    case .int64(let number): isSame = cells[column] == String(number)
                    case .double(let number): isSame = cells[column].flatMap(Double.init) == number
                    case .string(let text): isSame = cells[column] == text || cells[column] == "'" + text
                    case .blob: isSame = false
                    }
                    #expect(isSame, "\(view).\(column): \(value), and not \(cells[column] ?? "")")
                }
            }
        }
    }

    /// The queries that the page on the archive shows.
    @Test func queriesOfThePage() throws {
        let workspace = try Workspace()
        _ = try succeed("run Scenarios/kazakhstan-hungary/baseline.yaml --paths 100 --quiet", in: workspace)
        _ = try succeed(
            "run Scenarios/kazakhstan-hungary/baseline.yaml --paths 100 --quiet --set parameters.own_trend=2%",
            in: workspace)
        let queue = try DatabaseQueue(path: workspace["Reports/runs.sqlite"].path)
        let blocks = try Markdown("Documentation/archive.md").blocks.filter { $0.language == "sql" }
        #expect(blocks.count >= 2)
        for block in blocks {
            let rows = try queue.read { try Row.fetchAll($0, sql: block.text) }
            #expect(!rows.isEmpty, "\(block.text)")
        }
    }
}

import Foundation
import Testing

/// `caravan new`: what it writes runs as it is, whatever it was told; and it overwrites nothing.
@Suite struct NewScenarioTests {
    private static let files = ["baseline.yaml", "facts", "with-measure.yaml"]

    /// Runs a command that must succeed and have nothing to complain of.
    @discardableResult
    private func sound(_ arguments: [String], in workspace: Workspace) throws -> Program.Outcome {
        let outcome = try Program.run(arguments, in: workspace)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        #expect(!outcome.errors.contains("warning"), "\(arguments): \(outcome.errors)")
        return outcome
    }

    @Test func withoutAnswersItRunsAsItIs() throws {
        let workspace = try Workspace(scenarios: false)
        let outcome = try sound(["new", "grain"], in: workspace)
        #expect(outcome.errors.isEmpty)
        #expect(try workspace.names(in: "grain") == Self.files)
        #expect(try workspace.names(in: ".") == ["grain"])
        for command in outcome.text.split(separator: "\n").filter({ $0.hasPrefix("  caravan ") }) {
            try sound(Array(Program.words(of: String(command)).dropFirst()), in: workspace)
        }
        let compared = try sound(["compare", "grain", "--json"], in: workspace)
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(compared.output)) as? [String: Any])
        let runs = try #require((whole["comparison"] as? [String: Any])?["runs"] as? [[String: Any]])
        #expect(runs.count == 2)
        // By 3% a year, 100 becomes 138 in eleven years, and the target of 150 is neither sure nor out of reach.
        let text = try sound(["run", "grain/baseline.yaml"], in: workspace).text
        let share = try #require(text.firstMatch(of: /reaches 150 million USD\/year by 2035 on (\d+)/)?.1)
        #expect((30...75).contains(Int(share) ?? 0))
        let compare = try sound(["compare", "grain"], in: workspace).text
        #expect(compare.contains(/with-measure .* higher/))
    }

    @Test func optionsStandInTheFiles() throws {
        let workspace = try Workspace(scenarios: false)
        let options = [
            "--title", "Grain for Hungary", "--flow", "Exports of grain", "--year", "2023", "--base",
            "195.8 million USD",
            "--source", "Kazakh customs statistics", "--growth", "4.4%", "--to", "2033", "--target", "0.7 billion USD",
            "--by", "2030", "--folder", "studies/new",
        ]
        try sound(["new", "grain"] + options, in: workspace)
        let baseline = try workspace.text("studies/new/grain/baseline.yaml")
        for line in [
            "title: \"Grain for Hungary\"", "horizon: {from: 2023, to: 2033}", "trend: {value: 4.4%,",
            "  exports_of_grain:", "base: facts.exports_of_grain_2023", "at_least: 0.7 billion USD", "by: 2030",
        ] {
            #expect(baseline.contains(line), "\(line)")
        }
        #expect(
            try workspace.text("studies/new/grain/facts/figures.yaml").hasSuffix(
                """
                exports_of_grain_2023:
                  value: 195.8 million USD/year
                  source: "Kazakh customs statistics"
                  as_of: 2023

                """))
        try sound(["compare", "studies/new/grain", "--paths", "200"], in: workspace)
    }

    /// Less may be wanted, and the measure then works that way.
    @Test func aTargetBelowTheBase() throws {
        let workspace = try Workspace(scenarios: false)
        try sound(["new", "coal", "--base", "40 Mt", "--target", "30 Mt/year", "--growth", "-1%"], in: workspace)
        #expect(try workspace.text("coal/baseline.yaml").contains("at_most: 30 Mt/year"))
        let compared = try sound(["compare", "coal"], in: workspace).text
        #expect(compared.contains("target ≤ 30 by 2035"))
        #expect(compared.contains(/with-measure .* \+.* higher/))
    }

    // MARK: Whatever is said

    private static let pieces = [
        "'", "\"", ": ", " #", "\n", "\t", "\\", "\\n", "😀", "👩‍👩‍👧", "🇰🇿", "=1+1", "-", "+", "@", "{", "}", "[", "]", "&a",
        "*a",
        "!!str", "|", ">", "%", "?", "- ", "null", "true", "~", "a", "Зерно", "é", "e\u{301}", "\u{202E}", "\u{FEFF}",
        "\u{85}", "\u{2028}", "\u{7F}", "\u{1B}[31m", "{{x}}", "$(x)", "`", "${x}", "<b>", "2024", "defaults", "...",
        "---",
    ]

    /// Titles, names and sources with what has a meaning to YAML, spreadsheets, shells or terminals.
    @Test(arguments: 0..<12)
    func anyTextIsOnlyText(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func text() -> String {
            let count = Int.random(in: 1...6, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "a" }.joined()
            let trimmed = text.replacing("\u{FEFF}", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.isEmpty ? "a" : trimmed
        }
        let (title, flow, source) = (text(), text(), text())
        let workspace = try Workspace(scenarios: false)
        let arguments = ["new", "x", "--title=\(title)", "--flow=\(flow)", "--source=\(source)"]
        try sound(arguments, in: workspace)
        #expect(try sound(["check", "x/baseline.yaml", "x/with-measure.yaml"], in: workspace).errors.isEmpty)
        let run = try sound(["run", "x/baseline.yaml", "--paths", "100", "--json"], in: workspace)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        let result = try #require(document["run"] as? [String: Any])
        #expect((result["scenario"] as? [String: Any])?["title"] as? String == title, "\(arguments)")
        let indicators = try #require(result["indicators"] as? [[String: Any]])
        #expect(indicators.first?["title"] as? String == flow, "\(arguments)")
        let inputs = try #require(result["inputs"] as? [[String: Any]])
        #expect(inputs.contains { $0["source"] as? String == source }, "\(arguments)")
        try sound(["compare", "x", "--paths", "100"], in: workspace)
    }

    /// Figures in any form that the language reads.
    @Test(arguments: [
        ["--base", "1.5e9 USD"], ["--base", "5  million\tUSD / year"],
        ["--base", "10 MW"],
        ["--base", "5 EUR"], ["--base", "0.001 Mt/month"], ["--base", "7 k USD"],
        ["--base", "6e23 USD"], ["--base", "20 TWh", "--target", "1e4 GWh"],
        ["--growth", "-2.5%"], ["--growth", "0"], ["--growth", "0.04"], ["--growth", "3%/year"], ["--growth", "100%"],
        ["--year", "1000", "--to", "1001"], ["--year", "9998"], ["--year", "2024", "--to", "2224"], ["--by", "2025"],
        ["--source", ""], ["--target", "99 million USD"],
    ])
    func anyFigureOfTheLanguage(options: [String]) throws {
        let workspace = try Workspace(scenarios: false)
        try sound(["new", "x"] + options, in: workspace)
        #expect(try sound(["check", "x/baseline.yaml", "x/with-measure.yaml"], in: workspace).errors.isEmpty)
        try sound(["compare", "x", "--paths", "100"], in: workspace)
    }

    @Test(arguments: [
        (["--base", "1e999 USD"], "--base: this is an amount with its unit"),
        (["--base", "much"], "--base: this is an amount with its unit"),
        (["--base", "12 million"], "--base: '12 million' has no unit"), (["--base", "5%"], "--base: '5%' has no unit"),
        (["--base", "5 USD/t"], "--base: '5 USD/t' has no unit of an amount"),
        (["--base", "3 years"], "--base: '3 years' has no unit of an amount"),
        (["--base", "0 USD"], "--base: this is an amount above 0"),
        (["--base=-5 USD"], "--base: this is an amount"),
        (["--base", "1/2 million USD"], "--base: '1/2 million USD' has no unit of an amount"),
        (["--base", "1e300 USD"], "within reason"),
        (["--base", "5 dollars"], "--base: this is an amount with its unit"),
        (
            ["--base", "5 Mt", "--target", "7 million USD"],
            "--target: '7 million USD' is in USD, and it was 5 Mt, in t"
        ),
        (["--target", "100 million USD"], "--target: '100 million USD' is what it was already"),
        (["--growth", "4.4"], "--growth: this is a rate a year"), (["--growth", "fast"], "--growth: this is a rate"),
        (["--year", "99"], "--year: this is a year, from 1000 to 9998"), (["--year", "2024.5"], "--year"),
        (["--to", "2024"], "--to: this is a year, from 2025 to 2224"), (["--to", "3000"], "--to: this is a year"),
        (["--by", "2024"], "--by: this is a year, from 2025 to 2035"), (["--by", "2036"], "--by"),
        (["--title", " "], "--title: this needs a text"), (["--flow", ""], "--flow: this needs a text"),
        (["--source", String(repeating: "a", count: 201)], "--source: at most 200 characters"),
    ])
    func badAnswers(options: [String], says: String) throws {
        let workspace = try Workspace(scenarios: false)
        let outcome = try Program.run(["new", "x"] + options, in: workspace)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
        #expect(try workspace.names(in: ".") == [])
    }

    // MARK: Where it stands

    @Test func nothingIsOverwritten() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write("mine", to: "full/notes.txt")
        try workspace.write("mine", to: "file")
        let manager = FileManager.default
        try manager.createDirectory(at: workspace["empty"], withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: workspace["link"].path, withDestinationPath: "nowhere")
        for (name, says) in [
            ("full", "it holds notes.txt"), ("full/", "it holds notes.txt"), ("file", "is there already"),
            ("empty", "it holds nothing"), ("link", "is there already"), ("file/x", "cannot make 'file/x'"),
        ] {
            let outcome = try Program.run(["new", name, "--yes"], in: workspace)
            #expect(outcome.status == 73, "\(name)")
            #expect(outcome.errors.contains(says), "\(name): \(outcome.errors)")
        }
        #expect(try workspace.names(in: ".") == ["empty", "file", "full", "link"])
        #expect(try workspace.names(in: "full") == ["notes.txt"])
        #expect(try workspace.names(in: "empty") == [])
        #expect(try workspace.text("file") == "mine")
    }

    @Test(arguments: [
        ["my grain"], ["it's"], ["Зерно 🌾"], ["a/b/c"], ["./a"], ["a//b/"], ["--", "-x"],
        ["x", "--folder", "some where/"],
    ])
    func foldersOfAnyName(arguments: [String]) throws {
        let workspace = try Workspace(scenarios: false)
        let outcome = try sound(["new", "--yes"] + arguments, in: workspace)
        let commands = outcome.text.split(separator: "\n").filter { $0.hasPrefix("  caravan ") }
        #expect(commands.count == 3)
        for command in commands {
            let ended = try Shell.run(String(command), in: workspace)
            #expect(ended.status == 0, "\(command): \(ended.errors)")
        }
    }

    @Test(arguments: [[""], ["."], [".."], ["a/.."], ["/"], ["a\nb"], ["/x", "--folder", "y"]])
    func noNamesForFolders(arguments: [String]) throws {
        let workspace = try Workspace(scenarios: false)
        #expect(try Program.run(["new", "--yes"] + arguments, in: workspace).status == 64)
        #expect(try workspace.names(in: ".") == [])
    }

    // MARK: On a terminal

    /// A run on a terminal where somebody types.
    ///
    /// - Parameters:
    ///   - typed: Shell commands that print what is typed.
    ///   - workspace: The folder that it runs in.
    /// - Returns: How it ended, with all that the terminal showed.
    /// - Throws: Where the shell cannot be started.
    private func conversation(_ typed: String, in workspace: Workspace) throws -> Program.Outcome {
        let program = Program.product.path
        #if os(macOS)
            let terminal = "script -q /dev/null '\(program)' new grain"
        #else
            let terminal = "timeout 60 script -qec \"'\(program)' new grain\" /dev/null"
        #endif
        return try Shell.run("{ \(typed) } | \(terminal)", in: workspace)
    }

    @Test(.enabled(if: Terminal.isThere)) func enterTakesWhatGoesWithoutSaying() throws {
        let workspace = try Workspace(scenarios: false)
        let outcome = try conversation("printf '\\n\\n\\n\\n\\n\\n\\n\\n\\n'; sleep 1;", in: workspace)
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.text.contains("What is the scenario called? [Grain]: "))
        try sound(["new", "plain", "--title", "Grain"], in: workspace)
        for file in ["baseline.yaml", "with-measure.yaml", "facts/figures.yaml"] {
            #expect(try workspace.text("grain/\(file)") == (try workspace.text("plain/\(file)")))
        }
    }

    @Test(.enabled(if: Terminal.isThere)) func badAnswersAreAskedForAgain() throws {
        let workspace = try Workspace(scenarios: false)
        let typed = [
            "Grain: a \"study\"", "", "soon", "2023", "1e999", "5 Mt", "A survey", "fast", "2%", "2020", "2030",
            "7 USD",
            "7 Mt", "2031", "2029",
        ]
        let lines = typed.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try conversation("printf '%s\\n' \(lines); sleep 1;", in: workspace)
        #expect(outcome.status == 0, "\(outcome.text)")
        for reason in [
            "not 'soon'", "not '1e999'", "not 'fast'", "from 2024 to 2223, and not '2020'", "it was 5 Mt, in t",
            "from 2024 to 2030, and not '2031'",
        ] {
            #expect(outcome.text.contains(reason), "\(reason): \(outcome.text)")
        }
        let baseline = try workspace.text("grain/baseline.yaml")
        for line in [
            "title: \"Grain: a \\\"study\\\"\"", "horizon: {from: 2023, to: 2030}", "at_least: 7 Mt", "by: 2029",
        ] {
            #expect(baseline.contains(line))
        }
        try sound(["check", "grain/baseline.yaml"], in: workspace)
    }

    /// The end of the input, and Ctrl-C, in the middle of the questions.
    @Test(.enabled(if: Terminal.isThere), arguments: ["\\004", "\\003"]) func givingUp(key: String) throws {
        let workspace = try Workspace(scenarios: false)
        let outcome = try conversation("printf '\\n\\n'; sleep 1; printf '\(key)'; sleep 1;", in: workspace)
        #expect(outcome.status == 130, "\(outcome.text)")
        #expect(try workspace.names(in: ".") == [])
    }
}

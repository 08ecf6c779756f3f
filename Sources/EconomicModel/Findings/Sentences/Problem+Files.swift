// What is wrong with files, as files.

extension Problem {
    public static func notReadable(_ path: String, _ reason: String) -> Problem {
        Problem("not-readable", "cannot read '\(path)': \(reason)")
    }

    public static func notUTF8() -> Problem {
        Problem("not-utf8", "this file is not UTF-8 text", hint: "save it as UTF-8")
    }

    public static func fileTooLarge(_ limit: Int) -> Problem {
        Problem("file-too-large", "this file is larger than \(limit) MiB, the most that is read")
    }

    public static func tooManyNodes(_ limit: Int) -> Problem {
        Problem("too-many-values", "this file holds more than \(limit) values once its aliases are filled in")
    }

    public static func documentTooDeep(_ limit: Int) -> Problem {
        Problem("too-deep", "maps and lists are nested deeper than \(limit) levels here")
    }

    public static func yamlSyntax(_ message: String, hint: String? = nil) -> Problem {
        Problem("yaml-syntax", message, hint: hint.map { "\($0)" })
    }

    public static func emptyFile(isScenario: Bool) -> Problem {
        Problem("empty-file", "this file is empty", hint: isScenario ? "a scenario starts with 'caravan: 1'" : nil)
    }

    public static func notScenario(_ found: Node) -> Problem {
        Problem(
            "wrong-type", "a scenario is a map, and this is \(found.kind)", hint: "a scenario starts with 'caravan: 1'")
    }

    public static func otherFormat(_ text: String, _ readable: Int) -> Problem {
        let version = Int(text)
        let hint: Hint =
            version.map { $0 > readable } == true
            ? "a newer version of Caravan may read it" : "write 'caravan: \(readable)'"
        return Problem(
            "format-version",
            version == nil
                ? "'caravan' is the version of the file's format, and this is '\(text)'"
                : "the format of this file is version \(text), and version \(readable) can be read", hint: hint)
    }

    public static func severalDocuments() -> Problem {
        Problem(
            "several-documents", "a file holds one document; another starts here", hint: "make it a file of its own")
    }

    /// A key that stands twice, with the line where it stands first, if that is another one.
    public static func duplicateKey(_ key: String, first line: Int?) -> Problem {
        Problem(
            "duplicate-key", "'\(key)' stands twice in this map",
            hint: line.map { "keep one of them; the first is in line \($0)" } ?? "keep one of them")
    }

    public static func keyNotText() -> Problem {
        Problem("key-not-text", "a key is a name here, not a map or a list")
    }

    public static func aliasedKey() -> Problem {
        Problem("key-not-text", "a key is a name here, and no alias", hint: "write the name out")
    }

    public static func extendsItself(_ circle: [String]) -> Problem {
        Problem("extends-circle", "these files extend each other in a circle: \(circle.joined(separator: " → "))")
    }

    public static func extendsTooLong(_ limit: Int) -> Problem {
        Problem("extends-chain", "more than \(limit) files extend each other")
    }

    public static func outsideTree(_ path: String) -> Problem {
        Problem(
            "outside-folder", "'\(path)' lies outside the scenario's folders, and is not read",
            hint: "allow it with --allow-path")
    }

    public static func badFacts() -> Problem {
        Problem("bad-facts", "'facts' is a file, a list of files, or a map of names to values")
    }

    public static func unknownColumn(_ column: String, _ file: String, known: [String]) -> Problem {
        Problem("unknown-column", "'\(file)' has no column '\(column)'", hint: nearest(column, known, "columns"))
    }

    public static func notCSV(_ file: String, _ reason: String) -> Problem {
        Problem("not-csv", "'\(file)' is not a table: \(reason)")
    }

    public static func columnTwice(_ column: String, _ file: String) -> Problem {
        Problem("table", "'\(file)' has two columns '\(column)'")
    }

    public static func tableTooLarge(_ file: String, _ limit: Int) -> Problem {
        Problem("table", "'\(file)' has more than \(limit) cells, the most that is read of a table")
    }

    /// A cell that should be a number; its row is counted as spreadsheets do, the header being row 1.
    public static func notNumberInColumn(_ text: String, _ column: String, _ file: String, row: Int) -> Problem {
        let isDecimalComma = Double(text.replacing(",", with: ".")) != nil
        return Problem(
            "not-a-number",
            "row \(row) of '\(file)' has '\(text.prefix(40))' in column '\(column)', which is no number",
            hint: isDecimalComma ? "write the decimal mark as a point" : nil)
    }

    public static func emptyColumn(_ column: String, _ file: String) -> Problem {
        Problem("empty-column", "column '\(column)' of '\(file)' holds no figure")
    }

    static func historyGap(_ column: String, _ file: String, row: Int) -> Problem {
        Problem(
            "history", "column '\(column)' of '\(file)' has no figure in row \(row), between others",
            hint: "changes are taken from one row to the next; fill the gap")
    }

    static func historyNotPositive(_ column: String, _ file: String, row: Int) -> Problem {
        Problem(
            "history", "row \(row) of '\(file)' has a figure in column '\(column)' that is not above 0",
            hint: "changes are taken in logarithms")
    }

    static func historyWithoutYear(_ file: String, row: Int) -> Problem {
        Problem(
            "history", "row \(row) of '\(file)' has no number in column 'year'",
            hint: "such as 2024, or 2024.25 for the second quarter")
    }

    static func historyOfOtherStep(_ column: String, _ file: String, _ step: String) -> Problem {
        Problem(
            "history", "by its column 'year', '\(file)' does not have a row for each \(step)",
            hint: "a bootstrap takes a row of '\(column)' for each step: 'horizon.step' and the history must agree")
    }

    static func historySkips(_ file: String, from year: String, to next: String, row: Int) -> Problem {
        Problem(
            "history", "row \(row) of '\(file)' goes from \(year) to \(next)",
            hint: "a history has a row for each period, the oldest first, without gaps")
    }

    static func historyTooShort(_ column: String, _ file: String) -> Problem {
        Problem("history", "column '\(column)' of '\(file)' holds fewer than two figures", hint: "a change takes two")
    }

    public static func yearTwice(_ year: Int, _ file: String) -> Problem {
        Problem("year-twice", "'\(file)' has the year \(year) twice")
    }

    public static func badOverride(_ text: String) -> Problem {
        Problem(
            "bad-override", "'\(text)' does not set anything",
            hint: "write --set NAME=VALUE, such as flows.food.trend=3%")
    }

    public static func overrideNowhere(_ name: String, known: [String]) -> Problem {
        Problem("override-nowhere", "the scenario has no '\(name)' that could be set", hint: didYouMean(name, known))
    }

    public static func overrideWhole(_ name: String) -> Problem {
        Problem("override-nowhere", "'\(name)' is no single value", hint: "set one that is in it")
    }

    public static func switchesNothing(_ name: String, known: [String]) -> Problem {
        Problem(
            "override-nowhere", "there is no measure or risk '\(name)'",
            hint: known.isEmpty ? nil : nearest(name, known, "measures and risks"))
    }
}

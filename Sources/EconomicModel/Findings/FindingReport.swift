/// Findings with the lines that they point at: everything needed to show them.
public struct FindingReport: Sendable {
    /// What is reported.
    public var findings: [Finding]
    /// The texts that locations name, line by line.
    public var texts: [String: [String]]

    public init(findings: [Finding], texts: [String: [String]]) {
        self.findings = findings
        self.texts = texts
    }

    /// How many findings are shown: who meets more has another problem than the last of them.
    static let mostShown = 100

    /// The findings as text, errors and warnings in the order of their places.
    public var text: String {
        let shown = ordered.prefix(Self.mostShown).map(text(of:))
        let more = findings.count - shown.count
        return (shown + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "\n")
    }

    /// The findings by file in the order of reading, then by line and column.
    public var ordered: [Finding] {
        var files: [String: Int] = [:]
        for finding in findings {
            if let file = finding.location?.file, files[file] == nil { files[file] = files.count }
        }
        func key(_ place: Int) -> (Int, Int, Int, Int) {
            guard let location = findings[place].location else { return (files.count, 0, 0, place) }
            return (files[location.file] ?? 0, location.line, location.column, place)
        }
        return findings.indices.sorted { key($0) < key($1) }.map { findings[$0] }
    }

    /// `3 errors, 1 warning`.
    public var count: String {
        func words(_ severity: Finding.Severity) -> String? {
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return [words(.error), words(.warning)].compactMap { $0 }.joined(separator: ", ")
    }

    private func text(of finding: Finding) -> String {
        var result = ""
        if let place = finding.location {
            // An option of the command line is one line, and the caret shows the place in it.
            result += place.file.hasPrefix("--") ? "\(place.file): " : "\(place.file):\(place.line):\(place.column): "
        }
        result += "\(finding.severity.rawValue): \(finding.problem.message)"
        if let place = finding.location, let lines = texts[place.file], lines.indices.contains(place.line - 1) {
            result += "\n" + Self.excerpt(lines[place.line - 1], place)
        }
        if let hint = finding.problem.hint { result += "\n   hint: \(hint)" }
        return result
    }

    /// The line with a caret below it; a very long line is cut around the place.
    private static func excerpt(_ line: String, _ place: SourceLocation) -> String {
        let characters = line.prefix(place.column + 100).map { $0.isPrintable ? $0 : " " }
        let column = min(place.column - 1, characters.count)
        let first = max(0, column - 60)
        let shown = characters[first..<min(characters.count, first + 100)]
        let cut = first > 0 ? "…" : ""
        let number = "\(place.line)"
        let margin = String(repeating: " ", count: max(0, 5 - number.count))
        let caret = String(repeating: " ", count: column - first + cut.count)
        let marked = max(1, min(place.length, first + shown.count - column))
        let marks = "^" + String(repeating: "~", count: marked - 1)
        let blank = String(repeating: " ", count: margin.count + number.count)
        return "\(margin)\(number) | \(cut)\(String(shown))\n\(blank) | \(caret)\(marks)"
    }
}

import EconomicModel
import Yams

/// Reads YAML text into nodes that know where they stand.
///
/// YAML 1.1's booleans, numbers and timestamps are not followed: every scalar stays the text that it is.
struct YAMLDocument {
    /// How deeply maps and lists may nest.
    static let deepest = 64
    /// How many values a file may hold once its aliases are filled in.
    static let mostNodes = 200_000

    let file: String
    var lines: TextLines
    /// What makes it unreadable.
    var findings = Findings()
    /// What is wrong with it, but can be read.
    private var slips = Findings()
    private var nodes = 0

    /// The document of a text; `nil` with findings where there is none.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - lines: Its lines.
    ///   - file: The file as it is shown to the user.
    ///   - isScenario: Whether a scenario is expected, and not another file that one names.
    ///   - findings: Takes what is wrong with it.
    /// - Returns: The document.
    static func read(
        _ text: String, _ lines: TextLines, file: String, isScenario: Bool = true, findings: inout Findings
    ) -> EconomicModel.Node? {
        var document = YAMLDocument(file: file, lines: lines)
        let node = document.root(of: text, isScenario: isScenario)
        findings.add(contentsOf: document.findings.all + document.slips.all)
        return document.findings.hasErrors ? nil : node
    }

    private init(file: String, lines: TextLines) {
        (self.file, self.lines) = (file, lines)
    }

    private mutating func root(of text: String, isScenario: Bool) -> EconomicModel.Node? {
        if let line = lineOfAliasedKey(text) {
            findings.add(.aliasedKey(), at: origin(line: line, column: 1))
            return nil
        }
        do {
            // The parser keeps a pointer to the text, which must not be a small string that lives on the stack.
            let text = text.utf8.count < 16 ? text + String(repeating: "\n", count: 16) : text
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.nextRoot() else {
                findings.add(.emptyFile(isScenario: isScenario), at: origin(line: 1, column: 1))
                return nil
            }
            if let next = try parser.nextRoot() {
                findings.add(.severalDocuments(), at: origin(of: next))
            }
            return node(root, depth: 0)
        } catch {
            report(error)
            return nil
        }
    }

    /// Where a file with many aliases uses them in keys, or in maps and lists that are keys: the parser compares keys by
    /// all that they hold, which takes for ever where aliases are nested.
    private func lineOfAliasedKey(_ text: String) -> Int? {
        let anchors = Set(Self.names(in: text, after: "&"))
        guard !anchors.isEmpty else { return nil }
        // Sixteen aliases can at most double what a key holds sixteen times over.
        guard Self.names(in: text, after: "*").count(where: anchors.contains) > 16 else { return nil }
        let key = #/\*[A-Za-z0-9_-]+\s+:|(^|[\s\[{,])\?\s|[\]}]\s*:/#
        return lines.all.firstIndex { $0.contains(key) }.map { $0 + 1 }
    }

    /// The names that follow on a mark.
    private static func names(in text: String, after mark: Unicode.Scalar) -> [String] {
        text.utf8.split(separator: UInt8(ascii: mark), omittingEmptySubsequences: false).dropFirst().compactMap {
            let name = $0.prefix { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
            return name.isEmpty ? nil : String(Substring(name))
        }
    }

    // MARK: Nodes

    private mutating func node(_ yaml: Yams.Node, depth: Int) -> EconomicModel.Node {
        let place = origin(of: yaml)
        nodes += 1
        guard depth <= Self.deepest else {
            findings.add(.documentTooDeep(Self.deepest), at: place)
            return EconomicModel.Node(.null, origin: place)
        }
        guard nodes <= Self.mostNodes else {
            findings.add(.tooManyNodes(Self.mostNodes), at: origin(line: 1, column: 1))
            return EconomicModel.Node(.null, origin: place)
        }
        switch yaml {
        case .scalar(let scalar):
            return self.scalar(scalar)
        case .sequence(let sequence):
            return EconomicModel.Node(.sequence(sequence.map { node($0, depth: depth + 1) }), origin: place)
        case .mapping(let mapping):
            var entries: [EconomicModel.Node.Entry] = []
            for (key, value) in mapping {
                let keyNode = self.node(key, depth: depth + 1)
                guard let text = keyNode.text ?? (key.scalar?.string) else {
                    findings.add(.keyNotText(), at: keyNode.origin)
                    continue
                }
                entries.append(.init(key: text, keyOrigin: keyNode.origin, value: node(value, depth: depth + 1)))
                if nodes > Self.mostNodes { break }
            }
            let meant = EconomicModel.Node.joiningSplitValues(entries)
            for value in meant.split { slips.add(.unquotedCommas(value.key, value.text), at: value.origin) }
            return EconomicModel.Node(.mapping(meant.entries), origin: place)
        case .alias:
            return EconomicModel.Node(.null, origin: place)
        }
    }

    private mutating func scalar(_ scalar: Yams.Node.Scalar) -> EconomicModel.Node {
        let (markLine, markColumn) = (scalar.mark?.line ?? 1, scalar.mark?.column ?? 1)
        let isPlain = scalar.style == .plain || scalar.style == .any
        var text = scalar.string
        if isPlain, ["", "~", "null"].contains(text) {
            return EconomicModel.Node(.null, origin: origin(line: markLine, column: markColumn, length: text.count))
        }
        var line = markLine
        let start = lines.column(ofScalar: markColumn, line: markLine)
        var column = start
        if scalar.style == .literal || scalar.style == .folded {
            while text.last?.isNewline == true { text.removeLast() }
            if lines.all.indices.contains(line) {
                line += 1
                column = lines.all[line - 1].prefix { $0 == " " }.count + 1
            }
        } else if !isPlain {
            column += 1
        }
        let isVerbatim = lines.stands(text, line: line, column: column)
        let place = SourceLocation(
            file: file, line: isVerbatim ? line : markLine, column: isVerbatim ? column : start,
            length: isVerbatim ? text.count : 1)
        return EconomicModel.Node(
            .scalar(.init(text, isQuoted: !isPlain, isVerbatim: isVerbatim)), origin: .file(place))
    }

    // MARK: Places

    private mutating func origin(of yaml: Yams.Node) -> Origin {
        origin(
            line: yaml.mark?.line ?? 1, column: yaml.mark?.column ?? 1, length: yaml.scalar?.string.count ?? 1)
    }

    mutating func origin(line: Int, column: Int, length: Int = 1) -> Origin {
        let column = lines.column(ofScalar: column, line: line)
        return .file(SourceLocation(file: file, line: line, column: column, length: length))
    }
}

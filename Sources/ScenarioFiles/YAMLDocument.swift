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

    private let file: String
    private let lines: [String]
    private var findings = Findings()
    private var nodes = 0

    /// The document of a text; `nil` with findings where there is none.
    static func read(_ text: String, file: String, findings: inout Findings) -> EconomicModel.Node? {
        var document = YAMLDocument(file: file, text: text)
        let node = document.root(of: text)
        findings.add(contentsOf: document.findings.all)
        return document.findings.hasErrors ? nil : node
    }

    private init(file: String, text: String) {
        self.file = file
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }

    private mutating func root(of text: String) -> EconomicModel.Node? {
        guard !Self.hasAliasedKeys(text) else {
            findings.add(.keyNotText(), at: origin(line: 1, column: 1))
            return nil
        }
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.nextRoot() else {
                findings.add(.emptyFile(), at: origin(line: 1, column: 1))
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

    /// Whether a file with many aliases uses them in keys: comparing such keys may take for ever.
    private static func hasAliasedKeys(_ text: String) -> Bool {
        guard text.count(where: { $0 == "*" }) > 16, text.contains("&") else { return false }
        return text.contains(#/\*[A-Za-z0-9_-]+\s+:|\?\s|[\]}]\s*:/#)
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
            return EconomicModel.Node(.mapping(entries), origin: place)
        case .alias:
            return EconomicModel.Node(.null, origin: place)
        }
    }

    private func scalar(_ scalar: Yams.Node.Scalar) -> EconomicModel.Node {
        let (markLine, markColumn) = (scalar.mark?.line ?? 1, scalar.mark?.column ?? 1)
        let isPlain = scalar.style == .plain || scalar.style == .any
        var text = scalar.string
        if isPlain, ["", "~", "null"].contains(text) {
            return EconomicModel.Node(.null, origin: origin(line: markLine, column: markColumn, length: text.count))
        }
        var line = markLine
        let start = self.column(scalar: markColumn, line: markLine)
        var column = start
        if scalar.style == .literal || scalar.style == .folded {
            while text.last?.isNewline == true { text.removeLast() }
            if lines.indices.contains(line) {
                line += 1
                column = (lines[line - 1].prefix { $0 == " " }).count + 1
            }
        } else if !isPlain {
            column += 1
        }
        let isVerbatim = stands(text, line: line, column: column)
        let place = SourceLocation(
            file: file, line: isVerbatim ? line : markLine, column: isVerbatim ? column : start,
            length: isVerbatim ? text.count : 1)
        return EconomicModel.Node(
            .scalar(.init(text, isQuoted: !isPlain, isVerbatim: isVerbatim)), origin: .file(place))
    }

    /// Whether a text stands in a line as it is.
    private func stands(_ text: String, line: Int, column: Int) -> Bool {
        guard lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].dropFirst(column - 1).hasPrefix(text)
    }

    // MARK: Places

    private func origin(of yaml: Yams.Node) -> Origin {
        origin(
            line: yaml.mark?.line ?? 1, column: yaml.mark?.column ?? 1, length: yaml.scalar?.string.count ?? 1)
    }

    private func origin(line: Int, column: Int, length: Int = 1) -> Origin {
        .file(SourceLocation(file: file, line: line, column: self.column(scalar: column, line: line), length: length))
    }

    /// A column in characters; Yams counts Unicode scalars.
    private func column(scalar column: Int, line: Int) -> Int {
        guard lines.indices.contains(line - 1) else { return column }
        let line = lines[line - 1]
        guard line.utf8.count != line.count else { return column }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: line.unicodeScalars.prefix(column - 1))
        return String(scalars).count + 1
    }

    private mutating func report(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = context.map { "\(problem) (\($0.text), line \($0.mark.line))" } ?? problem
            findings.add(.yamlSyntax(words), at: origin(line: mark.line, column: mark.column))
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            findings.add(
                .duplicateKey(key), at: origin(line: context.mark.line, column: context.mark.column, length: key.count))
        case .reader(let problem, _, _, _):
            findings.add(.yamlSyntax(problem), at: origin(line: 1, column: 1))
        default:
            findings.add(.yamlSyntax("it cannot be read"), at: origin(line: 1, column: 1))
        }
    }
}

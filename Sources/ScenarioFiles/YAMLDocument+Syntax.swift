import EconomicModel
import Yams

// What the YAML parser's errors mean to somebody who writes scenarios, and where to point.

extension YAMLDocument {
    mutating func report(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let fault = SyntaxFault(problem: problem, mark: mark, context: context, character: character(at: mark))
            let place = fault.isWhereItBegan ? context?.mark ?? mark : mark
            findings.add(fault.sentence, at: origin(line: place.line, column: place.column))
        case .duplicatedKeysInMapping(let keys, let context):
            reportDuplicate(keys.first ?? "", first: context.mark)
        case .reader(let problem, let offset, _, let yaml):
            let before = yaml.prefix(offset ?? 0)
            let line = before.count(where: \.isNewline) + 1
            let column = before.reversed().prefix { !$0.isNewline }.count + 1
            let place = SourceLocation(file: file, line: line, column: column)
            findings.add(.yamlSyntax("this is not text: \(problem)"), at: .file(place))
        default:
            findings.add(.yamlSyntax("this file cannot be read"), at: origin(line: 1, column: 1))
        }
    }

    /// Points at the second of two equal keys, which the parser tells only the first of.
    private mutating func reportDuplicate(_ key: String, first: Mark) {
        let start = lines.column(ofScalar: first.column, line: first.line)
        func isIndented(_ line: String) -> Bool { line.prefix(start - 1).allSatisfy { $0 == " " } }
        let isBlock = lines.all.indices.contains(first.line - 1) && isIndented(lines.all[first.line - 1])
        let later = lines.all.indices.dropFirst(first.line).first { line in
            let rest = lines.all[line].dropFirst(start - 1)
            return isBlock && isIndented(lines.all[line]) && rest.hasPrefix(key)
                && rest.dropFirst(key.count).drop { $0 == " " }.first == ":"
        }
        let place = SourceLocation(
            file: file, line: later.map { $0 + 1 } ?? first.line, column: start, length: key.count)
        findings.add(.duplicateKey(key, first: later == nil ? nil : first.line), at: .file(place))
    }

    private mutating func character(at mark: Mark) -> Character? {
        lines.character(line: mark.line, column: lines.column(ofScalar: mark.column, line: mark.line))
    }
}

/// An error of the YAML parser.
private struct SyntaxFault {
    var problem: String
    var mark: Mark
    /// What the parser was about, and where that began.
    var context: YamlError.Context?
    /// What stands where the parser stopped.
    var character: Character?

    /// Whether the place to look at is where the parser's construct began, and not where it stopped.
    var isWhereItBegan: Bool {
        if isQuote { return problem.hasPrefix("found unexpected") }
        return isBrace ? !isBracketInValue : problem == "could not find expected ':'"
    }

    var sentence: Problem {
        if isQuote { return quote }
        if isBrace { return brace }
        switch problem {
        case "found character that cannot start any token":
            if character == "\t" { return .yamlSyntax("a tab cannot indent a line", hint: "indent with spaces") }
            return Self.notAtStart(character)
        case "did not find expected alphabetic or numeric character", "found undefined alias",
            "found undefined tag handle", "did not find expected whitespace or line break",
            "could not find expected directive name", "found unknown directive name":
            return Self.notAtStart(problem.hasSuffix("alias") ? "*" : character)
        case "mapping values are not allowed in this context":
            return .yamlSyntax(
                "a second ': ' in a line", hint: "put a text that holds ': ' in quotes; indent the keys of a map alike")
        case "could not find expected ':'":
            return .yamlSyntax(
                "this is neither 'key: value' nor part of a text",
                hint: "a text of several lines stands in quotes, or indented below '>'")
        case "did not find expected key", "did not find expected '-' indicator",
            "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context",
            "found a tab character that violates indentation":
            let start = context.map { ", which begins in line \($0.mark.line)" } ?? ""
            return .yamlSyntax(
                "this line does not fit in with the map or list around it\(start)",
                hint: "indent what belongs together alike, with spaces")
        default:
            return .yamlSyntax("this is not YAML: \(problem)")
        }
    }

    // MARK: Kinds

    private var isQuote: Bool { context?.text.hasSuffix("a quoted scalar") == true }

    private var quote: Problem {
        problem.hasPrefix("found unexpected")
            ? .yamlSyntax("this quote is not closed")
            : .yamlSyntax("in double quotes, '\\' begins a special character", hint: "use single quotes")
    }

    private var isBrace: Bool { context?.text.hasPrefix("while parsing a flow") == true }

    /// `{raise: flows[from=KZ], by: 5%}`.
    private var isBracketInValue: Bool {
        guard let context, let character else { return false }
        return context.mark.line == mark.line && "[]{}\"'".contains(character)
    }

    private var brace: Problem {
        if isBracketInValue, let character {
            return .yamlSyntax(
                "'\(character)' ends the value before it, which stands in braces without quotes",
                hint: "quote the value")
        }
        let mark = context?.text == "while parsing a flow sequence" ? "[" : "{"
        return .yamlSyntax("this '\(mark)' is not closed, or a comma is missing in it")
    }

    private static func notAtStart(_ character: Character?) -> Problem {
        .yamlSyntax(
            "a text cannot begin with \(character.map { "'\($0)'" } ?? "this character")",
            hint: "put the text in quotes")
    }
}

/// The lines of a text, with quick answers about places in them: a file may be one line of many megabytes.
struct TextLines {
    let all: [String]
    /// Lines of one byte a character, in which every place is known at once.
    private let isPlain: [Bool]
    /// The line that was asked for last among the others, as characters, with the character that each scalar is part of.
    private var last: (line: Int, characters: [Character], characterOfScalar: [Int])?

    init(_ text: String) {
        all = Self.lines(of: text)
        isPlain = all.map { line in line.utf8.allSatisfy { $0 < 0x80 } }
    }

    private static func lines(of text: String) -> [String] {
        let hasOtherEnds = text.unicodeScalars.contains { scalar in
            switch scalar {
            case "\u{B}"..."\u{D}", "\u{85}", "\u{2028}", "\u{2029}": true
            default: false
            }
        }
        guard !hasOtherEnds else {
            return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        }
        // Where lines end in line feeds alone, there is no need to look for whole characters.
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// A column in characters, from 1, for one that counts Unicode scalars, from 1.
    mutating func column(ofScalar column: Int, line: Int) -> Int {
        guard all.indices.contains(line - 1), !isPlain[line - 1] else { return column }
        let places = characters(of: line).characterOfScalar
        return places.isEmpty ? column : places[max(0, min(column - 1, places.count - 1))] + 1
    }

    /// Whether a text stands in a line, from a column on.
    mutating func stands(_ text: String, line: Int, column: Int) -> Bool {
        guard all.indices.contains(line - 1), column >= 1 else { return false }
        guard isPlain[line - 1] else {
            return characters(of: line).characters.dropFirst(column - 1).starts(with: text)
        }
        return all[line - 1].utf8.dropFirst(column - 1).starts(with: text.utf8)
    }

    /// Where a text stands in a line, at one of the columns; `nil` where it does not.
    mutating func column(of text: String, line: Int, within columns: ClosedRange<Int>) -> Int? {
        text.isEmpty ? nil : columns.first { stands(text, line: line, column: $0) }
    }

    /// The character at a column of a line.
    mutating func character(line: Int, column: Int) -> Character? {
        guard all.indices.contains(line - 1) else { return nil }
        return characters(of: line).characters.dropFirst(column - 1).first
    }

    private mutating func characters(of line: Int) -> (line: Int, characters: [Character], characterOfScalar: [Int]) {
        if let last, last.line == line { return last }
        let characters = Array(all[line - 1])
        var places: [Int] = []
        for (place, character) in characters.enumerated() {
            for _ in character.unicodeScalars { places.append(place) }
        }
        places.append(characters.count)
        let result = (line, characters, places)
        last = result
        return result
    }
}

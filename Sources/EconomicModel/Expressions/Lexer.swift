/// A word or mark of an expression.
struct Token: Hashable {
    enum Kind: Hashable {
        case number(Double)
        case word(String)
        case text(String)
        case mark(String)
        case end
    }

    var kind: Kind
    var range: TextRange

    /// How a message names it.
    var description: String {
        switch kind {
        case .number(let value): "the number \(value.shortest)"
        case .word(let word): "'\(word)'"
        case .text: "a text in quotes"
        case .mark(let mark): "'\(mark)'"
        case .end: "the end"
        }
    }
}

/// Cuts an expression into tokens.
struct Lexer {
    private let characters: [Character]
    private var place = 0
    /// Whether `2025-06` is a date.
    private let readsDates: Bool

    init(_ text: String, readsDates: Bool) {
        characters = Array(text)
        self.readsDates = readsDates
    }

    /// All tokens, the last one `end`.
    static func tokens(of text: String, readsDates: Bool) throws(ExpressionError) -> [Token] {
        var lexer = Lexer(text, readsDates: readsDates)
        var tokens: [Token] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private func peek(_ offset: Int = 0) -> Character? {
        characters.indices.contains(place + offset) ? characters[place + offset] : nil
    }

    private mutating func next() throws(ExpressionError) -> Token {
        while let character = peek(), character.isWhitespace { place += 1 }
        let start = place
        guard let character = peek() else { return Token(kind: .end, range: TextRange(start, start)) }
        if character.isASCIIDigit || (character == "." && peek(1)?.isASCIIDigit == true) {
            return Token(kind: try number(), range: TextRange(start, place))
        }
        if character.isWordStart {
            while let character = peek(), character.isWordPart { place += 1 }
            return Token(kind: .word(String(characters[start..<place])), range: TextRange(start, place))
        }
        if character == "'" || character == "\"" {
            place += 1
            while let inner = peek(), inner != character { place += 1 }
            guard peek() != nil else {
                throw ExpressionError(.unclosedText(), TextRange(start, place))
            }
            place += 1
            return Token(kind: .text(String(characters[start + 1..<place - 1])), range: TextRange(start, place))
        }
        if peek(1) == "=", character == "<" || character == ">" || character == "=" || character == "!" {
            place += 2
            return Token(kind: .mark("\(character)="), range: TextRange(start, place))
        }
        if character.isMark {
            place += 1
            return Token(kind: .mark(String(character)), range: TextRange(start, place))
        }
        throw ExpressionError(.strangeCharacter(String(character)), TextRange(start, start + 1))
    }

    private mutating func number() throws(ExpressionError) -> Token.Kind {
        let start = place
        digits()
        if readsDates, let date = dateTail(from: start) { return .number(try date.get()) }
        if !readsDates, place - start == 4, (1...12).contains(pair(at: 0) ?? 0), peek(3)?.isASCIIDigit != true {
            throw ExpressionError(.dateElsewhere(), TextRange(start, place + 3))
        }
        if peek() == ".", peek(1)?.isASCIIDigit == true || peek(1)?.isWordStart != true {
            place += 1
            digits()
        }
        if peek() == "e" || peek() == "E" {
            let signed = peek(1) == "-" || peek(1) == "+"
            if peek(signed ? 2 : 1)?.isASCIIDigit == true {
                place += signed ? 2 : 1
                digits()
            }
        }
        let range = TextRange(start, place)
        let text = String(characters[start..<place])
        guard let value = Double(text.hasSuffix(".") ? text + "0" : text), value.isFinite else {
            throw ExpressionError(.numberTooLarge(text), range)
        }
        if peek() == "_" { throw ExpressionError(.groupedDigits(), TextRange(start, place + 1)) }
        return .number(value)
    }

    private mutating func digits() {
        while let character = peek(), character.isASCIIDigit { place += 1 }
    }

    /// `-06` or `-06-15` behind a year of four digits, as a year with a fraction.
    private mutating func dateTail(from start: Int) -> Result<Double, ExpressionError>? {
        guard place - start == 4, let year = Double(String(characters[start..<place])),
            let month = pair(at: 0)
        else { return nil }
        let isDay = peek(3) == "-"
        guard isDay || peek(3)?.isASCIIDigit != true else { return nil }
        guard (1...12).contains(month) else {
            place += 3
            return .failure(ExpressionError(.noSuchDate(), TextRange(start, place)))
        }
        place += 3
        guard isDay, let day = pair(at: 0), peek(3)?.isASCIIDigit != true else {
            return .success(year + Double(month - 1) / 12)
        }
        place += 3
        let leap = Int(year) % 4 == 0 && (Int(year) % 100 != 0 || Int(year) % 400 == 0)
        let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard (1...length).contains(day) else {
            return .failure(ExpressionError(.noSuchDate(), TextRange(start, place)))
        }
        return .success(year + (Double(month - 1) + Double(day - 1) / Double(length)) / 12)
    }

    /// `-NN` at an offset, as the number NN.
    private func pair(at offset: Int) -> Int? {
        guard peek(offset) == "-", let tens = peek(offset + 1), let ones = peek(offset + 2), tens.isASCIIDigit,
            ones.isASCIIDigit
        else { return nil }
        return Int(String([tens, ones]))
    }
}

/// What is wrong with an expression, and where in its text.
struct ExpressionError: Error {
    var problem: Problem
    var range: TextRange
    /// The word that means nothing here, where that is what is wrong.
    var unknownWord: String?

    init(_ problem: Problem, _ range: TextRange, unknownWord: String? = nil) {
        self.problem = problem
        self.range = range
        self.unknownWord = unknownWord
    }
}

extension Character {
    var isASCIIDigit: Bool { asciiValue.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false }

    var isWordStart: Bool {
        guard let byte = asciiValue else { return false }
        return switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }

    var isWordPart: Bool { isWordStart || isASCIIDigit }

    /// Whether it is a mark of its own in an expression.
    fileprivate var isMark: Bool {
        switch self {
        case "+", "-", "*", "/", "^", "%", "(", ")", "[", "]", ",", ".", "=", "<", ">": true
        default: false
        }
    }
}

extension Double {
    /// The shortest decimal that reads back to the same number, whole numbers without a point.
    public var shortest: String {
        self == rounded() && magnitude < 1e15 ? String(Int64(self)) : "\(self)"
    }
}

/// A source of random numbers that is the same everywhere: SplitMix64 (Steele, Lea & Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Ways to spoil a file.
enum Mutation: CaseIterable {
    case flipByte, insertBytes, deleteBytes, truncate
    case swapTokens, duplicateToken, deleteToken, replaceToken
    case shuffleLines, duplicateLine, deleteLine, indentLine
    case nest, hugeNumber, unicode, control, expression

    /// What stands in for tokens: whatever has a meaning somewhere in the language.
    private static let words = [
        "0", "-1", "1e308", "1e-308", "999999999999999999999", "0.1", "5%", "nan", "2024", "2025-06", "2025-13-45",
        "USD", "million", "%", "year", "t", "USD/bbl", "(", ")", "{", "}", "[", "]", ",", ":", ": ", "- ", "'", "\"",
        "|",
        ">", "&a", "*a", "<<", "?", "!!str", "#", "---", "...", "null", "~", "true", "yes", "+", "-", "*", "/", "^",
        "=",
        "==", "<", "and", "not", "if", "then", "else", "to", "flows.*", "flows.*.*", "drivers[from=KZ]",
        "flows[from=KZ]",
        "previous(", "lag(", "growth(", "cumulative(", "each(", "sum(flows.*)", "interpolate(2024=1, 2030=2)",
        "smooth(2024=1, 2025=2, 2030=0)", "normal(0, 1)", "normal(0, -1)", "triangular(1, 2, 3)", "beta(1e9, 1e-9)",
        "poisson(1e12)", "binomial(1e12, 0.5)", "truncate(normal(0, 1), 50, 51)", "mixture(0.5=normal(0, 1))",
        "student(0.001, 0, 1)", "empirical('/dev/zero', 'a')", "quantiles(5%=1, 50%=2)", "0% to 5%", "1 to 2",
        "calendar_year", "facts", "defaults", "extends", "value", "unit", "enabled", "requires", "gbm", "schedule",
        "mean_reverting", "growth", "month", "quarter", "repair",
    ]

    func applied(to bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        switch self {
        case .flipByte, .insertBytes, .deleteBytes, .truncate, .control: spoilBytes(bytes, &generator)
        case .swapTokens, .duplicateToken, .deleteToken, .replaceToken, .hugeNumber, .unicode, .nest:
            spoilTokens(bytes, &generator)
        case .shuffleLines, .duplicateLine, .deleteLine, .indentLine: spoilLines(bytes, &generator)
        case .expression: replaceValue(bytes, &generator)
        }
    }

    /// Puts an expression of the language where a value stands.
    private func replaceValue(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let values = bytes.indices.dropLast().filter { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == 32 }
        guard let start = values.randomElement(using: &generator) else { return bytes }
        let end = bytes[(start + 2)...].firstIndex { [10, UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) }
        let expression = "'\(Self.expression(depth: 0, &generator).replacing("'", with: "''"))'"
        return bytes[...(start + 1)] + Array(expression.utf8) + bytes[(end ?? bytes.count)...]
    }

    /// An expression that may or may not make sense.
    private static func expression(depth: Int, _ generator: inout SeededGenerator) -> String {
        func part() -> String { expression(depth: depth + 1, &generator) }
        if depth > 4 {
            return ["1", "0.5", "5%", "0", "flows.food", "drivers.oil"].randomElement(using: &generator) ?? "1"
        }
        switch Int.random(in: 0..<12, using: &generator) {
        case 0:
            return
                "\(part()) \(["+", "-", "*", "/", "^", "<", "==", "and", "to"].randomElement(using: &generator) ?? "+") \(part())"
        case 1: return "(\(part()))"
        case 2: return "-\(part())"
        case 3: return "if \(part()) then \(part()) else \(part())"
        case 4:
            let names = ["min", "max", "exp", "ln", "sqrt", "previous", "growth", "cumulative", "each", "sum", "clamp"]
            return "\(names.randomElement(using: &generator) ?? "min")(\(part()))"
        case 5:
            return
                "\(["previous", "lag", "normal", "uniform", "beta", "gamma"].randomElement(using: &generator) ?? "lag")(\(part()), \(part()))"
        case 6: return "interpolate(2024=\(part()), 2027=\(part()), 2030=\(part()))"
        case 7: return "mixture(0.5=normal(\(part()), 1), 0.5=uniform(0, \(part())))"
        case 8:
            return
                "\(part()) \(["USD", "year", "million USD/year", "%", "t"].randomElement(using: &generator) ?? "USD")"
        case 9:
            return ["variables.x", "flows.food", "drivers.oil", "measures.office.intensity", "calendar_year"]
                .randomElement(using: &generator) ?? "1"
        default: return words.randomElement(using: &generator) ?? "1"
        }
    }

    private func spoilBytes(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return [UInt8.random(in: 0...255, using: &generator)] }
        let place = Int.random(in: bytes.indices, using: &generator)
        let length = Int.random(in: 1...24, using: &generator)
        switch self {
        case .flipByte:
            bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        case .insertBytes:
            bytes.insert(contentsOf: (0..<length).map { _ in .random(in: 0...255, using: &generator) }, at: place)
        case .deleteBytes:
            bytes.removeSubrange(place..<min(bytes.count, place + length))
        case .truncate:
            bytes.removeSubrange(place...)
        default:
            bytes.insert(contentsOf: [0, 7, 9, 13, 0x1B].shuffled(using: &generator).prefix(length), at: place)
        }
        return bytes
    }

    private func spoilTokens(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var tokens = Self.tokens(bytes)
        guard !tokens.isEmpty else { return bytes }
        let (one, other) = (
            Int.random(in: tokens.indices, using: &generator), Int.random(in: tokens.indices, using: &generator)
        )
        func insert(_ text: String) { tokens.insert(Array(text.utf8), at: one) }
        switch self {
        case .swapTokens: tokens.swapAt(one, other)
        case .duplicateToken: tokens.insert(tokens[other], at: one)
        case .deleteToken: tokens.remove(at: one)
        case .hugeNumber:
            insert(String(repeating: "9", count: Int.random(in: 10...4000, using: &generator)))
        case .unicode:
            insert(
                ["\u{FEFF}", "\u{202E}", "é", "e\u{301}", "Қ", "🇰🇿", "\u{2028}", "\u{85}", "−", "\u{0}"].randomElement(
                    using: &generator) ?? "")
        case .nest:
            let mark =
                ["(", "[", "{", "- ", "not ", "-", "2^", "previous(", "1/", "1+", "[x, "].randomElement(
                    using: &generator) ?? "("
            insert(String(repeating: mark, count: Int.random(in: 2...1500, using: &generator)))
        default: tokens[one] = Array((Self.words.randomElement(using: &generator) ?? "").utf8)
        }
        return Array(tokens.joined())
    }

    private func spoilLines(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        let place = Int.random(in: lines.indices, using: &generator)
        switch self {
        case .shuffleLines:
            let end = min(lines.count, place + Int.random(in: 2...12, using: &generator))
            lines[place..<end].shuffle(using: &generator)
        case .duplicateLine: lines.insert(lines[place], at: Int.random(in: lines.indices, using: &generator))
        case .deleteLine: lines.remove(at: place)
        default:
            let blanks = [UInt8](repeating: 32, count: Int.random(in: 1...4, using: &generator))
            lines[place] =
                Bool.random(using: &generator) ? blanks + lines[place] : Array(lines[place].drop { $0 == 32 })
        }
        return Array(lines.joined(separator: [10]))
    }

    /// Words, and what stands between them.
    private static func tokens(_ bytes: [UInt8]) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        var wasWord: Bool?
        for byte in bytes {
            let isWord =
                byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            if isWord, wasWord == true { tokens[tokens.count - 1].append(byte) } else { tokens.append([byte]) }
            wasWord = isWord
        }
        return tokens
    }
}

/// Reads expressions. Binding from loosest to tightest: `to`, `or`, `and`, `not`, comparisons, `+ -`, `* /`, minus sign,
/// `^`, `%` and units.
struct ExpressionParser {
    private let tokens: [Token]
    private var place = 0
    private var depth = 0

    /// How deeply an expression may nest, and how many words and marks it may have: files are data from somewhere. What
    /// comes of operators without parentheses, as in `a / b / c`, may be twice as deep.
    static let deepest = 64
    static let longest = 2000

    /// The expression that a text holds.
    ///
    /// - Parameters:
    ///   - text: What is written.
    ///   - readsDates: Whether `2025-06` and `2025-06-15` are dates, as in date fields; subtraction needs spaces there.
    /// - Returns: The expression.
    /// - Throws: The first thing that is wrong with it.
    static func parse(_ text: String, readsDates: Bool = false) throws(ExpressionError) -> Expression {
        let tokens = try Lexer.tokens(of: text, readsDates: readsDates)
        guard tokens.count <= longest else {
            throw ExpressionError(.expressionTooLong(longest), TextRange(0, 1))
        }
        var parser = ExpressionParser(tokens: tokens)
        if parser.current.kind == .end { throw ExpressionError(.emptyExpression(), TextRange(0, 1)) }
        let expression = try parser.interval()
        guard parser.current.kind == .end else { throw parser.unexpectedEnd() }
        guard expression.depth <= 2 * deepest else {
            throw ExpressionError(.nestedTooDeeply(2 * deepest), expression.range)
        }
        return expression
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    private var current: Token { tokens[place] }

    private func isMark(_ mark: String, at offset: Int = 0) -> Bool {
        tokens.indices.contains(place + offset) && tokens[place + offset].kind == .mark(mark)
    }

    private func isWord(_ word: String) -> Bool { current.kind == .word(word) }

    private func isText(at offset: Int = 0) -> Bool {
        guard tokens.indices.contains(place + offset), case .text = tokens[place + offset].kind else { return false }
        return true
    }

    @discardableResult
    private mutating func take() -> Token {
        defer { if place < tokens.count - 1 { place += 1 } }
        return current
    }

    private mutating func expect(_ mark: String) throws(ExpressionError) -> Token {
        guard isMark(mark) else {
            throw ExpressionError(.expected("'\(mark)'", found: current.description), current.range)
        }
        return take()
    }

    /// What to say of a token that cannot follow a whole expression.
    private func unexpectedEnd() -> ExpressionError {
        let afterNumber = if place > 0, case .number = tokens[place - 1].kind { true } else { false }
        switch current.kind {
        case .word(let word):
            let isName = isMark(".", at: 1) || isMark("(", at: 1) || isMark("[", at: 1) || Self.isKnown(word)
            return isName ? ExpressionError(.operatorMissing(word), current.range) : unknown(word, current.range)
        case .number where afterNumber: return ExpressionError(.groupedDigits(), current.range)
        case .mark(",") where afterNumber: return ExpressionError(.commaInNumber(), current.range)
        case .mark("="): return ExpressionError(.singleEquals(), current.range)
        default: return ExpressionError(.unexpected(current.description), current.range)
        }
    }

    private func unknown(_ word: String, _ range: TextRange) -> ExpressionError {
        ExpressionError(.unknownWord(word), range, unknownWord: word)
    }

    /// Whether a word means something by itself, if not here.
    private static func isKnown(_ word: String) -> Bool {
        ["if", "then", "else", "and", "or", "not", "true", "false"].contains(word)
            || SystemBuilder.functionNames.contains(word)
    }

    /// Counts a level of nesting, and refuses one too many: files are data from somewhere, and every level takes stack.
    private mutating func descend<Result>(
        _ body: (inout ExpressionParser) throws(ExpressionError) -> Result
    ) throws(ExpressionError) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw ExpressionError(.nestedTooDeeply(Self.deepest), current.range) }
        return try body(&self)
    }

    // MARK: Operators, from the loosest

    private mutating func interval() throws(ExpressionError) -> Expression {
        try descend { parser throws(ExpressionError) in try parser.intervalOrValue() }
    }

    private mutating func intervalOrValue() throws(ExpressionError) -> Expression {
        let low = try disjunction()
        guard isWord("to") else { return low }
        take()
        let high = try disjunction()
        return .interval(low, high, low.range.union(high.range))
    }

    private mutating func disjunction() throws(ExpressionError) -> Expression {
        var left = try conjunction()
        while isWord("or") {
            take()
            left = join(.or, left, try conjunction())
        }
        return left
    }

    private mutating func conjunction() throws(ExpressionError) -> Expression {
        var left = try negation()
        while isWord("and") {
            take()
            left = join(.and, left, try negation())
        }
        return left
    }

    private mutating func negation() throws(ExpressionError) -> Expression {
        guard isWord("not") else { return try comparison() }
        let start = take().range
        let operand = try descend { parser throws(ExpressionError) in try parser.negation() }
        return .not(operand, start.union(operand.range))
    }

    private mutating func comparison() throws(ExpressionError) -> Expression {
        let left = try sum()
        guard let operation = comparisonMark else { return left }
        take()
        let compared = join(operation, left, try sum())
        guard comparisonMark == nil else { throw ExpressionError(.comparisonsChained(), current.range) }
        return compared
    }

    private var comparisonMark: Expression.Operator? {
        guard case .mark(let mark) = current.kind, let operation = Expression.Operator(rawValue: mark),
            [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual].contains(operation)
        else { return nil }
        return operation
    }

    private mutating func sum() throws(ExpressionError) -> Expression {
        var left = try product()
        while isMark("+") || isMark("-") {
            let operation: Expression.Operator = take().kind == .mark("+") ? .add : .subtract
            left = join(operation, left, try product())
        }
        return left
    }

    private mutating func product() throws(ExpressionError) -> Expression {
        var left = try signed()
        while isMark("*") || isMark("/") {
            let operation: Expression.Operator = take().kind == .mark("*") ? .multiply : .divide
            left = join(operation, left, try signed())
        }
        return left
    }

    private mutating func signed() throws(ExpressionError) -> Expression {
        guard isMark("-") || isMark("+") else { return try power() }
        let sign = take()
        let operand = try descend { parser throws(ExpressionError) in try parser.signed() }
        return sign.kind == .mark("+") ? operand : .negate(operand, sign.range.union(operand.range))
    }

    private mutating func power() throws(ExpressionError) -> Expression {
        let base = try withUnits()
        guard isMark("^") else { return base }
        take()
        let exponent = try descend { parser throws(ExpressionError) in try parser.signed() }
        return join(.power, base, exponent)
    }

    private func join(_ operation: Expression.Operator, _ left: Expression, _ right: Expression) -> Expression {
        .binary(operation, left, right, left.range.union(right.range))
    }

    /// A value with `%` and units behind it, such as `200 million USD`.
    private mutating func withUnits() throws(ExpressionError) -> Expression {
        var value = try primary()
        if isMark("%") {
            let range = value.range.union(take().range)
            if case .number(let number, _) = value {
                value = .number(number.hundredth, range)
            } else {
                value = .binary(.divide, value, .number(100, range), range)
            }
        }
        while case .word(let word) = current.kind, let unit = UnitTable.unit(word), !isMark("(", at: 1),
            !isMark(".", at: 1), !isMark("[", at: 1)
        {
            var factor = Expression.unit(unit, take().range)
            if isMark("^"), tokens.indices.contains(place + 1), case .number(let exponent) = tokens[place + 1].kind {
                take()
                factor = join(.power, factor, .number(exponent, take().range))
            }
            value = .scaled(value, factor, value.range.union(factor.range))
        }
        return value
    }

    // MARK: What stands by itself

    private mutating func primary() throws(ExpressionError) -> Expression {
        let token = current
        switch token.kind {
        case .number(let value):
            take()
            return .number(value, token.range)
        case .text(let text):
            take()
            return .text(text, token.range)
        case .mark("("):
            take()
            let inner = try interval()
            _ = try expect(")")
            return inner
        case .word(let word):
            return try named(word)
        case .mark("*") where isMark("*", at: -1):
            throw ExpressionError(.powerByStars(), token.range)
        case .mark, .end:
            throw ExpressionError(.expected("a value", found: token.description), token.range)
        }
    }

    private mutating func named(_ word: String) throws(ExpressionError) -> Expression {
        let token = take()
        if word == "if" { return try conditional(from: token.range) }
        if isMark("(") { return try call(word, from: token.range) }
        if isMark(".") || isMark("[") { return try reference(word, from: token.range) }
        switch word {
        case "true": return .number(1, token.range)
        case "false": return .number(0, token.range)
        case "calendar_year": return .call(word, [], token.range)
        case "cost_of_measures": return .reference(Selector(block: word, parts: [], range: token.range))
        default: break
        }
        if let unit = UnitTable.unit(word) { return .unit(unit, token.range) }
        if SystemBuilder.blocks.contains(word) { throw ExpressionError(.blockAlone(word), token.range) }
        if SystemBuilder.functionNames.contains(word) { throw ExpressionError(.functionAlone(word), token.range) }
        throw unknown(word, token.range)
    }

    private mutating func conditional(from start: TextRange) throws(ExpressionError) -> Expression {
        func keyword(_ word: String) throws(ExpressionError) {
            guard isWord(word) else {
                if isMark("=") { throw ExpressionError(.singleEquals(), current.range) }
                throw ExpressionError(.expected("'\(word)'", found: current.description), current.range)
            }
            take()
        }
        let condition = try interval()
        try keyword("then")
        let yes = try interval()
        try keyword("else")
        let no = try interval()
        return .conditional(condition, yes, no, start.union(no.range))
    }

    private mutating func call(_ name: String, from start: TextRange) throws(ExpressionError) -> Expression {
        _ = try expect("(")
        var arguments: [Expression.Argument] = []
        while !isMark(")") {
            if !arguments.isEmpty { _ = try expect(",") }
            if name == "empirical", !isText(), !(isMark("=", at: 1) && isText(at: 2)) {
                throw ExpressionError(.empiricalForm(), current.range)
            }
            arguments.append(try argument())
        }
        let end = try expect(")")
        return .call(name, arguments, start.union(end.range))
    }

    private mutating func argument() throws(ExpressionError) -> Expression.Argument {
        let start = current
        if case .word(let word) = start.kind, isMark("=", at: 1) {
            take()
            take()
            let value = try interval()
            return Expression.Argument(key: nil, name: word, value: value, range: start.range.union(value.range))
        }
        let first = try interval()
        guard isMark("=") else {
            return Expression.Argument(key: nil, name: nil, value: first, range: first.range)
        }
        take()
        let value = try interval()
        return Expression.Argument(key: first, name: nil, value: value, range: first.range.union(value.range))
    }

    private mutating func reference(_ block: String, from start: TextRange) throws(ExpressionError) -> Expression {
        var range = start
        let attributes = try attributes(&range)
        var parts: [String?] = []
        while isMark(".") {
            take()
            let part = take()
            range = range.union(part.range)
            switch part.kind {
            case .word(let word): parts.append(word)
            case .mark("*"): parts.append(nil)
            default: throw ExpressionError(.expected("a name", found: part.description), part.range)
            }
        }
        return .reference(Selector(block: block, attributes: attributes, parts: parts, range: range))
    }

    /// `[from=KZ, sector=food]`, where it stands.
    private mutating func attributes(_ range: inout TextRange) throws(ExpressionError) -> [Selector.Attribute] {
        guard isMark("[") else { return [] }
        take()
        var attributes: [Selector.Attribute] = []
        repeat {
            guard case .word(let name) = current.kind else {
                throw ExpressionError(
                    .expected("an attribute such as from=KZ", found: current.description), current.range)
            }
            take()
            _ = try expect("=")
            switch current.kind {
            case .word(let value), .text(let value): attributes.append(.init(name: name, value: value))
            default: throw ExpressionError(.expected("a name", found: current.description), current.range)
            }
            take()
            guard isMark(",") else { break }
            take()
        } while true
        range = range.union(try expect("]").range)
        return attributes
    }
}

extension Double {
    /// The number as written with the point two digits further left: 2.6 % is 0.026, which 2.6 / 100 is not.
    fileprivate var hundredth: Double { Double("\(self)e-2") ?? self / 100 }
}

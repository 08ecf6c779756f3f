/// An expression of the scenario language as it was written, with where each part stands in its text.
public indirect enum Expression: Hashable, Sendable {
    /// A number.
    case number(Double, TextRange)
    /// A word that stands for a unit or a multiplier: one of it.
    case unit(Unit, TextRange)
    /// A text in quotes, for file and column names.
    case text(String, TextRange)
    /// A dotted name or a selector.
    case reference(Selector)
    /// A function or a distribution with its arguments.
    case call(String, [Argument], TextRange)
    /// A minus sign before a value.
    case negate(Expression, TextRange)
    /// The opposite of a condition.
    case not(Expression, TextRange)
    /// Two values with an operator between them.
    case binary(Operator, Expression, Expression, TextRange)
    /// `if` a condition `then` one value `else` another.
    case conditional(Expression, Expression, Expression, TextRange)
    /// `low to high`: a 90 % interval.
    case interval(Expression, Expression, TextRange)
    /// A value with a unit behind it.
    case scaled(Expression, Expression, TextRange)

    /// What stands between two values.
    public enum Operator: String, Hashable, Sendable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case power = "^"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "=="
        case notEqual = "!="
        case and, or
    }

    /// An argument of a function: `value` or `key=value`.
    public struct Argument: Hashable, Sendable {
        /// What stands before `=`; `nil` where there is none.
        public var key: Expression?
        /// The key as a bare word, such as `median` in `median=3`.
        public var name: String?
        /// What stands behind it, or alone.
        public var value: Expression
        /// Where both stand.
        public var range: TextRange
    }

    /// Where all of it stands.
    public var range: TextRange {
        switch self {
        case .number(_, let range), .unit(_, let range), .text(_, let range), .call(_, _, let range),
            .negate(_, let range), .not(_, let range), .binary(_, _, _, let range), .conditional(_, _, _, let range),
            .interval(_, _, let range), .scaled(_, _, let range):
            range
        case .reference(let selector): selector.range
        }
    }
}

extension Expression {
    /// What it is directly made of.
    var parts: [Expression] {
        switch self {
        case .number, .unit, .text, .reference: []
        case .call(_, let arguments, _): arguments.flatMap { ($0.key.map { [$0] } ?? []) + [$0.value] }
        case .negate(let operand, _), .not(let operand, _): [operand]
        case .binary(_, let left, let right, _), .interval(let left, let right, _), .scaled(let left, let right, _):
            [left, right]
        case .conditional(let condition, let yes, let no, _): [condition, yes, no]
        }
    }

    /// Whether it, or something that it is made of, is such.
    func contains(where condition: (Expression) -> Bool) -> Bool {
        var rest = [self]
        while let next = rest.popLast() {
            if condition(next) { return true }
            rest += next.parts
        }
        return false
    }

    /// Whether it is made of figures alone, without a reference: then a unit beside it is its unit.
    var isPlain: Bool { !contains(where: \.isReference) }

    /// Whether it only combines figures that stand elsewhere: 0 and 1 are no figures beside a reference, as in
    /// `1 - facts.share`.
    var isDefinition: Bool {
        guard contains(where: \.isReference) else { return false }
        return !contains { part in
            switch part {
            case .number(let number, _): number != 0 && number != 1
            case .call(let name, _, _): name == "empirical"
            default: false
            }
        }
    }

    private var isReference: Bool {
        switch self {
        case .reference, .call("calendar_year", _, _): true
        default: false
        }
    }

    /// How deep its tree is where it matters: `a + b + c` and `a * b * c` are one level each.
    var depth: Int {
        var deepest = 0
        var rest = [(self, 1)]
        while let (next, level) = rest.popLast() {
            deepest = max(deepest, level)
            if case .binary(let operation, let left, let right, _) = next {
                rest.append((left, [.add, .subtract, .multiply].contains(operation) ? level : level + 1))
                rest.append((right, level + 1))
            } else {
                rest += next.parts.map { ($0, level + 1) }
            }
        }
        return deepest
    }
}

/// Where a part of an expression stands: characters from the start of its text.
public struct TextRange: Hashable, Sendable {
    /// The first character.
    public var start: Int
    /// The character after the last one.
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// From the first character of both to the last.
    public func union(_ other: TextRange) -> TextRange {
        TextRange(min(start, other.start), max(end, other.end))
    }
}

/// A dotted name, or a pattern over them.
public struct Selector: Hashable, Sendable {
    /// The block, such as `flows`.
    public var block: String
    /// Attributes that components must have, such as `from=KZ`.
    public var attributes: [Attribute]
    /// What follows the block; `nil` stands for `*`.
    public var parts: [String?]
    /// Where it stands.
    public var range: TextRange

    /// Something that components must have, such as `from=KZ`.
    public struct Attribute: Hashable, Sendable {
        /// Which attribute, such as `from`.
        public var name: String
        /// What it must be.
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(block: String, attributes: [Attribute] = [], parts: [String?], range: TextRange) {
        self.block = block
        self.attributes = attributes
        self.parts = parts
        self.range = range
    }

    /// Whether it may name several quantities.
    public var isPattern: Bool { !attributes.isEmpty || parts.contains(nil) }

    /// As it is written.
    public var text: String {
        let conditions = attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
        let head = attributes.isEmpty ? block : "\(block)[\(conditions)]"
        return ([head] + parts.map { $0 ?? "*" }).joined(separator: ".")
    }
}

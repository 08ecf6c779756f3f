/// An expression of the scenario language as it was written, with where each part stands in its text.
public indirect enum Expression: Hashable, Sendable {
    case number(Double, TextRange)
    /// A word that stands for a unit or a multiplier: one of it.
    case unit(Unit, TextRange)
    /// A text in quotes, for file and column names.
    case text(String, TextRange)
    /// A dotted name or a selector.
    case reference(Selector)
    case call(String, [Argument], TextRange)
    case negate(Expression, TextRange)
    case not(Expression, TextRange)
    case binary(Operator, Expression, Expression, TextRange)
    case conditional(Expression, Expression, Expression, TextRange)
    /// `low to high`: a 90 % interval.
    case interval(Expression, Expression, TextRange)
    /// A value with a unit behind it.
    case scaled(Expression, Expression, TextRange)

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
        public var key: Expression?
        /// The key as a bare word, such as `median` in `median=3`.
        public var name: String?
        public var value: Expression
        public var range: TextRange
    }

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

/// Where a part of an expression stands: characters from the start of its text.
public struct TextRange: Hashable, Sendable {
    public var start: Int
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

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
    public var range: TextRange

    public struct Attribute: Hashable, Sendable {
        public var name: String
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

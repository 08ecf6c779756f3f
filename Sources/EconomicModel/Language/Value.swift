/// A value as its author wrote it: an expression with its unit, its source and its place.
public struct Value: Hashable, Sendable {
    /// The dotted name of the field that it stands in, such as `flows.food.trend`.
    public var name: String
    /// What was written.
    public var expression: Expression
    /// The expression as written.
    public var text: String
    /// The unit given beside it, and where.
    public var unit: Unit?
    /// Where its unit stands.
    public var unitOrigin = Origin.default
    /// Who published it, and when; empty where nothing is said.
    public var source = ""
    /// What a reader should know of it; empty where nothing is said.
    public var note = ""
    /// The date that it is for; empty where nothing is said.
    public var asOf = ""
    /// Whose books it is from; empty where nothing is said.
    public var reporter = ""
    /// What kind of amount its field takes.
    public var rule: ValueRule
    /// Where it stands.
    public var origin: Origin
    /// Whether offsets in `text` are offsets in the line at `origin`.
    public var isVerbatim: Bool

    /// Where a part of the expression stands.
    public func origin(of range: TextRange) -> Origin {
        isVerbatim ? origin.part(at: range.start, length: range.end - range.start) : origin
    }
}

/// A value under a name of its author's choosing, such as a parameter.
public struct NamedValue: Hashable, Sendable {
    /// The name, without the block.
    public var name: String
    /// Where the name stands.
    public var origin: Origin
    /// What stands under it.
    public var value: Value
}

/// A bare name of a component, with its place.
public struct Name: Hashable, Sendable {
    /// The name.
    public var text: String
    /// Where it stands.
    public var origin: Origin
}

/// A selector in a field, with its place.
public struct SelectorText: Hashable, Sendable {
    /// What was written.
    public var selector: Selector
    /// Where it stands.
    public var origin: Origin
}

/// The long form of a value: a map.
struct ValueMap: Record {
    var value: Node?
    var unit: Unit?
    var unitOrigin = Origin.default
    var source = ""
    var note = ""
    var asOf = ""
    var reporter = ""

    static var fields: [Field<Self>] { fields(for: ValueRule(.anything)) }

    /// Its fields where the value is one of a rule.
    static func fields(for rule: ValueRule) -> [Field<Self>] {
        [
            Field("value", .value(rule), required: true, "The number or expression.") {
                node, owner, _ in owner.value = node
            },
            .unit("unit", \.unit, "The unit of the value."),
            .text("source", \.source, "Who published the figure, and when: with it the value is sourced."),
            .text("note", \.note, "What a reader should know of it."),
            .text("as_of", \.asOf, "The date that the figure is for."),
            .text("reporter", \.reporter, "Whose books it is from."),
        ]
    }

    mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        unitOrigin = given["unit"] ?? origin
    }
}

/// A value of a scenario with what kind of input it is: what `inputs.csv` lists.
public struct Input: Hashable, Sendable {
    /// What kind of input a figure is.
    public enum Kind: String, Hashable, Sendable {
        case fact, sourced, assumption, `default`, override
    }

    /// The figure, as it was written.
    public var value: Value
    /// What kind of input it is.
    public var kind: Kind
}

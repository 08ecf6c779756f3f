/// What a field of the scenario language may hold, as data: the schema and the reference are written from it.
public indirect enum Shape: Sendable {
    /// A number, an expression, or a map with a `value`.
    case value(ValueRule)
    /// Any text.
    case text
    /// `true` or `false`.
    case flag
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// One of some words.
    case choice([String])
    /// A unit, such as `million USD/year`.
    case unit
    /// A component's bare name.
    case name
    /// One or more dotted names or selectors.
    case selectors
    /// A list of the same.
    case list(Shape)
    /// A map whose keys are names of the author's choosing.
    case map(Shape)
    /// A map with fields of its own.
    case record(@Sendable () -> [FieldDescription])
    /// A table in a CSV file, or its rows as a list of maps: components, one a row.
    case table
    /// One of several.
    case either([Shape])
}

/// A field of the scenario language, described once.
public struct FieldDescription: Sendable {
    /// The key.
    public let name: String
    /// What it is, in a sentence.
    public let summary: String
    /// What it may hold.
    public let shape: Shape
    /// Whether it must be there.
    public let isRequired: Bool
    /// What holds when it is left out, as it would be written.
    public let defaultText: String?
}

extension FieldDescription {
    /// Whether it is a block whose components may stand in tables.
    public var holdsTables: Bool {
        guard case .map(.record(let fields)) = shape else { return false }
        return fields().contains { $0.shape.isTable }
    }
}

extension Shape {
    var isTable: Bool { if case .table = self { true } else { false } }
}

/// A field together with where its value goes in the record that owns it.
public struct Field<Owner: Record>: Sendable {
    /// What the field is.
    public let description: FieldDescription
    let read: @Sendable (Node, inout Owner, inout Reader) -> Void

    var name: String { description.name }

    init(
        _ name: String, _ shape: Shape, required: Bool = false, default defaultText: String? = nil, _ summary: String,
        read: @escaping @Sendable (Node, inout Owner, inout Reader) -> Void
    ) {
        description = FieldDescription(
            name: name, summary: summary, shape: shape, isRequired: required, defaultText: defaultText)
        self.read = read
    }

    /// The field of a part of a record as one of the whole.
    func within<Whole: Record>(_ part: Path<Whole, Owner>) -> Field<Whole> {
        let description = description
        return Field<Whole>(
            description.name, description.shape, required: description.isRequired, default: description.defaultText,
            description.summary
        ) { [read] node, whole, reader in
            read(node, &whole[keyPath: part], &reader)
        }
    }
}

/// A map of the scenario language with fixed keys.
public protocol Record: Sendable {
    init()

    /// Its fields, in the order in which the reference lists them.
    static var fields: [Field<Self>] { get }

    /// Checks what one field alone cannot: called when all fields are read.
    ///
    /// - Parameters:
    ///   - given: The fields that the author wrote, with their places.
    ///   - origin: The place of the record itself.
    ///   - reader: Takes what is wrong.
    mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader)
}

extension Record {
    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {}

    /// Its fields as data.
    public static var fieldDescriptions: [FieldDescription] { fields.map(\.description) }
}

/// A record that its author names, such as one flow.
public protocol Component: Record {
    /// The name that its author gives it, without the block.
    var name: String { get set }
    /// Where it is written.
    var origin: Origin { get set }
}

extension Component {
    /// Whether many of them may stand in a table.
    static var hasTables: Bool {
        fieldDescriptions.contains { $0.shape.isTable }
    }
}

// MARK: The kinds of fields

typealias Path<Owner, Value> = any WritableKeyPath<Owner, Value> & Sendable

extension Field {
    static func value(
        _ name: String, _ path: Path<Owner, Value?>, _ rule: ValueRule, required: Bool = false,
        default defaultText: String? = nil, _ summary: String
    ) -> Field {
        Field(name, .value(rule), required: required, default: defaultText, summary) { node, owner, reader in
            owner[keyPath: path] = reader.value(node, name: name, rule: rule)
        }
    }

    static func text(_ name: String, _ path: Path<Owner, String>, required: Bool = false, _ summary: String) -> Field {
        Field(name, .text, required: required, summary) { node, owner, reader in
            owner[keyPath: path] = reader.text(node, name: name) ?? ""
        }
    }

    static func flag(_ name: String, _ path: Path<Owner, Bool>, default defaultValue: Bool, _ summary: String) -> Field
    {
        Field(name, .flag, default: "\(defaultValue)", summary) { node, owner, reader in
            if let value = reader.flag(node, name: name) { owner[keyPath: path] = value }
        }
    }

    static func integer(
        _ name: String, _ path: Path<Owner, Int?>, _ range: ClosedRange<Int>, required: Bool = false,
        default defaultValue: Int? = nil, _ summary: String
    ) -> Field {
        Field(name, .integer(range), required: required, default: defaultValue.map(String.init), summary) {
            node, owner, reader in
            owner[keyPath: path] = reader.integer(node, name: name, in: range)
        }
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: Path<Owner, Choice?>, required: Bool = false, default defaultValue: Choice? = nil,
        _ summary: String
    ) -> Field {
        let choices = Choice.allCases.map(\.rawValue)
        return Field(name, .choice(choices), required: required, default: defaultValue?.rawValue, summary) {
            node, owner, reader in
            owner[keyPath: path] = reader.choice(node, name: name, choices).flatMap(Choice.init(rawValue:))
        }
    }

    static func unit(_ name: String, _ path: Path<Owner, Unit?>, _ summary: String) -> Field {
        Field(name, .unit, summary) { node, owner, reader in
            owner[keyPath: path] = reader.unit(node, name: name)
        }
    }

    static func name(_ name: String, _ path: Path<Owner, Name?>, required: Bool = false, _ summary: String) -> Field {
        Field(name, .name, required: required, summary) { node, owner, reader in
            owner[keyPath: path] = reader.name(node, name: name)
        }
    }

    static func names(_ name: String, _ path: Path<Owner, [Name]>, _ summary: String) -> Field {
        Field(name, .list(.name), summary) { node, owner, reader in
            owner[keyPath: path] = reader.oneOrMore(node).compactMap { reader.name($0, name: name) }
        }
    }

    static func selectors(_ name: String, _ path: Path<Owner, [SelectorText]>, _ summary: String) -> Field {
        Field(name, .selectors, summary) { node, owner, reader in
            owner[keyPath: path] = reader.oneOrMore(node).compactMap { reader.selector($0, name: name) }
        }
    }

    static func record<Inner: Record>(_ name: String, _ path: Path<Owner, Inner>, _ summary: String) -> Field {
        Field(name, .record { Inner.fieldDescriptions }, summary) { node, owner, reader in
            owner[keyPath: path] = reader.nested(name) { $0.record(node, in: "'\(name)'") }
        }
    }

    static func record<Inner: Record>(_ name: String, _ path: Path<Owner, Inner?>, _ summary: String) -> Field {
        Field(name, .record { Inner.fieldDescriptions }, summary) { node, owner, reader in
            owner[keyPath: path] = reader.nested(name) { $0.record(node, in: "'\(name)'") }
        }
    }

    /// A map of values under names of the author's choosing; with `inFiles` it may stand in files that are named instead.
    static func values(
        _ name: String, _ path: Path<Owner, [NamedValue]>, _ rule: ValueRule, inFiles: Bool = false, _ summary: String
    ) -> Field {
        let map = Shape.map(.value(rule))
        let shape = inFiles ? Shape.either([map, .text, .list(.either([.text, map]))]) : map
        return Field(name, shape, summary) { node, owner, reader in
            owner[keyPath: path] = reader.nested(name) { $0.values(node, rule: rule) }
        }
    }

    /// The field that makes many components of one map. The block reads it; anywhere else it is out of place.
    static func table(_ summary: String) -> Field {
        Field(ComponentTable.key, .table, summary) { node, _, reader in
            if case .mapping = node.content {
                reader.findings.add(
                    .wrongType(expected: "a CSV file, or a list of rows", found: node, for: "'table'"), at: node.origin)
            } else {
                reader.findings.add(.tableOutOfPlace(), at: node.origin)
            }
        }
    }

    /// A block of components.
    static func components<Inner: Component>(_ name: String, _ path: Path<Owner, [Inner]>, _ summary: String) -> Field {
        Field(name, .map(.record { Inner.fieldDescriptions }), summary) { node, owner, reader in
            owner[keyPath: path] = reader.nested(name) { $0.components(node, block: name) }
        }
    }
}

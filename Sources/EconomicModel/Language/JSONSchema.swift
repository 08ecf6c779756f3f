/// A JSON Schema of scenario files, for editors that complete and check them: written from the descriptions of the fields
/// that the reader uses.
///
/// It holds what a schema can: which fields there are, what kind of thing each takes, choices and whole numbers. Whether
/// expressions, units and names make sense, only the reader can tell. An overlay may leave out anything and take away
/// anything by `null`, so fields are required of a file only where it extends no other.
///
/// Source: A. Wright, H. Andrews, B. Hutton, G. Dennis, "JSON Schema: A Media Type for Describing JSON Documents", draft
/// 2020-12.
public struct JSONSchema: Sendable, Encodable {
    fileprivate indirect enum Keyword: Sendable {
        case text(String)
        case texts([String])
        case whole(Int)
        case flag(Bool)
        case schema(JSONSchema)
        case schemas([JSONSchema])
        case named([String: JSONSchema])
    }

    fileprivate var keywords: [String: Keyword]

    /// The schema of scenario files, format 1.
    public static var scenario: JSONSchema {
        var schema = record(Scenario.fieldDescriptions)
        schema.keywords["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
        schema.keywords["title"] = .text("Caravan scenario")
        schema.keywords["type"] = .text("object")
        let required = Scenario.fieldDescriptions.filter(\.isRequired).map(\.name) + ["horizon", "indicators"]
        schema.keywords["anyOf"] = .schemas([
            JSONSchema(keywords: ["required": .texts(["extends"])]),
            JSONSchema(keywords: ["required": .texts(required)]),
        ])
        schema.keywords["$defs"] = .named([valueName: value])
        return schema
    }

    // MARK: Values

    private static let valueName = "value"

    /// A number, an expression, or the long form of either.
    private static var value: JSONSchema {
        either([kinds("number", "string", "null"), record(ValueMap.fieldDescriptions)])
    }

    private static var anyValue: JSONSchema { JSONSchema(keywords: ["$ref": .text("#/$defs/\(valueName)")]) }

    // MARK: Shapes

    private static func kinds(_ kinds: String...) -> JSONSchema { JSONSchema(keywords: ["type": .texts(kinds)]) }

    private static func either(_ schemas: [JSONSchema]) -> JSONSchema {
        JSONSchema(keywords: ["anyOf": .schemas(schemas)])
    }

    private static func list(of schema: JSONSchema) -> JSONSchema {
        JSONSchema(keywords: ["type": .text("array"), "items": .schema(schema)])
    }

    private static func map(of schema: JSONSchema) -> JSONSchema {
        JSONSchema(keywords: ["type": .texts(["object", "null"]), "additionalProperties": .schema(schema)])
    }

    private static func record(_ fields: [FieldDescription]) -> JSONSchema {
        let properties = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, property($0)) })
        return JSONSchema(keywords: [
            "type": .texts(["object", "null"]), "properties": .named(properties), "additionalProperties": .flag(false),
        ])
    }

    private static func property(_ field: FieldDescription) -> JSONSchema {
        var schema = schema(of: field.shape)
        schema.keywords["description"] = .text(field.summary)
        if let defaultText = field.defaultText { schema.keywords["default"] = .text(defaultText) }
        return schema
    }

    private static func schema(of shape: Shape) -> JSONSchema {
        switch shape {
        case .value: anyValue
        // YAML makes numbers and truth values of some texts and names; the reader takes them as they are written.
        case .text, .name, .unit: kinds("string", "number", "boolean", "null")
        case .flag: kinds("boolean", "null")
        case .integer(let range): integer(range)
        case .choice(let choices): either([JSONSchema(keywords: ["enum": .texts(choices)]), kinds("null")])
        case .selectors, .list(.name):
            either([kinds("string", "number", "boolean", "null"), list(of: kinds("string", "number", "boolean"))])
        case .list(let shape): either([list(of: schema(of: shape)), kinds("null")])
        case .map(let shape): map(of: schema(of: shape))
        case .record(let fields): record(fields())
        case .table: either([kinds("string", "null"), list(of: map(of: JSONSchema(keywords: [:])))])
        case .either(let shapes): either(shapes.map(schema))
        }
    }

    private static func integer(_ range: ClosedRange<Int>) -> JSONSchema {
        var schema = kinds("integer", "null")
        schema.keywords["minimum"] = .whole(range.lowerBound)
        if range.upperBound < .max { schema.keywords["maximum"] = .whole(range.upperBound) }
        return schema
    }

    // MARK: JSON

    /// Writes the schema as an object of its keywords.
    public func encode(to encoder: any Encoder) throws { try keywords.encode(to: encoder) }
}

extension JSONSchema.Keyword: Encodable {
    fileprivate func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text): try text.encode(to: encoder)
        case .texts(let texts): try texts.encode(to: encoder)
        case .whole(let number): try number.encode(to: encoder)
        case .flag(let flag): try flag.encode(to: encoder)
        case .schema(let schema): try schema.encode(to: encoder)
        case .schemas(let schemas): try schemas.encode(to: encoder)
        case .named(let schemas): try schemas.encode(to: encoder)
        }
    }
}

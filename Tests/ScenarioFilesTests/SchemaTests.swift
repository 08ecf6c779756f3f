import EconomicModel
import Foundation
import Testing
import Yams

/// The schema that editors use against files that the reader takes and refuses.
struct SchemaTests {
    private static let repository = Corpus.folder.appending(path: "../../..").standardizedFileURL

    private static func files(under folder: URL) -> [URL] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appending(path: $0) }
    }

    private static func scenarios() -> [URL] {
        files(under: repository.appending(path: "Scenarios")) + files(under: Corpus.folder.appending(path: "../Sound"))
            + [repository.appending(path: "Benchmarks/bench-twelve.yaml")]
    }

    @Test func `Every scenario that is shipped is accepted`() throws {
        let schema = try SchemaCheck()
        let scenarios = Self.scenarios()
        #expect(scenarios.count > 20)
        for file in scenarios {
            let document = try #require(try JSONDocument(contentsOf: file))
            #expect(schema.faults(of: document) == [], "\(file.lastPathComponent)")
        }
    }

    @Test func `Every whole example of the documentation is accepted`() throws {
        let schema = try SchemaCheck()
        let examples = try Self.examples()
        #expect(examples.count > 20)
        for (place, text) in examples {
            let document = try #require(try JSONDocument(text))
            #expect(schema.faults(of: document) == [], "\(place)")
        }
    }

    /// What a field is for is shown where it is described.
    @Test func `Every field of the language stands in an example of its reference`() throws {
        let schema = try SchemaCheck()
        var shown: Set<String> = []
        for (place, text) in try Self.examples() where place.hasPrefix("Documentation/scenario-format.md") {
            shown.formUnion(schema.fields(of: try #require(try JSONDocument(text))))
        }
        // An elasticity in its long form has the fields of any value, and a speed of its own.
        let long = schema.fields.filter { $0.hasPrefix("elasticities.") && $0 != "elasticities.adjustment" }
        #expect(schema.fields.count > 200)
        #expect(schema.fields.subtracting(long).subtracting(shown) == [])
    }

    /// The whole scenarios and overlays in the pages of the repository.
    private static func examples() throws -> [(place: String, text: String)] {
        let pages = try ["Documentation", "Scenarios"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: repository.appending(path: folder).path)
                .filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
        }
        return try (pages + ["README.md"]).flatMap { page in
            let text = try String(contentsOf: repository.appending(path: page), encoding: .utf8)
            return text.matches(of: /```yaml\n((?:caravan|extends):(?s:.)*?)```/).enumerated().map { place, match in
                ("\(page), example \(place + 1)", String(match.1))
            }
        }
    }

    /// What is wrong with the form of a file, and not with what it says, a schema can see: about one in seven of the broken
    /// files. Units, names, bounds, expressions, what goes with what, and what an overlay may leave out, it cannot.
    @Test func `Misspelt fields, wrong choices and wrong kinds are refused`() throws {
        let visible: Set = [
            "unknown-key", "unknown-choice", "not-an-integer", "not-a-flag", "wrong-type", "quote-it",
            "format-version", "no-indicators",
        ]
        // What other files and the command line say is not in the file, and a coefficient in the place of a map of them
        // is as good as the text of a copula.
        let unseen = [
            "Files/facts-file-broken", "Files/facts-file-list", "Tables/cells", "Correlations/not-a-map",
        ]
        let schema = try SchemaCheck()
        var (read, refused) = (0, 0)
        for name in Corpus.names where !name.hasPrefix("Overrides/") && !unseen.contains(name) {
            guard let document = try? JSONDocument(contentsOf: Corpus.folder.appending(path: "\(name).yaml")) else {
                continue
            }
            read += 1
            let isRefused = !schema.faults(of: document).isEmpty
            if isRefused { refused += 1 }
            let codes = Corpus.report(name).split(separator: "\n").last { $0.hasPrefix("codes:") } ?? ""
            let words = Set(codes.split(separator: " ").map(String.init))
            #expect(isRefused || words.isDisjoint(with: visible), "\(name): \(codes)")
        }
        #expect(read > 300 && refused * 7 > read, "\(refused) of \(read)")
    }

    @Test func `An elasticity takes a speed of its own, and no other key`() throws {
        func faults(_ elasticity: String) throws -> [String] {
            let text = """
                caravan: 1
                horizon: {from: 2024, to: 2030}
                flows: {grain: {base: 12 million USD, elasticities: {income: \(elasticity)}}}
                indicators: {grain: {value: flows.grain}}
                """
            return try SchemaCheck().faults(of: #require(try JSONDocument(text)))
        }
        #expect(try faults("0.8") == [])
        #expect(try faults("{value: 0.8, adjustment: 50%, source: A study, note: Judgement.}") == [])
        #expect(try faults("{value: 0.8, adjustments: 50%}") != [])
        #expect(try faults("[0.8]") != [])
    }
}

/// A YAML file as an editor sees it: JSON by YAML's core schema.
enum JSONDocument: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSONDocument])
    case map([String: JSONDocument])

    /// `nil` where the file is empty.
    init?(contentsOf file: URL) throws { try self.init(String(contentsOf: file, encoding: .utf8)) }

    /// `nil` where there is nothing.
    init?(_ text: String) throws {
        guard let node = try Yams.compose(yaml: text) else { return nil }
        self.init(node)
    }

    private init(_ node: Yams.Node) {
        switch node {
        case .scalar(let scalar): self = scalar.style == .plain ? Self.plain(scalar.string) : .text(scalar.string)
        case .sequence(let sequence): self = .list(sequence.map(JSONDocument.init))
        case .mapping(let mapping):
            let entries = mapping.map { ($0.key.string ?? "", JSONDocument($0.value)) }
            self = .map(Dictionary(entries) { _, last in last })
        case .alias: self = .null
        }
    }

    private static func plain(_ text: String) -> JSONDocument {
        switch text {
        case "", "~", "null": .null
        case "true": .bool(true)
        case "false": .bool(false)
        default: Double(text).map { $0.isFinite ? .number($0) : .text(text) } ?? .text(text)
        }
    }

    subscript(key: String) -> JSONDocument? {
        if case .map(let map) = self { map[key] } else { nil }
    }

    var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let list): list.flatMap(\.texts)
        default: []
        }
    }

    /// Its type in the words of a schema.
    var types: [String] {
        switch self {
        case .null: ["null"]
        case .bool: ["boolean"]
        case .number(let number): number == number.rounded() ? ["number", "integer"] : ["number"]
        case .text: ["string"]
        case .list: ["array"]
        case .map: ["object"]
        }
    }
}

extension JSONDocument: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONDocument].self) {
            self = .list(list)
        } else {
            self = .map(try container.decode([String: JSONDocument].self))
        }
    }
}

/// A validator of the keywords that the schema uses, written plainly.
struct SchemaCheck {
    fileprivate let root: JSONDocument

    init() throws {
        root = try JSONDecoder().decode(JSONDocument.self, from: JSONEncoder().encode(JSONSchema.scenario))
    }

    /// Where the document is not as the schema wants it.
    func faults(of document: JSONDocument) -> [String] { faults(of: document, root, "$") }

    fileprivate func faults(of value: JSONDocument, _ schema: JSONDocument, _ place: String) -> [String] {
        if let reference = schema["$ref"]?.texts.first {
            let name = String(reference.dropFirst("#/$defs/".count))
            guard let target = root["$defs"]?[name] else { return ["\(place): no \(reference)"] }
            return faults(of: value, target, place)
        }
        var faults: [String] = []
        if let types = schema["type"]?.texts, !types.contains(where: value.types.contains) {
            faults.append("\(place): not \(types)")
        }
        if let choices = schema["enum"]?.texts, value.texts.first.map(choices.contains) != true {
            faults.append("\(place): not among \(choices)")
        }
        if case .number(let number) = value {
            if case .number(let least)? = schema["minimum"], number < least { faults.append("\(place): too small") }
            if case .number(let most)? = schema["maximum"], number > most { faults.append("\(place): too large") }
        }
        if case .list(let schemas)? = schema["anyOf"],
            schemas.allSatisfy({ !self.faults(of: value, $0, place).isEmpty })
        {
            faults.append("\(place): none of \(schemas.count)")
        }
        if case .list(let elements) = value, let items = schema["items"] {
            for (index, element) in elements.enumerated() {
                faults += self.faults(of: element, items, "\(place)[\(index)]")
            }
        }
        if case .map(let entries) = value { faults += self.faults(of: entries, schema, place) }
        return faults
    }

    private func faults(of entries: [String: JSONDocument], _ schema: JSONDocument, _ place: String) -> [String] {
        var faults = (schema["required"]?.texts ?? []).filter { entries[$0] == nil }.map { "\(place): no \($0)" }
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            if let property = schema["properties"]?[key] {
                faults += self.faults(of: value, property, "\(place).\(key)")
            } else if let others = schema["additionalProperties"] {
                faults +=
                    others == .bool(false)
                    ? ["\(place): unknown \(key)"] : self.faults(of: value, others, "\(place).\(key)")
            }
        }
        return faults
    }
}

// MARK: Fields

extension SchemaCheck {
    /// All fields that the schema knows, each after the name of the field that holds its map, such as `ramp.over`.
    var fields: Set<String> {
        var fields: Set<String> = []
        gather(root, in: "scenario", into: &fields)
        return fields
    }

    /// Those that a sound document has.
    func fields(of document: JSONDocument) -> Set<String> {
        var fields: Set<String> = []
        gather(document, root, in: "scenario", into: &fields)
        return fields
    }

    private func gather(_ schema: JSONDocument, in holder: String, into fields: inout Set<String>) {
        if let (target, name) = target(of: schema) { return gather(target, in: name, into: &fields) }
        if case .map(let properties)? = schema["properties"] {
            for (key, property) in properties where fields.insert("\(holder).\(key)").inserted {
                gather(property, in: key, into: &fields)
            }
        }
        for inner in [schema["additionalProperties"], schema["items"]].compactMap(\.self) {
            gather(inner, in: holder, into: &fields)
        }
        if case .list(let schemas)? = schema["anyOf"] { for one in schemas { gather(one, in: holder, into: &fields) } }
    }

    private func gather(
        _ value: JSONDocument, _ schema: JSONDocument, in holder: String, into fields: inout Set<String>
    ) {
        if let (target, name) = target(of: schema) { return gather(value, target, in: name, into: &fields) }
        if case .map(let entries) = value {
            for (key, inner) in entries {
                if let property = schema["properties"]?[key] {
                    fields.insert("\(holder).\(key)")
                    gather(inner, property, in: key, into: &fields)
                } else if let others = schema["additionalProperties"] {
                    gather(inner, others, in: holder, into: &fields)
                }
            }
        }
        if case .list(let elements) = value, let items = schema["items"] {
            for element in elements { gather(element, items, in: holder, into: &fields) }
        }
        if case .list(let schemas)? = schema["anyOf"] {
            for one in schemas where faults(of: value, one, "").isEmpty {
                gather(value, one, in: holder, into: &fields)
            }
        }
    }

    /// The definition that a schema refers to, and its name.
    private func target(of schema: JSONDocument) -> (JSONDocument, String)? {
        guard let reference = schema["$ref"]?.texts.first else { return nil }
        let name = String(reference.dropFirst("#/$defs/".count))
        return root["$defs"]?[name].map { ($0, name) }
    }
}

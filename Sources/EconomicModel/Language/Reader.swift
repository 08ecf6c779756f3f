/// Reads documents into records by their field descriptions, and gathers what is wrong with them.
public struct Reader: Sendable {
    /// What is wrong with what was read so far.
    public var findings = Findings()
    /// Every figure that was read, in the order of reading, defaults among them. What only combines figures that stand
    /// elsewhere is a definition, and is not among them.
    public var inputs: [Input] = []
    /// Whether a whole block could not be read, so that nothing can be said of names that may stand in it.
    public internal(set) var missesBlock = false
    /// Where the reader stands: `flows`, `food`, ….
    var path: [String] = []
    /// The source that the record around a value states for all that stands in it.
    var source = ""
    /// The dotted names that the document gives its components, for suggestions.
    var names: [String] = []

    public init() {}

    /// Reads a whole scenario.
    public mutating func scenario(_ document: Node) -> Scenario {
        names = SystemBuilder.blocks.flatMap { block in
            (document[block]?.entries ?? []).map { "\(block).\($0.key)" }
        }
        return record(document, in: "the scenario")
    }

    /// Reads what belongs to a field or component of that name.
    mutating func nested<Result>(_ name: String, _ body: (inout Reader) -> Result) -> Result {
        path.append(name)
        defer { path.removeLast() }
        return body(&self)
    }

    // MARK: Records

    /// Reads a map with fixed keys.
    ///
    /// - Parameters:
    ///   - node: The map.
    ///   - place: What the map is, for messages, such as `flow 'food'`.
    ///   - type: The record to read.
    /// - Returns: The record; fields that are not sound are left as they were.
    mutating func record<R: Record>(_ node: Node, in place: String, as type: R.Type = R.self) -> R {
        var record = R()
        guard case .mapping(let entries) = node.content else {
            findings.add(.notMap(node, place, onlyField: Self.onlyField(of: R.self)), at: node.origin)
            return record
        }
        let fields = R.fields
        let sourceAround = source
        defer { source = sourceAround }
        if fields.contains(where: { $0.name == "source" }), let own = node["source"]?.text { source = own }
        let given = knownKeys(entries, fields.map(\.name), in: place)
        for entry in entries where given[entry.key]?.isRead == true {
            if case .null = entry.value.content {
                findings.add(.emptyField(entry.key), at: entry.keyOrigin)
            } else if let field = fields.first(where: { $0.name == entry.key }) {
                field.read(entry.placedValue, &record, &self)
            }
        }
        for field in fields where given[field.name]?.isRead != true {
            if let text = field.description.defaultText {
                field.read(Node(.scalar(.init(text, isVerbatim: false)), origin: .default), &record, &self)
            } else if field.description.isRequired, given[field.name] == nil {
                findings.add(.missingField(field.name, in: place, summary: field.description.summary), at: node.origin)
            }
        }
        record.check(given: given.mapValues(\.origin), at: node.origin, reader: &self)
        return record
    }

    /// A key that the author wrote, or meant.
    private struct GivenKey {
        var origin: Origin
        /// Whether its value can be read; where it cannot, that has been said.
        var isRead: Bool
    }

    /// The keys of a map that its record has, with findings for the others; a misspelt key counts for what it means.
    private mutating func knownKeys(
        _ entries: [Node.Entry], _ known: [String], in place: String
    ) -> [String: GivenKey] {
        var given: [String: GivenKey] = [:]
        for entry in entries where known.contains(entry.key) {
            given[entry.key] = GivenKey(origin: entry.keyOrigin, isRead: true)
        }
        for entry in entries where given[entry.key] == nil {
            if entry.key == "<<" {
                findings.add(.mergeKey(), at: entry.keyOrigin)
                for name in known where given[name] == nil {
                    given[name] = GivenKey(origin: entry.keyOrigin, isRead: false)
                }
                continue
            }
            findings.add(.unknownKey(entry.key, in: place, known: known), at: entry.keyOrigin)
            if let meant = Suggestion.nearest(to: entry.key, among: known), given[meant] == nil {
                given[meant] = GivenKey(origin: entry.keyOrigin, isRead: false)
            }
        }
        return given
    }

    /// The field that a single value in place of a record must mean: its only required one, where that takes a value.
    private static func onlyField<R: Record>(of type: R.Type) -> String? {
        let required = R.fieldDescriptions.filter(\.isRequired)
        guard required.count == 1, case .value = required[0].shape else { return nil }
        return required[0].name
    }
}

extension Node.Entry {
    /// The value; a map or list with its key's place, where somebody who looks for it looks.
    var placedValue: Node {
        switch value.content {
        case .mapping, .sequence: Node(value.content, origin: keyOrigin)
        case .scalar, .null: value
        }
    }
}

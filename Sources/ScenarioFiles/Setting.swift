import EconomicModel

/// What one `--set NAME=VALUE` changes.
///
/// The name leads through the fields of the language. A field that is not stated yet may be set; what authors name
/// themselves, such as components and costs, must be there, so that a misspelt name is never a new thing.
struct Setting {
    /// The option as a text.
    let whole: SourceLocation
    private let text: String
    private let equals: String.Index?

    /// What is wrong with an option, and where.
    struct Failure: Error {
        var problem: Problem
        var origin: Origin
    }

    /// A part of the name.
    private struct Part {
        var key: String
        var origin: Origin
    }

    init(_ text: String) {
        self.text = text
        whole = SourceLocation(file: "--set \(text)", line: 1, column: 1, length: text.count)
        equals = text.firstIndex(of: "=")
    }

    private var name: String { String(text[..<(equals ?? text.endIndex)]) }
    private var names: [Substring] { name.split(separator: ".", omittingEmptySubsequences: false) }

    /// The value, with its place.
    private var value: Node {
        let value = equals.map { String(text[text.index(after: $0)...]) } ?? ""
        return Node(
            .scalar(.init(value)), origin: .commandLine(whole.part(at: name.count + 1, length: value.count)))
    }

    private var nowhere: Failure { failure(.overrideNowhere(name, known: [])) }

    private func failure(_ problem: Problem) -> Failure {
        Failure(problem: problem, origin: .commandLine(whole.part(at: 0, length: name.count)))
    }

    /// A scenario's document with the value in its place.
    func applied(to document: Node) throws(Failure) -> Node {
        guard equals != nil, !name.isEmpty else { throw failure(.badOverride(text)) }
        guard !["extends", "facts"].contains(name) else { throw failure(.overrideWhole(name)) }
        var parts: [Part] = []
        var place = 0
        for key in names {
            parts.append(Part(key: String(key), origin: .commandLine(whole.part(at: place, length: key.count))))
            place += key.count + 1
        }
        do throws(Failure) {
            return try replaced(document, parts[...], .record { Scenario.fieldDescriptions })
        } catch  where error.problem == nowhere.problem {
            throw failure(.overrideNowhere(name, known: document.names(prefix: "")))
        }
    }

    /// A node with the value at a path in it.
    private func replaced(
        _ node: Node, _ path: ArraySlice<Part>, _ shape: Shape
    ) throws(Failure) -> Node {
        guard let part = path.first else {
            guard shape.isSingle || node.text != nil else { throw failure(.overrideWhole(name)) }
            return node.replacingValue(with: value)
        }
        switch (shape, node.content) {
        case (.record(let fields), _):
            guard let field = fields().first(where: { $0.name == part.key }) else {
                let above = names[..<path.startIndex].joined(separator: ".")
                let place = above.isEmpty ? "the scenario" : "'\(above)'"
                throw Failure(
                    problem: .unknownKey(part.key, in: place, known: fields().map(\.name)), origin: part.origin)
            }
            return try child(of: node, path, field.shape)
        case (.map(let inner), .mapping) where node[part.key] != nil:
            if let block = try row(of: node, path, inner) { return block }
            return try child(of: node, path, inner)
        case (.value, .mapping) where node[part.key] != nil:
            return try child(of: node, path, .text)
        case (.list(let inner), .sequence(var elements)):
            guard let number = Int(part.key), elements.indices.contains(number - 1) else { throw nowhere }
            elements[number - 1] = try replaced(elements[number - 1], path.dropFirst(), inner)
            return Node(.sequence(elements), origin: node.origin)
        case (.either(let shapes), let content):
            let isList = if case .sequence = content { true } else { false }
            guard let fitting = shapes.first(where: { $0.isList == isList }) else { throw nowhere }
            return try replaced(node, path, fitting)
        default:
            throw nowhere
        }
    }

    /// A block with the value in a row of one of its tables; `nil` where the path does not lead into one.
    private func row(of block: Node, _ path: ArraySlice<Part>, _ shape: Shape) throws(Failure) -> Node? {
        let below = path.dropFirst().map(\.key)
        guard case .record(let fields) = shape, let part = path.first, let first = below.first,
            let entry = block.entries.first(where: { $0.key == part.key }), let table = ComponentTable(entry),
            !fields().contains(where: { $0.name == first })
        else { return nil }
        guard let rows = table.rows(setting: value, at: below, among: fields()) else { throw nowhere }
        let list = Node(.sequence(rows), origin: entry.value.origin)
        let whole = entry.value.setting(ComponentTable.key, at: part.origin, to: list)
        return block.setting(part.key, at: part.origin, to: whole)
    }

    /// A map with the value at a path in it, whose first part is a key of the map, or becomes one.
    private func child(of node: Node, _ path: ArraySlice<Part>, _ shape: Shape) throws(Failure) -> Node {
        guard let part = path.first else { return node }
        let below = node[part.key] ?? Node(.mapping([]), origin: part.origin)
        let value = try replaced(below, path.dropFirst(), shape)
        return node.setting(part.key, at: part.origin, to: value)
    }
}

extension Shape {
    /// Whether it takes a single value, and not a map or a list of further ones.
    fileprivate var isSingle: Bool {
        switch self {
        case .value, .text, .flag, .integer, .choice, .unit, .name, .selectors: true
        case .list(let inner): inner.isSingle
        case .map, .record, .either, .table: false
        }
    }

    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}

extension Node {
    /// A value with another figure: its unit stays, and all else that is set beside it; what was said of the old figure
    /// does not.
    fileprivate func replacingValue(with figure: Node) -> Node {
        guard self["value"] != nil else { return figure }
        let kept = entries.compactMap { entry -> Entry? in
            if ["source", "note", "as_of", "reporter"].contains(entry.key) { return nil }
            return entry.key == "value" ? Entry(key: "value", keyOrigin: figure.origin, value: figure) : entry
        }
        return Node(.mapping(kept), origin: origin)
    }

    /// The dotted names of everything below, for suggestions.
    fileprivate func names(prefix: String) -> [String] {
        entries.flatMap { entry in
            let name = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
            let rows = ComponentTable(entry).map { table in
                table.rows.flatMap { row in row.names(prefix: "\(prefix).\(table.name(of: row))") }
            }
            return [name] + entry.value.names(prefix: name) + (rows ?? [])
        }
    }
}

/// Many components in one place: a row each, whose cells are fields, and the fields that hold for all of them.
///
/// It is read from a map such as `{table: trade.csv, trend: 2%, elasticities: {"gdp_{from}": 1}}` once the file's rows
/// stand in place of its name: a list of maps from columns to cells. A cell goes before the field of the same name beside
/// the table, an empty one leaves it. A column is a field (`base`), a part of one (`costs.border`), or one of the words
/// that tell where a row's main figure is from (`source`); `{column}` in the fields beside the table is filled in.
public struct ComponentTable: Sendable {
    /// The field that makes a map a table.
    public static let key = "table"

    /// The columns whose cells name a component, in their order, after the table's own name. The last may be left out.
    static let naming = ["from", "to", "sector"]

    /// The field that columns of ``describing`` speak of.
    private static let figure = "base"

    /// Columns that say more of a row's figure.
    private static let describing = ValueMap.fieldDescriptions.map(\.name).filter { $0 != "value" }

    /// The name of the table in its block.
    public let name: String
    /// The rows: maps from columns to cells.
    public var rows: [Node]
    /// The fields beside the table.
    var template: Node

    /// The table that an entry of a block is; `nil` where it is a component by itself.
    public init?(_ entry: Node.Entry) {
        guard case .mapping(let entries) = entry.value.content,
            case .sequence(let rows)? = entry.value[Self.key]?.content
        else { return nil }
        name = entry.key
        self.rows = rows
        template = Node(.mapping(entries.filter { $0.key != Self.key }), origin: entry.keyOrigin)
    }

    /// The columns, in the order of their first appearance, with their places.
    var columns: [(name: String, origin: Origin)] {
        var seen: Set<String> = []
        return rows.flatMap(\.entries).compactMap { cell in
            seen.insert(cell.key).inserted ? (cell.key, cell.keyOrigin) : nil
        }
    }

    // MARK: Names

    /// The name of a row's component, such as `trade.KZ.HU.food`.
    public func name(of row: Node) -> String {
        ([name] + Self.naming.compactMap { row[$0]?.text }).joined(separator: ".")
    }

    // MARK: Columns

    /// The path of the field that a column is, among the fields of a component; `nil` where it is none.
    static func path(of column: String, among fields: [FieldDescription]) -> [String]? {
        if describing.contains(column) { return [figure, column] }
        let parts = column.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let field = fields.first(where: { $0.name == parts[0] }), field.name != key else { return nil }
        return parts.count == 1 || field.shape.hasParts ? parts : nil
    }

    /// The words in braces in the fields beside the table, with their places.
    var placeholders: [(word: String, origin: Origin)] { template.placeholders }

    // MARK: Rows

    /// The rows with a cell set.
    ///
    /// - Parameters:
    ///   - cell: The cell. A new main figure takes away what was said of the old one.
    ///   - path: The parts of a row's name without the table's, then those of a field.
    ///   - fields: The fields of a component.
    /// - Returns: `nil` where there is no such row or field.
    public func rows(setting cell: Node, at path: [String], among fields: [FieldDescription]) -> [Node]? {
        for (place, row) in rows.enumerated() {
            let name = Self.naming.compactMap { row[$0]?.text }
            let column = path.dropFirst(name.count).joined(separator: ".")
            guard path.starts(with: name), Self.path(of: column, among: fields) != nil else { continue }
            let outdated = column == Self.figure ? Self.describing.filter { $0 != "unit" } : []
            var cells = row.entries.filter { $0.key != column && !outdated.contains($0.key) }
            cells.append(.init(key: column, keyOrigin: cell.origin, value: cell))
            var rows = rows
            rows[place] = Node(.mapping(cells), origin: row.origin)
            return rows
        }
        return nil
    }

    /// The map of a row's component: the fields beside the table, filled in, with the row's cells laid over them.
    func component(of row: Node, fields: [FieldDescription]) -> Node {
        let cells = Dictionary(
            row.entries.compactMap { cell in cell.value.text.map { (cell.key, $0) } },
            uniquingKeysWith: { first, _ in first })
        var component = template.filled(with: cells)
        for cell in row.entries {
            guard let path = Self.path(of: cell.key, among: fields) else { continue }
            component = component.placing(cell.value, at: path[...], key: cell.keyOrigin)
        }
        return Node(component.content, origin: row.origin)
    }
}

extension Shape {
    /// Whether there are names below it that a column may lead to.
    fileprivate var hasParts: Bool {
        switch self {
        case .value, .map, .record: true
        case .text, .flag, .integer, .choice, .unit, .name, .selectors, .list, .either, .table: false
        }
    }
}

extension Node {
    /// The words in braces in all its texts.
    fileprivate var placeholders: [(word: String, origin: Origin)] {
        switch content {
        case .null: []
        case .scalar(let scalar): scalar.text.placeholders.map { ($0, origin) }
        case .sequence(let elements): elements.flatMap(\.placeholders)
        case .mapping(let entries):
            entries.flatMap { entry in entry.key.placeholders.map { ($0, entry.keyOrigin) } + entry.value.placeholders }
        }
    }

    /// The node with the words in braces replaced.
    fileprivate func filled(with cells: [String: String]) -> Node {
        switch content {
        case .null: return self
        case .scalar(var scalar):
            let text = scalar.text.filled(with: cells)
            guard text != scalar.text else { return self }
            scalar.text = text
            scalar.isVerbatim = false
            return Node(.scalar(scalar), origin: origin)
        case .sequence(let elements): return Node(.sequence(elements.map { $0.filled(with: cells) }), origin: origin)
        case .mapping(let entries):
            let filled = entries.map { entry in
                Entry(
                    key: entry.key.filled(with: cells), keyOrigin: entry.keyOrigin,
                    value: entry.value.filled(with: cells))
            }
            return Node(.mapping(filled), origin: origin)
        }
    }

    /// The node with a cell at a path of keys: the figure of a value in its long form, or in place of what stands there.
    fileprivate func placing(_ cell: Node, at path: ArraySlice<String>, key: Origin) -> Node {
        guard let part = path.first else {
            guard case .mapping = content, case .scalar = cell.content else { return cell }
            return placing(cell, at: ["value"], key: key)
        }
        var entries = entries
        if case .scalar = content { entries = [Entry(key: "value", keyOrigin: key, value: self)] }
        if let place = entries.firstIndex(where: { $0.key == part }) {
            entries[place].value = entries[place].value.placing(cell, at: path.dropFirst(), key: key)
        } else {
            let nothing = Node(.null, origin: cell.origin)
            let value = nothing.placing(cell, at: path.dropFirst(), key: key)
            entries.append(Entry(key: part, keyOrigin: key, value: value))
        }
        return Node(.mapping(entries), origin: origin)
    }
}

extension String {
    /// The words that stand in braces.
    fileprivate var placeholders: [String] {
        guard utf8.contains(UInt8(ascii: "{")) else { return [] }
        return split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }

    fileprivate func filled(with cells: [String: String]) -> String {
        var text = self
        for word in placeholders {
            if let cell = cells[word] { text = text.replacing("{\(word)}", with: cell) }
        }
        return text
    }
}

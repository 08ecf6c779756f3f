// Tables of components.

extension Reader {
    /// Reads the components of a table, one a row.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - defaults: Fields of the whole block, laid under those of the table.
    ///   - kind: What a component is called, for messages.
    /// - Returns: The components of the rows that have a name.
    mutating func rows<C: Component>(of table: ComponentTable, defaults: Node, kind: String) -> [C] {
        let fields = C.fieldDescriptions
        var table = table
        table.template.content = .mapping(
            knownFields(table.template.entries, of: C.self, in: "the table '\(table.name)'"))
        check(table, fields: fields, kind: kind)
        var lines: [String: Origin] = [:]
        return table.rows.compactMap { row in
            guard case .mapping = row.content else {
                findings.add(
                    .wrongType(expected: "a map of columns to cells", found: row, for: "a row of 'table'"),
                    at: row.origin)
                return nil
            }
            guard isNamed(row) else { return nil }
            let name = table.name(of: row)
            if let first = lines[name] {
                findings.add(.rowTwice(name, first: first.location?.line), at: row.origin)
                return nil
            }
            lines[name] = row.origin
            let stated = table.component(of: row, fields: fields)
            checkKeys(of: stated)
            let own = defaults.merging(stated)
            var component = nested(name) {
                $0.record(Node(own.content, origin: row.origin), in: "\(kind) '\(name)'", as: C.self)
            }
            component.name = name
            component.origin = row.origin
            return component
        }
    }

    /// Checks what holds for all rows: that columns are of use, that what is in braces are columns, and that each field
    /// beside the table is one.
    private mutating func check(_ table: ComponentTable, fields: [FieldDescription], kind: String) {
        if table.rows.isEmpty { findings.add(.emptyTable(table.name), at: table.template.origin) }
        let columns = table.columns
        let known = columns.map(\.name)
        let placeholders = table.placeholders
        for (word, origin) in placeholders where !known.contains(word) {
            findings.add(.unknownPlaceholder(word, known: known), at: origin)
        }
        let used = Set(placeholders.map(\.word))
        for column in columns where !used.contains(column.name) {
            guard ComponentTable.path(of: column.name, among: fields) == nil else { continue }
            findings.add(
                .uselessColumn(column.name, kind: kind, known: fields.map(\.name)), at: column.origin,
                severity: .warning)
        }
    }

    /// Whether the cells that name a row's component are there and are names.
    private mutating func isNamed(_ row: Node) -> Bool {
        var isNamed = true
        for column in ComponentTable.naming {
            if let cell = row[column], let text = cell.text {
                isNamed = checkName(text, at: cell.origin) && isNamed
            } else if column != ComponentTable.naming.last {
                findings.add(.missingCell(column), at: row.origin)
                isNamed = false
            }
        }
        return isNamed
    }

    /// Says where two keys are the same once the braces are filled in.
    private mutating func checkKeys(of node: Node) {
        var seen: Set<String> = []
        for entry in node.entries {
            if !seen.insert(entry.key).inserted {
                findings.add(.rowRepeatsKey(entry.key), at: node.origin)
            }
            checkKeys(of: Node(entry.value.content, origin: node.origin))
        }
    }
}

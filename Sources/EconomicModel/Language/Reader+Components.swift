// Blocks: maps whose keys are names of their author's choosing.

extension Reader {
    /// Reads a block of components, with `defaults` laid under each.
    mutating func components<C: Component>(_ node: Node, block: String) -> [C] {
        guard case .mapping(let entries) = node.content else {
            findings.add(.wrongType(expected: "a map of names", found: node, for: "'\(block)'"), at: node.origin)
            missesBlock = true
            return []
        }
        let defaults = defaults(entries, of: block, for: C.self)
        let kind = Self.singular(block)
        var components: [C] = []
        for entry in entries where entry.key != "defaults" {
            guard checkName(entry.key, at: entry.keyOrigin) else { continue }
            if C.hasTables, let table = ComponentTable(entry) {
                components += rows(of: table, defaults: defaults, kind: kind)
                continue
            }
            var own = entry.placedValue
            if case .mapping = own.content { own.content = defaults.merging(own).content }
            var component = nested(entry.key) { $0.record(own, in: "\(kind) '\(entry.key)'", as: C.self) }
            component.name = entry.key
            component.origin = entry.keyOrigin
            components.append(component)
        }
        return components
    }

    /// The fields that a block gives to all its components; those that no component has are left out, and said once.
    private mutating func defaults<C: Component>(
        _ entries: [Node.Entry], of block: String, for type: C.Type
    ) -> Node {
        let none = Node(.mapping([]), origin: .default)
        guard let defaults = entries.first(where: { $0.key == "defaults" })?.placedValue else { return none }
        guard case .mapping(let fields) = defaults.content else {
            findings.add(
                .wrongType(expected: "a map of fields", found: defaults, for: "'defaults'"), at: defaults.origin)
            return none
        }
        let known = knownFields(fields, of: C.self, in: "'defaults' of \(block)")
        return Node(.mapping(known), origin: defaults.origin)
    }

    /// The fields that components have, of those given to many at once; the others are said once.
    mutating func knownFields<C: Component>(
        _ fields: [Node.Entry], of type: C.Type, in place: String
    ) -> [Node.Entry] {
        let known = C.fieldDescriptions.map(\.name)
        for field in fields where !known.contains(field.key) {
            findings.add(.unknownKey(field.key, in: place, known: known), at: field.keyOrigin)
        }
        return fields.filter { known.contains($0.key) }
    }

    /// Reads a map of values under their author's names.
    mutating func values(_ node: Node, rule: ValueRule) -> [NamedValue] {
        guard case .mapping(let entries) = node.content else {
            findings.add(
                .wrongType(expected: "a map of names to values", found: node, for: "'\(path.last ?? "")'"),
                at: node.origin)
            missesBlock = true
            return []
        }
        return entries.compactMap { entry in
            guard checkName(entry.key, at: entry.keyOrigin),
                let value = value(entry.placedValue, name: entry.key, rule: rule)
            else { return nil }
            return NamedValue(name: entry.key, origin: entry.keyOrigin, value: value)
        }
    }

    /// Whether a text is a name, with a finding where it is none.
    mutating func checkName(_ text: String, at origin: Origin) -> Bool {
        if !text.isName { findings.add(.badName(text), at: origin) }
        return text.isName
    }

    static func singular(_ block: String) -> String {
        (block.hasSuffix("s") ? String(block.dropLast()) : block).replacing("_", with: " ")
    }
}

extension StringProtocol {
    /// Whether it is a name: letters, digits and `_`, starting with a letter.
    var isName: Bool {
        first.map { $0.isASCII && $0.isLetter } == true && allSatisfy(\.isWordPart) && count <= 64
    }
}

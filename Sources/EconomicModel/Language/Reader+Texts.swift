// Single values that are no figures: texts, names, flags, whole numbers and choices.

extension Reader {
    mutating func scalar(_ node: Node, name: String, expected: String) -> Node.Scalar? {
        if case .scalar(let scalar) = node.content { return scalar }
        findings.add(.wrongType(expected: expected, found: node, for: "'\(name)'"), at: node.origin)
        return nil
    }

    mutating func text(_ node: Node, name: String) -> String? {
        scalar(node, name: name, expected: "a text")?.text
    }

    mutating func flag(_ node: Node, name: String) -> Bool? {
        guard let scalar = scalar(node, name: name, expected: "true or false") else { return nil }
        if !scalar.isQuoted {
            if scalar.text == "true" { return true }
            if scalar.text == "false" { return false }
        }
        findings.add(.notFlag(scalar.text, name), at: node.origin)
        return nil
    }

    mutating func integer(_ node: Node, name: String, in range: ClosedRange<Int>) -> Int? {
        guard let scalar = scalar(node, name: name, expected: "a whole number") else { return nil }
        guard let value = Int(scalar.text), range.contains(value) else {
            findings.add(.notInteger(scalar.text, name, range), at: node.origin)
            return nil
        }
        return value
    }

    mutating func choice(_ node: Node, name: String, _ choices: [String]) -> String? {
        guard let scalar = scalar(node, name: name, expected: "one of \(choices.joined(separator: ", "))") else {
            return nil
        }
        if choices.contains(scalar.text) { return scalar.text }
        findings.add(.unknownChoice(scalar.text, name, choices), at: node.origin)
        return nil
    }

    /// Reads the bare name of a component.
    mutating func name(_ node: Node, name: String) -> Name? {
        guard let scalar = scalar(node, name: name, expected: "a name") else { return nil }
        if names.contains(scalar.text), let bare = scalar.text.split(separator: ".").last {
            findings.add(.nameNotBare(scalar.text, name, String(bare)), at: node.origin)
            return nil
        }
        // What stands in a table has a dotted name.
        let isName = scalar.text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(\.isName)
        guard isName || checkName(scalar.text, at: node.origin) else { return nil }
        return Name(text: scalar.text, origin: node.origin)
    }

    /// The elements of a list, or the single value that stands for a list of one.
    func oneOrMore(_ node: Node) -> [Node] {
        if case .sequence(let elements) = node.content { elements } else { [node] }
    }
}

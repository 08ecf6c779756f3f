package import Summaries

/// Inputs that a reader wants as one line: one figure that stands in one place for many quantities, or a column of a
/// table.
package struct InputGroup {
    /// Never empty.
    package private(set) var inputs: [InputRecord]

    /// How many figures of a column are listed one by one.
    private static let mostListed = 8

    /// Inputs by where they stand: what many quantities take from one place is one figure.
    static func figures(_ inputs: [InputRecord]) -> [InputGroup] {
        grouped(inputs.map { InputGroup(inputs: [$0]) }) { input in
            [input.file, "\(input.line ?? 0)", input.value, input.unit, input.source, input.note]
        }
    }

    /// Figures, with those of one column of a table of flows together where they are many.
    package static func listed(_ inputs: [InputRecord]) -> [InputGroup] {
        let figures = figures(inputs)
        let cells = figures.filter { $0.inputs.count == 1 && $0.inputs[0].name.hasPrefix("flows.") }
        let columns = grouped(cells) { input in
            [input.file, input.name.split(separator: ".").prefix(2).joined(separator: ".")]
        }.filter { $0.inputs.count > mostListed }
        let columnByFirst = Dictionary(uniqueKeysWithValues: columns.map { ($0.inputs[0].name, $0) })
        let folded = Set(columns.flatMap(\.inputs).map(\.name))
        return figures.compactMap { group in
            let name = group.inputs[0].name
            return folded.contains(name) ? columnByFirst[name] : group
        }
    }

    /// Groups joined where their kind, block and field and what the key says are the same, in the order of the first.
    private static func grouped(_ groups: [InputGroup], by key: (InputRecord) -> [String]) -> [InputGroup] {
        var joined: [InputGroup] = []
        var places: [[String]: Int] = [:]
        for group in groups {
            let first = group.inputs[0]
            let parts = first.name.split(separator: ".").map(String.init)
            let whole = [first.kind.rawValue, parts.first ?? "", parts.last ?? ""] + key(first)
            if let place = places[whole] {
                joined[place].inputs += group.inputs
            } else {
                places[whole] = joined.count
                joined.append(group)
            }
        }
        return joined
    }

    // MARK: Text

    /// The name, or the pattern of the names with how many there are.
    package var name: String {
        let pattern = NamePattern.text(of: inputs.map(\.name))
        return inputs.count == 1 ? pattern : "\(pattern) (\(Numeral.count(inputs.count)))"
    }

    package var value: String {
        let first = inputs[0]
        guard inputs.allSatisfy({ $0.value == first.value && $0.unit == first.unit }) else {
            return "\(Numeral.count(inputs.count)) figures"
        }
        return first.quantity
    }

    /// The file with its line, or with the first and the last.
    package var place: String {
        let lines = inputs.compactMap(\.line)
        guard let first = lines.min(), let last = lines.max() else { return inputs[0].file }
        return "\(inputs[0].file):\(first)" + (last > first ? "–\(last)" : "")
    }

    /// What all of them say.
    package func words(_ text: (InputRecord) -> String) -> String {
        let first = text(inputs[0])
        return inputs.allSatisfy { text($0) == first } ? first : ""
    }
}

extension InputRecord {
    /// The value with its unit: what is more than a plain number states its unit itself.
    package var quantity: String {
        let isPlain = !value.contains { $0.isLetter || $0 == "%" }
        return isPlain && !unit.isEmpty ? "\(value) \(unit)" : value
    }
}

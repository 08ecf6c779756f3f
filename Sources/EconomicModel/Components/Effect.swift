/// What a measure or a risk does to quantities.
public struct Effect: Record {
    /// What an effect does to a quantity.
    public enum Verb: String, CaseIterable, Sendable {
        /// Times 1 + intensity × by.
        case raise
        /// Plus intensity × by.
        case shift
        /// Towards `to`, by the intensity.
        case set
        /// There only where the measure happens.
        case enable
    }

    public var raise: [SelectorText] = []
    public var shift: [SelectorText] = []
    public var set: [SelectorText] = []
    public var enable: [SelectorText] = []
    public var by: Value?
    public var to: Value?
    public var note = ""
    /// What names its draws: its key in a map, or its verb and selectors.
    public var name = ""
    public var origin = Origin.default

    public init() {}

    public static let fields: [Field<Effect>] = [
        .selectors("raise", \.raise, "Quantities that are multiplied by 1 + intensity × `by`."),
        .selectors("shift", \.shift, "Quantities that `by` is added to, times the intensity."),
        .selectors("set", \.set, "Quantities that move towards `to`, by the intensity."),
        .selectors(
            "enable", \.enable,
            "Projects and funds that are there only where the measure happens, and not before its start."),
        .value("by", \.by, ValueRule(.anything), "By how much."),
        .value("to", \.to, ValueRule(.anything), "To what."),
        .text("note", \.note, "What a reader should know of it."),
    ]

    /// What it does to quantities, and by how much; `nil` where the file does not say, and where it enables.
    public var action: (verb: Verb, selectors: [SelectorText], amount: Value)? {
        switch (raise.isEmpty, shift.isEmpty, set.isEmpty) {
        case (false, true, true): by.map { (.raise, raise, $0) }
        case (true, false, true): by.map { (.shift, shift, $0) }
        case (true, true, false): to.map { (.set, set, $0) }
        default: nil
        }
    }

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        self.origin = origin
        let verbs = Verb.allCases.filter { given[$0.rawValue] != nil }
        guard let verb = verbs.first, verbs.count == 1 else {
            reader.findings.add(.oneVerb(verbs.map(\.rawValue)), at: origin)
            return
        }
        if verb == .enable {
            for place in ["by", "to"].compactMap({ given[$0] }) { reader.findings.add(.enableAlone(), at: place) }
            return
        }
        let (wanted, other) = verb == .set ? ("to", "by") : ("by", "to")
        if given[wanted] == nil {
            reader.findings.add(.effectNeeds(wanted, verb.rawValue), at: given[other] ?? origin)
        } else if let other = given[other] {
            reader.findings.add(.effectNeeds(wanted, verb.rawValue), at: other)
        }
    }

    /// Reads a list of effects, or a map whose keys name them.
    static func effects(_ node: Node, reader: inout Reader) -> [Effect] {
        func effect(_ node: Node, _ key: String, _ reader: inout Reader) -> Effect {
            reader.nested(key) { $0.record(node, in: "an effect") }
        }
        var effects: [Effect] = []
        switch node.content {
        case .mapping(let entries) where entries.contains { Verb(rawValue: $0.key) != nil }:
            reader.findings.add(.effectsAreList(), at: node.origin)
        case .mapping(let entries):
            for entry in entries where reader.checkName(entry.key, at: entry.keyOrigin) {
                var read = effect(entry.placedValue, entry.key, &reader)
                read.name = entry.key
                effects.append(read)
            }
        case .sequence(let elements):
            for (place, element) in elements.enumerated() {
                var read = effect(element, "\(place + 1)", &reader)
                let selectors = (read.raise + read.shift + read.set).map(\.selector.text).joined(separator: " ")
                read.name = "\(read.action?.verb.rawValue ?? "?") \(selectors)"
                if read.action != nil, effects.contains(where: { $0.name == read.name }) {
                    reader.findings.add(.sameEffect(read.name), at: element.origin)
                }
                effects.append(read)
            }
        case .scalar, .null:
            reader.findings.add(
                .wrongType(expected: "a list of effects", found: node, for: "'effects'"), at: node.origin)
        }
        return effects
    }
}

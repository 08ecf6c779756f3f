/// How strongly a component follows a quantity.
public struct Elasticity: Hashable, Sendable {
    /// A driver's bare name, or a quantity's full one.
    public var quantity: Name
    public var value: Value
    /// The share of the gap that a year closes; that of the whole component where it is `nil`.
    public var adjustment: Value?

    static let rule = ValueRule(.number)

    /// Reads a map of them; each is a value, or a map with a speed of its own.
    static func elasticities(_ node: Node, reader: inout Reader) -> [Elasticity] {
        guard case .mapping(let entries) = node.content else {
            reader.findings.add(
                .wrongType(expected: "a map of drivers to elasticities", found: node, for: "'elasticities'"),
                at: node.origin)
            return []
        }
        return entries.compactMap { entry -> Elasticity? in
            let node = entry.placedValue
            let quantity = Name(text: entry.key, origin: entry.keyOrigin)
            guard case .mapping = node.content else {
                return reader.value(node, name: entry.key, rule: rule).map { Elasticity(quantity: quantity, value: $0) }
            }
            let long: LongElasticity = reader.nested(entry.key) { $0.record(node, in: "'\(entry.key)'") }
            return reader.value(of: long.value, name: entry.key, rule: rule).map {
                Elasticity(quantity: quantity, value: $0, adjustment: long.adjustment)
            }
        }
    }
}

/// The long form of an elasticity: that of a value, with a speed of its own.
struct LongElasticity: Record {
    var value = ValueMap()
    var adjustment: Value?

    static var fields: [Field<Self>] {
        ValueMap.fields(for: Elasticity.rule).map { $0.within(\.value) } + [
            .adjustment(
                \.adjustment, default: nil,
                "The share of the gap to what this driver calls for that a year closes; that of the whole where it is left out."
            )
        ]
    }

    mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        value.check(given: given, at: origin, reader: &reader)
    }
}

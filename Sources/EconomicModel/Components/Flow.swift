/// Trade from one economy to another: an amount a year with a growth of its own, moved by drivers and costs.
public struct Flow: Component {
    public enum Kind: String, CaseIterable, Sendable { case goods, services }

    public enum TrendOf: String, CaseIterable, Sendable { case median, mean }

    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var from = ""
    public var to = ""
    public var sector = ""
    public var tag = ""
    public var kind: Kind?
    public var base: Value?
    public var trend: Value?
    public var trendOf: TrendOf?
    public var elasticities: [Elasticity] = []
    public var volatility: Value?
    public var adjustment: Value?
    public var costs: [NamedValue] = []
    public var costElasticity: Value?
    public var density: Value?
    public var via: [NamedValue] = []
    public var viaOrigin = Origin.default

    public init() {}

    public static let fields: [Field<Flow>] = [
        .text("title", \.title, "What reports call it."),
        .text("from", \.from, "The economy it comes from."),
        .text("to", \.to, "The economy it goes to."),
        .text("sector", \.sector, "Its sector, for selectors."),
        .text("tag", \.tag, "A label of the author's, for selectors."),
        .choice("kind", \.kind, default: .goods, "Goods or services."),
        .value(
            "base", \.base, ValueRule(.yearlyAmount, .positive, fixed: true), required: true,
            "Its amount in the base year."),
        .value("trend", \.trend, ValueRule(.rate, .growth), default: "0%", "Growth of its own, a year."),
        .choice(
            "trend_of", \.trendOf, default: .median,
            "What the trend is the growth of: `median`, or `mean`, where half the variance is taken off."),
        .elasticities(\.elasticities),
        .value(
            "volatility", \.volatility, ValueRule(.number, .notNegative), default: "0%",
            "Annual volatility of its own noise."),
        .value(
            "adjustment", \.adjustment,
            ValueRule(.number, .positiveShare, fixed: true), default: "100%",
            "The share of the gap to what drivers and costs call for that a year closes."),
        .values("costs", \.costs, ValueRule(.number, .notNegative), "Trade costs, ad valorem, under any names."),
        .value(
            "cost_elasticity", \.costElasticity, ValueRule(.number, .notNegative, fixed: true), default: "4",
            "By how many percent it falls for one percent of costs."),
        .value("density", \.density, ValueRule(.anything, .positive), "Value per tonne, for its tonnes."),
        .values("via", \.via, ValueRule(.number, .share), "Its share by each corridor, adding up to 100%."),
        .table("A CSV file with a flow in each row. Its columns are fields; those beside it hold for every row."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        viaOrigin = given["via"] ?? origin
        if given["via"] != nil, given["density"] == nil { reader.findings.add(.viaNeedsDensity(), at: viaOrigin) }
    }
}

/// How strongly a flow or an inflow of investment follows a quantity.
public struct Elasticity: Hashable, Sendable {
    /// A driver's bare name, or a quantity's full one.
    public var quantity: Name
    public var value: Value
    /// The share of the gap that a year closes; that of the whole component where it is `nil`.
    public var adjustment: Value?

    static let adjustmentRule = ValueRule(.number, .positiveShare, fixed: true)

    static func elasticities(_ node: Node, reader: inout Reader) -> [Elasticity] {
        guard case .mapping(let entries) = node.content else {
            reader.findings.add(
                .wrongType(expected: "a map of drivers to elasticities", found: node, for: "'elasticities'"),
                at: node.origin)
            return []
        }
        return entries.compactMap { entry -> Elasticity? in
            var node = entry.placedValue
            var adjustment: Value?
            if let slow = node["adjustment"] {
                adjustment = reader.nested(entry.key) { $0.value(slow, name: "adjustment", rule: adjustmentRule) }
                node.content = .mapping(node.entries.filter { $0.key != "adjustment" })
            }
            guard let value = reader.value(node, name: entry.key, rule: ValueRule(.number)) else { return nil }
            return Elasticity(
                quantity: Name(text: entry.key, origin: entry.keyOrigin), value: value, adjustment: adjustment)
        }
    }
}

extension Field {
    static func elasticities(_ path: Path<Owner, [Elasticity]>) -> Field {
        Field(
            "elasticities", .map(.value(ValueRule(.number))),
            "By how many percent it moves for one percent of a driver or another quantity."
        ) {
            node, owner, reader in
            owner[keyPath: path] = reader.nested("elasticities") { Elasticity.elasticities(node, reader: &$0) }
        }
    }
}

/// A scheduled air service both ways, with the visitors and business trips that it brings.
public struct AirRoute: Component {
    /// A flow or several that business trips promote.
    public struct Promotion: Hashable, Sendable {
        public var flows: SelectorText
        /// By how much for 10 000 trips a year.
        public var value: Value
    }

    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var start: Value?
    public var flights: Value?
    public var seats: Value?
    public var loadFactor: Value?
    /// One under no name, or one for each economy that visitors arrive in.
    public var visitorShares: [NamedValue] = []
    public var additional: Value?
    public var spend: Value?
    public var into: Name?
    public var businessShare: Value?
    public var promotes: [Promotion] = []

    public init() {}

    static let shareRule = ValueRule(.number, .share)
    static let promotionRule = ValueRule(.number, .growth)

    public static let fields: [Field<AirRoute>] = [
        .title(\.title),
        .value(
            "start", \.start, ValueRule(.date, fixed: true),
            "When it starts; a route without a start flies in the base year."),
        .value(
            "flights", \.flights, ValueRule(.flightRate, .notNegative), required: true,
            "How often it flies, each way."),
        .value("seats", \.seats, ValueRule(.seats, .notNegative), required: true, "Seats of a flight."),
        .value("load_factor", \.loadFactor, shareRule, required: true, "The share of the seats that is taken."),
        Field(
            "visitor_share", .either([.value(shareRule), .map(.value(shareRule))]),
            "The share of visitors among those who arrive: one, or one by the economy that they arrive in."
        ) {
            node, route, reader in
            route.visitorShares = Self.shares(node, reader: &reader)
        },
        .value(
            "additional", \.additional, shareRule, required: true,
            "The share of visitors who would not have come anyway."),
        .value("spend", \.spend, ValueRule(.moneyEach, .notNegative), "What a visitor spends."),
        .name("into", \.into, "The flow of services that their spending is part of."),
        .value("business_share", \.businessShare, shareRule, "The share of business trips among those who arrive."),
        Field(
            "promotes", .map(.value(promotionRule)),
            "By how much 10 000 business trips a year raise flows, by their full names."
        ) {
            node, route, reader in
            route.promotes = reader.nested("promotes") { Self.promotions(node, reader: &$0) }
        },
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        for (field, needed) in [
            ("spend", "visitor_share"), ("into", "spend"), ("promotes", "business_share"),
        ] where given[needed] == nil {
            guard let place = given[field] else { continue }
            reader.findings.add(.fieldNeeds(field, needed), at: place)
        }
    }

    private static func shares(_ node: Node, reader: inout Reader) -> [NamedValue] {
        if case .mapping = node.content, node["value"] == nil {
            return reader.nested("visitor_share") { $0.values(node, rule: shareRule) }
        }
        return reader.value(node, name: "visitor_share", rule: shareRule).map {
            [NamedValue(name: "", origin: node.origin, value: $0)]
        } ?? []
    }

    private static func promotions(_ node: Node, reader: inout Reader) -> [Promotion] {
        guard case .mapping(let entries) = node.content else {
            reader.findings.add(
                .wrongType(expected: "a map of flows to shares", found: node, for: "'promotes'"), at: node.origin)
            return []
        }
        return entries.compactMap { entry in
            let key = Node(.scalar(.init(entry.key, isVerbatim: false)), origin: entry.keyOrigin)
            guard let flows = reader.selector(key, name: "promotes"),
                let value = reader.value(entry.placedValue, name: entry.key, rule: promotionRule)
            else { return nil }
            return Promotion(flows: flows, value: value)
        }
    }
}

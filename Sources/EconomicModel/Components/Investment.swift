/// Investment of one economy in another: an inflow with a growth of its own and what funds and projects put in, what it adds
/// up to, and what of it wears out.
public struct Investment: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var from = ""
    public var to = ""
    public var sector = ""
    public var tag = ""
    public var base: Value?
    public var trend: Value?
    public var elasticities: [Elasticity] = []
    public var volatility: Value?
    public var adjustment: Value?
    public var opening: Value?
    public var openingCapital: Value?
    public var depreciation: Value?
    public var supports: [Support] = []
    public var gestation: Value?

    public init() {}

    public static let fields: [Field<Investment>] = [
        .title(\.title),
        .text("from", \.from, "The economy that invests."),
        .text("to", \.to, "The economy that it is invested in."),
        .sector(\.sector), .tag(\.tag),
        .value(
            "base", \.base, ValueRule(.yearlyMoney, .notNegative, fixed: true),
            "The organic inflow in the base year: what comes without the funds and projects of the scenario."),
        .trend(\.trend, "Growth of the organic inflow, a year."),
        .elasticities(\.elasticities),
        .volatility(\.volatility, "Annual volatility of the organic inflow's own noise."),
        .adjustment(\.adjustment, "The share of the gap to what drivers call for that a year closes."),
        .value(
            "opening", \.opening, ValueRule(.money, .notNegative, fixed: true),
            "What has been invested by the end of the base year; nothing where it is left out."),
        .value(
            "opening_capital", \.openingCapital, ValueRule(.money, .notNegative, fixed: true),
            "The capital at the end of the base year; `opening` where it is left out."),
        .value(
            "depreciation", \.depreciation, ValueRule(.rate, .share), default: "0%",
            "The share of the capital that wears out in a year."),
        Field(
            "supports", .map(.value(Support.rule)),
            "Flows that added capital feeds, with how much a year for each unit of it."
        ) {
            node, investment, reader in
            investment.supports = reader.nested("supports") { Support.supports(node, reader: &$0) }
        },
        .value(
            "gestation", \.gestation, ValueRule(.duration, .notNegative, fixed: true), default: "1 year",
            "How long it takes until added capital feeds flows; a plain figure."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        if given["base"] == nil {
            if given["opening"] == nil { reader.findings.add(.investmentNeeds(), at: origin) }
            for field in ["trend", "elasticities", "volatility", "adjustment"] {
                if let place = given[field] { reader.findings.add(.organicNeedsBase(field), at: place) }
            }
            let unused = [trend, volatility, adjustment].compactMap { $0?.name }
            reader.inputs.removeAll { $0.kind == .default && unused.contains($0.value.name) }
        }
        if given["supports"] == nil {
            if let place = given["gestation"] { reader.findings.add(.gestationWithoutSupports(), at: place) }
            reader.inputs.removeAll { $0.kind == .default && $0.value.name == gestation?.name }
        }
    }
}

/// How much added capital feeds a flow.
public struct Support: Hashable, Sendable {
    /// The flow, by its bare name or as `flows.NAME`.
    public var flow: Name
    /// How much a year for each unit of added capital.
    public var rate: Value

    static let rule = ValueRule(.rate, .notNegative)

    static func supports(_ node: Node, reader: inout Reader) -> [Support] {
        guard case .mapping(let entries) = node.content else {
            reader.findings.add(
                .wrongType(expected: "a map of flows to rates", found: node, for: "'supports'"), at: node.origin)
            return []
        }
        return entries.compactMap { entry -> Support? in
            guard let rate = reader.value(entry.placedValue, name: entry.key, rule: rule) else { return nil }
            return Support(flow: Name(text: entry.key, origin: entry.keyOrigin), rate: rate)
        }
    }
}

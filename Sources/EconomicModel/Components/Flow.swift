/// Trade from one economy to another: an amount a year with a growth of its own, moved by drivers and costs.
public struct Flow: Component {
    /// What is traded.
    public enum Kind: String, CaseIterable, Sendable { case goods, services }

    /// What the trend is the growth of.
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
        .title(\.title),
        .text("from", \.from, "The economy it comes from."),
        .text("to", \.to, "The economy it goes to."),
        .sector(\.sector), .tag(\.tag),
        .choice("kind", \.kind, default: .goods, "Goods or services."),
        .value(
            "base", \.base, ValueRule(.yearlyAmount, .notNegative, fixed: true), required: true,
            "Its amount in the base year; 0 for what only effects and investment bring."),
        .trend(\.trend, "Growth of its own, a year."),
        .choice(
            "trend_of", \.trendOf, default: .median,
            "What the trend is the growth of: `median`, or `mean`, where half the variance is taken off."),
        .elasticities(\.elasticities),
        .volatility(\.volatility, "Annual volatility of its own noise."),
        .adjustment(\.adjustment, "The share of the gap to what drivers and costs call for that a year closes."),
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

/// A way for goods, with a capacity that flows and other traffic share.
public struct Corridor: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var capacity: Value?
    public var background: Background?
    public var time: Value?
    public var timeCost: Value?
    public var congestion = Congestion()
    public var diversion: Value?

    public init() {}

    public static let fields: [Field<Corridor>] = [
        .title(\.title),
        .value("capacity", \.capacity, ValueRule(.yearlyMass, .positive), required: true, "What it can carry."),
        .record("background", \.background, "What it carries beside the scenario's flows."),
        .value(
            "time", \.time, ValueRule(.duration, .positive), required: true,
            "How long goods take on it when it is empty."),
        .value(
            "time_cost", \.timeCost, ValueRule(.dailyRate, .notNegative), default: "0%",
            "What a day on the way costs, as a share of the goods' value."),
        .record("congestion", \.congestion, "How much longer goods take where it fills up."),
        .value(
            "diversion", \.diversion, ValueRule(.number, .share), default: "0%",
            "The share of what cannot pass that finds another way."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        guard given["congestion"] == nil else { return }
        // Its defaults hold without it.
        congestion = reader.nested("congestion") {
            $0.record(Node(.mapping([]), origin: .default), in: "'congestion'")
        }
    }
}

/// What a corridor carries beside the scenario's flows: tonnes a year that grow as a flow does.
public struct Background: Record {
    public var base: Value?
    public var trend: Value?
    public var elasticities: [Elasticity] = []
    public var volatility: Value?

    public init() {}

    public static let fields: [Field<Background>] = [
        .value(
            "base", \.base, ValueRule(.yearlyMass, .notNegative, fixed: true), required: true,
            "Its amount in the base year."),
        .trend(\.trend, "Median growth of its own, a year."),
        .elasticities(\.elasticities),
        .volatility(\.volatility, "Annual volatility of its own noise."),
    ]
}

/// How a corridor slows down as it fills up (Bureau of Public Roads, Traffic Assignment Manual, 1964).
public struct Congestion: Record {
    public var alpha: Value?
    public var beta: Value?

    public init() {}

    public static let fields: [Field<Congestion>] = [
        .value(
            "alpha", \.alpha, ValueRule(.number, .notNegative, fixed: true), default: "0.15",
            "By what share goods take longer where it is full."),
        .value(
            "beta", \.beta, ValueRule(.number, .positive, fixed: true), default: "4",
            "How late the delay sets in: its exponent in the utilisation."),
    ]
}

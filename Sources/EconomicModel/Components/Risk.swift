/// Something that may happen: events that come at a rate or once, last, and fade.
public struct Risk: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var description = ""
    public var isEnabled = true
    public var rate: Value?
    public var probability: Value?
    public var at: Value?
    public var from: Value?
    public var to: Value?
    public var duration: Value?
    public var recovery: Value?
    public var effects: [Effect] = []

    public init() {}

    public static let fields: [Field<Risk>] = [
        .title(\.title),
        .text("description", \.description, "What it stands on."),
        .flag("enabled", \.isEnabled, default: true, "Whether it is part of the scenario."),
        .value("rate", \.rate, ValueRule(.rate, .notNegative, fixed: true), "Events a year."),
        .value("probability", \.probability, ValueRule(.number, .share, fixed: true), "That it happens at `at`."),
        .value("at", \.at, ValueRule(.date, fixed: true), "When it happens, if it does."),
        .value("from", \.from, ValueRule(.date, fixed: true), "From when on events may come."),
        .value("to", \.to, ValueRule(.date, fixed: true), "Until when events may come."),
        .value(
            "duration", \.duration, ValueRule(.duration, .notNegative), default: "1 year", "How long an event lasts."),
        .value(
            "recovery", \.recovery, ValueRule(.duration, .notNegative), default: "0 years",
            "How long its effects take to fade after it, in a straight line."),
        Field(
            "effects",
            .either([.list(.record { Effect.fieldDescriptions }), .map(.record { Effect.fieldDescriptions })]),
            "What it does: a list, or a map whose keys name the draws."
        ) {
            node, risk, reader in
            risk.effects = reader.nested("effects") { Effect.effects(node, reader: &$0) }
        },
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        switch (given["rate"], given["probability"]) {
        case (nil, nil): reader.findings.add(.riskNeeds(), at: origin)
        case (.some, .some(let place)): reader.findings.add(.either("rate", "probability"), at: place)
        case (nil, .some(let place)): if given["at"] == nil { reader.findings.add(.probabilityNeedsAt(), at: place) }
        case (.some, nil): if let place = given["at"] { reader.findings.add(.atNeedsProbability(), at: place) }
        }
    }
}

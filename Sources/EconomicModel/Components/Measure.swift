/// Something that may be decided, with when it starts, how it builds up, what it does and what it costs.
public struct Measure: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var description = ""
    public var isEnabled = true
    public var start: Value?
    public var delay: Value?
    public var probability: Value?
    public var ramp = Ramp()
    public var end: Value?
    public var cost = Cost()
    public var requires: [Name] = []
    public var excludes: [Name] = []
    public var effects: [Effect] = []

    public init() {}

    public static let fields: [Field<Measure>] = [
        .title(\.title),
        .text("description", \.description, "What it stands on."),
        .flag(
            "enabled", \.isEnabled, default: true,
            "Whether it is part of the scenario: overlays, `--with` and `--without` switch it."),
        .value(
            "start", \.start, ValueRule(.date, fixed: true), required: true,
            "When it starts: a year, `2025-06`, or a distribution of them."),
        .value(
            "delay", \.delay, ValueRule(.duration, .notNegative, fixed: true), default: "0 years",
            "How much later than planned it starts."),
        .value(
            "probability", \.probability, ValueRule(.number, .share, fixed: true), default: "100%",
            "That it happens at all."),
        .record("ramp", \.ramp, "How its effects build up."),
        .value("end", \.end, ValueRule(.date, fixed: true), "When its effects end."),
        .record("cost", \.cost, "What it costs, and who pays."),
        .names(
            "requires", \.requires,
            "Measures without which it has no effect; it counts from the latest of their starts."),
        .names(
            "excludes", \.excludes, "Measures that cannot be in one package with it, such as another form of the same."),
        Field(
            "effects",
            .either([.list(.record { Effect.fieldDescriptions }), .map(.record { Effect.fieldDescriptions })]),
            "What it does: a list, or a map whose keys name the draws."
        ) {
            node, measure, reader in
            measure.effects = reader.nested("effects") { Effect.effects(node, reader: &$0) }
        },
    ]
}

/// How the effects of a measure build up from its start.
public struct Ramp: Record {
    /// The shape of a build-up.
    public enum Shape: String, CaseIterable, Sendable { case step, linear, logistic, exponential }

    public var shape: Shape?
    public var over: Value?

    public init() {}

    public static let fields: [Field<Ramp>] = [
        .choice("shape", \.shape, default: .step, "The shape of the build-up."),
        .value("over", \.over, ValueRule(.duration, .notNegative, fixed: true), "How long it takes; not for `step`."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        if shape == .step, let over = given["over"] { reader.findings.add(.rampOver(), at: over, severity: .warning) }
        if let shape, shape != .step, given["over"] == nil {
            reader.findings.add(.rampNeedsOver(shape.rawValue), at: origin)
        }
    }
}

/// What a measure costs.
public struct Cost: Record {
    public var once: Value?
    public var yearly: Value?
    public var payer = ""

    public init() {}

    public static let fields: [Field<Cost>] = [
        .value("once", \.once, ValueRule(.money, .notNegative, fixed: true), "Paid when it starts."),
        .value(
            "yearly", \.yearly, ValueRule(.yearlyMoney, .notNegative, fixed: true),
            "Paid each year from its start to its end."),
        .text("payer", \.payer, "Who pays."),
    ]
}

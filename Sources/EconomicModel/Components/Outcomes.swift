/// A quantity with an equation of its author's own.
public struct Variable: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var note = ""
    public var value: Value?
    public var unit: Unit?
    public var unitOrigin = Origin.default

    public init() {}

    public static let fields: [Field<Variable>] = [
        .title(\.title),
        .value(
            "value", \.value, ValueRule(.anything), required: true,
            "Its equation; it may use itself through `previous`."),
        .unit("unit", \.unit, "Its unit; needed where its equation uses itself."),
        .text("note", \.note, "What a reader should know of it."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        unitOrigin = given["unit"] ?? origin
    }
}

/// What is reported: a quantity in a unit.
public struct Indicator: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var value: Value?
    public var unit: Unit?
    public var unitOrigin = Origin.default
    public var overYear: YearlyRule?
    public var history: History?

    public init() {}

    public static let fields: [Field<Indicator>] = [
        .title(\.title),
        .value("value", \.value, ValueRule(.anything), required: true, "What it is, such as `sum(flows.*)`."),
        .unit("unit", \.unit, "The unit it is reported in."),
        .choice(
            "over_year", \.overYear,
            "How a year's figure comes from shorter periods: `mean` (the default for drivers and what is per time), `end` (the default for anything else), `sum` or `max`."
        ),
        .record("history", \.history, "Its observed past, drawn before the fan."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        unitOrigin = given["unit"] ?? origin
    }
}

/// A column of a CSV file: for an indicator with a `year` column beside it, for a driver with a row for each period.
public struct History: Record {
    public var file: SourcedText?
    public var column: SourcedText?

    public init() {}

    public static let fields: [Field<History>] = [
        Field(
            "file", .text, required: true,
            "A CSV file, relative to this file: with a `year` column for an indicator; with a row for each period, the oldest first, for a driver."
        ) {
            node, history, reader in
            history.file = reader.text(node, name: "file").map { SourcedText(text: $0, origin: node.origin) }
        },
        Field("column", .text, required: true, "The column; for an indicator, in its unit.") {
            node, history, reader in
            history.column = reader.text(node, name: "column").map { SourcedText(text: $0, origin: node.origin) }
        },
    ]
}

/// A text with its place.
public struct SourcedText: Hashable, Sendable {
    public var text: String
    public var origin: Origin
}

/// What is to be reached by an indicator, and by when.
public struct Target: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var indicator: Name?
    public var atLeast: Value?
    public var atMost: Value?
    public var by: Int?
    public var byOrigin = Origin.default
    public var reference: Reference?

    public init() {}

    public static let fields: [Field<Target>] = [
        .title(\.title),
        .name("indicator", \.indicator, required: true, "The indicator that is judged."),
        .value(
            "at_least", \.atLeast, ValueRule(.yearlyAmount, fixed: true), "Reached when the indicator is this or more."),
        .value(
            "at_most", \.atMost, ValueRule(.yearlyAmount, fixed: true), "Reached when the indicator is this or less."),
        .integer("by", \.by, 1...9999, required: true, "The year it is set for."),
        .record("reference", \.reference, "How comparable series grew: what the target's probability is set beside."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        switch (given["at_least"], given["at_most"]) {
        case (nil, nil): reader.findings.add(.targetNeeds(), at: origin)
        case (.some, .some(let place)): reader.findings.add(.either("at_least", "at_most"), at: place)
        default: break
        }
        byOrigin = given["by"] ?? origin
    }
}

/// How comparable series grew.
public struct Reference: Record {
    public var volatility: Value?
    public var growth: Value?
    public var source = ""

    public init() {}

    public static let fields: [Field<Reference>] = [
        .value(
            "volatility", \.volatility, ValueRule(.number, .positive, fixed: true), required: true,
            "The standard deviation of a year's log growth among comparable series."),
        .value(
            "growth", \.growth, ValueRule(.rate, .growth, fixed: true), required: true, "Their median growth a year."),
        .text(
            "source", \.source,
            "Where the two figures come from; the sources of the facts that they are where it is left out."),
    ]
}

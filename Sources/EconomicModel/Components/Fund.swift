/// A fund of private capital: what is promised is called over some years, grows, and is paid out (Takahashi & Alexander
/// 2002).
public struct Fund: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var description = ""
    public var commitment: Value?
    public var start: Value?
    public var contributions: [Value] = []
    public var leverage: Value?
    public var growth: Value?
    public var yield: Value?
    public var bow: Value?
    public var life: Value?
    public var foreignShare: Value?
    public var into: Name?

    public init() {}

    static let contributionRule = ValueRule(.number, .share)

    public static let fields: [Field<Fund>] = [
        .title(\.title),
        .text("description", \.description, "What it stands on."),
        .value(
            "commitment", \.commitment, ValueRule(.money, .notNegative), required: true,
            "What investors promise to pay in."),
        .value("start", \.start, ValueRule(.date, fixed: true), required: true, "When it starts to call."),
        Field(
            "contribution", .either([.value(contributionRule), .list(.value(contributionRule))]), required: true,
            "The share of what is uncalled that is called in each year of its age; the last holds for all later years."
        ) {
            node, fund, reader in
            if reader.oneOrMore(node).isEmpty { reader.findings.add(.emptyField("contribution"), at: node.origin) }
            fund.contributions = reader.nested("contribution") { reader in
                reader.oneOrMore(node).enumerated().compactMap { place, node in
                    reader.value(node, name: "\(place + 1)", rule: contributionRule)
                }
            }
        },
        .value(
            "leverage", \.leverage, ValueRule(.number, .notNegative), default: "0%",
            "What others invest beside each unit that it calls."),
        .value(
            "growth", \.growth, ValueRule(.rate, .growth), required: true,
            "Growth of its net asset value, a year; `each(…)` draws it afresh every period."),
        .value(
            "yield", \.yield, ValueRule(.rate, .share), default: "0%",
            "The least share of its net asset value that it pays out in a year."),
        .value(
            "bow", \.bow, ValueRule(.number, .positive), default: "2.5",
            "How late it pays out: the power of its age, as a share of its life, that is paid out in a year."),
        .value("life", \.life, ValueRule(.duration, .positive, fixed: true), required: true, "How long it lives."),
        .value(
            "foreign_share", \.foreignShare, ValueRule(.number, .share), default: "100%",
            "The share of what is invested that flows into `into`."),
        .name("into", \.into, "The investment that it flows into."),
    ]
}

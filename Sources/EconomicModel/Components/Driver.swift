/// A series of the world outside, such as a price of oil: one process with a level in the base year.
public struct Driver: Component {
    public enum Process: String, CaseIterable, Sendable {
        case constant, schedule, growth, gbm
        case meanReverting = "mean_reverting"

        /// The fields that it cannot do without.
        var needs: [String] {
            switch self {
            case .constant: []
            case .schedule: ["points"]
            case .growth: ["trend", "volatility"]
            case .gbm: ["volatility"]
            case .meanReverting: ["level", "half_life", "volatility"]
            }
        }

        /// The fields that only some processes have, with those that have them.
        static let fields: [String: [Process]] = [
            "start": [.constant, .growth, .gbm, .meanReverting],
            "trend": [.growth, .gbm],
            "drift": [.gbm],
            "volatility": [.schedule, .growth, .gbm, .meanReverting],
            "persistence": [.growth],
            "last": [.growth],
            "level": [.meanReverting],
            "half_life": [.meanReverting],
            "scale": [.meanReverting],
            "points": [.schedule],
            "interpolate": [.schedule],
        ]
    }

    public enum Scale: String, CaseIterable, Sendable { case log, linear }

    public enum Interpolation: String, CaseIterable, Sendable { case linear, step, smooth }

    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var process: Process?
    public var start: Value?
    public var trend: Value?
    public var drift: Value?
    public var volatility: Value?
    public var persistence: Value?
    public var last: Value?
    public var level: Value?
    public var halfLife: Value?
    public var scale: Scale?
    public var points: [SchedulePoint] = []
    public var interpolation: Interpolation?

    public init() {}

    public static let fields: [Field<Driver>] = [
        .text("title", \.title, "What reports call it."),
        .choice("process", \.process, required: true, "How it moves."),
        .value("start", \.start, ValueRule(.anything, fixed: true), default: "100", "Its level in the base year."),
        .value("trend", \.trend, ValueRule(.rate, .growth), "Median growth a year."),
        .value("drift", \.drift, ValueRule(.rate), "The drift μ of a geometric Brownian motion, a year."),
        .value(
            "volatility", \.volatility, ValueRule(.anything, .notNegative),
            "Annual volatility: the standard deviation of a year's log change, or of a year's change where `scale` is `linear`."
        ),
        .value(
            "persistence", \.persistence,
            ValueRule(.number, .persistence, fixed: true),
            "The correlation of a year's growth with the last year's."),
        .value(
            "last", \.last, ValueRule(.rate, .growth, fixed: true),
            "Growth in the base year; the trend where it is left out."),
        .value("level", \.level, ValueRule(.anything), "The median that it reverts to."),
        .value(
            "half_life", \.halfLife, ValueRule(.duration, .positive),
            "How long until half of a gap to the level is closed."),
        .choice(
            "scale", \.scale,
            "Whether it reverts in logarithms (`log`, the default) or as it is (`linear`), where it may turn negative."),
        Field(
            "points", .map(.value(ValueRule(.anything, fixed: true))),
            "Figures by year, such as `{2024: 1, 2030: 2}`; a figure stands at the middle of its year."
        ) {
            node, driver, reader in
            driver.points = reader.nested("points") { SchedulePoint.points(node, reader: &$0) }
        },
        .choice(
            "interpolate", \.interpolation,
            "Between the points: `linear` (the default), `step`, where the last figure holds, or `smooth`, a monotone cubic."
        ),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        guard let process else { return }
        for (field, origin) in given.sorted(by: { $0.key < $1.key }) {
            guard let fits = Process.fields[field], !fits.contains(process) else { continue }
            reader.findings.add(.fieldDoesNotFit(field, process.rawValue, fits.map(\.rawValue)), at: origin)
        }
        let missing = process.needs.filter { given[$0] == nil }.map { "'\($0)'" }
        let needsTrend = process == .gbm && given["trend"] == nil && given["drift"] == nil
        if needsTrend || !missing.isEmpty {
            let all = missing + (needsTrend ? ["'trend' or 'drift'"] : [])
            reader.findings.add(.processNeeds(all, process.rawValue), at: origin)
        }
        if process == .gbm, given["trend"] != nil, let drift = given["drift"] {
            reader.findings.add(.either("trend", "drift"), at: drift)
        }
        // A schedule has no start, not even the one that others have by default.
        if process == .schedule { reader.inputs.removeAll { $0.kind == .default && $0.value.name == start?.name } }
    }
}

/// A figure of a schedule.
public struct SchedulePoint: Hashable, Sendable {
    public var year: Int
    public var value: Value

    static func points(_ node: Node, reader: inout Reader) -> [SchedulePoint] {
        guard case .mapping(let entries) = node.content else {
            reader.findings.add(
                .wrongType(expected: "a map of years to figures", found: node, for: "'points'"), at: node.origin)
            return []
        }
        if entries.isEmpty { reader.findings.add(.emptyField("points"), at: node.origin) }
        return entries.compactMap { entry -> SchedulePoint? in
            guard let year = Int(entry.key), (1...9999).contains(year), "\(year)" == entry.key else {
                reader.findings.add(.notYear(entry.key), at: entry.keyOrigin)
                return nil
            }
            let rule = ValueRule(.anything, fixed: true)
            guard let value = reader.value(entry.placedValue, name: entry.key, rule: rule) else { return nil }
            return SchedulePoint(year: year, value: value)
        }.sorted { $0.year < $1.year }
    }
}

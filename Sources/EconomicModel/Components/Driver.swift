/// A series of the world outside, such as a price of oil: one process with a level in the base year.
public struct Driver: Component {
    /// How a driver moves.
    public enum Process: String, CaseIterable, Sendable {
        case constant, schedule, growth, gbm
        case meanReverting = "mean_reverting"
        case jumpDiffusion = "jump_diffusion"
        case regimes, bootstrap

        /// The fields that it cannot do without.
        var needs: [String] {
            switch self {
            case .constant: []
            case .schedule: ["points"]
            case .growth: ["trend", "volatility"]
            case .gbm: ["volatility"]
            case .meanReverting: ["level", "half_life", "volatility"]
            case .jumpDiffusion: ["volatility", "jump_rate", "jump_median", "jump_sigma"]
            case .regimes: ["states", "initial"]
            case .bootstrap: ["history"]
            }
        }

        /// Whether it moves by a `trend` or a `drift`, whichever is given.
        var needsDrift: Bool { self == .gbm || self == .jumpDiffusion }

        /// The fields that only some processes have, with those that have them.
        static let fields: [String: [Process]] = [
            "start": [.constant, .growth, .gbm, .meanReverting, .jumpDiffusion, .regimes, .bootstrap],
            "trend": [.growth, .gbm, .jumpDiffusion],
            "drift": [.gbm, .jumpDiffusion],
            "volatility": [.schedule, .growth, .gbm, .meanReverting, .jumpDiffusion],
            "persistence": [.growth],
            "last": [.growth],
            "level": [.meanReverting],
            "half_life": [.meanReverting],
            "scale": [.meanReverting],
            "points": [.schedule],
            "interpolate": [.schedule],
            "jump_rate": [.jumpDiffusion],
            "jump_median": [.jumpDiffusion],
            "jump_sigma": [.jumpDiffusion],
            "states": [.regimes],
            "initial": [.regimes],
            "history": [.bootstrap],
            "block": [.bootstrap],
            "with": [.bootstrap],
        ]
    }

    /// What reverts to its level: the logarithm, or the level as it is.
    public enum Scale: String, CaseIterable, Sendable { case log, linear }

    /// How a schedule goes between its points.
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
    public var jumpRate: Value?
    public var jumpMedian: Value?
    public var jumpSigma: Value?
    public var states: [DriverState] = []
    public var initial: Name?
    public var history: History?
    public var block: Value?
    public var with: Name?

    public init() {}

    public static let fields: [Field<Driver>] = [
        .title(\.title),
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
            "The correlation of a year's growth with the last year's; 0 where it is left out."),
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
        .value("jump_rate", \.jumpRate, ValueRule(.rate, .notNegative), "How many jumps a year there are on average."),
        .value(
            "jump_median", \.jumpMedian, ValueRule(.number, .growth),
            "The median jump, as a share of the level: `-20%` takes it down by a fifth."),
        .value(
            "jump_sigma", \.jumpSigma, ValueRule(.number, .notNegative),
            "The standard deviation of a jump in logarithms."),
        .components("states", \.states, "What it may be in, each state with a growth and a volatility of its own."),
        .name("initial", \.initial, "The state of the first period."),
        .record("history", \.history, "What its changes are taken from."),
        .value(
            "block", \.block, ValueRule(.duration, .positive, fixed: true), default: "3 years",
            "How long the stretches are that are taken from the history."),
        .name("with", \.with, "Another such driver: both take their stretches at the same places of their histories."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        guard let process else { return }
        for (field, origin) in given.sorted(by: { $0.key < $1.key }) {
            guard let fits = Process.fields[field], !fits.contains(process) else { continue }
            reader.findings.add(.fieldDoesNotFit(field, process.rawValue, fits.map(\.rawValue)), at: origin)
        }
        let missing = process.needs.filter { given[$0] == nil }.map { "'\($0)'" }
        let needsTrend = process.needsDrift && given["trend"] == nil && given["drift"] == nil
        if needsTrend || !missing.isEmpty {
            let all = missing + (needsTrend ? ["'trend' or 'drift'"] : [])
            reader.findings.add(.processNeeds(all, process.rawValue), at: origin)
        }
        if process.needsDrift, given["trend"] != nil, let drift = given["drift"] {
            reader.findings.add(.either("trend", "drift"), at: drift)
        }
        if process == .regimes { checkStates(given, reader: &reader) }
        if given["with"] != nil, let block = given["block"] { reader.findings.add(.either("with", "block"), at: block) }
        // What others have by default, such as the start that a schedule has not, is none of its inputs.
        if process == .schedule { leaveOut(\.start, reader: &reader) }
        if process != .bootstrap || given["with"] != nil { leaveOut(\.block, reader: &reader) }
    }

    /// Takes back a default that means nothing here.
    private mutating func leaveOut(_ field: WritableKeyPath<Driver, Value?>, reader: inout Reader) {
        guard let value = self[keyPath: field], value.origin == .default else { return }
        reader.inputs.removeAll { $0.value.name == value.name }
        self[keyPath: field] = nil
    }

    private func checkStates(_ given: [String: Origin], reader: inout Reader) {
        guard let origin = given["states"], !reader.missesBlock else { return }
        let names = states.map(\.name)
        if names.count < 2 { reader.findings.add(.oneState(), at: origin) }
        for name in [initial].compactMap(\.self) where !names.contains(name.text) {
            reader.findings.add(.unknownState(name.text, known: names), at: name.origin)
        }
        for state in states {
            for share in state.to where share.name == state.name {
                reader.findings.add(.stateToItself(share.name), at: share.origin)
            }
            for share in state.to where !names.contains(share.name) {
                reader.findings.add(
                    .unknownState(share.name, known: names.filter { $0 != state.name }), at: share.origin)
            }
        }
    }
}

/// What a driver with regimes may be in.
public struct DriverState: Component {
    public var name = ""
    public var origin = Origin.default
    public var trend: Value?
    public var drift: Value?
    public var volatility: Value?
    public var lasts: Value?
    public var to: [NamedValue] = []

    public init() {}

    public static let fields: [Field<DriverState>] = [
        .value("trend", \.trend, ValueRule(.rate, .growth), "Median growth a year while it lasts."),
        .value("drift", \.drift, ValueRule(.rate), "The drift μ while it lasts, a year; instead of a trend."),
        .value(
            "volatility", \.volatility, ValueRule(.number, .notNegative), required: true,
            "Annual volatility while it lasts."),
        .value(
            "lasts", \.lasts, ValueRule(.duration, .positive, fixed: true), required: true,
            "How long it lasts on average; a plain figure."),
        .values(
            "to", \.to, ValueRule(.number, .share, fixed: true),
            "Where it goes when it ends, as shares by state that add up to 100%; all other states alike where it is left out."
        ),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        switch (given["trend"], given["drift"]) {
        case (nil, nil): reader.findings.add(.stateNeedsDrift(), at: origin)
        case (.some, .some(let place)): reader.findings.add(.either("trend", "drift"), at: place)
        default: break
        }
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

/// A scenario as its author stated it, field by field.
public struct Scenario: Record {
    public var format: Int?
    public var title = ""
    public var description = ""
    public var prices = ""
    public var horizon = Horizon()
    public var simulation = SimulationSettings()
    public var facts: [NamedValue] = []
    public var parameters: [NamedValue] = []
    public var drivers: [Driver] = []
    public var correlations = Correlations()
    public var flows: [Flow] = []
    public var corridors: [Corridor] = []
    public var airRoutes: [AirRoute] = []
    public var investments: [Investment] = []
    public var projects: [ProjectPortfolio] = []
    public var funds: [Fund] = []
    public var measures: [Measure] = []
    public var risks: [Risk] = []
    public var variables: [Variable] = []
    public var indicators: [Indicator] = []
    public var targets: [Target] = []

    public init() {}

    public static let fields: [Field<Scenario>] = [
        .integer("caravan", \.format, 1...1, required: true, "The format version of the file; this is version 1."),
        .text("title", \.title, "What reports call the scenario."),
        .text("description", \.description, "What the scenario stands on; shown in reports."),
        Field("extends", .text, "Another file that this one is laid over, relative to this file.") { _, _, _ in },
        .record("horizon", \.horizon, "The base year, the last year, and the step between them."),
        .text("prices", \.prices, "A label for the price basis, such as `nominal` or `constant 2024`."),
        .record("simulation", \.simulation, "How many paths are run, and from which seed."),
        .values(
            "facts", \.facts, ValueRule(.anything, fixed: true), inFiles: true,
            "Figures with their sources: a file, a list of files, or a map."),
        .values(
            "parameters", \.parameters, ValueRule(.anything, fixed: true), "Values under names, fixed through time."),
        .components("drivers", \.drivers, "The world outside: what flows depend on."),
        Field(
            "correlations", .map(.either([.map(.value(Correlations.rule)), .flag, .text])),
            "How the shocks of drivers, flows and investments move together, and by which copula."
        ) {
            node, scenario, reader in
            scenario.correlations = reader.nested("correlations") { Correlations(node, reader: &$0) }
        },
        .components("flows", \.flows, "Trade: amounts a year from one economy to another."),
        .components("corridors", \.corridors, "Ways for goods, with a capacity that flows share."),
        .components("air_routes", \.airRoutes, "Scheduled flights, with the visitors and business trips they bring."),
        .components("investments", \.investments, "Investment: inflows, and what they add up to."),
        .components("projects", \.projects, "Projects of investment: those that are agreed, and those that come."),
        .components("funds", \.funds, "Funds of private capital: what they call, hold and pay out."),
        .components("measures", \.measures, "What may be decided: agreements, offices, routes."),
        .components("risks", \.risks, "What may happen: events that come and go."),
        .components("variables", \.variables, "Quantities with equations of the author's own."),
        .components("indicators", \.indicators, "What is reported."),
        .components("targets", \.targets, "What is to be reached, and by when."),
    ]

    /// The calendar, where the horizon makes sense.
    public var timeline: Timeline? {
        guard let from = horizon.from, let to = horizon.to, to > from else { return nil }
        return Timeline(baseYear: from, lastYear: to, step: horizon.step ?? .year)
    }

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        if given["horizon"] == nil { reader.findings.add(.missingHorizon(), at: origin) }
        if indicators.isEmpty { reader.findings.add(.nothingReported(), at: given["indicators"] ?? origin) }
    }
}

/// The years of a scenario.
public struct Horizon: Record {
    public var from: Int?
    public var to: Int?
    public var step: Timeline.Step?

    public init() {}

    public static let fields: [Field<Horizon>] = [
        .integer("from", \.from, 1...9999, required: true, "The base year: observed, not simulated."),
        .integer("to", \.to, 1...9999, required: true, "The last simulated year."),
        .choice("step", \.step, default: .year, "The length of a simulated period."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        guard let from, let to else { return }
        if to <= from {
            reader.findings.add(.horizonBackwards(from, to), at: given["to"] ?? origin)
        } else if to - from > 200 {
            reader.findings.add(.horizonTooLong(to - from), at: given["to"] ?? origin)
            self.to = nil
        }
    }
}

/// How a scenario is simulated.
public struct SimulationSettings: Record {
    public var paths: Int?
    public var seed: Int?
    public var sampling: Sampling?

    public init() {}

    public static let fields: [Field<SimulationSettings>] = [
        .integer("paths", \.paths, 1...1_000_000_000, default: 10_000, "How many paths are simulated."),
        .integer("seed", \.seed, 0...Int.max, default: 1, "What all random numbers come from."),
        .choice("sampling", \.sampling, default: .random, "How the random numbers of different paths are chosen."),
    ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        guard let paths, let sampling, paths < sampling.leastPaths else { return }
        reader.findings.add(
            .tooFewPaths(paths, for: sampling), at: given["sampling"] ?? given["paths"] ?? origin)
        self.sampling = .random
    }
}

/// How the random numbers of different paths are chosen.
public enum Sampling: String, Hashable, Sendable, Codable, CaseIterable {
    /// Independently of each other.
    case random
    /// In pairs: where one path of a pair has u, the other has 1 − u (Hammersley & Morton 1956).
    case antithetic
    /// By strata: of n paths, one in each of n equal parts of every draw's range (McKay, Beckman & Conover 1979).
    case latinHypercube = "latin_hypercube"
    /// By Sobol's sequence for the draws that matter most, by strata for the others (Sobol 1967; Owen 1998).
    case sobol

    /// Where paths are not independent, errors are estimated from groups of them: it takes 16 groups of 64.
    public var leastPaths: Int { self == .random ? 1 : 1024 }
}

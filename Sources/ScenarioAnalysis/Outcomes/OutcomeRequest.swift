public import EconomicModel
public import Summaries

/// What somebody asks about a scenario, by name.
public enum OutcomeRequest: Sendable {
    /// The probability that a target is reached by a year; by default the one it is set for.
    case target(String, by: Int?)
    /// An indicator's mean in a year.
    case indicator(String, at: Int)
    /// When a target is reached.
    case arrival(String)

    /// The outcome in a scenario.
    ///
    /// - Throws: ``OutcomeError`` where the scenario has no such thing, or does not simulate the year.
    public func outcome(in system: EconomicSystem) throws(OutcomeError) -> Outcome {
        switch self {
        case .target(let name, let by):
            let target = try Self.target(name, in: system)
            return try Self.outcome(.probability, system, target.indicator, year: by ?? target.by, target)
        case .arrival(let name):
            let target = try Self.target(name, in: system)
            let last = system.equations.timeline.lastYear
            return try Self.outcome(.arrival, system, target.indicator, year: last, target)
        case .indicator(let name, let year):
            return try Self.outcome(.level, system, name, year: year, nil)
        }
    }

    private static func target(_ name: String, in system: EconomicSystem) throws(OutcomeError) -> TargetStatement {
        guard let target = system.targets.first(where: { $0.name == name }) else {
            throw .unknown("target", name, known: system.targets.map(\.name))
        }
        return target
    }

    private static func outcome(
        _ kind: Outcome.Kind, _ system: EconomicSystem, _ name: String, year: Int, _ target: TargetStatement?
    ) throws(OutcomeError) -> Outcome {
        guard let indicator = system.scenario.indicators.first(where: { $0.name == name }) else {
            throw .unknown("indicator", name, known: system.scenario.indicators.map(\.name))
        }
        let timeline = system.equations.timeline
        guard timeline.baseYear + 1...timeline.lastYear ~= year else {
            throw .notSimulated(year, timeline.baseYear + 1, timeline.lastYear)
        }
        return Outcome(
            kind: kind, indicator: name, indicatorTitle: indicator.title.isEmpty ? name : indicator.title,
            unit: system.reportingUnit(of: indicator).symbol, year: year,
            target: target.map {
                Outcome.Goal(
                    name: $0.name, title: $0.title.isEmpty ? $0.name : $0.title,
                    direction: $0.isAtLeast ? .atLeast : .atMost, threshold: $0.threshold)
            })
    }
}

/// Why a scenario has no such outcome.
public enum OutcomeError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is none of that name: what kind of thing was meant, its name, and the names there are.
    case unknown(String, String, known: [String])
    /// The year is not simulated: the year, the first and the last that are.
    case notSimulated(Int, Int, Int)
    /// An indicator has no value in a year.
    case missing(String, Int)
    /// It has none on some of the paths.
    case missingOnPaths(String, Int)

    public var description: String {
        switch self {
        case .unknown(let kind, let name, let known):
            let hint = Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
            let list = known.isEmpty ? "the scenario has none" : "there are \(known.joined(separator: ", "))"
            return "there is no \(kind) '\(name)': \(hint ?? list)"
        case .notSimulated(let year, let first, let last):
            return "\(year) is not simulated: choose a year from \(first) to \(last)"
        case .missing(let name, let year):
            return "\(name) has no value in \(year): choose another year"
        case .missingOnPaths(let name, let year):
            return "\(name) has no value in \(year) on some paths, and so no mean over all: ask about a target of it"
        }
    }
}

extension EconomicSystem {
    /// The unit that an indicator is reported in.
    func reportingUnit(of indicator: Indicator) -> Unit {
        let quantity = equations.outputs.first { $0.name == indicator.name }?.quantity
        return indicator.unit ?? quantity.map { equations.quantities[$0.index].unit } ?? .number
    }
}

import EconomicModel
public import Summaries

/// Works out what each measure of a scenario contributes.
///
/// All sets of up to ``mostExact`` measures are simulated; of more measures, sets along orders that are drawn for each block
/// of paths, each beside its reverse.
public struct Attribution: Sendable {
    /// How many measures are attributed over all their sets.
    public static let mostExact = 12

    private let prepared: PreparedScenario
    private let request: OutcomeRequest

    public init(of prepared: PreparedScenario, _ request: OutcomeRequest) {
        (self.prepared, self.request) = (prepared, request)
    }

    /// Simulates the sets of measures.
    ///
    /// - Parameters:
    ///   - settings: How all of them are run.
    ///   - identity: What the scenario is called in results.
    /// - Returns: Shares that add up to the difference between all measures and none, but for the rounding of each.
    /// - Throws: ``OutcomeError``; `NumericalFailure`; `CancellationError`; ``NoMeasures``.
    /// - Complexity: 2ⁿ sets of n measures, or some 30 n for each 256 paths; of each what depends on the measures is simulated.
    public func result(_ settings: RunSettings, identity: ScenarioIdentity) throws -> AttributionResult {
        let outcome = try request.outcome(in: prepared.system)
        let options = MeasureOptions(of: prepared.system.scenario)
        guard options.count > 0 else { throw NoMeasures(scenario: prepared.name) }
        guard options.count <= MeasureOptions.most else { throw TooManyMeasures(count: options.count) }
        let simulation = try OutcomeSimulation(
            options.choosing(in: prepared.system.equations), outcome, varying: options.streams, settings)
        guard !simulation.misses else { throw OutcomeError.missingOnPaths(outcome.indicator, outcome.year) }
        var result =
            options.count <= Self.mostExact
            ? try ExactAttribution(options, simulation).result(settings, identity)
            : try SampledAttribution(options, simulation).result(settings, identity)
        result.notes += notes(options)
        return result
    }

    /// What the reader must know of the measures.
    private func notes(_ options: MeasureOptions) -> [String] {
        guard !options.isAdmissible(options.possible) else { return [] }
        return ["Some of the measures exclude each other: all of them together is no package that can be."]
    }
}

/// A scenario in which no measure is switched on.
public struct NoMeasures: Error, Sendable, CustomStringConvertible {
    /// Its name.
    public var scenario: String

    public var description: String {
        "no measure is switched on in \(scenario): switch some on with --with, or take a scenario that has them"
    }
}

/// More measures than sets can be made of.
public struct TooManyMeasures: Error, Sendable, CustomStringConvertible {
    /// How many there are.
    public var count: Int
    /// How many there may be.
    public var most = MeasureOptions.most

    public var description: String {
        "\(count) measures are switched on, and sets are made of at most \(most): switch some off with --without"
    }
}

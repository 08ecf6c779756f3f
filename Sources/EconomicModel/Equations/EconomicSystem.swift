/// A scenario that has been turned into equations: what is simulated, judged and reported.
public struct EconomicSystem: Sendable {
    /// The scenario as it was stated.
    public var scenario: Scenario
    /// What is simulated.
    public var equations: EquationSystem
    /// What is judged, in the order of the scenario.
    public var targets: [TargetStatement]
    /// The dotted names of components, such as `flows.food`, in the order of the blocks.
    public var components: [String]
    /// Where each stream of random numbers and each quantity is written, by name.
    public var origins: [String: Origin]
    /// The measures and risks that act on each quantity.
    public var effects: [QuantityID: [ActingEffect]]
    /// A quantity whose equations could not be worked out; there is none where nothing else is wrong.
    public var unsound: Finding?

    /// Turns a scenario into equations and checks all that can be checked before numbers are drawn.
    ///
    /// - Parameters:
    ///   - scenario: The scenario as read.
    ///   - findings: Takes what is wrong with it.
    ///   - readColumn: Reads a column of a data file, named relative to the file at the origin.
    ///
    /// It is `nil` where the calendar makes no sense. With errors among the findings it is not to be run.
    /// - Complexity: Linear in the number of quantities and effects.
    public init?(
        _ scenario: Scenario, findings: inout Findings,
        readColumn: @escaping (_ file: String, _ column: String, _ origin: Origin) -> Result<DataColumn, Problem>
    ) {
        guard let timeline = scenario.timeline else { return nil }
        var builder = SystemBuilder(scenario, timeline: timeline, readColumn: readColumn)
        builder.declareValues()
        builder.declareDrivers()
        builder.declareFlows()
        builder.declareCorridors()
        builder.declareAirRoutes()
        builder.declareInvestments()
        builder.declareProjects()
        builder.declareFunds()
        builder.declareEnabling()
        builder.declareMeasures()
        builder.declareRisks()
        builder.declareVariables()
        builder.declareIndicators()
        _ = builder.declareCostOfMeasures()
        builder.linkAirRoutes()
        builder.declareEffects()
        builder.elaborateAll()
        builder.settleShares()
        builder.checkCorridors()
        builder.applyEffects()
        builder.declareChecks()
        builder.system.correlation = builder.correlation()
        builder.system.outputs = builder.outputs()
        self.scenario = scenario
        targets = builder.targets()
        components = builder.components.map { "\($0.block).\($0.name)" }
        equations = builder.system
        effects = builder.actingEffects
        origins = builder.streamOrigins
        for (quantity, origin) in zip(builder.system.quantities, builder.quantityOrigins) {
            origins[quantity.name] = origin
        }
        findings.add(contentsOf: builder.findings.all)
        unsound = builder.firstUnsound.map { Finding(.unsound($0.name), at: $0.origin.location) }
    }
}

/// A target in numbers, in the reporting unit of its indicator.
public struct TargetStatement: Hashable, Sendable {
    /// How comparable series grew.
    public struct Reference: Hashable, Sendable {
        /// The standard deviation of a year's log growth.
        public var volatility: Double
        /// Median growth a year.
        public var growth: Double
        /// Where the two figures come from.
        public var source: String
    }

    /// Its name in the scenario.
    public var name: String
    /// What reports call it; empty where nothing is said.
    public var title: String
    /// The name of the indicator that is judged.
    public var indicator: String
    /// Whether it is reached at the threshold or above, and not at it or below.
    public var isAtLeast: Bool
    /// In the reporting unit of the indicator.
    public var threshold: Double
    /// The year that it is set for.
    public var by: Int
    /// How comparable series grew; `nil` where nothing is said.
    public var reference: Reference?
}

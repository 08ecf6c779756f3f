/// What one run of a scenario found: everything that its files and its report are written from.
///
/// It holds no clock, host or thread count, so that one scenario and one seed give the same bytes everywhere.
public struct RunResult: Sendable, Codable, Equatable {
    /// Which scenario was run, and how.
    public var scenario: ScenarioIdentity
    /// In the order of the scenario.
    public var indicators: [IndicatorResult]
    /// In the order of the scenario.
    public var targets: [TargetResult]
    /// Every figure that the run rests on.
    public var inputs: [InputRecord]
    /// What the reader of the report must know: repairs, warnings, missing values.
    public var notes: [String]
    /// What must hold on every path and did not; `nil` where everything held.
    public var brokenChecks: [BrokenCheck]?
    /// The first paths of the run in full, where they were asked for.
    public var draws: [DrawnPath]

    public init(
        scenario: ScenarioIdentity, indicators: [IndicatorResult], targets: [TargetResult], inputs: [InputRecord],
        notes: [String] = [], brokenChecks: [BrokenCheck]? = nil, draws: [DrawnPath] = []
    ) {
        self.scenario = scenario
        self.indicators = indicators
        self.targets = targets
        self.inputs = inputs
        self.notes = notes
        self.brokenChecks = brokenChecks
        self.draws = draws
    }
}

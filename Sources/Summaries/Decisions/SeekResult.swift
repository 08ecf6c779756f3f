/// The value of an input at which a target has a wanted probability: what one would have to believe.
public struct SeekResult: Sendable, Codable, Equatable {
    /// A value that was tried.
    public struct Probe: Sendable, Codable, Equatable {
        /// Where between the ends it lies: 0 at the first, 1 at the second.
        public var place: Double
        /// In the input's unit.
        public var value: Double
        /// Of the target, at that value.
        public var probability: Estimate

        public init(place: Double, value: Double, probability: Estimate) {
            self.place = place
            self.value = value
            self.probability = probability
        }
    }

    /// Which scenario was asked about.
    public var scenario: ScenarioIdentity
    /// Of kind `probability`.
    public var outcome: Outcome
    /// What is varied, such as `parameters.own_trend`, and its unit.
    public var name: String
    /// The unit of its values; empty for a pure number.
    public var unit: String
    /// The ends of the range, as they were given.
    public var between: [String]
    /// The probability that is wanted.
    public var wanted: Double
    /// At the first and the second end.
    public var ends: [Probe]
    /// Where the probability is the wanted one; `nil` where it lies on one side of it at both ends.
    public var found: Probe?
    /// The values at which the wanted probability is within the 95 % interval of the probability, from the lower to the
    /// higher; `nil` on a side where the range ends before.
    public var low: Double?
    /// The upper end of those values.
    public var high: Double?
    /// All that were tried, by value.
    public var probes: [Probe]
    /// What a reader must know beside the figures.
    public var notes: [String]

    public init(
        scenario: ScenarioIdentity, outcome: Outcome, name: String, unit: String, between: [String], wanted: Double,
        ends: [Probe], found: Probe? = nil, low: Double? = nil, high: Double? = nil, probes: [Probe],
        notes: [String] = []
    ) {
        self.scenario = scenario
        self.outcome = outcome
        self.name = name
        self.unit = unit
        self.between = between
        self.wanted = wanted
        self.ends = ends
        self.found = found
        self.low = low
        self.high = high
        self.probes = probes
        self.notes = notes
    }
}

/// What each measure of a scenario contributes to an outcome, whatever the order in which they are counted.
///
/// The worth of a set of measures is the mean outcome with these measures and no others, under the same luck. A measure's
/// share is its Shapley value: what it adds on average over all orders in which the measures may come one after another
/// (L. S. Shapley, A Value for n-Person Games, 1953). Shares add up to the difference between all measures and none, but for
/// the rounding of each: they are exact sums that are rounded once.
public struct AttributionResult: Sendable, Codable, Equatable {
    /// What a measure contributes, in the outcome's unit.
    public struct Share: Sendable, Codable, Equatable {
        /// Its name.
        public var measure: String
        /// What reports call it.
        public var title: String
        /// What it adds on average over all orders (Shapley 1953), in the outcome's unit.
        public var share: Estimate
        /// What it adds where it comes first: alone, beside nothing.
        public var first: Estimate
        /// What it adds where it comes last: what would be lost without it.
        public var last: Estimate

        public init(measure: String, title: String, share: Estimate, first: Estimate, last: Estimate) {
            self.measure = measure
            self.title = title
            self.share = share
            self.first = first
            self.last = last
        }
    }

    /// What two measures do together beyond what each does: Shapley's interaction index (M. Grabisch, M. Roubens,
    /// International Journal of Game Theory 28, 1999), positive where they strengthen each other.
    public struct Interaction: Sendable, Codable, Equatable {
        /// The names of the two.
        public var measures: [String]
        /// What they do together beyond what each does (Grabisch and Roubens 1999), in the outcome's unit.
        public var index: Estimate

        public init(measures: [String], index: Estimate) {
            self.measures = measures
            self.index = index
        }
    }

    /// Which scenario was asked about.
    public var scenario: ScenarioIdentity
    /// What was asked about it.
    public var outcome: Outcome
    /// The mean outcome without any of the measures, with all of them, and the difference.
    public var none: Estimate
    /// The mean outcome with all measures.
    public var all: Estimate
    /// The mean outcome with all measures less that without any.
    public var total: Estimate
    /// One a measure, in the order of the file.
    public var shares: [Share]
    /// Of every pair, the strongest first.
    public var interactions: [Interaction]
    /// How many different sets of measures were simulated.
    public var coalitions: Int
    /// How many orders were drawn, each beside its reverse; `nil` where all sets were simulated and shares are exact but
    /// for the paths.
    public var orders: Int?
    /// What a reader must know beside the figures.
    public var notes: [String]

    public init(
        scenario: ScenarioIdentity, outcome: Outcome, none: Estimate, all: Estimate, total: Estimate, shares: [Share],
        interactions: [Interaction], coalitions: Int, orders: Int? = nil, notes: [String] = []
    ) {
        self.scenario = scenario
        self.outcome = outcome
        self.none = none
        self.all = all
        self.total = total
        self.shares = shares
        self.interactions = interactions
        self.coalitions = coalitions
        self.orders = orders
        self.notes = notes
    }
}

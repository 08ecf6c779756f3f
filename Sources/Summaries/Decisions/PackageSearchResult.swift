/// Which sets of measures make a target most probable, and what they cost.
public struct PackageSearchResult: Sendable, Codable, Equatable {
    /// What somebody pays.
    public struct Amount: Sendable, Codable, Equatable {
        /// Empty where nobody is named.
        public var payer: String
        /// In the unit of all costs.
        public var amount: Double

        public init(payer: String, amount: Double) {
            self.payer = payer
            self.amount = amount
        }
    }

    /// A measure that packages may hold.
    public struct Candidate: Sendable, Codable, Equatable {
        /// Its name.
        public var measure: String
        /// What reports call it.
        public var title: String
        /// Its expected undiscounted cost to the year that is asked about.
        public var cost: Estimate
        /// Who pays; empty where nobody is named.
        public var payer: String
        /// The measures without which it has no effect.
        public var requires: [String]
        /// The measures that are in no package with it.
        public var excludes: [String]

        public init(
            measure: String, title: String, cost: Estimate, payer: String, requires: [String], excludes: [String]
        ) {
            self.measure = measure
            self.title = title
            self.cost = cost
            self.payer = payer
            self.requires = requires
            self.excludes = excludes
        }
    }

    /// A set of measures.
    public struct Package: Sendable, Codable, Equatable {
        /// In the order of the file; empty for none.
        public var measures: [String]
        /// The expected undiscounted cost to the year of the target, in the unit of all costs.
        public var cost: Double
        /// That cost by payer.
        public var costs: [Amount]
        /// The probability of the target, as the search found it.
        public var probability: Estimate
        /// The same from paths of another seed, which the search has not seen; `nil` where it was not run again.
        public var fresh: Estimate?

        public init(
            measures: [String], cost: Double, costs: [Amount], probability: Estimate, fresh: Estimate? = nil
        ) {
            self.measures = measures
            self.cost = cost
            self.costs = costs
            self.probability = probability
            self.fresh = fresh
        }

        /// By how much the search made it look better than it is; `nil` where it was not run again.
        public var optimism: Double? { fresh.map { probability.value - $0.value } }
    }

    /// A package that was chosen, beside those that the paths cannot tell from it.
    public struct Choice: Sendable, Codable, Equatable {
        /// What was chosen.
        public var package: Package
        /// How many other packages the paths cannot tell from it: that might be the better choice.
        public var rivals: Int
        /// Of the rivals, the one that costs least; `nil` where there is none.
        public var cheapestRival: Package?
        /// Whether the choice is sure, as far as 95 % intervals tell: no rivals, and the wanted probability surely reached.
        public var isResolved: Bool

        public init(package: Package, rivals: Int, cheapestRival: Package? = nil, isResolved: Bool) {
            self.package = package
            self.rivals = rivals
            self.cheapestRival = cheapestRival
            self.isResolved = isResolved
        }
    }

    /// A round of the race: how many packages ran, on how many paths in all.
    public struct Round: Sendable, Codable, Equatable {
        /// How many were in the race.
        public var packages: Int
        /// How many paths each had met by the end of it.
        public var paths: Int

        public init(packages: Int, paths: Int) {
            self.packages = packages
            self.paths = paths
        }
    }

    /// Which scenario was asked about.
    public var scenario: ScenarioIdentity
    /// Of kind `probability`.
    public var outcome: Outcome
    /// The unit of all costs, such as `million USD`.
    public var costUnit: String
    /// The measures that packages are made of.
    public var candidates: [Candidate]
    /// The limits on what is spent; one without a payer is on the sum.
    public var budget: [Amount]
    /// The probability that is wanted; `nil` where none was asked for.
    public var wanted: Double?
    /// How many sets of measures respect what measures require and exclude, and how many of these the budget allows.
    public var admissible: Int
    /// How many admissible packages the budget pays for.
    public var affordable: Int
    /// The race, from few paths for many packages to many paths for few.
    public var rounds: [Round]
    /// The package of no measure.
    public var none: Package
    /// The package of all measures; `nil` where some exclude each other.
    public var all: Package?
    /// The most probable within the budget.
    public var mostProbable: Choice?
    /// The cheapest that reaches the wanted probability; `nil` where none does or none was asked for.
    public var cheapest: Choice?
    /// The efficient packages, from the cheapest on: each is more probable than all that cost no more.
    public var frontier: [Package]
    /// What a reader must know beside the figures.
    public var notes: [String]

    public init(
        scenario: ScenarioIdentity, outcome: Outcome, costUnit: String, candidates: [Candidate], budget: [Amount] = [],
        wanted: Double? = nil, admissible: Int, affordable: Int, rounds: [Round], none: Package, all: Package? = nil,
        mostProbable: Choice? = nil, cheapest: Choice? = nil, frontier: [Package], notes: [String] = []
    ) {
        self.scenario = scenario
        self.outcome = outcome
        self.costUnit = costUnit
        self.candidates = candidates
        self.budget = budget
        self.wanted = wanted
        self.admissible = admissible
        self.affordable = affordable
        self.rounds = rounds
        self.none = none
        self.all = all
        self.mostProbable = mostProbable
        self.cheapest = cheapest
        self.frontier = frontier
        self.notes = notes
    }
}

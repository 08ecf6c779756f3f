/// What an outcome depends on.
public struct SensitivityResult: Sendable, Codable, Equatable {
    /// The paths of one tenth of an input's range: those with the lowest values first.
    public struct Tenth: Sendable, Codable, Equatable {
        /// The input's least and greatest value in it.
        public var from: Double
        /// The input's greatest value in the tenth.
        public var to: Double
        /// How many paths are in it.
        public var paths: Int
        /// The mean outcome over them.
        public var mean: Estimate

        public init(from: Double, to: Double, paths: Int, mean: Estimate) {
            self.from = from
            self.to = to
            self.paths = paths
            self.mean = mean
        }
    }

    /// How the outcome goes with one input, over the paths of the run.
    public struct Input: Sendable, Codable, Equatable {
        /// The group that its luck belongs to.
        public var group: String
        /// Such as `drivers.brent` or `measures.trade_office.delay`.
        public var name: String
        /// What of it is looked at, such as `mean 2025–2030`; empty where it is one value a path.
        public var aspect: String
        /// The unit of its values; empty for a pure number.
        public var unit: String
        /// Ten of them, or one for each value where it takes fewer.
        public var tenths: [Tenth]
        /// Rank correlation with the outcome (Spearman 1904); `nil` where either does not vary.
        public var rankCorrelation: Estimate?
        /// The same with all other inputs held (partial rank correlation; Iman & Conover 1979).
        public var partialRankCorrelation: Estimate?

        public init(
            group: String, name: String, aspect: String, unit: String, tenths: [Tenth],
            rankCorrelation: Estimate? = nil, partialRankCorrelation: Estimate? = nil
        ) {
            self.group = group
            self.name = name
            self.aspect = aspect
            self.unit = unit
            self.tenths = tenths
            self.rankCorrelation = rankCorrelation
            self.partialRankCorrelation = partialRankCorrelation
        }

        /// The mean outcome in the highest tenth less that in the lowest; 0 where there is one tenth.
        public var swing: Double { (tenths.last?.mean.value ?? 0) - (tenths.first?.mean.value ?? 0) }
    }

    /// How much of the outcome's variance a group of draws explains (Sobol 1993; Jansen 1999).
    public struct Index: Sendable, Codable, Equatable {
        /// The draws that belong together, by the names of what they move.
        public var group: String
        /// The streams of the group, by name.
        public var streams: [String]
        /// By itself.
        public var first: Estimate
        /// With all its interactions with other groups.
        public var total: Estimate

        public init(group: String, streams: [String], first: Estimate, total: Estimate) {
            self.group = group
            self.streams = streams
            self.first = first
            self.total = total
        }
    }

    /// What it would be worth to know more before choosing.
    public struct Information: Sendable, Codable, Equatable {
        /// Something that may be chosen.
        public struct Alternative: Sendable, Codable, Equatable {
            /// `none`, `all`, measures joined by `+`, or a scenario's name.
            public var name: String
            /// The mean objective.
            public var objective: Estimate
            /// The share of paths on which no other alternative is better.
            public var probabilityBest: Double

            public init(name: String, objective: Estimate, probabilityBest: Double) {
                self.name = name
                self.objective = objective
                self.probabilityBest = probabilityBest
            }
        }

        /// What it is worth to know a group of draws before choosing.
        public struct Value: Sendable, Codable, Equatable {
            /// The draws that belong together, by the names of what they move.
            public var group: String
            /// The expected gain from knowing the group before choosing, in the objective's unit.
            public var value: Estimate

            public init(group: String, value: Estimate) {
                self.group = group
                self.value = value
            }
        }

        /// The objective as it was given, and its unit.
        public var objective: String
        /// The unit of the objective.
        public var unit: String
        /// The year that it is taken in.
        public var year: Int
        /// What may be chosen, in the order that was given.
        public var alternatives: [Alternative]
        /// The alternative with the highest mean.
        public var best: String
        /// The expected gain from knowing everything.
        public var everything: Estimate
        /// The most valuable first.
        public var groups: [Value]

        public init(
            objective: String, unit: String, year: Int, alternatives: [Alternative], best: String,
            everything: Estimate, groups: [Value]
        ) {
            self.objective = objective
            self.unit = unit
            self.year = year
            self.alternatives = alternatives
            self.best = best
            self.everything = everything
            self.groups = groups
        }
    }

    /// A box of inputs in which a target is missed, or reached, much more often than elsewhere (PRIM; Friedman & Fisher,
    /// Statistics and Computing 9, 1999).
    public struct Condition: Sendable, Codable, Equatable {
        /// Between which values an input lies.
        public struct Bound: Sendable, Codable, Equatable {
            /// As for ``Input``.
            public var name: String
            /// What of the input is looked at; empty where it is one value a path.
            public var aspect: String
            /// The unit of its values; empty for a pure number.
            public var unit: String
            /// The values inside the box; `nil` on a side without a bound.
            public var low: Double?
            /// The greatest value inside; `nil` where there is no bound.
            public var high: Double?

            public init(name: String, aspect: String, unit: String, low: Double? = nil, high: Double? = nil) {
                self.name = name
                self.aspect = aspect
                self.unit = unit
                self.low = low
                self.high = high
            }
        }

        /// Whether the box is of paths that reach the target, or of those that miss it.
        public var isReached: Bool
        /// All of them hold on the paths of the condition.
        public var bounds: [Bound]
        /// The share of the paths in the box on which that happens, stated on paths that the box was not found on.
        public var density: Estimate
        /// The share of all paths on which that happens that are in the box.
        public var coverage: Double
        /// The share of all paths on which that happens.
        public var baseRate: Double
        /// The share of all paths that are in the box.
        public var support: Double
        /// Density and coverage on the half that the box was found on.
        public var densityFound: Double
        /// The coverage on the paths that it was found on.
        public var coverageFound: Double

        public init(
            isReached: Bool, bounds: [Bound], density: Estimate, coverage: Double, baseRate: Double, support: Double,
            densityFound: Double, coverageFound: Double
        ) {
            self.isReached = isReached
            self.bounds = bounds
            self.density = density
            self.coverage = coverage
            self.baseRate = baseRate
            self.support = support
            self.densityFound = densityFound
            self.coverageFound = coverageFound
        }
    }

    /// Which scenario was asked about.
    public var scenario: ScenarioIdentity
    /// What was asked about it.
    public var outcome: Outcome
    /// The outcome over the paths of the run.
    public var mean: Estimate
    /// Of the outcome over the paths.
    public var standardDeviation: Double
    /// Those with the greatest swing first.
    public var inputs: [Input]
    /// Those with the greatest total index first; empty where the outcome does not vary.
    public var indices: [Index]
    /// How many paths were simulated for the indices in all.
    public var indexRuns: Int
    /// What knowing more is worth; `nil` where no alternatives were given.
    public var information: Information?
    /// When the target is missed or reached; empty where that was not asked.
    public var conditions: [Condition]
    /// What a reader must know beside the figures.
    public var notes: [String]

    public init(
        scenario: ScenarioIdentity, outcome: Outcome, mean: Estimate, standardDeviation: Double, inputs: [Input],
        indices: [Index], indexRuns: Int, information: Information? = nil, conditions: [Condition] = [],
        notes: [String] = []
    ) {
        self.scenario = scenario
        self.outcome = outcome
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.inputs = inputs
        self.indices = indices
        self.indexRuns = indexRuns
        self.information = information
        self.conditions = conditions
        self.notes = notes
    }
}

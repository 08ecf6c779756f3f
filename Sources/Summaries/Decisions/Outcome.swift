/// What an analysis asks about: one figure of every path.
public struct Outcome: Sendable, Codable, Equatable {
    /// What is asked: whether, when, or how much.
    public enum Kind: String, Sendable, Codable, Equatable {
        /// Whether a target has been reached in or before a year: 1 or 0, whose mean is a probability.
        case probability
        /// An indicator in a year.
        case level
        /// The first year in which a target is reached; the year after the horizon where it never is.
        case arrival
    }

    /// What is asked.
    public var kind: Kind
    /// The name of the indicator that it is about.
    public var indicator: String
    /// What reports call that.
    public var indicatorTitle: String
    /// The indicator's reporting unit.
    public var unit: String
    /// The year that is asked about; with `arrival`, the last simulated one.
    public var year: Int
    /// The target that is judged; `nil` where the indicator itself is asked about.
    public var target: Goal?

    /// What a target asks for.
    public struct Goal: Sendable, Codable, Equatable {
        /// The name of the target.
        public var name: String
        /// What reports call it.
        public var title: String
        /// Whether it asks for at least or at most its threshold.
        public var direction: TargetResult.Direction
        /// In the indicator's reporting unit.
        public var threshold: Double

        public init(name: String, title: String, direction: TargetResult.Direction, threshold: Double) {
            self.name = name
            self.title = title
            self.direction = direction
            self.threshold = threshold
        }
    }

    public init(
        kind: Kind, indicator: String, indicatorTitle: String, unit: String, year: Int, target: Goal? = nil
    ) {
        self.kind = kind
        self.indicator = indicator
        self.indicatorTitle = indicatorTitle
        self.unit = unit
        self.year = year
        self.target = target
    }
}

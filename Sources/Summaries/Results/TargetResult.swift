/// How a target fared. A path without a value in a year is not at the target then.
public struct TargetResult: Sendable, Codable, Equatable {
    /// Which side of the threshold is the target.
    public enum Direction: String, Sendable, Codable, Equatable {
        /// The threshold or more.
        case atLeast = "at_least"
        /// The threshold or less.
        case atMost = "at_most"
    }

    /// Its name in the scenario.
    public var name: String
    /// What reports call it.
    public var title: String
    /// The name of the indicator that is judged.
    public var indicator: String
    /// Whether it asks for at least or at most its threshold.
    public var direction: Direction
    /// In the indicator's reporting unit.
    public var threshold: Double
    /// The indicator's unit.
    public var unit: String
    /// The year the target is set for.
    public var by: Int
    /// One row for each simulated year.
    public var years: [TargetYear]
    /// The first year in which at least half of the paths have reached it; `nil` where that is after the last year.
    public var medianFirstYear: Int?
    /// The mean distance that is missing at `by`, in the reporting unit, over all paths that have a value (0 on those
    /// that are there); `nil` where `by` is not simulated.
    public var meanGap: Double?
    /// The same among those of them that miss; `nil` where none does.
    public var meanGapAmongMisses: Double?
    /// What the target is held against: how comparable series grew.
    public var reference: ReferenceClass?

    public init(
        name: String, title: String, indicator: String, direction: Direction, threshold: Double, unit: String, by: Int,
        years: [TargetYear], medianFirstYear: Int?, meanGap: Double?, meanGapAmongMisses: Double?,
        reference: ReferenceClass? = nil
    ) {
        self.name = name
        self.title = title
        self.indicator = indicator
        self.direction = direction
        self.threshold = threshold
        self.unit = unit
        self.by = by
        self.years = years
        self.medianFirstYear = medianFirstYear
        self.meanGap = meanGap
        self.meanGapAmongMisses = meanGapAmongMisses
        self.reference = reference
    }
}

/// A target in one year.
public struct TargetYear: Sendable, Codable, Equatable {
    /// The year.
    public var year: Int
    /// The share of paths at the target in this year.
    public var probabilityAt: Double
    /// The share of paths that have reached it in or before this year.
    public var probabilityReached: Double
    /// The 95 % Wilson interval of `probabilityReached`.
    public var low: Double
    /// The upper end of that interval.
    public var high: Double
    /// The share of comparable series that were at the same multiple of the base year after as many years, to be held
    /// against `probabilityAt`; `nil` where the target has no reference class.
    public var referenceAt: Double?

    public init(
        year: Int, probabilityAt: Double, probabilityReached: Double, low: Double, high: Double,
        referenceAt: Double? = nil
    ) {
        self.year = year
        self.probabilityAt = probabilityAt
        self.probabilityReached = probabilityReached
        self.low = low
        self.high = high
        self.referenceAt = referenceAt
    }
}

/// A target's reference class: how comparable series grew.
public struct ReferenceClass: Sendable, Codable, Equatable {
    /// The standard deviation of yearly log growth among comparable series.
    public var volatility: Double
    /// The median growth a year of comparable series.
    public var growth: Double
    /// Where the two figures come from.
    public var source: String
    /// The share of comparable series at the target's multiple of the base year after as many years as to `by`, whether
    /// or not that year is simulated.
    public var probabilityAt: Double

    public init(volatility: Double, growth: Double, source: String, probabilityAt: Double) {
        self.volatility = volatility
        self.growth = growth
        self.source = source
        self.probabilityAt = probabilityAt
    }
}

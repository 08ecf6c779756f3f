public import EconomicModel

/// What a plan knows about an output before any path is simulated.
public struct PlannedOutput: Hashable, Sendable {
    /// The indicator's name.
    public let name: String
    /// How a year's figure comes from its periods.
    public let overYear: YearlyRule
    /// Whether it has a value, for every year of the timeline. Where it has none, its columns hold NaN.
    public let isPresent: [Bool]
    /// Whether it has none on some paths, in years in which it has one on others. There they hold NaN.
    public let isPresentOnSomePathsOnly: Bool

    /// The place of the first year, counted from the base year, in which it has a value.
    public var firstYear: Int? { isPresent.firstIndex(of: true) }
}

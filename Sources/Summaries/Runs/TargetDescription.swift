/// What a target asks for.
public struct TargetDescription: Sendable, Equatable {
    /// Its name in the scenario.
    public var name: String
    /// What reports call it.
    public var title: String
    /// The name of the output that is judged.
    public var indicator: String
    /// Whether it asks for at least or at most its threshold.
    public var direction: TargetResult.Direction
    /// In the output's reporting unit.
    public var threshold: Double
    /// The year the target is set for.
    public var by: Int
    /// How comparable series grew, where that is known.
    public var reference: ReferenceGrowth?

    public init(
        name: String, title: String, indicator: String, direction: TargetResult.Direction, threshold: Double, by: Int,
        reference: ReferenceGrowth? = nil
    ) {
        self.name = name
        self.title = title
        self.indicator = indicator
        self.direction = direction
        self.threshold = threshold
        self.by = by
        self.reference = reference
    }
}

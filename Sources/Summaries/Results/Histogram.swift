/// How often an indicator fell into each of a row of equal bins.
///
/// The bins span the bulk of the paths and not all of them, so that one far path does not flatten the picture; how many
/// lie outside is said beside it. All counts together are the paths that have a value.
public struct Histogram: Sendable, Codable, Equatable {
    /// Where the first bin starts and the last one ends, in the indicator's unit. Where the two are one, so are the bins.
    public var lower: Double
    /// Where the last bin ends.
    public var upper: Double
    /// Each bin holds its lower end and not its upper one; the last holds both.
    public var counts: [Int]
    /// How many paths lie below `lower`, and above `upper`.
    public var below: Int
    /// How many values lie above the last bin.
    public var above: Int

    public init(lower: Double, upper: Double, counts: [Int], below: Int, above: Int) {
        self.lower = lower
        self.upper = upper
        self.counts = counts
        self.below = below
        self.above = above
    }
}

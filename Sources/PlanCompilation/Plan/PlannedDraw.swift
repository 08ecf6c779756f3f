package import EconomicModel

/// Random numbers that a plan draws from one stream.
package struct PlannedDraw: Hashable, Sendable {
    /// The key of the stream.
    package let stream: UInt64
    /// How often one is drawn.
    package let cadence: Cadence
    /// Whether they are standard normals that are drawn period by period: the steps of a random walk.
    package let isShock: Bool
    /// How many of the plan's outputs depend on them.
    package let reach: Int
}

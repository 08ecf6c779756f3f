/// A distribution with valid parameters, set up once: sorted, normalised, its constants computed.
///
/// Results are those of the `Distribution` it was prepared from, bit for bit.
public struct PreparedDistribution: Sendable {
    let law: any Law

    /// The value that is not exceeded with probability `u`, for u in (0, 1); NaN outside.
    public func quantile(_ u: Double) -> Double {
        u > 0 && u < 1 ? law.quantile(u) : .nan
    }

    /// The probability of a value of at most `x`.
    public func cumulative(_ x: Double) -> Double { x.isNaN ? .nan : law.cumulative(x) }

    /// The mean; ±infinity or NaN where it is infinite or does not exist.
    public var mean: Double { law.mean }

    /// The variance; infinity or NaN where it is infinite or does not exist.
    public var variance: Double { law.variance }

    /// Whether all probability lies on single values.
    public var isDiscrete: Bool { law.isDiscrete }
}

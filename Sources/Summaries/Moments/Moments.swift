/// How many values there are, their mean, spread and range.
///
/// Two moments merge exactly as one (Chan, Golub & LeVeque, The American Statistician 37, 1983, eq. 2.1), but for rounding:
/// to give the same bits whatever the parts, merge by ``MomentAccumulator``'s tree.
///
/// Domain: any finite values. Squares leave the doubles where deviations do not lie between about 1e-150 and 1e150; then
/// ``standardDeviation`` is infinite or 0, and the mean, the minimum and the maximum are right all the same.
public struct Moments: Sendable, Equatable {
    /// How many values there are; missing ones are not counted.
    public let count: Int
    /// NaN where there are none.
    public let mean: Double
    /// The sum of the squared deviations from the mean.
    public let squaredDeviations: Double
    /// Infinity where there are none.
    public let minimum: Double
    /// Minus infinity where there are none.
    public let maximum: Double

    init(count: Int, mean: Double, squaredDeviations: Double, minimum: Double, maximum: Double) {
        self.count = count
        self.mean = mean
        self.squaredDeviations = squaredDeviations
        self.minimum = minimum
        self.maximum = maximum
    }

    /// The moments of no values.
    public static let none = Moments(
        count: 0, mean: .nan, squaredDeviations: 0, minimum: .infinity, maximum: -.infinity)

    /// The sample standard deviation (divisor n − 1); `nil` for fewer than two values. Exactly 0 for equal ones.
    public var standardDeviation: Double? {
        count > 1 ? (squaredDeviations / Double(count - 1)).squareRoot() : nil
    }

    /// The standard error of the mean, sd/√n, where the values are independent draws.
    public var standardError: Double? {
        standardDeviation.map { $0 / Double(count).squareRoot() }
    }

    /// The moments of these values and the later ones together.
    public func merged(with later: Moments) -> Moments {
        guard count > 0 else { return later }
        guard later.count > 0 else { return self }
        let shift = later.mean - mean
        let total = count + later.count
        let share = count == later.count ? 0.5 : Double(later.count) / Double(total)
        return Moments(
            count: total,
            mean: mean + shift * share,
            squaredDeviations: (squaredDeviations + later.squaredDeviations)
                + shift * shift * (Double(count) * share),
            minimum: later.minimum < minimum ? later.minimum : minimum,
            maximum: later.maximum > maximum ? later.maximum : maximum)
    }
}

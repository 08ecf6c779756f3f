import Foundation
import GSLNumerics

/// How comparable series grow: what a target is held against.
public struct ReferenceGrowth: Sendable, Equatable {
    /// The standard deviation of yearly log growth.
    public var volatility: Double
    /// The median growth a year, as a fraction.
    public var growth: Double
    /// Where the two figures come from.
    public var source: String

    public init(volatility: Double, growth: Double, source: String) {
        self.volatility = volatility
        self.growth = growth
        self.source = source
    }

    /// How often comparable series were at a target: with M the threshold as a multiple of the base and n the years to
    /// it, Φ(−(ln M − n ln(1 + growth))/(volatility √n)), or its complement for "at most".
    ///
    /// Independent log-normal growth each year: to be compared with the probability of being *at* the target, not of
    /// having reached it.
    ///
    /// - Parameters:
    ///   - target: Its threshold in the unit of `base`.
    ///   - base: The indicator in the base year.
    ///   - years: From the base year on.
    /// - Returns: `nil` where M says nothing, base or threshold not being positive, or the years or the volatility.
    func probability(of target: TargetDescription, base: Double, after years: Int) -> Double? {
        guard base > 0, target.threshold > 0, years > 0, volatility > 0, growth > -1 else { return nil }
        let n = Double(years)
        let distance = (log(target.threshold / base) - n * log(1 + growth)) / (volatility * n.squareRoot())
        let probability = normalCumulative(target.direction == .atLeast ? -distance : distance)
        return probability.isFinite ? roundedToPlanPrecision(probability) : nil
    }

    /// The reference class of a target so many years after the base year.
    ///
    /// - Parameters and result: As for ``probability(of:base:after:)``.
    func result(for target: TargetDescription, base: Double, years: Int) -> ReferenceClass? {
        probability(of: target, base: base, after: years).map {
            ReferenceClass(volatility: volatility, growth: growth, source: source, probabilityAt: $0)
        }
    }
}

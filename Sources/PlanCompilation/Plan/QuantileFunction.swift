package import EconomicModel
package import GSLNumerics

/// Whose inverse distribution function a plan evaluates.
package enum QuantileFunction: Sendable {
    case fixed(KnownQuantiles)
    /// Those of periods 1, 2, …
    case byPeriod([KnownQuantiles])
    /// With parameters that differ from path to path.
    case byPath(DistributionFamily, [Instruction.Operand])
}

/// An inverse distribution function with parameters that a plan knows.
package enum KnownQuantiles: Sendable {
    /// GSL's, rounded to the precision of a plan.
    case law(PreparedDistribution)
    case table(LazyQuantileTable)
}

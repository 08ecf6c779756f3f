package import EconomicModel
package import GSLNumerics

/// Whose inverse distribution function a plan evaluates.
package enum QuantileFunction: Sendable {
    case fixed(PreparedDistribution)
    /// Those of periods 1, 2, …
    case byPeriod([PreparedDistribution])
    /// With parameters that differ from path to path.
    case byPath(DistributionFamily, [Instruction.Operand])
}

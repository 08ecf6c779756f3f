package import EconomicModel

/// One step of a plan: a pass over the paths of a block.
///
/// A lane that is written may be one that is read. Whatever has no fixed size stands in the plan's ``PlanTables``, so that
/// an instruction is copied without counting references.
package enum Instruction: Sendable {
    /// Uniforms in (0, 1) from the stream of that key.
    case uniform(stream: UInt64, Cadence, into: Lane)
    /// Standard normals from the stream of that key.
    case normal(stream: UInt64, Cadence, into: Lane)
    /// The sum of the standard normals of the year's n periods, divided by √n.
    case yearlyNormal(stream: UInt64, into: Lane)
    case affine(Affine, into: Lane)
    case unary(UnaryKernel, Lane, into: Lane)
    case binary(BinaryKernel, Operand, Operand, into: Lane)
    /// The first operand on paths where the condition is not 0, else the second.
    case select(Lane, Operand, Operand, into: Lane)
    /// The first operand in periods where the condition is not 0, else the second.
    case choice(Figure, Operand, Operand, into: Lane)
    /// An inverse distribution function at the uniforms of a lane; its place in ``PlanTables/quantiles``.
    case quantile(Int, at: Lane, into: Lane)
    /// The figures of a list at the places in a lane; the list's own place in ``PlanTables/lists``.
    case lookup(Int, at: Lane, into: Lane)
    /// In the last period, 1 + the internal rate of return of flows from the first period on; else NaN. The flows are the
    /// lanes of an affine combination.
    case internalGrowth(of: Affine, into: Lane)
    /// Writes an output's figures.
    case report(Report)
    /// Notes the paths on which a figure is below 0; the check's place among the plan's.
    case check(Int, Affine)

    /// A lane, or one figure for all paths.
    package enum Operand: Sendable {
        case lane(Lane)
        case known(Figure)
    }

    /// A known figure: the constant, or where `series` is not negative, that series' figure of the period.
    package struct Figure: Sendable {
        package var constant: Double
        package var series: Int32
    }

    /// A constant and a weighted sum of lanes, added up from the first to the last.
    package struct Affine: Sendable {
        package var constant: Figure
        /// Where the weighted lanes stand in ``PlanTables/parts``.
        package var parts: Range<Int>
    }

    /// A lane with its weight in a sum.
    package struct Part: Sendable {
        package var weight: Figure
        package var lane: Lane
    }

    /// What an output shows in a period, in its reporting unit.
    package struct Report: Sendable {
        package var output: Int
        /// How the year's figure comes from the periods'; for `mean`, weights are divided by their number already.
        package var rule: YearlyRule
        package var figure: Affine
    }
}

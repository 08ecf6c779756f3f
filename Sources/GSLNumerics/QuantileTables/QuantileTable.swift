/// The quantile function of a distribution whose own is slow, tabulated so that a lookup takes some nanoseconds.
///
/// ```swift
/// let table = QuantileTable(of: try Distribution.gamma(shape: 2.5, scale: 4).prepared())
/// table.quantile(0.9)
/// ```
///
/// Each side of the median is a function of the probability v of what lies farther out: u below ½, 1 − u, which is exact,
/// above. From v = 2⁻¹⁶ on it is cut into pieces. For continuous distributions a piece is a polynomial of degree 13
/// through quantiles of the law itself, an octave of v or less; for discrete ones it is a value, between the cumulative
/// probabilities at which that begins and ends. Nearer to 0 and 1, and around kinks and jumps, the law is asked itself.
///
/// - Accuracy: |F(x) − u| ≤ 10⁻⁹ min(u, 1 − u), or else x is no farther from such a value than 2⁻³⁹ of its size: the
///   precision of a plan. Values of discrete distributions are exact, but for u within 2⁻⁴⁰ of a threshold, relative to v.
/// - Order: values do not decrease over the uniforms that are drawn, the odd multiples of 2⁻⁵³; over all doubles, up to
///   rounding. Where the law is asked itself, that holds as far as its own inverse is exact.
/// - Determinism: what the law gives is rounded to plan precision; the rest is plain arithmetic, with the same bits
///   everywhere. What a table holds depends on the distribution alone.
/// - Cost: some four hundred calls of the law's quantile function, a thousand for mixtures; for counts, a call of the
///   distribution function for each that is probable.
///
/// Source: W. Hörmann, J. Leydold, "Continuous random variate generation by fast numerical inversion", ACM Transactions
/// on Modeling and Computer Simulation 13 (2003), where the error in u and the test for it are from. The search for a
/// piece is that of H.-C. Chen, Y. Asau, "On generating random variates from an empirical distribution", AIIE
/// Transactions 6 (1974).
public struct QuantileTable: Sendable {
    private let lower: LawSide
    private let upper: LawSide

    /// The pieces of the lower side in the order of v, then those of the upper side; each side begins with a piece from 0
    /// to 2⁻¹⁶.
    package let rows: [QuantilePiece.Row]

    /// Where each piece ends; it begins where the one before ends. The last of either side is infinite.
    package let ends: [Double]

    /// The first piece of every cell of v, for the lower side and then for the upper one.
    package let guide: [UInt32]

    package let cells: Cells

    /// Tabulates a distribution. Equal distributions give equal tables.
    public init(of distribution: PreparedDistribution) {
        let law = distribution.law
        lower = LawSide(lowerOf: law)
        upper = LawSide(above: lower)
        let atoms = law.isDiscrete ? law.atoms(from: LawSide.outermost) : nil
        let sides = [lower, upper].map { side in
            [side.outermostPiece] + (atoms.map(side.steps) ?? side.curves())
        }
        let cells = Cells(pieces: sides.map(\.count).max() ?? 0)
        let ends = sides.map { side in side.dropLast().map(\.range.upperBound) + [.infinity] }
        self.cells = cells
        self.ends = ends.flatMap(\.self)
        rows = sides.joined().map(\.row)
        guide = zip(ends, [0, ends[0].count]).flatMap { ends, first in
            cells.starts.map { start in UInt32(first + ends.firstSortedIndex { $0 > start }) }
        }
    }

    /// What the offsets of the lower side are added to, and those of the upper side subtracted from.
    package var origins: (lower: Double, upper: Double) { (lower.origin, upper.origin) }

    /// The value that is not exceeded with probability `u`, for u in (0, 1); NaN outside.
    ///
    /// - Complexity: O(1) on average; where the law is asked itself, as long as that takes.
    public func quantile(_ u: Double) -> Double {
        let isLower = u < 0.5
        let (side, v) = isLower ? (lower, u) : (upper, 1 - u)
        var place = Int(guide[cells.place(of: v) + (isLower ? 0 : cells.count)])
        while v >= ends[place] { place += 1 }
        var offset = QuantilePiece.offset(of: rows[place], at: v)
        if offset.isNaN, u > 0, u < 1 {
            // Between the offsets of the pieces on either side, so that rounding cannot put it beyond them.
            offset = QuantilePiece.clamped(side.offset(at: v), to: rows[place])
        }
        return side.value(at: offset)
    }
}

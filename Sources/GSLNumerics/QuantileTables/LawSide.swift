/// The quantile function of a law on one side of its median, as tables hold it: an offset inwards from an origin, which
/// rises with the probability v of what lies farther out, 0 < v ≤ ½.
struct LawSide {
    let law: any Law
    let tail: Tail
    let origin: Double
    /// No offset is larger.
    private let limit: Double

    init(lowerOf law: any Law) {
        (self.law, tail, limit) = (law, .lower, .infinity)
        origin = law.origin(of: .lower)
    }

    /// The upper side, none of whose values lies below those of the lower one.
    init(above lower: LawSide) {
        (law, tail) = (lower.law, .upper)
        origin = law.origin(of: .upper)
        let median = lower.value(at: lower.offset(at: 0.5))
        var limit = origin - median
        while origin - limit < median { limit = limit.nextDown }
        self.limit = limit
    }

    /// The least v that is tabulated: one draw in 65 536 is farther out, on each side.
    static let outermost = 0x1p-16

    /// The largest error of a piece, relative to v. Errors are measured between the places that a polynomial goes through,
    /// where they are largest for smooth functions; this is a seventeenth of what a table promises.
    private static let tolerance = 0x1p-34

    /// The offset at v, rounded to plan precision.
    func offset(at v: Double) -> Double {
        min(roundedToPlanPrecision(law.offset(from: origin, in: tail, at: v)), limit)
    }

    /// The value at an offset.
    func value(at offset: Double) -> Double { tail == .lower ? origin + offset : origin - offset }

    /// Whether `offset` is the one at v: within the tolerance in v, but for what rounding does to offsets and values.
    func isOffset(_ offset: Double, at v: Double) -> Bool {
        guard offset.isFinite else { return false }
        let (x, u) = (value(at: offset), tail == .lower ? v : 1 - v)
        let error = Self.tolerance * v
        if abs(law.cumulative(x) - u) <= error { return true }
        let slack = 0x1p-39 * abs(offset)
        return law.cumulativeBelow((x - slack).nextDown) - error <= u
            && u <= law.cumulative((x + slack).nextUp) + error
    }

    /// What lies beyond the tabulated v.
    var outermostPiece: QuantilePiece {
        QuantilePiece(lawOver: 0..<Self.outermost, from: -.infinity, to: offset(at: Self.outermost))
    }
}

/// An interval that holds a figure on every path: what is known of it without simulating.
///
/// Arithmetic is that of intervals (R. E. Moore, Interval Analysis, 1966), without rounding outwards: who asks whether a
/// figure is below 0 by more than rounding need not know it better. 0 · ∞ is 0, since a figure is finite.
struct Bounds: Equatable {
    var lower: Double
    var upper: Double

    init(_ lower: Double, _ upper: Double) { (self.lower, self.upper) = (lower, upper) }
    init(_ range: ClosedRange<Double>) { self.init(range.lowerBound, range.upperBound) }

    static let all = Bounds(-.infinity, .infinity)
    static let notNegative = Bounds(0, .infinity)
    static let share = Bounds(0, 1)

    /// What holds one figure.
    init(of figure: Double) { self = figure.isNaN ? .all : Bounds(figure, figure) }

    /// What holds some figures; NaN is none.
    init(of figures: some Sequence<Double>) {
        var (lower, upper) = (Double.infinity, -Double.infinity)
        for figure in figures {
            if figure < lower { lower = figure }
            if figure > upper { upper = figure }
        }
        self = lower <= upper ? Bounds(lower, upper) : .all
    }

    var isNotNegative: Bool { lower >= 0 }

    func contains(_ other: Bounds) -> Bool { lower <= other.lower && other.upper <= upper }

    func hull(_ other: Bounds) -> Bounds { Bounds(min(lower, other.lower), max(upper, other.upper)) }

    /// What is in both; the range itself where nothing is, since both hold the figure but for rounding.
    func intersection(_ range: Bounds) -> Bounds {
        let (low, high) = (max(lower, range.lower), min(upper, range.upper))
        return low <= high ? Bounds(low, high) : range
    }

    /// What a function that never falls makes of it.
    func mapped(_ function: (Double) -> Double) -> Bounds {
        let (low, high) = (function(lower), function(upper))
        return Bounds(low.isNaN ? -.infinity : low, high.isNaN ? .infinity : high)
    }

    static prefix func - (x: Bounds) -> Bounds { Bounds(-x.upper, -x.lower) }

    static func + (x: Bounds, y: Bounds) -> Bounds { Bounds(x.lower + y.lower, x.upper + y.upper) }

    static func * (x: Bounds, y: Bounds) -> Bounds {
        func product(_ a: Double, _ b: Double) -> Double { a == 0 || b == 0 ? 0 : a * b }
        let (a, b) = (product(x.lower, y.lower), product(x.lower, y.upper))
        let (c, d) = (product(x.upper, y.lower), product(x.upper, y.upper))
        return Bounds(min(min(a, b), min(c, d)), max(max(a, b), max(c, d)))
    }

    static func / (x: Bounds, y: Bounds) -> Bounds {
        if y.lower >= 0 {
            // What is divided by 0 is no figure.
            return x * Bounds(y.upper == .infinity ? 0 : 1 / y.upper, y.lower == 0 ? .infinity : 1 / y.lower)
        }
        return y.upper <= 0 ? -x / -y : .all
    }

    /// x to the power of y.
    func raised(to exponent: Bounds) -> Bounds {
        guard isNotNegative else { return .all }
        return upper <= 1 && exponent.isNotNegative ? .share : .notNegative
    }
}

/// A curve through points that never leaves the range of two neighbours; beyond its ends it stays constant.
public struct MonotoneInterpolation: Sendable {
    /// How the curve goes between two points.
    public enum Method: Hashable, Sendable {
        /// The value of the last point that is not to the right; before the first point, the first one's.
        case step

        /// Straight between points.
        case linear

        /// Smooth, with extremes only at points: M. Steffen, "A simple method for monotonic interpolation in one dimension",
        /// Astronomy and Astrophysics 239 (1990).
        case steffen
    }

    /// A point that the curve goes through.
    public struct Point: Hashable, Sendable {
        /// Where it is.
        public var x: Double
        /// The value there.
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    private let xs: [Double]
    private let ys: [Double]
    private let method: Method
    private let spline: SteffenSpline?

    /// - Throws: `NumericsError.domain` where there is no point, a coordinate is not finite, or x does not increase.
    public init(_ points: [Point], method: Method) throws(NumericsError) {
        xs = points.map(\.x)
        ys = points.map(\.y)
        self.method = method
        guard !points.isEmpty, (xs + ys).allSatisfy(\.isFinite) else {
            throw .domain(subject: "an interpolation", need: "at least one point, with finite coordinates", given: [])
        }
        for (left, right) in zip(xs, xs.dropFirst()) where left >= right {
            throw .domain(subject: "an interpolation", need: "x that increases", given: [left, right])
        }
        // Through two points, Steffen's curve is their line.
        spline = method == .steffen && points.count > 2 ? SteffenSpline(xs, ys) : nil
    }

    /// The curve at `x`; NaN for NaN. What GSL computed is rounded to plan precision.
    ///
    /// - Complexity: O(log n).
    ///
    /// C name for `steffen`: `gsl_interp_steffen`.
    public func value(at x: Double) -> Double {
        if x.isNaN { return .nan }
        let upper = xs.firstSortedIndex { $0 > x }
        if upper == 0 { return ys[0] }
        let lower = upper - 1
        if upper == xs.count || x == xs[lower] || method == .step { return ys[lower] }
        if let spline { return roundedToPlanPrecision(spline.value(at: x)) }
        let share = (x - xs[lower]) / (xs[upper] - xs[lower])
        return ys[lower] + share * (ys[upper] - ys[lower])
    }
}

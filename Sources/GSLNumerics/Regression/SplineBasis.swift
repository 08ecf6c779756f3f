import CGSL

/// Cubic B-splines over breakpoints: functions that sum to 1, of which at most four are other than 0 at a place.
///
/// Any smooth curve over the range is nearly a combination of them, and finding which is linear least squares.
///
/// Source: C. de Boor, "A Practical Guide to Splines" (1978). C names: `gsl_bspline_alloc`, `gsl_bspline_knots`,
/// `gsl_bspline_eval_nonzero`.
public struct SplineBasis: Hashable, Sendable {
    /// The ends of the range, and between them where one cubic goes over into the next; rising.
    public let breakpoints: [Double]

    /// How many functions of the basis may be other than 0 at one place.
    public static let reach = 4

    /// How many functions there are: two more than breakpoints.
    public var count: Int { breakpoints.count + 2 }

    /// - Throws: `NumericsError.domain` where there are fewer than two breakpoints, or they do not rise or are not finite.
    public init(breakpoints: [Double]) throws(NumericsError) {
        guard breakpoints.count >= 2, breakpoints.allSatisfy(\.isFinite),
            zip(breakpoints, breakpoints.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw .domain(subject: "a spline", need: "two or more rising finite breakpoints", given: breakpoints)
        }
        self.breakpoints = breakpoints
    }

    /// A basis whose breakpoints are quantiles of data: the ends of the range, and between them such that equally many
    /// values lie between two. Breakpoints that fall together, as they do in data with ties, become one.
    ///
    /// - Parameters:
    ///   - sorted: Finite values, ascending.
    ///   - interior: How many breakpoints there are between the ends at most.
    ///   - tail: The share of the values that lies outside the range, on either side; from 0 to below ½.
    /// - Throws: `NumericsError.domain` where the range is empty.
    public init(quantilesOf sorted: [Double], interior: Int, tail: Double = 0) throws(NumericsError) {
        guard let last = sorted.indices.last, interior >= 0, tail >= 0, tail < 0.5 else {
            throw .domain(subject: "a spline", need: "data, and a tail below half of them", given: [tail])
        }
        let pieces = Double(interior + 1)
        var breakpoints: [Double] = []
        for place in 0...interior + 1 {
            let share = tail + (1 - 2 * tail) * Double(place) / pieces
            let value = sorted[Int((share * Double(last)).rounded())]
            if breakpoints.last.map({ $0 < value }) ?? true { breakpoints.append(value) }
        }
        try self.init(breakpoints: breakpoints)
    }

    /// What the functions are at one or more places.
    public struct Values: Sendable, Equatable {
        /// For each place, the first of the four functions.
        public var first: [Int32]
        /// For each place, the values of that function and the three after it.
        public var weights: [Double]
    }

    /// The values of the functions at each of some places; a place outside the range counts as the end next to it.
    ///
    /// - Parameter places: Not NaN.
    /// - Returns: Four values a place.
    /// - Throws: `NumericsError.domain` where a place is NaN; `.notConverged` where memory is out.
    /// - Determinism: rounded to plan precision.
    /// - Cost: some 50 ns a place.
    public func values(at places: [Double]) throws(NumericsError) -> Values {
        gslReturnsErrors
        guard let workspace = gsl_bspline_alloc(Self.reach, breakpoints.count) else {
            throw .notConverged(function: "a spline", iterations: 0)
        }
        defer { gsl_bspline_free(workspace) }
        var breakpoints = breakpoints
        breakpoints.withUnsafeMutableBufferPointer { knots in
            let vector = gsl_vector_view_array(knots.baseAddress, knots.count).vector
            _ = withUnsafePointer(to: vector) { gsl_bspline_knots($0, workspace) }
        }
        var values = Values(first: [], weights: [])
        values.first.reserveCapacity(places.count)
        values.weights.reserveCapacity(places.count * Self.reach)
        var four = [Double](repeating: 0, count: Self.reach)
        let status = four.withUnsafeMutableBufferPointer { four in
            var vector = gsl_vector_view_array(four.baseAddress, Self.reach).vector
            for place in places {
                let inside = min(max(place, breakpoints[0]), breakpoints[breakpoints.count - 1])
                var (first, last) = (0, 0)
                let status = gsl_bspline_eval_nonzero(inside, &vector, &first, &last, workspace)
                guard status == 0, !place.isNaN else { return false }
                values.first.append(Int32(first))
                for weight in four { values.weights.append(roundedToPlanPrecision(weight)) }
            }
            return true
        }
        guard status else { throw .domain(subject: "a spline", need: "places that are numbers", given: []) }
        return values
    }
}

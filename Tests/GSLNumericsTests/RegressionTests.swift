import GSLNumerics
import Testing

@Suite struct RegressionTests {
    /// The splines by de Boor's recursion, from the knots with the ends four times.
    private func splines(_ breakpoints: [Double], at x: Double) -> [Double] {
        let ends = 3
        let knots =
            [Double](repeating: breakpoints[0], count: ends) + breakpoints
            + [Double](repeating: breakpoints[breakpoints.count - 1], count: ends)
        func value(_ i: Int, _ order: Int) -> Double {
            if order == 1 {
                let isLast = x == breakpoints[breakpoints.count - 1] && knots[i + 1] == x && knots[i] < x
                return (knots[i] <= x && x < knots[i + 1]) || isLast ? 1 : 0
            }
            let (left, right) = (knots[i + order - 1] - knots[i], knots[i + order] - knots[i + 1])
            return (left > 0 ? (x - knots[i]) / left * value(i, order - 1) : 0)
                + (right > 0 ? (knots[i + order] - x) / right * value(i + 1, order - 1) : 0)
        }
        return (0..<breakpoints.count + 2).map { value($0, 4) }
    }

    @Test(arguments: [[0.0, 1], [-2, -0.5, 0.25, 3], [1, 2, 4, 8, 16, 32, 64]])
    func splinesAreDeBoors(breakpoints: [Double]) throws {
        let basis = try SplineBasis(breakpoints: breakpoints)
        let (low, high) = (breakpoints[0], breakpoints[breakpoints.count - 1])
        let places = (0...50).map { low + (high - low) * Double($0) / 50 } + breakpoints
        let values = try basis.values(at: places)
        #expect(values.first.count == places.count && values.weights.count == 4 * places.count)
        for (index, x) in places.enumerated() {
            var found = [Double](repeating: 0, count: basis.count)
            for step in 0..<4 { found[Int(values.first[index]) + step] = values.weights[4 * index + step] }
            for (found, expected) in zip(found, splines(breakpoints, at: x)) { #expect(abs(found - expected) < 1e-11) }
            #expect(abs(found.reduce(0, +) - 1) < 1e-11)
        }
    }

    @Test func placesOutsideCountAsTheEnds() throws {
        let basis = try SplineBasis(breakpoints: [0, 1, 3])
        let inside = try basis.values(at: [0, 3])
        #expect(try basis.values(at: [-.infinity, 1e300]) == inside)
        #expect(throws: NumericsError.self) { try basis.values(at: [1, .nan]) }
    }

    @Test func breakpointsAreQuantiles() throws {
        let sorted = (0...100).map { Double($0 * $0) }
        #expect(try SplineBasis(quantilesOf: sorted, interior: 3).breakpoints == [0, 625, 2500, 5625, 10_000])
        #expect(try SplineBasis(quantilesOf: sorted, interior: 1, tail: 0.1).breakpoints == [100, 2500, 8100])
        let ties = [0.0, 0, 0, 0, 0, 0, 1, 2]
        #expect(try SplineBasis(quantilesOf: ties, interior: 3).breakpoints == [0, 2])
        for (data, interior, tail) in [
            ([], 1, 0.0), ([1.0], 1, 0), ([2.0, 2], 3, 0), ([1.0, 2], -1, 0), ([1.0, 2], 1, 0.5),
        ] {
            #expect(throws: NumericsError.self) { try SplineBasis(quantilesOf: data, interior: interior, tail: tail) }
        }
        for breakpoints in [[], [1], [1, 1], [2, 1], [0, .infinity], [.nan, 1]] {
            #expect(throws: NumericsError.self) { try SplineBasis(breakpoints: breakpoints) }
        }
    }

    /// Σ x xᵀ and Σ x y of rows.
    private func sums(_ rows: [[Double]], _ outcome: [Double]) -> (products: [Double], moments: [Double]) {
        let size = rows[0].count
        var products = [Double](repeating: 0, count: size * size)
        var moments = [Double](repeating: 0, count: size)
        for (row, y) in zip(rows, outcome) {
            for i in 0..<size {
                moments[i] += row[i] * y
                for j in 0..<size { products[i * size + j] += row[i] * row[j] }
            }
        }
        return (products, moments)
    }

    /// A line by the formula of the covariance over the variance.
    @Test func lineByItsFormula() throws {
        let x: [Double] = [1, 2, 4, 5, 9, 11]
        let y: [Double] = [2, 1, 5, 4, 9, 8]
        let (meanX, meanY) = (x.reduce(0, +) / 6, y.reduce(0, +) / 6)
        let slope =
            zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
            / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        let (products, moments) = sums(x.map { [1, $0] }, y)
        let found = try LeastSquares.coefficients(products: products, moments: [moments, moments.map { -1000 * $0 }])
        #expect(abs(found[0][1] - slope) < 1e-7 && abs(found[0][0] - (meanY - slope * meanX)) < 1e-7)
        #expect(abs(found[1][1] + 1000 * slope) < 1e-4)
        // What stands below the diagonal is not read.
        var upper = products
        upper[2] = .greatestFiniteMagnitude
        #expect(try LeastSquares.coefficients(products: upper, moments: [moments])[0] == found[0])
    }

    /// A column that is a combination of others, or all zeros, or on another scale, spoils nothing.
    @Test func collinearColumns() throws {
        let rows = (0..<50).map { i in
            let (x, y) = (Double(i), Double(i * i % 7))
            return [1, x, y, x + y, 0, 1e-150 * (x * x)]
        }
        let outcome = rows.map { 3 + 2 * $0[1] - $0[2] }
        let (products, moments) = sums(rows, outcome)
        let found = try LeastSquares.coefficients(products: products, moments: [moments])[0]
        #expect(found[4] == 0)
        for (row, y) in zip(rows, outcome) {
            #expect(abs(zip(row, found).reduce(0) { $0 + $1.0 * $1.1 } - y) < 1e-4)
        }
    }

    @Test func refusals() {
        let cases: [([Double], [[Double]])] = [
            ([], []), ([1, 0, 1], [[1]]), ([1], [[1, 2]]), ([.nan], [[1]]), ([1], [[.infinity]]),
            ([1, 2, 2, 1], [[1, 1]]),
        ]
        for (products, moments) in cases {
            #expect(throws: NumericsError.self) {
                try LeastSquares.coefficients(products: products, moments: moments)
            }
        }
    }

    /// The formula of three variables: (r₁ᵧ − r₂ᵧ r₁₂) / √((1 − r₂ᵧ²)(1 − r₁₂²)).
    @Test func partialCorrelations() throws {
        let (r12, r1, r2) = (0.3, 0.5, -0.4)
        let matrix = try CorrelationMatrix(size: 2, values: [1, r12, r12, 1])
        let found = try matrix.partialCorrelations(with: [r1, r2])
        let expected = [
            (r1 - r2 * r12) / ((1 - r2 * r2) * (1 - r12 * r12)).squareRoot(),
            (r2 - r1 * r12) / ((1 - r1 * r1) * (1 - r12 * r12)).squareRoot(),
        ]
        for (found, expected) in zip(found, expected) { #expect(abs((found ?? .nan) - expected) < 1e-8) }
        #expect(try CorrelationMatrix.identity(size: 2).partialCorrelations(with: [0, 0]) == [0, 0])
        // Two that are the same have none, and a third keeps its own.
        let twins = try CorrelationMatrix(size: 3, values: [1, 1, 0, 1, 1, 0, 0, 0, 1])
        let beside = try twins.partialCorrelations(with: [0.6, 0.6, 0.5])
        #expect(beside[0] == nil && beside[1] == nil && abs((beside[2] ?? .nan) - 0.5 / 0.8) < 1e-7)
        #expect(throws: NumericsError.self) { try matrix.partialCorrelations(with: [0.1]) }
        #expect(throws: NumericsError.self) { try matrix.partialCorrelations(with: [.nan, 0]) }
        let impossible = try CorrelationMatrix(size: 3, values: [1, 1, 0, 1, 1, 1, 0, 1, 1])
        #expect(throws: NumericsError.self) { try impossible.partialCorrelations(with: [0, 0, 0]) }
    }
}

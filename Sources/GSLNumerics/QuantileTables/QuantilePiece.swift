/// A stretch of one side's quantile function.
package struct QuantilePiece {
    /// The stretch's beginning, its last offset, and the coefficients of its polynomial in the distance t from the
    /// beginning, the constant first. Where the law is asked itself, the constant is the first offset and the others NaN.
    package typealias Row = SIMD16<Double>

    static let degree = 13

    let range: Range<Double>
    let row: Row

    /// Offsets between `first` and `last`, which the law knows.
    init(lawOver range: Range<Double>, from first: Double, to last: Double) {
        self.range = range
        var row = Row(repeating: .nan)
        (row[0], row[1], row[2]) = (range.lowerBound, last, first)
        self.row = row
    }

    /// A single offset.
    init(step offset: Double, over range: Range<Double>) {
        self.range = range
        var row = Row.zero
        (row[0], row[1], row[2]) = (range.lowerBound, offset, offset)
        self.row = row
    }

    /// The polynomial through offsets at ``places(in:)``; `nil` where rounding could let it fall from one uniform to the
    /// next.
    init?(through offsets: [Double], over range: Range<Double>) {
        let width = range.upperBound - range.lowerBound
        var coefficients = Self.polynomial(through: offsets)
        guard Self.rises(coefficients, over: width) else { return nil }
        var scale = 1.0
        for power in coefficients.indices {
            coefficients[power] *= scale
            scale /= width  // a power of two, so that no digit is lost
        }
        self.range = range
        row = Row([range.lowerBound, offsets[offsets.count - 1]] + coefficients)
    }

    /// The piece's offset at `v`, no larger than its last; NaN where the law is to be asked.
    ///
    /// The kernels of `CLanes` repeat this operation by operation.
    static func offset(of row: Row, at v: Double) -> Double {
        let t = v - row[0]
        let t2 = t * t
        let t4 = t2 * t2
        let near = (row[4] + row[5] * t) + (row[6] + row[7] * t) * t2
        let middle = (row[8] + row[9] * t) + (row[10] + row[11] * t) * t2
        let far = (row[12] + row[13] * t) + (row[14] + row[15] * t) * t2
        // Small terms first, so that the last roundings are all that counts.
        let y = row[2] + t * (row[3] + t * (near + (middle + far * t4) * t4))
        return row[1] < y ? row[1] : y
    }

    /// An offset that the law gives, no smaller than the piece's first and no larger than its last.
    static func clamped(_ offset: Double, to row: Row) -> Double { min(max(offset, row[2]), row[1]) }
}

extension QuantilePiece {
    /// The nodes in 4096ths: extremes of a Chebyshev polynomial, (1 − cos(π j / 13)) / 2, but exact.
    private static let nodes = [0, 60, 235, 515, 885, 1322, 1801, 2295, 2774, 3211, 3581, 3861, 4036, 4096]
        .map { Double($0) / 4096 }

    /// The places that a polynomial goes through, both ends among them.
    static func places(in range: Range<Double>) -> [Double] {
        nodes.map { range.lowerBound + (range.upperBound - range.lowerBound) * $0 }
    }

    /// The coefficients in s of the polynomial through values at the nodes s, by Newton's divided differences.
    private static func polynomial(through values: [Double]) -> [Double] {
        var differences = values
        for order in 1...degree {
            for place in stride(from: degree, through: order, by: -1) {
                differences[place] =
                    (differences[place] - differences[place - 1]) / (nodes[place] - nodes[place - order])
            }
        }
        var coefficients = [Double](repeating: 0, count: degree + 1)
        for place in stride(from: degree, through: 0, by: -1) {
            for power in stride(from: degree, through: 1, by: -1) {
                coefficients[power] = coefficients[power - 1] - nodes[place] * coefficients[power]
            }
            coefficients[0] = differences[place] - nodes[place] * coefficients[0]
        }
        return coefficients
    }

    /// Whether p(s) = Σ cₖ sᵏ rises over 0 ≤ s ≤ 1, and enough for its computed values never to fall from one of the
    /// uniforms that are drawn to the next.
    ///
    /// Uniforms are 2⁻⁵² apart, 2⁻⁵² / width in s. The rise d(s) = p(s) − p(0) is computed with a relative error below
    /// 5 · 2⁻⁵³ (the largest found is 4.6), and adding it to p(0) changes no order. So s p′(s) ≥ 5 width d(s) is enough: that
    /// the polynomial Σ (k − 5 width) cₖ sᵏ⁻¹ is nowhere negative, which it is not where its Bernstein coefficients are not.
    private static func rises(_ coefficients: [Double], over width: Double) -> Bool {
        var bernstein = coefficients.indices.dropFirst().map { power in
            (Double(power) - 5 * width) * coefficients[power]
        }
        let last = bernstein.count - 1
        var choices = 1.0  // binomial coefficients
        for power in bernstein.indices {
            bernstein[power] /= choices
            choices *= Double(last - power) / Double(power + 1)
        }
        for order in 0..<last {
            for place in stride(from: last, through: order + 1, by: -1) { bernstein[place] += bernstein[place - 1] }
        }
        return bernstein.allSatisfy { $0 >= 0 }
    }
}

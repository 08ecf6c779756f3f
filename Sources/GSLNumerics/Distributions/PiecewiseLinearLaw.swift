/// A quantile function that is straight between points.
struct PiecewiseLinearLaw: Law {
    /// From probability 0 to 1, strictly increasing.
    private let probabilities: [Double]

    /// The values at those probabilities, non-decreasing.
    private let values: [Double]

    /// Through given points; the first and the last segment go on to the probabilities 0 and 1.
    init(points: [Distribution.QuantilePoint]) {
        var points = points
        let (first, last) = (points[0], points[points.count - 1])
        if first.probability > 0 {
            let slope = PiecewiseLinearLaw.slope(first, points[1])
            points.insert(.init(probability: 0, value: first.value - slope * first.probability), at: 0)
        }
        if last.probability < 1 {
            let slope = PiecewiseLinearLaw.slope(points[points.count - 2], last)
            points.append(.init(probability: 1, value: last.value + slope * (1 - last.probability)))
        }
        probabilities = points.map(\.probability)
        values = points.map(\.value)
    }

    /// Through a sample's sorted values, at probabilities i / (n - 1): the inverse of the quantile of type 7.
    init(sample: [Double]) {
        let sorted = sample.sorted()
        values = sorted.count == 1 ? [sorted[0], sorted[0]] : sorted
        let last = Double(values.count - 1)
        probabilities = values.indices.map { Double($0) / last }
    }

    private static func slope(_ a: Distribution.QuantilePoint, _ b: Distribution.QuantilePoint) -> Double {
        (b.value - a.value) / (b.probability - a.probability)
    }

    func quantile(_ u: Double) -> Double {
        let upper = probabilities.firstSortedIndex { $0 >= u }
        return interpolated(probabilities, values, upper, u)
    }

    func cumulative(_ x: Double) -> Double {
        let upper = values.firstSortedIndex { $0 > x }
        if upper == 0 { return 0 }
        return upper == values.count ? 1 : interpolated(values, probabilities, upper, x)
    }

    func cumulativeBelow(_ x: Double) -> Double {
        let upper = values.firstSortedIndex { $0 >= x }
        if upper == 0 { return 0 }
        return upper == values.count ? 1 : interpolated(values, probabilities, upper, x)
    }

    var isDiscrete: Bool { values[0] == values[values.count - 1] }

    var mean: Double { segments.reduce(0) { $0 + $1.weight * ($1.lower + $1.upper) / 2 } }

    /// Each segment is a uniform distribution: its own variance, and its mean's distance from the whole's.
    var variance: Double {
        let mean = mean
        return segments.reduce(0) { sum, segment in
            let distance = (segment.lower + segment.upper) / 2 - mean
            let width = segment.upper - segment.lower
            return sum + segment.weight * (distance * distance + width * width / 12)
        }
    }

    private var segments: [(weight: Double, lower: Double, upper: Double)] {
        probabilities.indices.dropFirst().map {
            (probabilities[$0] - probabilities[$0 - 1], values[$0 - 1], values[$0])
        }
    }

    /// The line through points `upper` - 1 and `upper`, at `x`.
    private func interpolated(_ xs: [Double], _ ys: [Double], _ upper: Int, _ x: Double) -> Double {
        let share = (x - xs[upper - 1]) / (xs[upper] - xs[upper - 1])
        let y = ys[upper - 1] + share * (ys[upper] - ys[upper - 1])
        return min(max(y, ys[upper - 1]), ys[upper])
    }
}

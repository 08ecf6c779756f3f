// Curves through figures of single years.

extension SystemBuilder {
    /// The interpolated figure at the middle of each period, constant beyond the first and last point.
    ///
    /// `smooth` is the monotone cubic of Steffen (1990); the slopes are written as terms, so that figures may be uncertain.
    func interpolation(_ kind: Driver.Interpolation, _ points: [(time: Double, figure: Term)]) -> Term {
        guard points.count > 1 else { return points.first?.figure ?? .zero }
        let places = (0...timeline.periodCount).map { period in
            Self.place(of: (timeline.start(of: period) + timeline.end(of: period)) / 2, in: points.map(\.time))
        }
        var sum = WeightedSum(count: places.count)
        func add(_ term: Term, in interval: Int, _ weight: (Double) -> Double) {
            let weights = places.map { $0.interval == interval ? weight($0.share) : 0 }
            sum.add(term, constant(term), weights)
        }
        let slopes = kind == .smooth ? steffenSlopes(points) : []
        for interval in 0..<points.count - 1 {
            let (left, right) = (points[interval].figure, points[interval + 1].figure)
            let width = points[interval + 1].time - points[interval].time
            switch kind {
            case .step:
                add(left, in: interval) { $0 < 1 ? 1 : 0 }
                add(right, in: interval) { $0 < 1 ? 0 : 1 }
            case .linear:
                add(left, in: interval) { 1 - $0 }
                add(right, in: interval) { $0 }
            case .smooth:
                add(left, in: interval) { (1 + 2 * $0) * (1 - $0) * (1 - $0) }
                add(right, in: interval) { $0 * $0 * (3 - 2 * $0) }
                add(slopes[interval], in: interval) { $0 * (1 - $0) * (1 - $0) * width }
                add(slopes[interval + 1], in: interval) { $0 * $0 * ($0 - 1) * width }
            }
        }
        return sum.term
    }

    /// The interval between points that a time lies in, and how far into it.
    private static func place(of time: Double, in times: [Double]) -> (interval: Int, share: Double) {
        let interval = max(0, min(times.count - 2, (times.firstIndex { $0 > time } ?? times.count) - 1))
        let share = (time - times[interval]) / (times[interval + 1] - times[interval])
        return (interval, min(1, max(0, share)))
    }

    /// The slopes at the points of a monotone cubic (Steffen 1990, equation 11). At the ends it is the slope of the line to
    /// the next point, the simplest that the paper offers, and GSL's choice.
    private func steffenSlopes(_ points: [(time: Double, figure: Term)]) -> [Term] {
        let widths = zip(points, points.dropFirst()).map { $1.time - $0.time }
        let chords = zip(zip(points, points.dropFirst()), widths).map { pair, width in
            (pair.1.figure - pair.0.figure) * .constant(1 / width)
        }
        func absolute(_ term: Term) -> Term { .unary(.absolute, term) }
        func sign(_ term: Term) -> Term { .less(.zero, term) - .less(term, .zero) }
        var slopes: [Term] = []
        for place in points.indices {
            if place == 0 || place == points.count - 1 {
                slopes.append(chords[min(place, chords.count - 1)])
            } else {
                let (left, right) = (chords[place - 1], chords[place])
                let total = widths[place - 1] + widths[place]
                let parabola =
                    .constant(widths[place] / total) * left + .constant(widths[place - 1] / total) * right
                let bound = Term.minimum(
                    .minimum(absolute(left), absolute(right)), .constant(0.5) * absolute(parabola))
                slopes.append((sign(left) + sign(right)) * bound)
            }
        }
        return slopes
    }
}

/// A sum of terms with a weight in each period: what is known of it is one series.
private struct WeightedSum {
    private var known: [Double]
    private var terms: [Term] = []

    init(count: Int) { known = Array(repeating: 0, count: count) }

    /// Adds a term, with its figure where it is a constant.
    mutating func add(_ term: Term, _ constant: Double?, _ weights: [Double]) {
        if let constant {
            for period in known.indices { known[period] += weights[period] * constant }
        } else {
            terms.append(.series(weights) * term)
        }
    }

    var term: Term { terms.isEmpty ? .series(known) : .sum(terms + [.series(known)]) }
}

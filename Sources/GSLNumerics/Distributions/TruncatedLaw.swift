/// A law on condition that its value is between two bounds; either end belongs to it.
///
/// Moments are integrals of the quantile function over (0, 1).
struct TruncatedLaw: Law {
    private let law: any Law
    private let minimum: Double
    private let maximum: Double

    /// The probability below the minimum, and that between the bounds.
    private let below: Double
    private let kept: Double

    init(law: any Law, minimum: Double, maximum: Double) {
        self.law = law
        self.minimum = minimum
        self.maximum = maximum
        below = law.cumulativeBelow(minimum)
        kept = law.cumulative(maximum) - below
    }

    var isDiscrete: Bool { law.isDiscrete }

    func quantile(_ u: Double) -> Double {
        let probability = below + u * kept
        if probability <= 0 { return minimum }
        if probability >= 1 { return maximum }
        return min(max(law.quantile(probability), minimum), maximum)
    }

    func cumulative(_ x: Double) -> Double {
        if x < minimum { return 0 }
        return x >= maximum ? 1 : share(law.cumulative(x))
    }

    func cumulativeBelow(_ x: Double) -> Double {
        if x <= minimum { return 0 }
        return x > maximum ? 1 : share(law.cumulativeBelow(x))
    }

    func successor(of x: Double) -> Double {
        let next = law.successor(of: x)
        return next <= maximum ? next : .infinity
    }

    private func share(_ probability: Double) -> Double { min(max((probability - below) / kept, 0), 1) }

    var mean: Double {
        switch (hasMoment(1, on: .lower), hasMoment(1, on: .upper)) {
        case (true, true): integral(over: 0...1) { quantile($0) }
        case (true, false): .infinity
        case (false, true): -.infinity
        case (false, false): .nan
        }
    }

    var variance: Double {
        let mean = mean
        guard mean.isFinite else { return .nan }
        guard hasMoment(2, on: .lower), hasMoment(2, on: .upper) else { return .infinity }
        return integral(over: 0...1) { (quantile($0) - mean) * (quantile($0) - mean) }
    }

    func hasMoment(_ order: Int, on tail: Tail) -> Bool {
        switch tail {
        case .lower: minimum.isFinite || law.hasMoment(order, on: .lower)
        case .upper: maximum.isFinite || law.hasMoment(order, on: .upper)
        }
    }
}

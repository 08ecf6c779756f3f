/// One of several laws, by chance.
struct MixtureLaw: Law {
    private let parts: [(share: Double, law: any Law)]

    init(components: [Distribution.Component]) {
        let components = components.filter { $0.weight > 0 }
        let total = components.reduce(0) { $0 + $1.weight }
        parts = components.map { ($0.weight / total, $0.distribution.lawOfValidParameters) }
    }

    var isDiscrete: Bool { parts.allSatisfy(\.law.isDiscrete) }

    /// Between the smallest and the largest of the parts' quantiles.
    func quantile(_ u: Double) -> Double {
        let quantiles = parts.map { $0.law.quantile(u) }
        guard let lower = quantiles.min(), let upper = quantiles.max(), lower <= upper else { return .nan }
        let guess = isDiscrete ? nil : try? root(in: lower...upper, tolerance: 1e-15) { cumulative($0) - u }
        return smallestDouble(in: lower...upper, near: guess ?? .nan) { cumulative($0) >= u }
    }

    func cumulative(_ x: Double) -> Double { parts.reduce(0) { $0 + $1.share * $1.law.cumulative(x) } }
    func cumulativeBelow(_ x: Double) -> Double { parts.reduce(0) { $0 + $1.share * $1.law.cumulativeBelow(x) } }

    func successor(of x: Double) -> Double { parts.reduce(.infinity) { min($0, $1.law.successor(of: x)) } }

    var mean: Double { parts.reduce(0) { $0 + $1.share * $1.law.mean } }

    /// The parts' own variances, and their means' distances from the whole's.
    var variance: Double {
        let mean = mean
        guard mean.isFinite else { return mean.isNaN ? .nan : .infinity }
        return parts.reduce(0) { sum, part in
            let distance = part.law.mean - mean
            return sum + part.share * (part.law.variance + distance * distance)
        }
    }

    func hasMoment(_ order: Int, on tail: Tail) -> Bool { parts.allSatisfy { $0.law.hasMoment(order, on: tail) } }
}

import GSLNumerics
import Testing

@Suite struct DistributionTests {
    @Test(arguments: Families.all)
    func isValid(distribution: Distribution) throws { try distribution.validate() }

    /// The cumulative probability of a quantile is the probability it was asked for.
    @Test(arguments: Families.continuous)
    func roundTrip(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        for u in Families.probabilities where u >= 1e-6 && u <= 1 - 1e-6 {
            let x = prepared.quantile(u)
            #expect(x.isFinite)
            // A step of x's last place can move a steep distribution by more than rounding in u.
            let slack = max(prepared.cumulative(x.nextUp) - prepared.cumulative(x.nextDown), 1e-9 * min(u, 1 - u))
            #expect(abs(prepared.cumulative(x) - u) <= slack, "F(\(x)) = \(prepared.cumulative(x)), not \(u)")
        }
    }

    /// The smallest value whose cumulative probability reaches u.
    @Test(arguments: Families.discrete)
    func smallestValue(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        #expect(prepared.isDiscrete)
        for u in Families.probabilities {
            let x = prepared.quantile(u)
            #expect(prepared.cumulative(x) >= u - 1e-15)
            #expect(prepared.cumulative(x.nextDown) < u)
        }
    }

    @Test(arguments: Families.all)
    func quantileDoesNotDecrease(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        let quantiles = Families.probabilities.map(prepared.quantile)
        for (lower, upper) in zip(quantiles, quantiles.dropFirst()) {
            #expect(lower <= upper + 1e-12 * abs(upper))
        }
    }

    @Test(arguments: Families.all)
    func cumulativeGoesFromZeroToOne(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        #expect(prepared.cumulative(-.infinity) == 0)
        #expect(prepared.cumulative(.infinity) == 1)
        #expect(prepared.cumulative(.nan).isNaN)
        let x = stride(from: -20, through: 100, by: 0.25).map(prepared.cumulative)
        #expect(zip(x, x.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
        #expect(x.allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    /// Moments against sums over 2^14 equally likely quantiles, for distributions without heavy tails.
    @Test(arguments: Families.all)
    func moments(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        guard prepared.mean.isFinite, prepared.variance.isFinite else { return }
        let n = 1 << 14
        let quantiles = (0..<n).map { prepared.quantile((Double($0) + 0.5) / Double(n)) }
        let mean = quantiles.reduce(0, +) / Double(n)
        let deviation = prepared.variance.squareRoot()
        #expect(abs(mean - prepared.mean) <= 0.02 * deviation + 1e-12 * abs(mean))
        guard !distribution.isHeavyTailed, deviation > 1e-6 * abs(mean) else { return }
        let square = quantiles.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
        #expect(abs(square - prepared.variance) <= 0.02 * prepared.variance)
    }

    @Test func infiniteMoments() {
        #expect(Distribution.pareto(minimum: 1, shape: 0.8).mean == .infinity)
        #expect(Distribution.pareto(minimum: 1, shape: 1.5).variance == .infinity)
        #expect(Distribution.student(degreesOfFreedom: 1, location: 0, scale: 1).mean.isNaN)
        #expect(Distribution.student(degreesOfFreedom: 2, location: 0, scale: 1).variance == .infinity)
        let half = Distribution.truncated(
            .student(degreesOfFreedom: 1, location: 0, scale: 1), minimum: 0, maximum: .infinity)
        #expect(half.mean == .infinity)
        let bounded = Distribution.truncated(.pareto(minimum: 1, shape: 0.8), minimum: 0, maximum: 10)
        #expect(bounded.mean > 1 && bounded.mean < 10)
    }

    @Test(arguments: Families.all)
    func preparedGivesTheSameBits(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        for u in [0.001, 0.3, 0.5, 0.77, 0.9999] {
            #expect(prepared.quantile(u) == distribution.quantile(u))
            #expect(prepared.cumulative(u * 10) == distribution.cumulative(u * 10))
        }
    }

    @Test func outsideItsDomain() {
        let normal = Distribution.normal(mean: 0, standardDeviation: 1)
        for u in [0, 1, -1, 2, .nan] { #expect(normal.quantile(u).isNaN) }
        for invalid in Self.invalid {
            #expect(invalid.quantile(0.3).isNaN && invalid.cumulative(0.3).isNaN)
            #expect(invalid.mean.isNaN && invalid.variance.isNaN)
        }
    }

    static let invalid: [Distribution] = [
        .normal(mean: .nan, standardDeviation: 1), .binomial(count: .nan, probability: 0.5), .discrete([]),
        .quantiles([]), .empirical([]), .mixture([]), .poisson(mean: .infinity),
        .truncated(.discrete([]), minimum: 0, maximum: 1),
    ]
}

extension Distribution {
    /// Whether sums over equally likely quantiles are a poor estimate of the variance.
    fileprivate var isHeavyTailed: Bool {
        switch self {
        case .student, .pareto: true
        case .lognormal(_, let sigma): sigma > 1
        case .gamma(let shape, _), .weibull(let shape, _): shape < 0.5
        case .truncated(let distribution, _, _): distribution.isHeavyTailed
        default: mean.isNaN
        }
    }
}

import GSLNumerics
import Testing

/// Tables against the distributions that they are made of.
@Suite struct QuantileTableTests {
    /// Laws that are measured from where they end or from their centre, so that rounding leaves them their digits.
    static let smooth: [Distribution] =
        shapes.map { .gamma(shape: $0, scale: 3) }
        + [1, 1.5, 2, 3, 5, 10, 30, 100].map { .student(degreesOfFreedom: $0, location: 0, scale: 2) }
        + [0, 0.01, 0.3, 0.5, 0.9, 1].map { .pert(minimum: 0, mode: $0, maximum: 1) }
        + [
            .pert(minimum: 0.1, mode: 0.17, maximum: 0.3), .pert(minimum: 2025, mode: 2025, maximum: 2040),
            .pert(minimum: -3e-9, mode: 1e-9, maximum: 1e-9), .student(degreesOfFreedom: 4, location: -50, scale: 2),
        ]

    private static let shapes = [0.1, 0.5, 1, 2, 50, 1000]

    static let betas: [Distribution] = shapes.flatMap { a in shapes.map { b in .beta(a: a, b: b) } }

    /// Laws with kinks, jumps, gaps and ends.
    static let pieced: [Distribution] = [
        mixture((0.7, normal(0, 1)), (0.3, normal(3, 2))), mixture((0.5, normal(0, 1)), (0.5, normal(1000, 1))),
        mixture((0.999, normal(0, 1)), (0.001, normal(40, 0.01))),
        mixture((3, normal(0, 1)), (1, .uniform(minimum: 5, maximum: 6))),
        mixture((0.6, .discrete([.init(value: 0.1, weight: 1)])), (0.4, .gamma(shape: 2, scale: 3))),
        mixture((0.25, .uniform(minimum: 0, maximum: 1)), (0.75, .uniform(minimum: 2, maximum: 3))),
        mixture((1, .pert(minimum: 0, mode: 1, maximum: 3)), (2, .student(degreesOfFreedom: 3, location: 1, scale: 1))),
        .mixture(
            (0..<8).map {
                .init(weight: Double(1 + $0 % 3), distribution: .uniform(minimum: Double($0), maximum: Double($0) + 1))
            }),
        .truncated(normal(0, 1), minimum: -0.5, maximum: 2),
        .truncated(normal(2027, 0.5), minimum: 2025, maximum: 2030),
        .truncated(.lognormal(median: 1, sigma: 1), minimum: 2, maximum: .infinity),
        .truncated(.student(degreesOfFreedom: 3, location: 0, scale: 1), minimum: -.infinity, maximum: 1),
        .truncated(.triangular(minimum: 0, mode: 1, maximum: 3), minimum: 0.5, maximum: 2),
        .truncated(.gamma(shape: 0.5, scale: 1), minimum: 0, maximum: 4),
    ]

    static let discrete: [Distribution] =
        Families.discrete.filter(\.hasSlowQuantile) + [
            .binomial(count: 1, probability: 0.5), .binomial(count: 1000, probability: 1e-3),
            .poisson(mean: 0), .poisson(mean: 1e-4), .poisson(mean: 1), .poisson(mean: 300),
            .truncated(.binomial(count: 50, probability: 0.5), minimum: 20.5, maximum: 23.5),
            mixture((0.5, .poisson(mean: 2)), (0.5, .binomial(count: 9, probability: 0.9))),
        ]

    private static func normal(_ mean: Double, _ standardDeviation: Double) -> Distribution {
        .normal(mean: mean, standardDeviation: standardDeviation)
    }

    private static func mixture(_ parts: (Double, Distribution)...) -> Distribution {
        .mixture(parts.map { .init(weight: $0.0, distribution: $0.1) })
    }

    // MARK: Probabilities

    /// Both ends, the ends of octaves and of their parts with their neighbours, and random ones in between and in the tails.
    private static let probabilities: [Double] = {
        var lower = [0x1p-53, 0x1p-52, 1e-12, 1e-9, 1e-6, 0.1, 1.0 / 3]
        for octave in 1...20 {
            let start = Double(sign: .plus, exponent: -octave - 1, significand: 1)
            for part in 0..<32 {
                let end = start * (1 + Double(part) / 32)
                lower += [end.nextDown, end, end.nextUp]
            }
        }
        var generator = SplitMix64(state: 1)
        for _ in 0..<1000 {
            lower.append(.random(in: 0x1p-53...0.5, using: &generator))
            lower.append(.random(in: 0x1p-53...0x1p-10, using: &generator))
            lower.append(.random(in: 0x1p-53...0x1p-15, using: &generator))
        }
        return (lower + lower.map { 1 - $0 } + [0.5]).sorted()
    }()

    // MARK: Accuracy

    /// |F(x) − u| ≤ 10⁻⁹ min(u, 1 − u), at `x` or next to it, where the law's own inverse holds that.
    private func expectQuantile(
        _ x: Double, at u: Double, of prepared: PreparedDistribution, slack: Double = 0,
        _ location: SourceLocation = #_sourceLocation
    ) {
        // Above ½ a probability has 2⁻⁵³ as its last place.
        let error = 1e-9 * min(u, 1 - u) + (u < 0.5 ? 0 : 0x1p-51)
        func holds(_ x: Double) -> Bool {
            let room = slack * abs(x)
            return prepared.cumulative((x - room).nextDown) <= u + error
                && prepared.cumulative((x + room).nextUp) >= u - error
        }
        #expect(
            holds(x) || !holds(prepared.quantile(u)), "F(\(x)) is off by \(prepared.cumulative(x) - u) at \(u)",
            sourceLocation: location)
    }

    @Test(arguments: smooth)
    func smoothLaws(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        let table = QuantileTable(of: prepared)
        for u in Self.probabilities { expectQuantile(table.quantile(u), at: u, of: prepared) }
    }

    /// Where values are rounded as a whole, they keep plan precision.
    @Test(arguments: betas + pieced)
    func otherLaws(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        let table = QuantileTable(of: prepared)
        for u in Self.probabilities { expectQuantile(table.quantile(u), at: u, of: prepared, slack: 0x1p-39) }
    }

    /// A probability of 10⁻⁹ is kept: the law's own inverse is off by more than a table may be, so the table leaves all to
    /// it.
    @Test func lawsWithoutDigits() throws {
        let prepared = try Distribution.truncated(
            .normal(mean: 0, standardDeviation: 1), minimum: 5.9, maximum: 9
        ).prepared()
        let table = QuantileTable(of: prepared)
        for u in Self.probabilities { #expect(table.quantile(u) == roundedToPlanPrecision(prepared.quantile(u))) }
    }

    /// The values of the law itself, save where u is within plan precision of a probability at which one gives way to the
    /// next.
    @Test(arguments: discrete)
    func discreteLaws(distribution: Distribution) throws {
        let prepared = try distribution.prepared()
        let table = QuantileTable(of: prepared)
        var exact = 0
        for u in Self.probabilities {
            let (x, own) = (table.quantile(u), roundedToPlanPrecision(prepared.quantile(u)))
            if x == own {
                exact += 1
            } else {
                let threshold = prepared.cumulative(min(x, own))
                #expect(abs(threshold - u) <= 0x1p-39 * min(u, 1 - u) + 0x1p-52, "\(x) at \(u), not \(own)")
            }
        }
        #expect(exact > Self.probabilities.count * 99 / 100)
    }

    /// A step as it is for u at the threshold and beside it.
    @Test func thresholds() throws {
        let table = QuantileTable(of: try Distribution.binomial(count: 2, probability: 0.5).prepared())
        #expect([0.25 - 1e-9, 0.25, 0.25 + 1e-9].map(table.quantile) == [0, 0, 1])
        #expect([0.75 - 1e-9, 0.75, 0.75 + 1e-9].map(table.quantile) == [1, 1, 2])
        #expect([0x1p-53, 0.5, 1 - 0x1p-53].map(table.quantile) == [0, 1, 2])
    }

    // MARK: Order

    /// Over the tabulated probabilities; farther out, as far as the law's own inverse does.
    @Test(arguments: smooth + betas + pieced + discrete)
    func increases(distribution: Distribution) throws {
        let table = QuantileTable(of: try distribution.prepared())
        var (last, highest) = (0.0, -Double.infinity)
        for u in Self.probabilities where u - last >= 0x1p-52 {
            let x = table.quantile(u)
            let isTabulated = min(u, 1 - u) >= 0x1p-16
            #expect(x >= highest - (isTabulated ? 0 : 1e-9 * abs(highest)), "from \(last) to \(u)")
            (last, highest) = (u, x)
        }
    }

    /// From one of the uniforms that a simulation draws to the next, at the ends of octaves and anywhere.
    @Test(arguments: smooth + betas + pieced + discrete)
    func neighboursKeepTheirOrder(distribution: Distribution) throws {
        let table = QuantileTable(of: try distribution.prepared())
        var generator = SplitMix64(state: 2)
        let count: UInt64 = 1 << 52
        let ends = (1...40).map { count >> $0 }
        let anywhere = (0..<200).map { _ in UInt64.random(in: 0..<count, using: &generator) }
        let outside = (0..<50).map { _ in UInt64.random(in: 0..<count >> 14, using: &generator) }
        for place in ends + ends.map({ count - $0 }) + anywhere + outside {
            let first = min(max(place, 8), count - 8) - 8
            let quantiles = (first..<first + 16).map { table.quantile((Double($0) + 0.5) * 0x1p-52) }
            #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy(<=), "around \(Double(place) * 0x1p-52)")
        }
    }

    // MARK: Otherwise

    @Test func outsideItsDomain() throws {
        for distribution in [Distribution.gamma(shape: 2, scale: 1), .poisson(mean: 3)] {
            let table = QuantileTable(of: try distribution.prepared())
            for u in [0, 1, -0.3, 1.7, -.infinity, .infinity, .nan] { #expect(table.quantile(u).isNaN) }
        }
    }

    @Test func equalDistributionsGiveEqualTables() throws {
        for distribution in [Distribution.gamma(shape: 2.5, scale: 1), Self.pieced[3], .poisson(mean: 3)] {
            let tables = try (0..<2).map { _ in QuantileTable(of: try distribution.prepared()) }
            #expect(Self.probabilities.allSatisfy { tables[0].quantile($0) == tables[1].quantile($0) })
        }
    }

    @Test func slowLaws() {
        for distribution in Families.all {
            let isSlow =
                switch distribution {
                case .pert, .beta, .gamma, .student, .binomial, .poisson, .mixture, .truncated: true
                default: false
                }
            #expect(distribution.hasSlowQuantile == isSlow)
        }
    }
}

/// G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

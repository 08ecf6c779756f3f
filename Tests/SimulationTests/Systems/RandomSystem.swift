import EconomicModel

/// A random system of equations: all kinds of terms, recursions, lags, effects, shocks and draws, in figures that stay
/// finite and far from where a rounding would tip a comparison.
struct RandomSystem {
    private var luck: SplitMix
    private var draft: SystemDraft
    /// The quantities that the one being written may read within a period.
    private var earlier = 0
    private let count: Int

    /// - Parameter seed: Settles everything.
    init(seed: UInt64) {
        luck = SplitMix(state: seed)
        let steps: [Timeline.Step] = [.year, .year, .quarter, .month]
        draft = SystemDraft(steps[luck.below(4)], years: 1 + luck.below(4))
        count = 2 + luck.below(6)
        addShocks()
        for place in 0..<count { addQuantity(place) }
        for place in 0..<count where place == count - 1 || luck.below(2) == 0 {
            draft.report(
                QuantityID(place), YearlyRule.allCases[luck.below(4)], unitFactor: luck.below(2) == 0 ? 1 : 1e3)
        }
    }

    var system: EquationSystem { draft.system }

    private mutating func addShocks() {
        for place in 0..<4 { _ = draft.shock("shock\(place)", place == 1 || place == 3 ? .year : .period) }
        guard luck.below(2) == 0 else { return }
        draft.system.correlation = ShockCorrelation(
            shocks: [2, 0, 1].map { ShockID($0) }, matrix: [1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1],
            degreesOfFreedom: luck.below(3) == 0 ? 4.5 : nil)
    }

    private mutating func addQuantity(_ place: Int) {
        earlier = place
        let name = "q\(place)"
        switch luck.below(6) {
        case 0:
            // Known for every period.
            draft.add(name, base: .constant(luck.figure()), own: draft.series { Double($0) * 0.1 + 0.3 })
        case 1:
            // Carried, with or without luck.
            let innovation: Term = luck.below(2) == 0 ? 0.3 : 0.2 * .shock(ShockID(luck.below(4)))
            draft.add(
                name, base: .constant(luck.figure()),
                own: .sum([0.7 * .previousOwn(QuantityID(place)), innovation, 0.1 * bounded(2)]),
                shown: effects(on: place), cadence: cadence())
        default:
            draft.add(name, base: simple(), own: real(3), shown: effects(on: place), cadence: cadence())
        }
    }

    private mutating func cadence() -> Cadence { [.period, .period, .year, .path][luck.below(4)] }

    private mutating func effects(on place: Int) -> Term? {
        switch luck.below(3) {
        case 0: .own(QuantityID(place)) * (1 + 0.1 * bounded(1))
        case 1: .own(QuantityID(place)) + bounded(2)
        default: nil
        }
    }

    /// A term of the base year.
    private mutating func simple() -> Term {
        switch luck.below(4) {
        case 0 where earlier > 0: .base(QuantityID(luck.below(earlier)))
        case 1: .uniform(stream: "once\(luck.below(3))", .path)
        case 2: .missing
        default: .constant(luck.figure())
        }
    }

    private mutating func reference() -> Term {
        let anyone = QuantityID(luck.below(count))
        guard earlier > 0 else { return .constant(luck.figure()) }
        let someone = QuantityID(luck.below(earlier))
        return switch luck.below(8) {
        case 0: .own(someone)
        case 1: .previous(someone)
        case 2: .lag(someone, periods: 1 + luck.below(14))
        case 3: .base(someone)
        case 4: .simulated(.quantity(someone), inBaseYear: .constant(luck.figure()))
        case 5 where luck.below(4) == 0: 0.5 * .previous(anyone)
        default: .quantity(someone)
        }
    }

    /// A term between −4 and 4.
    private mutating func bounded(_ depth: Int) -> Term {
        .binary(.minimum, .binary(.maximum, real(depth), -4), 4)
    }

    private mutating func real(_ depth: Int) -> Term {
        guard depth > 0 else { return leaf() }
        switch luck.below(16) {
        case 0: return .sum((0..<2 + luck.below(9)).map { _ in real(depth - 1) })
        case 1: return real(depth - 1) - real(depth - 1)
        case 2: return .product([bounded(depth - 1), bounded(depth - 1)])
        case 3: return .constant(luck.figure()) * real(depth - 1)
        case 4: return .ln(positive(depth - 1))
        case 5: return positive(depth - 1)
        case 6: return .select(condition(depth - 1), real(depth - 1), real(depth - 1))
        case 7: return .unary(.negate, real(depth - 1))
        case 8: return bounded(depth - 1) / positive(depth - 1)
        case 9: return .unary(luck.below(2) == 0 ? .floor : .round, 3.7 * bounded(depth - 1) + 0.123_456_7)
        case 10: return quantile()
        case 11: return .unary(.log10, positive(depth - 1))
        case 14:
            return .lookup([0.3, -1, 2.5], at: .unary(.floor, 3 * .uniform(stream: "u0", .period)))
        case 15:
            let chain = MarkovChain(rates: [[0, 0.4, 0.1], [2, 0, 0.5], [0.3, 0.3, 0]])
            return .transition(chain, years: 0.75, from: luck.below(3), through: luck.below(3)) * real(depth - 1)
        case 12: return 0 * real(depth - 1) + draft.series { Double($0 % 3) }
        default: return leaf()
        }
    }

    private mutating func leaf() -> Term {
        switch luck.below(6) {
        case 0: .constant(luck.figure())
        case 1: .uniform(stream: "u\(luck.below(3))", [.path, .year, .period][luck.below(3)])
        case 2: .shock(ShockID(luck.below(4)))
        case 3: draft.series { (Double($0) * 1.3).truncatingRemainder(dividingBy: 2) }
        default: reference()
        }
    }

    /// A term above 0.
    private mutating func positive(_ depth: Int) -> Term {
        guard depth > 0 else { return .exp(bounded(0)) }
        switch luck.below(8) {
        case 0: return .product([positive(depth - 1), positive(depth - 1)])
        case 1: return positive(depth - 1) + positive(depth - 1)
        case 2: return .binary(.power, positive(depth - 1), [0.5, 2, -1, 1, 0, 0.3][luck.below(6)])
        case 3: return .binary(.power, 1.07, bounded(depth - 1))
        case 4: return .root(0.1 + .unary(.absolute, bounded(depth - 1)))
        case 5: return positive(depth - 1) / positive(depth - 1)
        case 6: return .binary(.maximum, positive(depth - 1), 0.2)
        default: return .product([2.5, .exp(bounded(depth - 1))])
        }
    }

    private mutating func condition(_ depth: Int) -> Term {
        switch luck.below(6) {
        case 0: .binary(.less, real(depth), 0.317_21 + real(depth))
        case 1: .binary(.and, condition(0), condition(0))
        case 2: .binary(.or, condition(0), .unary(.not, condition(0)))
        case 3: .binary(.lessOrEqual, draft.series { Double($0) }, 3)
        case 4: .binary(.equal, .unary(.floor, 2.9 * bounded(0) + 0.217_3), 1)
        default: .binary(.notEqual, .binary(.less, .uniform(stream: "u0", .period), 0.4), 0)
        }
    }

    private mutating func quantile() -> Term {
        let u = Term.uniform(stream: "q\(luck.below(2))", [.path, .period][luck.below(2)])
        return switch luck.below(6) {
        case 0: .quantile(.triangular, [0.1, 0.4, 1.5], of: u)
        case 1: .quantile(.normal, [1, 0.5], of: u)
        case 2: .quantile(.lognormal, [1, 0.2], of: u)
        case 3: .quantile(.gamma, [2.5, 0.3], of: u)
        case 4: .quantile(.discrete(count: 3), [1, 0.2, 2, 0.3, 5, 0.5], of: u)
        default: .quantile(.uniform, [.constant(-1), 2], of: u)
        }
    }
}

/// A small generator for tests (Steele, Lea & Flood, OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// A figure between −2 and 2 with few digits.
    mutating func figure() -> Double { Double(below(401) - 200) / 100 }
}

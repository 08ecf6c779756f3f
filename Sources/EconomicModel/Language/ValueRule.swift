/// What kind of amount a field takes: its dimension, its domain, and whether it may vary in time.
public struct ValueRule: Hashable, Sendable {
    /// What the amount measures.
    public enum Kind: Hashable, Sendable {
        /// Any dimension.
        case anything
        /// A pure number, such as a share or an elasticity.
        case number
        /// A rate per time; a pure number is per year.
        case rate
        /// A rate per time; a pure number is per day.
        case dailyRate
        /// A time, such as `3 years`.
        case duration
        /// A point in time: a year with a fraction, `2025-06` or `2025-06-15`.
        case date
        /// A yearly amount: `/year` may be left out.
        case yearlyAmount
        /// Tonnes a year; `/year` may be left out.
        case yearlyMass
        /// Flights per time.
        case flightRate
        /// Seats of a flight; `/flight` may be left out, and the unit too.
        case seats
        /// Money for each person; `/person` may be left out.
        case moneyEach
        /// Money.
        case money
        /// Money a year; `/year` may be left out.
        case yearlyMoney
    }

    /// What is measured.
    public var kind: Kind
    /// The values that make sense, in base units.
    public var domain: Domain
    /// Whether it is settled before the first period: it may be drawn once a path, but not vary in time, and no effect
    /// acts on it.
    public var isFixed: Bool

    public init(_ kind: Kind, _ domain: Domain = .all, fixed: Bool = false) {
        self.kind = kind
        self.domain = domain
        self.isFixed = fixed
    }

    /// An interval of numbers.
    public struct Domain: Hashable, Sendable {
        /// The lower bound; infinite where there is none.
        public var lower: Double
        /// The upper bound; infinite where there is none.
        public var upper: Double
        /// Whether the bounds themselves are left out.
        public var excludesLower = false
        /// Whether the upper bound itself is left out.
        public var excludesUpper = false

        /// Any number.
        public static let all = Domain(lower: -.infinity, upper: .infinity)
        /// Above 0.
        public static let positive = Domain(lower: 0, upper: .infinity, excludesLower: true)
        /// 0 or more.
        public static let notNegative = Domain(lower: 0, upper: .infinity)
        /// From 0 to 1.
        public static let share = Domain(lower: 0, upper: 1)
        /// Above 0, to 1.
        public static let positiveShare = Domain(lower: 0, upper: 1, excludesLower: true)
        /// From −1 to 1.
        public static let correlation = Domain(lower: -1, upper: 1)
        /// Between −1 and 1.
        public static let persistence = Domain(lower: -1, upper: 1, excludesLower: true, excludesUpper: true)
        /// Above −100 %.
        public static let growth = Domain(lower: -1, upper: .infinity, excludesLower: true)

        /// Whether a value lies inside; NaN does not.
        public func contains(_ value: Double) -> Bool {
            (excludesLower ? value > lower : value >= lower) && (excludesUpper ? value < upper : value <= upper)
        }

        /// The domain in words, its bounds in percent or as they are.
        public func text(inPercent: Bool) -> String {
            func text(_ bound: Double) -> String { inPercent ? "\((bound * 100).shortest)%" : bound.shortest }
            let (low, high) = (text(lower), text(upper))
            return switch (excludesLower, excludesUpper) {
            case _ where self == .all: "any number"
            case (true, _) where upper == .infinity: "above \(low)"
            case (false, _) where upper == .infinity: "\(low) or more"
            case (false, false): "from \(low) to \(high)"
            case (true, false): "above \(low), at most \(high)"
            case (false, true): "at least \(low), below \(high)"
            case (true, true): "above \(low), below \(high)"
            }
        }
    }
}

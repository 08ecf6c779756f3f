/// A figure that is known when a plan is compiled: one for all simulated periods, or one for each.
enum Profile: Sendable {
    case constant(Double)
    /// The figures of periods 1, 2, …
    case series([Double])

    /// The figures of periods 1, 2, …; a constant where they are all the same.
    init(periods values: [Double]) {
        let first = values[0]
        self =
            values.allSatisfy { $0.bitPattern == first.bitPattern } ? .constant(first) : .series(values)
    }

    /// The figure of a simulated period. A constant has one in the base year as well (period 0).
    func value(in period: Int) -> Double {
        switch self {
        case .constant(let value): value
        case .series(let values): values[period - 1]
        }
    }

    /// The figure, where there is only one.
    var constant: Double? {
        if case .constant(let value) = self { value } else { nil }
    }

    func allSatisfy(_ holds: (Double) -> Bool) -> Bool {
        switch self {
        case .constant(let value): holds(value)
        case .series(let values): values.allSatisfy(holds)
        }
    }

    func map(_ operation: (Double) -> Double) -> Profile {
        switch self {
        case .constant(let value): .constant(operation(value))
        case .series(let values): Profile(periods: values.map(operation))
        }
    }

    /// Profiles taken together, period by period.
    static func combining(_ profiles: [Profile], _ operation: ([Double]) -> Double) -> Profile {
        let counts = profiles.compactMap { if case .series(let values) = $0 { values.count } else { nil } }
        guard let count = counts.first else { return .constant(operation(profiles.map { $0.value(in: 1) })) }
        return Profile(periods: (1...count).map { period in operation(profiles.map { $0.value(in: period) }) })
    }

    static func combining(_ x: Profile, _ y: Profile, _ operation: (Double, Double) -> Double) -> Profile {
        switch (x, y) {
        case (.constant(let x), .constant(let y)): .constant(operation(x, y))
        case (.constant(let x), .series(let ys)): Profile(periods: ys.map { operation(x, $0) })
        case (.series(let xs), .constant(let y)): Profile(periods: xs.map { operation($0, y) })
        case (.series(let xs), .series(let ys)): Profile(periods: zip(xs, ys).map(operation))
        }
    }

    var isZero: Bool { constant == 0 }
    var isOne: Bool { constant == 1 }
    /// Whether dividing by it is safe in every period.
    var isFiniteAndNonzero: Bool { allSatisfy { $0.isFinite && $0 != 0 } }
    var isFiniteAndPositive: Bool { allSatisfy { $0.isFinite && $0 > 0 } }

    static let missing = Profile.constant(.nan)
    static let zero = Profile.constant(0)
    static let one = Profile.constant(1)

    static func + (x: Profile, y: Profile) -> Profile { combining(x, y, +) }
    static func * (x: Profile, y: Profile) -> Profile { combining(x, y, *) }
    static func / (x: Profile, y: Profile) -> Profile { combining(x, y, /) }
}

/// Equality is that of the bits, so that a NaN equals itself and the zeros differ.
extension Profile: Hashable {
    static func == (x: Profile, y: Profile) -> Bool {
        switch (x, y) {
        case (.constant(let x), .constant(let y)): x.bitPattern == y.bitPattern
        case (.series(let xs), .series(let ys)): xs.elementsEqual(ys) { $0.bitPattern == $1.bitPattern }
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .constant(let value): hasher.combine(value.bitPattern)
        case .series(let values):
            for value in values { hasher.combine(value.bitPattern) }
        }
    }
}

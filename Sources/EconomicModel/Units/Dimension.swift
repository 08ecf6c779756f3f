/// A base dimension: amounts of unlike base dimensions cannot be added or compared.
public enum BaseDimension: Hashable, Sendable, Comparable {
    /// Money of one currency, by its ISO 4217 code: currencies convert only through an exchange rate.
    case money(String)
    case mass, volume, time, person, flight, container, distance, energy

    /// The unit that amounts of this dimension are computed in.
    public var baseUnit: String {
        switch self {
        case .money(let currency): currency
        case .mass: "t"
        case .volume: "bbl"
        case .time: "year"
        case .person: "person"
        case .flight: "flight"
        case .container: "TEU"
        case .distance: "km"
        case .energy: "MWh"
        }
    }
}

/// A product of powers of base dimensions, such as money per time.
public struct Dimension: Hashable, Sendable {
    /// The power of each base dimension that is present; no power is 0.
    public private(set) var powers: [BaseDimension: Double]

    /// A pure number.
    public static let number = Dimension([:])
    /// A stretch of time.
    public static let time = Dimension([.time: 1])
    /// A rate per time, such as growth a year.
    public static let perTime = Dimension([.time: -1])
    /// A number of people.
    public static let people = Dimension([.person: 1])
    /// People per time.
    public static let peoplePerYear = Dimension([.person: 1, .time: -1])
    /// A number of flights.
    public static let flight = Dimension([.flight: 1])
    /// Tonnes a year.
    public static let massPerYear = Dimension([.mass: 1, .time: -1])

    public init(_ powers: [BaseDimension: Double]) {
        self.powers = powers.filter { $0.value != 0 }
    }

    /// Whether amounts of it are plain numbers.
    public var isNumber: Bool { powers.isEmpty }

    /// Whether it is a flow: an amount per time.
    public var isPerTime: Bool { (powers[.time] ?? 0) < 0 }

    public static func * (left: Dimension, right: Dimension) -> Dimension {
        Dimension(left.powers.merging(right.powers, uniquingKeysWith: +))
    }

    public static func / (left: Dimension, right: Dimension) -> Dimension {
        left * right.raised(to: -1)
    }

    /// The dimension of a power.
    public func raised(to power: Double) -> Dimension {
        Dimension(powers.mapValues { $0 * power })
    }
}

extension Dimension: CustomStringConvertible {
    /// The dimension in base units, as it would be written, such as `USD/year`; `a number` where there is none.
    public var description: String {
        guard !isNumber else { return "a number" }
        func list(_ sign: Double) -> [String] {
            powers.filter { $0.value * sign > 0 }.sorted { $0.key < $1.key }.map { base, power in
                let size = power.magnitude
                return size == 1
                    ? base.baseUnit : "\(base.baseUnit)^\(size == size.rounded() ? "\(Int(size))" : "\(size)")"
            }
        }
        let above = list(1).joined(separator: " ")
        return list(-1).reduce(above.isEmpty ? "1" : above) { "\($0)/\($1)" }
    }
}

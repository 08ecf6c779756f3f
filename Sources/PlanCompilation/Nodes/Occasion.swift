import EconomicModel

/// How often something is computed on a path; each case includes those before it.
package enum Occasion: Int, Hashable, Sendable, Comparable {
    case oncePerPath
    /// In the first simulated period.
    case firstPeriod
    /// In the first period of every year.
    case firstPeriodOfYear
    case everyPeriod

    package static func < (x: Occasion, y: Occasion) -> Bool { x.rawValue < y.rawValue }

    /// When something that is made in simulated periods with that cadence is computed.
    init(simulating cadence: Cadence) {
        switch cadence {
        case .path: self = .firstPeriod
        case .year, .periodOfYear: self = .firstPeriodOfYear
        case .period: self = .everyPeriod
        }
    }
}

package import EconomicModel

/// Where a lag leads.
enum LaggedPlace {
    case simulated(Int)
    case baseYear
    /// Before the base year, of which nothing is known.
    case before
}

extension Timeline {
    /// The place some periods before a simulated one. The base year counts as the periods of one year.
    func place(_ periods: Int, before period: Int) -> LaggedPlace {
        let earlier = period - periods
        return earlier > 0 ? .simulated(earlier) : earlier > -step.periodsPerYear ? .baseYear : .before
    }

    /// The simulated period in which something of that cadence was made that holds in `period`.
    func start(of cadence: Cadence, in period: Int) -> Int {
        switch cadence {
        case .path: 1
        case .year, .periodOfYear: period - placeInYear(of: period)
        case .period: period
        }
    }

    /// Whether a year is one period, so that yearly and periodic are the same.
    package var isAnnual: Bool { step.periodsPerYear == 1 }
}

/// The calendar of a scenario: a base year that was observed, and the periods that are simulated after it.
///
/// Period k = 1, 2, … has length Δ years and covers [base + 1 + (k−1)Δ, base + 1 + kΔ). Period 0 is the base year. A value
/// stands for its whole period, as at its middle, so that the first change covers (1 + Δ)/2 years and every later one Δ.
public struct Timeline: Hashable, Sendable, Codable {
    /// The length of a simulated period.
    public enum Step: String, Hashable, Sendable, Codable, CaseIterable {
        case year, quarter, month

        /// How many periods a year has.
        public var periodsPerYear: Int {
            switch self {
            case .year: 1
            case .quarter: 4
            case .month: 12
            }
        }
    }

    /// The observed year that the simulation starts from.
    public let baseYear: Int
    /// The last simulated year.
    public let lastYear: Int
    /// The length of a simulated period.
    public let step: Step

    /// - Precondition: `lastYear` > `baseYear`.
    public init(baseYear: Int, lastYear: Int, step: Step = .year) {
        precondition(lastYear > baseYear, "a timeline needs a year after its base year")
        self.baseYear = baseYear
        self.lastYear = lastYear
        self.step = step
    }

    /// The years at which results stand: the base year and every simulated one.
    public var years: ClosedRange<Int> { baseYear...lastYear }

    /// How many periods are simulated.
    public var periodCount: Int { (lastYear - baseYear) * step.periodsPerYear }

    /// Δ: the length of a simulated period in years.
    public var periodLength: Double { 1 / Double(step.periodsPerYear) }

    /// hₖ: the years between the middle of period k − 1 and the middle of period k; 0 for the base year.
    public func elapsed(in period: Int) -> Double {
        switch period {
        case 0: 0
        case 1: (1 + periodLength) / 2
        default: periodLength
        }
    }

    /// When a period starts, as a year with a fraction.
    public func start(of period: Int) -> Double {
        period == 0 ? Double(baseYear) : Double(baseYear + 1) + Double(period - 1) * periodLength
    }

    /// When a period ends, as a year with a fraction.
    public func end(of period: Int) -> Double {
        period == 0 ? Double(baseYear + 1) : Double(baseYear + 1) + Double(period) * periodLength
    }

    /// The year that a period lies in.
    public func year(of period: Int) -> Int {
        period == 0 ? baseYear : baseYear + 1 + (period - 1) / step.periodsPerYear
    }

    /// The place of a period within its year, from 0.
    public func placeInYear(of period: Int) -> Int {
        period == 0 ? 0 : (period - 1) % step.periodsPerYear
    }

    /// The calendar time of a period, in months since year 0: what the random numbers of the period are keyed by. The
    /// same calendar time has the same luck wherever a scenario starts. 0 is kept for what is drawn once a path.
    public func calendarTime(of period: Int) -> UInt32 {
        let month = placeInYear(of: period) * (12 / step.periodsPerYear)
        return UInt32(year(of: period) * 12 + month)
    }
}

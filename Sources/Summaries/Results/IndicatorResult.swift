/// One indicator over the years.
public struct IndicatorResult: Sendable, Codable, Equatable {
    /// Its name in the scenario.
    public var name: String
    /// What reports call it.
    public var title: String
    /// The reporting unit, such as `million USD/year`; empty for a pure number.
    public var unit: String
    /// The observed past, in the reporting unit, by year.
    public var history: [Observation]
    /// One summary a year, the base year first.
    public var years: [YearSummary]

    public init(name: String, title: String, unit: String, history: [Observation], years: [YearSummary]) {
        self.name = name
        self.title = title
        self.unit = unit
        self.history = history
        self.years = years
    }
}

/// An observed figure.
public struct Observation: Sendable, Codable, Equatable {
    /// The year that it is for.
    public var year: Int
    /// In the unit of the indicator.
    public var value: Double

    public init(year: Int, value: Double) {
        self.year = year
        self.value = value
    }
}

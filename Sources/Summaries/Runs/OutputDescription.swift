/// What an output's columns hold.
public struct OutputDescription: Sendable, Equatable {
    /// Its name in the scenario.
    public var name: String
    /// What reports call it.
    public var title: String
    /// The reporting unit, such as `million USD/year`, which the columns are in; empty for a pure number.
    public var unit: String
    /// The observed past, in the reporting unit, by year.
    public var history: [Observation]

    public init(name: String, title: String, unit: String, history: [Observation] = []) {
        self.name = name
        self.title = title
        self.unit = unit
        self.history = history
    }
}

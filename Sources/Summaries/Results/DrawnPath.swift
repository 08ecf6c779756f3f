/// One path in one year: the figures of all indicators, in their order; `nil` where one is missing.
public struct DrawnPath: Sendable, Codable, Equatable {
    /// The path's place, from 0.
    public var path: Int
    /// The year.
    public var year: Int
    /// One an indicator, in its unit.
    public var values: [Double?]

    public init(path: Int, year: Int, values: [Double?]) {
        self.path = path
        self.year = year
        self.values = values
    }
}

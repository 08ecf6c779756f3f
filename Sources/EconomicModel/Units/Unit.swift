/// A unit of measure: a dimension and how many base units one of it is.
public struct Unit: Hashable, Sendable {
    /// Of what it is a unit.
    public let dimension: Dimension
    /// One of this unit in base units.
    public let factor: Double
    /// How the unit is written, such as `million USD/year`; empty for a pure number.
    public let symbol: String

    /// A pure number.
    public static let number = Unit(.number, factor: 1, symbol: "")

    public init(_ dimension: Dimension, factor: Double, symbol: String) {
        self.dimension = dimension
        self.factor = factor
        self.symbol = symbol
    }

    /// The base unit of a dimension.
    public init(baseOf dimension: Dimension) {
        self.init(dimension, factor: 1, symbol: dimension.isNumber ? "" : dimension.description)
    }
}

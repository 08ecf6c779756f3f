/// Something that must hold of a quantity on every path and did not.
public struct BrokenCheck: Sendable, Codable, Equatable {
    /// What must hold.
    public enum Rule: String, Sendable, Codable {
        /// It is an amount that cannot be below 0.
        case notNegative = "not_negative"
        /// It is of a field that takes values within bounds.
        case within = "within_bounds"
        /// It is the sum of its parts.
        case sum
    }

    /// The dotted name of the quantity that it must hold of.
    public var quantity: String
    /// What did not hold.
    public var rule: Rule
    /// On how many paths it did not hold, in any period.
    public var paths: Int
    /// The same as a share of all paths.
    public var share: Double
    /// The first year in which it did not, on any path.
    public var firstYear: Int
    /// The measures and risks whose effects may be why, such as `measures.trade_office`; none where the quantity's own
    /// figures are.
    public var effects: [String]

    public init(quantity: String, rule: Rule, paths: Int, share: Double, firstYear: Int, effects: [String]) {
        self.quantity = quantity
        self.rule = rule
        self.paths = paths
        self.share = share
        self.firstYear = firstYear
        self.effects = effects
    }
}

/// What must hold of a quantity on every path, in the base year and in every period, if its equations are to make sense.
public struct QuantityCheck: Sendable {
    /// What must hold.
    public enum Rule: Sendable {
        /// What it shows is not below 0.
        case notNegative
        /// What it shows is a value that makes sense. Bounds that are left out count as within.
        case within(ValueRule.Domain)
        /// Its own equation gives the sum of these terms.
        case sum(of: [Term])
    }

    /// What it must hold of.
    public var quantity: QuantityID
    /// What must hold of it.
    public var rule: Rule
    /// Whether it need hold in the base year only.
    public var isOfBaseYear: Bool

    public init(_ quantity: QuantityID, _ rule: Rule, isOfBaseYear: Bool = false) {
        self.quantity = quantity
        self.rule = rule
        self.isOfBaseYear = isOfBaseYear
    }
}

/// What a quantity's own equation stays within, in all periods and in the base year, by what its author knows and its terms
/// do not show.
public struct KnownRange: Sendable {
    /// In base units.
    public var range: ClosedRange<Double>
    /// It holds as long as none of these is below 0.
    public var conditions: [Term]

    public init(_ range: ClosedRange<Double>, where conditions: [Term] = []) {
        self.range = range
        self.conditions = conditions
    }

    static func notNegative(where conditions: [Term] = []) -> KnownRange {
        KnownRange(0 ... .infinity, where: conditions)
    }
    static func share(where conditions: [Term] = []) -> KnownRange { KnownRange(0...1, where: conditions) }
}

public import EconomicModel

/// What a plan checks on every path: what its equations do not show to hold.
public struct PlannedCheck: Sendable {
    /// What must hold, and of which quantity.
    public let check: QuantityCheck
    /// The quantities that effects may take below 0 and that would not be there without; none where it is the checked
    /// quantity's own figures that may.
    public let causes: [QuantityID]
}

/// A figure that is estimated from paths, with how well they tell it.
public struct Estimate: Sendable, Codable, Equatable {
    /// The best guess that the paths give.
    public var value: Double
    /// Its Monte Carlo standard error; `nil` where the paths cannot tell it.
    public var standardError: Double?
    /// Its 95 % interval; `nil` where there is none.
    public var low: Double?
    /// The upper end of the 95% interval.
    public var high: Double?

    public init(_ value: Double, standardError: Double? = nil, low: Double? = nil, high: Double? = nil) {
        self.value = value
        self.standardError = standardError
        self.low = low
        self.high = high
    }

    /// What the interval tells of the sign; `unresolved` where it holds 0 or where there is none.
    public var verdict: PairedDifference.Verdict {
        guard let low, let high else { return .unresolved }
        return .init(low: low, high: high)
    }
}

import GSLNumerics

/// What intervals promise.
enum Confidence {
    /// How often they hold the truth.
    static let level = 0.95
    /// How many standard errors a normal interval reaches to either side: 1.96.
    static let normalReach = roundedToPlanPrecision(normalQuantile(0.5 + level / 2))
}

extension PairedDifference.Verdict {
    /// What an interval of a difference tells.
    init(low: Double, high: Double) {
        self = low > 0 ? .higher : high < 0 ? .lower : .unresolved
    }
}

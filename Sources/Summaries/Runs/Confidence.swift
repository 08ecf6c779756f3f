import GSLNumerics

/// What intervals promise.
package enum Confidence {
    /// How often they hold the truth.
    package static let level = 0.95
    /// How many standard errors a normal interval reaches to either side: 1.96.
    package static let normalReach = roundedToPlanPrecision(normalQuantile(0.5 + level / 2))

    /// The same where errors are estimated from that many replicates: Student's quantile. None stand for independent paths.
    package static func reach(replicates: Int) -> Double {
        guard replicates > 1 else { return normalReach }
        let student = Distribution.student(degreesOfFreedom: Double(replicates - 1), location: 0, scale: 1)
        return roundedToPlanPrecision(student.quantile(0.5 + level / 2))
    }
}

extension PairedDifference.Verdict {
    /// What an interval of a difference tells.
    init(low: Double, high: Double) {
        self = low > 0 ? .higher : high < 0 ? .lower : .unresolved
    }
}

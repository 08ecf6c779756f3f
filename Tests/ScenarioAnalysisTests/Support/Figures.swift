import Foundation
import GSLNumerics

/// One figure a path, with what is held against what it should be.
///
/// Nothing here is accepted or refused: ``Deviation`` counts standard errors, and a test says how many are too many.
struct Figures {
    let values: [Double]
    /// What they are, and what gives them again.
    let name: String
    let replay: String
    let mean: Double
    /// The sample's standard deviation and fourth central moment.
    let standardDeviation: Double
    let fourthMoment: Double

    init(_ values: [Double], name: String, replay: String) {
        (self.values, self.name, self.replay) = (values, name, replay)
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        var (square, fourth) = (0.0, 0.0)
        for value in values {
            let distance = (value - mean) * (value - mean)
            square += distance
            fourth += distance * distance
        }
        self.mean = mean
        standardDeviation = (square / (count - 1)).squareRoot()
        fourthMoment = fourth / count
    }

    var count: Double { Double(values.count) }

    /// The same paths' figures under a function.
    func map(_ name: String, _ change: (Double) -> Double) -> Figures {
        Figures(values.map(change), name: name, replay: replay)
    }

    /// Two figures of the same paths under a function.
    func combined(with other: Figures, _ name: String, _ change: (Double, Double) -> Double) -> Figures {
        Figures(zip(values, other.values).map(change), name: name, replay: replay)
    }

    // MARK: Standard errors

    private var meanError: Double { standardDeviation / count.squareRoot() }

    /// By the delta method: that of the variance is √((m₄ − s⁴)/n).
    private var standardDeviationError: Double {
        let square = standardDeviation * standardDeviation
        return ((fourthMoment - square * square) / count).squareRoot() / (2 * standardDeviation)
    }

    // MARK: Against what is known

    func deviation(fromMean mean: Double) -> Deviation {
        Deviation("mean of \(name)", expected: mean, found: self.mean, standardError: meanError)
    }

    func deviation(fromStandardDeviation wanted: Double) -> Deviation {
        Deviation(
            "sd of \(name)", expected: wanted, found: standardDeviation, standardError: standardDeviationError)
    }

    /// The share of paths at or below a value, held against its probability.
    func deviation(fromShare share: Double, upTo value: Double, _ label: String) -> Deviation {
        let found = Double(values.count { $0 <= value }) / count
        return Deviation(
            "share of \(name) up to \(label) \(value)", expected: share, found: found,
            standardError: (share * (1 - share) / count).squareRoot())
    }

    /// p5 to p95: the shares below a distribution's quantiles. Those where it jumps are held against the jump's two ends.
    func quantileDeviations(from law: Distribution) -> [Deviation] {
        Self.probabilities.flatMap { probability in
            let value = law.quantile(probability)
            let label = "p\(Int((probability * 100).rounded()))"
            guard law.isDiscrete else { return [deviation(fromShare: probability, upTo: value, label)] }
            // Drawn values are rounded to 40 bits.
            let reach = 1e-9 * max(1, abs(value))
            return [value - reach, value + reach].map { bound in
                deviation(fromShare: law.cumulative(bound), upTo: bound, label)
            }
        }
    }

    /// Mean, standard deviation and quantiles.
    func deviations(from law: Distribution) -> [Deviation] {
        [deviation(fromMean: law.mean), deviation(fromStandardDeviation: law.variance.squareRoot())]
            + quantileDeviations(from: law)
    }

    static let probabilities = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]

    // MARK: Against another sample

    /// Mean, standard deviation and quantiles, held against those of an independent sample.
    func deviations(from reference: Figures) -> [Deviation] {
        [
            Deviation(
                "mean of \(name)", expected: reference.mean, found: mean,
                standardError: hypot(meanError, reference.meanError)),
            Deviation(
                "sd of \(name)", expected: reference.standardDeviation, found: standardDeviation,
                standardError: hypot(standardDeviationError, reference.standardDeviationError)),
        ] + quantileDeviations(from: reference)
    }

    /// The shares below the sample's quantiles. Where many paths share one figure, both samples' shares are counted.
    private func quantileDeviations(from reference: Figures) -> [Deviation] {
        let sorted = reference.values.sorted()
        return Self.probabilities.map { probability in
            let value = sorted[Int(probability * Double(sorted.count))]
            let bound = value + 1e-9 * max(1, abs(value))
            let expected = Double(reference.values.count { $0 <= bound }) / reference.count
            let found = Double(values.count { $0 <= bound }) / count
            let pooled = (expected * reference.count + found * count) / (reference.count + count)
            return Deviation(
                "share of \(name) up to the reference's p\(Int((probability * 100).rounded()))", expected: expected,
                found: found,
                standardError: (pooled * (1 - pooled) * (1 / count + 1 / reference.count)).squareRoot())
        }
    }

    // MARK: Pairs

    /// The correlation with other figures of the same paths, by Fisher's z, whose standard error is 1/√(n − 3).
    func deviation(fromCorrelation wanted: Double, with other: Figures) -> Deviation {
        let covariance =
            zip(values, other.values).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - other.mean) } / (count - 1)
        let found = covariance / (standardDeviation * other.standardDeviation)
        return Deviation(
            "Fisher's z of \(name) and \(other.name)", expected: atanh(wanted), found: atanh(found),
            standardError: 1 / (count - 3).squareRoot())
    }
}

/// How far an estimate lies from what it should be.
struct Deviation: CustomStringConvertible {
    let statistic: String
    let expected: Double
    let found: Double
    let standardError: Double

    init(_ statistic: String, expected: Double, found: Double, standardError: Double) {
        self.statistic = statistic
        (self.expected, self.found, self.standardError) = (expected, found, standardError)
    }

    /// In standard errors; NaN where a figure is missing.
    var size: Double {
        let distance = abs(found - expected)
        // Where all paths agree, figures agree up to rounding.
        return distance <= 1e-11 * max(abs(expected), abs(found)) ? 0 : distance / standardError
    }

    var description: String {
        "\(statistic): \(found), expected \(expected), \(size) standard errors of \(standardError)"
    }
}

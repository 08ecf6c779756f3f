import EconomicModel
import Foundation
import GSLNumerics

/// A Gaussian process in closed form, by its mean and covariance at times since the middle of the base year.
struct GaussianPath: Sendable {
    var mean: @Sendable (_ time: Double) -> Double
    var covariance: @Sendable (_ one: Double, _ other: Double) -> Double

    /// The logarithm of a geometric Brownian motion.
    static func motion(start: Double, drift: Double, volatility: Double) -> GaussianPath {
        GaussianPath(
            mean: { log(start) + drift * $0 }, covariance: { volatility * volatility * min($0, $1) })
    }

    /// An Ornstein–Uhlenbeck process.
    static func reverting(start: Double, level: Double, halfLife: Double, volatility: Double) -> GaussianPath {
        let speed = log(2) / halfLife
        return GaussianPath(
            mean: { level + (start - level) * exp(-speed * $0) },
            covariance: { one, other in
                volatility * volatility / (2 * speed) * exp(-speed * abs(one - other))
                    * (1 - exp(-2 * speed * min(one, other)))
            })
    }

    func law(at time: Double) -> Distribution {
        .normal(mean: mean(time), standardDeviation: covariance(time, time).squareRoot())
    }

    /// The law of the exponential.
    func exponentialLaw(at time: Double) -> Distribution {
        .lognormal(median: exp(mean(time)), sigma: covariance(time, time).squareRoot())
    }

    /// The law of the mean over some times.
    func lawOfMean(over times: [Double]) -> Distribution {
        let count = Double(times.count)
        let variance = times.reduce(0) { sum, one in times.reduce(sum) { $0 + covariance(one, $1) } }
        return .normal(
            mean: times.reduce(0) { $0 + mean($1) } / count, standardDeviation: variance.squareRoot() / count)
    }

    /// Mean and standard deviation of the mean of the exponential over some times.
    func exponentialMean(over times: [Double]) -> (mean: Double, standardDeviation: Double) {
        let means = times.map { exp(mean($0) + covariance($0, $0) / 2) }
        let count = Double(times.count)
        var variance = 0.0
        for (one, oneMean) in zip(times, means) {
            for (other, otherMean) in zip(times, means) {
                variance += oneMean * otherMean * expm1(covariance(one, other))
            }
        }
        return (means.reduce(0, +) / count, variance.squareRoot() / count)
    }
}

extension Figures {
    /// Held against mean and standard deviation of the mean of an exponential over some times.
    func deviations(fromMeanOver times: [Double], of path: GaussianPath) -> [Deviation] {
        let (mean, standardDeviation) = path.exponentialMean(over: times)
        return [deviation(fromMean: mean), deviation(fromStandardDeviation: standardDeviation)]
    }
}

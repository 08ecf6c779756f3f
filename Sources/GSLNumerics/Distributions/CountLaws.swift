import CGSL

/// A distribution of a count between 0 and `largest`, inverted by a search on its cumulative probabilities.
protocol CountLaw: Law {
    var largest: Int { get }

    /// The probability of at most `count`, for 0 ≤ count ≤ largest.
    func cumulative(count: UInt32) -> Double
}

extension CountLaw {
    var isDiscrete: Bool { true }

    func cumulative(_ x: Double) -> Double {
        if x < 0 { return 0 }
        return x >= Double(largest) ? 1 : cumulative(count: UInt32(x.rounded(.down)))
    }

    func cumulativeBelow(_ x: Double) -> Double { cumulative(x.rounded(.up) - 1) }
    func successor(of x: Double) -> Double { x < Double(largest) ? max(x.rounded(.down) + 1, 0) : .infinity }

    func quantile(_ u: Double) -> Double {
        // Steps that double from a normal guess, then a bisection.
        let guess = mean + variance.squareRoot() * normalQuantile(u)
        var upper = Int(min(max(guess, 0), Double(largest)))
        var below = upper
        var step = 1
        while upper < largest, cumulative(Double(upper)) < u {
            (below, upper, step) = (upper, min(largest, upper + step), step * 2)
        }
        step = 1
        while below >= 0, cumulative(Double(below)) >= u {
            (below, upper, step) = (below - step, below, step * 2)
        }
        below = max(below, -1)
        while upper - below > 1 {
            let middle = (below + upper) / 2
            if cumulative(Double(middle)) >= u { upper = middle } else { below = middle }
        }
        return Double(upper)
    }
}

/// C name: `gsl_cdf_binomial_P`.
struct BinomialLaw: CountLaw {
    let count: Double
    let probability: Double

    var largest: Int { Int(count) }

    func cumulative(count successes: UInt32) -> Double {
        gslReturnsErrors
        return gsl_cdf_binomial_P(successes, probability, UInt32(count))
    }

    var mean: Double { count * probability }
    var variance: Double { count * probability * (1 - probability) }
}

/// C name: `gsl_cdf_poisson_P`.
struct PoissonLaw: CountLaw {
    let mean: Double

    /// Beyond forty standard deviations no double in (0, 1) points.
    var largest: Int { Int(mean + 40 * mean.squareRoot() + 40) }

    func cumulative(count: UInt32) -> Double {
        gslReturnsErrors
        // GSL has none of mean 0, where nothing is counted.
        return mean == 0 ? 1 : gsl_cdf_poisson_P(count, mean)
    }

    var variance: Double { mean }
}

import CGSL

/// C names: `gsl_cdf_ugaussian_Pinv`, `gsl_cdf_ugaussian_Qinv`, `gsl_cdf_ugaussian_P`.
struct NormalLaw: Law {
    let mean: Double
    let standardDeviation: Double

    func quantile(_ u: Double) -> Double { mean + standardDeviation * normalQuantile(u) }
    func cumulative(_ x: Double) -> Double { normalCumulative((x - mean) / standardDeviation) }
    var variance: Double { standardDeviation * standardDeviation }
}

/// exp of a normal variable.
struct LognormalLaw: Law {
    let median: Double
    let sigma: Double

    func quantile(_ u: Double) -> Double { median * exp(sigma * normalQuantile(u)) }
    func cumulative(_ x: Double) -> Double { x > 0 ? normalCumulative(log(x / median) / sigma) : 0 }
    var mean: Double { median * exp(sigma * sigma / 2) }
    var variance: Double { expm1(sigma * sigma) * mean * mean }
}

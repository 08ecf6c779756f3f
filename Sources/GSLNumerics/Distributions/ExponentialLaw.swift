import CGSL

/// C names: `gsl_cdf_exponential_Pinv`, `gsl_cdf_exponential_P`.
struct ExponentialLaw: Law {
    let mean: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_exponential_Pinv(u, mean)
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_exponential_P(x, mean)
    }

    var variance: Double { mean * mean }
}

import CGSL

/// C names: `gsl_cdf_logistic_Pinv`, `gsl_cdf_logistic_P`.
struct LogisticLaw: Law {
    let location: Double
    let scale: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        return location + (u < 0.5 ? gsl_cdf_logistic_Pinv(u, scale) : gsl_cdf_logistic_Qinv(1 - u, scale))
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_logistic_P(x - location, scale)
    }

    var mean: Double { location }
    var variance: Double { Double.pi * Double.pi / 3 * scale * scale }
}

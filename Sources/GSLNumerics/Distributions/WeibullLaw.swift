import CGSL

/// C names: `gsl_cdf_weibull_Pinv`, `gsl_cdf_weibull_P`; moments by `gsl_sf_lngamma`.
struct WeibullLaw: Law {
    let shape: Double
    let scale: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_weibull_Pinv(u, scale, shape)
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return x > 0 ? gsl_cdf_weibull_P(x, scale, shape) : 0
    }

    var mean: Double { scale * gammaFunction(1 + 1 / shape) }

    var variance: Double {
        let first = gammaFunction(1 + 1 / shape)
        return scale * scale * (gammaFunction(1 + 2 / shape) - first * first)
    }

    private func gammaFunction(_ x: Double) -> Double {
        gslReturnsErrors
        return exp(gsl_sf_lngamma(x))
    }
}

import CGSL

/// C names: `gsl_cdf_gamma_Pinv`, `gsl_cdf_gamma_Qinv`, `gsl_cdf_gamma_P`.
struct GammaLaw: Law {
    let shape: Double
    let scale: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        let x = u < 0.5 ? gsl_cdf_gamma_Pinv(u, shape, scale) : gsl_cdf_gamma_Qinv(1 - u, shape, scale)
        return isInverse(x, of: u) ? x : smallestDouble(in: 0...Double.infinity, near: x) { cumulative($0) >= u }
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        if x <= 0 { return 0 }
        return x == .infinity ? 1 : gsl_cdf_gamma_P(x, shape, scale)
    }

    var mean: Double { shape * scale }
    var variance: Double { shape * scale * scale }
}

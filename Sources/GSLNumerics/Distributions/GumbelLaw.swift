import CGSL

/// C names: `gsl_cdf_gumbel1_Pinv`, `gsl_cdf_gumbel1_P`, both with a = b = 1.
struct GumbelLaw: Law {
    let location: Double
    let scale: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        return location + scale * gsl_cdf_gumbel1_Pinv(u, 1, 1)
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_gumbel1_P((x - location) / scale, 1, 1)
    }

    private static let eulerConstant = 0.57721566490153286

    var mean: Double { location + scale * Self.eulerConstant }
    var variance: Double { Double.pi * Double.pi / 6 * scale * scale }
}

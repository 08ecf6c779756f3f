import CGSL

/// C names: `gsl_cdf_pareto_Pinv`, `gsl_cdf_pareto_P`.
struct ParetoLaw: Law {
    let minimum: Double
    let shape: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_pareto_Pinv(u, shape, minimum)
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return x > minimum ? gsl_cdf_pareto_P(x, shape, minimum) : 0
    }

    var mean: Double { shape > 1 ? minimum * shape / (shape - 1) : .infinity }

    var variance: Double {
        shape > 2 ? minimum * minimum * shape / ((shape - 1) * (shape - 1) * (shape - 2)) : .infinity
    }

    func hasMoment(_ order: Int, on tail: Tail) -> Bool { tail == .lower || shape > Double(order) }
}

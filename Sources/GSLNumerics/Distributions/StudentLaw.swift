import CGSL

/// C names: `gsl_cdf_tdist_Pinv`, `gsl_cdf_tdist_P`.
struct StudentLaw: Law {
    let degreesOfFreedom: Double
    let location: Double
    let scale: Double

    func quantile(_ u: Double) -> Double {
        // By symmetry the lower half is enough: there a probability keeps all its digits.
        u < 0.5 ? location + scale * lowerQuantile(u) : location - scale * lowerQuantile(1 - u)
    }

    func cumulative(_ x: Double) -> Double { standardCumulative((x - location) / scale) }

    func origin(of tail: Tail) -> Double { location }
    func offset(from origin: Double, in tail: Tail, at v: Double) -> Double { scale * lowerQuantile(v) }

    var mean: Double { degreesOfFreedom > 1 ? location : .nan }

    var variance: Double {
        if degreesOfFreedom > 2 { return scale * scale * degreesOfFreedom / (degreesOfFreedom - 2) }
        return degreesOfFreedom > 1 ? .infinity : .nan
    }

    func hasMoment(_ order: Int, on tail: Tail) -> Bool { degreesOfFreedom > Double(order) }

    private func standardCumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return x.isInfinite ? (x < 0 ? 0 : 1) : gsl_cdf_tdist_P(x, degreesOfFreedom)
    }

    private func lowerQuantile(_ u: Double) -> Double {
        gslReturnsErrors
        let x = gsl_cdf_tdist_Pinv(u, degreesOfFreedom)
        if x.isFinite, abs(standardCumulative(x) - u) <= 1e-10 * u { return x }
        return smallestDouble(in: -Double.infinity...0, near: x) { standardCumulative($0) >= u }
    }
}

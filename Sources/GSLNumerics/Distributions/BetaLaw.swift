import CGSL

/// C names: `gsl_cdf_beta_Pinv`, `gsl_cdf_beta_P`.
struct BetaLaw: Law {
    let a: Double
    let b: Double

    func quantile(_ u: Double) -> Double {
        gslReturnsErrors
        let x = gsl_cdf_beta_Pinv(u, a, b)
        return isInverse(x, of: u) ? x : smallestDouble(in: 0...1, near: x) { cumulative($0) >= u }
    }

    func cumulative(_ x: Double) -> Double {
        gslReturnsErrors
        return gsl_cdf_beta_P(min(max(x, 0), 1), a, b)
    }

    /// The nearer end; but the lower one for an upper half with small values, which would lose their digits.
    func origin(of tail: Tail) -> Double { tail == .upper && quantile(0.5) > 0.125 ? 1 : 0 }

    func offset(from origin: Double, in tail: Tail, at v: Double) -> Double {
        switch tail {
        case .lower: quantile(v)
        // 1 − x has a beta distribution too.
        case .upper: origin == 1 ? BetaLaw(a: b, b: a).quantile(v) : -quantile(1 - v)
        }
    }

    var mean: Double { a / (a + b) }
    var variance: Double { (a / (a + b)) * (b / (a + b)) / (a + b + 1) }
}

/// A beta distribution stretched between two ends, its shape from the mode, which has the weight 4.
///
/// Source: D. G. Malcolm and others, "Application of a technique for research and development program evaluation",
/// Operations Research 7 (1959).
struct PertLaw: Law {
    let minimum: Double
    let maximum: Double
    let range: Double
    let beta: BetaLaw

    init(minimum: Double, mode: Double, maximum: Double) {
        self.minimum = minimum
        self.maximum = maximum
        range = maximum - minimum
        beta = BetaLaw(a: 1 + 4 * (mode - minimum) / range, b: 1 + 4 * (maximum - mode) / range)
    }

    func quantile(_ u: Double) -> Double { minimum + range * beta.quantile(u) }
    func cumulative(_ x: Double) -> Double { beta.cumulative((x - minimum) / range) }
    func origin(of tail: Tail) -> Double { tail == .lower ? minimum : maximum }

    func offset(from origin: Double, in tail: Tail, at v: Double) -> Double {
        range * beta.offset(from: tail == .lower ? 0 : 1, in: tail, at: v)
    }

    var mean: Double { minimum + range * beta.mean }
    var variance: Double { range * range * beta.variance }
}

import CGSL

/// The probability that a standard normal variable is at most `x`.
///
/// C name: `gsl_cdf_ugaussian_P`.
public func normalCumulative(_ x: Double) -> Double {
    gslReturnsErrors
    return gsl_cdf_ugaussian_P(x)
}

/// The value that a standard normal variable stays below with probability `u`; ±infinity at 0 and 1, NaN outside.
///
/// C names: `gsl_cdf_ugaussian_Pinv`, and `gsl_cdf_ugaussian_Qinv` above ½, where 1 - u is exact.
public func normalQuantile(_ u: Double) -> Double {
    gslReturnsErrors
    guard u >= 0, u <= 1 else { return .nan }
    return u < 0.5 ? gsl_cdf_ugaussian_Pinv(u) : gsl_cdf_ugaussian_Qinv(1 - u)
}

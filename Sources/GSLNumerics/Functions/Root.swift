import CGSL

/// Where `function` crosses zero between the ends of `range`.
///
/// - Domain: finite ends at which the function has opposite signs (or is zero).
/// - Throws: `NumericsError.domain` where the signs agree, `.notConverged` where the function is not continuous enough.
/// - Cost: about ten evaluations for a smooth function, to `tolerance` relative to the root.
///
/// Source: R. P. Brent, "Algorithms for minimization without derivatives" (1973). C name: `gsl_root_fsolver_brent`.
public func root(
    in range: ClosedRange<Double>, tolerance: Double = 1e-12, of function: (Double) -> Double
) throws(NumericsError) -> Double {
    gslReturnsErrors
    let ends = (function(range.lowerBound), function(range.upperBound))
    if ends.0 == 0 { return range.lowerBound }
    if ends.1 == 0 { return range.upperBound }
    guard range.lowerBound.isFinite, range.upperBound.isFinite, ends.0.isFinite, ends.1.isFinite,
        (ends.0 < 0) != (ends.1 < 0)
    else {
        throw .domain(
            subject: "a root", need: "finite function values of opposite signs at both ends", given: [ends.0, ends.1])
    }
    let result = withGSLFunction(function) { brentRoot(&$0, range, tolerance) }
    guard let result else { throw .notConverged(function: "Brent's root finder", iterations: rootIterations) }
    return result
}

private let rootIterations = 200

private func brentRoot(_ function: inout gsl_function, _ range: ClosedRange<Double>, _ tolerance: Double) -> Double? {
    guard let solver = gsl_root_fsolver_alloc(cgsl_root_fsolver_brent()) else { return nil }
    defer { gsl_root_fsolver_free(solver) }
    guard gsl_root_fsolver_set(solver, &function, range.lowerBound, range.upperBound) == 0 else { return nil }
    for _ in 0..<rootIterations {
        guard gsl_root_fsolver_iterate(solver) == 0 else { return nil }
        let lower = gsl_root_fsolver_x_lower(solver)
        let upper = gsl_root_fsolver_x_upper(solver)
        if gsl_root_test_interval(lower, upper, Double.leastNormalMagnitude, tolerance) == 0 {
            return gsl_root_fsolver_root(solver)
        }
    }
    return nil
}

import CGSL

/// The integral of `function` over `range`, whose ends may hold integrable singularities; NaN where it does not converge.
///
/// - Cost: some hundred evaluations, to a relative error of about 1e-10.
///
/// Source: QUADPACK's QAGS. C name: `gsl_integration_qags`.
func integral(over range: ClosedRange<Double>, of function: (Double) -> Double) -> Double {
    gslReturnsErrors
    let intervals = 500
    guard let workspace = gsl_integration_workspace_alloc(intervals) else { return .nan }
    defer { gsl_integration_workspace_free(workspace) }
    return withGSLFunction(function) { function in
        var result = 0.0
        var error = 0.0
        let status = gsl_integration_qags(
            &function, range.lowerBound, range.upperBound, 0, 1e-10, intervals, workspace, &result, &error)
        // A failed tolerance is no failure while the estimate is still good.
        return status == 0 || abs(error) <= 1e-6 * abs(result) ? result : .nan
    }
}

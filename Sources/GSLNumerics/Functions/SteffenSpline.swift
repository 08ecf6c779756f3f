import CGSL

/// GSL's Steffen interpolation through at least three points.
///
/// `@unchecked Sendable`: after `init` nothing changes. GSL's evaluation reads the coefficients only; what it would write is
/// an accelerator, and none is passed.
///
/// C name: `gsl_interp_steffen`.
final class SteffenSpline: @unchecked Sendable {
    private let xs: [Double]
    private let ys: [Double]
    private let interpolation: UnsafeMutablePointer<gsl_interp>

    /// Nil where memory is out.
    init?(_ xs: [Double], _ ys: [Double]) {
        gslReturnsErrors
        guard let interpolation = gsl_interp_alloc(cgsl_interp_steffen(), xs.count) else { return nil }
        self.xs = xs
        self.ys = ys
        self.interpolation = interpolation
        gsl_interp_init(interpolation, xs, ys, xs.count)
    }

    deinit { gsl_interp_free(interpolation) }

    /// For `x` between the first and the last point.
    func value(at x: Double) -> Double { gsl_interp_eval(interpolation, xs, ys, x, nil) }
}

extension CorrelationMatrix {
    /// The smallest eigenvalue; negative where no variables can have these correlations.
    ///
    /// - Determinism: to some ulps of 1.
    ///
    /// C name: `gsl_eigen_symm`.
    public var smallestEigenvalue: Double {
        SymmetricEigenvalues.eigenvalues(size: size, values: values).min() ?? .nan
    }

    /// Whether variables can have these correlations; `tolerance` is for what rounding makes of a zero eigenvalue.
    public func isPositiveSemidefinite(tolerance: Double = 1e-12) -> Bool { smallestEigenvalue >= -tolerance }
}

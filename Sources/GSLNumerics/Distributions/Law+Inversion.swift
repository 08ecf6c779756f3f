extension Law {
    /// Whether `x` is where F takes the value `u`: some of GSL's inversions give up, or stop too early, for extreme
    /// parameters.
    func isInverse(_ x: Double, of u: Double) -> Bool {
        guard x.isFinite else { return false }
        let tolerance = 1e-10
        return abs(cumulative(x) - u) <= tolerance * min(u, 1 - u)
    }
}

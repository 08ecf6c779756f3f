public import EconomicModel
public import PlanCompilation
public import Summaries

/// How the random numbers of a run's paths are chosen.
///
/// Whatever the method, each number is uniform and those of one path are independent of each other; what differs is how the
/// paths depend on one another. Scenarios share their luck where they are simulated under one design.
public struct SamplingDesign: Sendable {
    /// How paths are chosen.
    public let method: Sampling
    /// The groups of paths that are independent of each other; `nil` where all paths are.
    public let replicates: Replicates?
    let quasiRandom: QuasiRandomDraws?

    /// Independent paths.
    public static let random = SamplingDesign(.random, paths: 1, plans: [])

    /// - Parameters:
    ///   - method: How paths are chosen.
    ///   - paths: How many, at least the method's `leastPaths`.
    ///   - plans: All that will be simulated with the same luck. With `sobol`, which draws are quasi-random depends on them;
    ///     otherwise nothing does.
    public init(_ method: Sampling, paths: Int, plans: [SimulationPlan]) {
        self.method = method
        replicates = method == .random ? nil : Replicates(of: paths)
        quasiRandom = method == .sobol ? replicates.map { QuasiRandomDraws(plans, replicateSize: $0.size) } : nil
    }
}

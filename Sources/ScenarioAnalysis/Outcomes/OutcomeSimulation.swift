import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Synchronization

/// A scenario that is simulated for one outcome alone: its plan holds no more than the outcome rests on, and ends with the
/// year that is asked about.
struct OutcomeSimulation: Sendable {
    let outcome: Outcome
    let paths: VariedPaths
    /// How many paths each of the groups has that errors are told from; the groups are independent of each other.
    let batchSize: Int
    let areIndependent: Bool
    /// Whether the outcome has no value on some paths: it is a level of what is there on some of them only.
    let misses: Bool

    /// - Parameters:
    ///   - system: The equations.
    ///   - outcome: What is asked about.
    ///   - further: What else is reported, after the outcome's indicator.
    ///   - varying: The streams that interventions will change; all may be changed where there are none.
    ///   - settings: The paths, the seed, and how paths are chosen.
    /// - Throws: `PlanError`; ``OutcomeError`` where the indicator that is asked about has no value in the year.
    init(
        _ system: EquationSystem, _ outcome: Outcome, further: [Output] = [], varying: [String] = [],
        _ settings: RunSettings
    ) throws {
        var system = system
        system.checks = []
        system.outputs = system.outputs.filter { $0.name == outcome.indicator } + further
        let plan = try SimulationPlan(compiling: system, varying: varying, checksSums: false)
        let year = outcome.year - plan.timeline.baseYear
        if outcome.kind == .level, !plan.outputs[0].isPresent[year] {
            throw OutcomeError.missing(outcome.indicator, outcome.year)
        }
        let design = settings.design(for: [plan])
        self.outcome = outcome
        paths = VariedPaths(
            of: plan, seed: settings.seed, design: design, through: outcome.year, isCancelled: settings.isCancelled)
        areIndependent = design.replicates == nil
        misses = outcome.kind == .level && plan.outputs[0].isPresentOnSomePathsOnly
        batchSize = design.replicates?.size ?? Self.batchSize(of: settings.paths)
    }

    /// About as many batches as tell an error to 3 %, of 64 paths or more.
    private static func batchSize(of paths: Int) -> Int {
        var size = Moments.grain
        while paths > size * 512 { size *= 2 }
        return size
    }

    private var baseYear: Int { paths.plan.timeline.baseYear }

    /// The outcome of each path of a block.
    func figures(_ block: VariedPaths.Block, under intervention: Intervention = .none) throws -> [Double] {
        outcome.figures(
            in: try block.figures(under: intervention), output: 0, baseYear: baseYear, count: block.count)
    }

    /// The paths of a block on which the outcome's target is reached, one bit a path.
    func reached(_ block: VariedPaths.Block, under intervention: Intervention) throws -> [UInt64] {
        outcome.reachedPaths(
            in: try block.figures(under: intervention), output: 0, baseYear: baseYear, count: block.count)
    }

    /// The mean outcome over each batch, under each of some interventions.
    ///
    /// - Parameters:
    ///   - interventions: What is changed.
    ///   - batches: Of ``batchSize`` paths each.
    ///   - settings: The paths, the workers and the progress.
    /// - Returns: By intervention, then by batch.
    /// - Throws: `NumericalFailure`, `CancellationError`.
    func batchMeans(
        under interventions: [Intervention], _ batches: BatchMeans, _ settings: RunSettings
    ) throws -> [[Double]] {
        // Each piece lies in one block and one batch, so that it does not matter which worker adds it up.
        let piece = min(batchSize, VariedPaths.pathsPerBlock)
        let pieces = (settings.paths + piece - 1) / piece
        let sums = Mutex([[Double]](repeating: .init(repeating: 0, count: pieces), count: interventions.count))
        let order = paths.plan.bestOrder(of: interventions)
        try paths.forEachBlock(of: 0..<settings.paths, workers: settings.workers, progress: settings.progress) {
            block, _, _ in
            for row in order {
                let figures = try self.figures(block, under: interventions[row])
                let own = stride(from: 0, to: figures.count, by: piece).map { first in
                    figures[first..<min(first + piece, figures.count)].reduce(0, +)
                }
                sums.withLock { $0[row].replaceSubrange(block.firstPath / piece, with: own) }
            }
        }
        return sums.withLock { $0 }.map { row in
            let perBatch = batchSize / piece
            return batches.sizes.enumerated().map { batch, size in
                let own = row[batch * perBatch..<min((batch + 1) * perBatch, row.count)]
                return own.reduce(0, +) / Double(size)
            }
        }
    }

    /// A mean outcome from its batches, or a probability with Wilson's interval.
    func level(_ means: [Double], _ batches: BatchMeans) -> Estimate {
        guard outcome.kind == .probability else { return batches.estimate(means) }
        let counts = zip(means, batches.sizes).map { Int(($0 * Double($1)).rounded()) }
        return batches.share(counts, areIndependent: areIndependent)
    }
}

extension [Double] {
    /// Puts figures in the place of as many from a place on.
    fileprivate mutating func replaceSubrange(_ first: Int, with figures: [Double]) {
        replaceSubrange(first..<first + figures.count, with: figures)
    }
}

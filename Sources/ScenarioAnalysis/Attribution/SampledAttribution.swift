import Simulation
import Summaries
import Synchronization

/// Attribution along orders of the measures that are drawn afresh for each block of paths, each beside its reverse: what
/// comes early in the one comes late in the other (R. Mitchell et al., Journal of Machine Learning Research 23, 2022).
///
/// Each order's steps add up to the difference between all measures and none, and so do the shares. Since blocks, or the
/// replicates of several blocks, are independent, how they differ tells of both the paths and the orders.
struct SampledAttribution {
    /// How many orders are drawn for a block of paths, each beside its reverse.
    static let ordersPerBlock = 16

    private let options: MeasureOptions
    private let simulation: OutcomeSimulation

    init(_ options: MeasureOptions, _ simulation: OutcomeSimulation) {
        (self.options, self.simulation) = (options, simulation)
    }

    func result(_ settings: RunSettings, _ identity: ScenarioIdentity) throws -> AttributionResult {
        let batches = BatchMeans(paths: settings.paths, size: VariedPaths.pathsPerBlock)
        let blocks = Mutex([BlockAttribution?](repeating: nil, count: batches.sizes.count))
        try simulation.paths.forEachBlock(
            of: 0..<settings.paths, workers: settings.workers, progress: settings.progress
        ) { block, place, _ in
            var one = BlockAttribution(options, paths: block.count)
            let sets = one.sets(along: orders(settings.seed, block: place))
            let interventions = sets.map(options.intervention)
            for place in simulation.paths.plan.bestOrder(of: interventions) {
                one.sums[sets[place]] = try simulation.figures(block, under: interventions[place]).reduce(0, +)
            }
            blocks.withLock { [one] in $0[place] = one }
        }
        let all = blocks.withLock { $0 }.compactMap(\.self)
        var figures = AttributionFigures(options, batches)
        for (batch, block) in all.enumerated() { block.write(to: &figures, batch: batch) }
        let unit = ExactUnit(for: all.flatMap { $0.sums.values })
        let divisor = Double(settings.paths) * Double(2 * Self.ordersPerBlock)
        for player in options.measures.indices {
            let steps = all.reduce(Int128(0)) { $0 + $1.steps(of: player, in: unit) }
            figures.shareValues[player] = unit.figure(steps, over: divisor)
        }
        if !simulation.areIndependent, simulation.batchSize > VariedPaths.pathsPerBlock {
            figures = figures.merged(BatchMeans(paths: settings.paths, size: simulation.batchSize))
        }
        let coalitions = Set(all.flatMap { $0.sums.keys }).count
        return figures.result(
            identity, simulation.outcome, level: { [batches = figures.batches] in simulation.level($0, batches) },
            coalitions: coalitions, orders: Self.ordersPerBlock * batches.sizes.count)
    }

    /// The orders of a block and their reverses.
    private func orders(_ seed: UInt64, block: Int) -> [[Int]] {
        var generator = SplitMix(seed: seed, number: UInt64(block))
        return (0..<Self.ordersPerBlock).flatMap { _ in
            let order = generator.order(of: options.count)
            return [order, order.reversed()]
        }
    }
}

/// The attribution of one block of paths.
private struct BlockAttribution: Sendable {
    typealias Set = MeasureOptions.Set

    private let options: MeasureOptions
    private let paths: Double
    private var orders: [[Int]] = []
    /// The block's sum of the outcome for each set that was simulated.
    var sums: [Set: Double] = [:]

    init(_ options: MeasureOptions, paths: Int) {
        (self.options, self.paths) = (options, Double(paths))
    }

    /// What orders need to be simulated: the sets along them, and of each two neighbours the second before the first; each
    /// once, as what it comes to.
    mutating func sets(along orders: [[Int]]) -> [Set] {
        self.orders = orders
        var wanted = [options.all] + options.measures.indices.flatMap { [bit($0), options.all & ~bit($0)] }
        for step in orders.flatMap(Self.steps) {
            wanted += [step.before, step.before | bit(step.player)]
            if let next = step.next { wanted.append(step.before | bit(next)) }
        }
        var seen: Swift.Set<Set> = []
        return wanted.map(options.effective).filter { seen.insert($0).inserted }
    }

    /// What a measure adds over all orders, in whole numbers.
    func steps(of player: Int, in unit: ExactUnit) -> Int128 {
        orders.flatMap(Self.steps).reduce(0) { sum, step in
            guard step.player == player else { return sum }
            return sum + unit.count(self.sum(step.before | bit(player))) - unit.count(self.sum(step.before))
        }
    }

    func write(to figures: inout AttributionFigures, batch: Int) {
        func mean(_ set: Set) -> Double { sum(set) / paths }
        figures.none[batch] = mean(0)
        figures.all[batch] = mean(options.all)
        for player in options.measures.indices {
            figures.firsts[player][batch] = mean(bit(player)) - mean(0)
            figures.lasts[player][batch] = mean(options.all) - mean(options.all & ~bit(player))
        }
        let weight = 1 / Double(orders.count)
        for step in orders.flatMap(Self.steps) {
            let gain = mean(step.before | bit(step.player)) - mean(step.before)
            figures.shares[step.player][batch] += weight * gain
            guard let next = step.next else { continue }
            let together = mean(step.before | bit(step.player) | bit(next)) - mean(step.before | bit(next))
            // Two are neighbours in two orders of n; what then comes before them is as the interaction index weighs it.
            let pair = options.placeOfPair(step.player, next)
            figures.interactions[pair][batch] += weight * Double(options.count) / 2 * (together - gain)
        }
    }

    private func bit(_ player: Int) -> Set { 1 << Set(player) }
    private func sum(_ set: Set) -> Double { sums[options.effective(set)] ?? .nan }

    /// A measure's place in an order: what comes before it, and who next.
    private struct Step {
        var player: Int
        var before: Set
        var next: Int?
    }

    private static func steps(_ order: [Int]) -> [Step] {
        var before: Set = 0
        return order.enumerated().map { place, player in
            defer { before |= 1 << Set(player) }
            return Step(player: player, before: before, next: place + 1 < order.count ? order[place + 1] : nil)
        }
    }
}

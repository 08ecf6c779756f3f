import Simulation
import Summaries

/// Attribution over all sets of measures.
struct ExactAttribution {
    private let options: MeasureOptions
    private let simulation: OutcomeSimulation
    /// The sets that come to something of their own, where a measure does nothing without what it requires.
    private let sets: [MeasureOptions.Set]
    /// For every set, the place among `sets` of what it comes to.
    private let places: [Int]

    init(_ options: MeasureOptions, _ simulation: OutcomeSimulation) {
        (self.options, self.simulation) = (options, simulation)
        var known: [MeasureOptions.Set: Int] = [:]
        var sets: [MeasureOptions.Set] = []
        places = (0...options.all).map { set in
            let effective = options.effective(set)
            if let place = known[effective] { return place }
            known[effective] = sets.count
            sets.append(effective)
            return sets.count - 1
        }
        self.sets = sets
    }

    func result(_ settings: RunSettings, _ identity: ScenarioIdentity) throws -> AttributionResult {
        let batches = BatchMeans(paths: settings.paths, size: simulation.batchSize)
        let worths = try simulation.batchMeans(under: sets.map(options.intervention), batches, settings)
        let weights = ShapleyWeights(players: options.count)
        var figures = AttributionFigures(options, batches)
        figures.none = worths[places[0]]
        figures.all = worths[places[Int(options.all)]]
        let means = worths.map(batches.mean)
        let unit = ExactUnit(for: means)
        let counts = means.map(unit.count)
        for player in options.measures.indices {
            let steps = steps(of: player)
            figures.firsts[player] = differences(steps[0], worths)
            figures.lasts[player] = differences(steps[steps.count - 1], worths)
            var sum = Int128(0)
            for step in steps where step.with != step.without {
                sum += Int128(weights.values[step.size]) * (counts[step.with] - counts[step.without])
                let weight = Double(weights.values[step.size]) / Double(weights.divisor)
                figures.shares[player].add(worths[step.with], minus: worths[step.without], times: weight)
            }
            figures.shareValues[player] = unit.figure(sum, over: Double(weights.divisor))
        }
        for (place, pair) in options.pairs.enumerated() {
            addInteractions(of: pair, worths, weights, to: &figures.interactions[place])
        }
        return figures.result(
            identity, simulation.outcome, level: { simulation.level($0, batches) }, coalitions: sets.count, orders: nil)
    }

    /// A set without a measure, and the same with it, by their places.
    private struct Step {
        /// How many measures there are beside it.
        var size: Int
        var with: Int
        var without: Int
    }

    /// The steps by which a measure joins each set, from the empty one to that of all others.
    private func steps(of player: Int) -> [Step] {
        let bit = 1 << player
        return places.indices.filter { $0 & bit == 0 }.map { set in
            Step(size: set.nonzeroBitCount, with: places[set | bit], without: places[set])
        }
    }

    private func differences(_ step: Step, _ worths: [[Double]]) -> [Double] {
        zip(worths[step.with], worths[step.without]).map { $0 - $1 }
    }

    /// Adds v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S) over all sets S without both.
    private func addInteractions(
        of pair: (Int, Int), _ worths: [[Double]], _ weights: ShapleyWeights, to sums: inout [Double]
    ) {
        let (i, j) = (1 << pair.0, 1 << pair.1)
        for set in places.indices where set & (i | j) == 0 {
            let weight = weights.interactions[set.nonzeroBitCount]
            sums.add(worths[places[set | i | j]], minus: worths[places[set | i]], times: weight)
            sums.add(worths[places[set]], minus: worths[places[set | j]], times: weight)
        }
    }
}

extension [Double] {
    /// Adds the weighted differences of two rows.
    mutating func add(_ row: [Double], minus other: [Double], times weight: Double) {
        for place in indices { self[place] += weight * (row[place] - other[place]) }
    }
}

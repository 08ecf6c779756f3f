public import Workers

extension RunComparison {
    /// The paired differences of every shared output in every shared year.
    ///
    /// - Parameter workers: Who shares the work, column by column; the results do not depend on them.
    /// - Returns: One difference an output and year, output by output.
    /// - Complexity: Linear in the figures: about 3 ns a pair.
    public func differences(workers: Workers) -> [PairedDifference] {
        let scratch = WorkerScratch(workers) { PairScratch() }
        return workers.map(shared.outputs.count * shared.years.count) { task, worker in
            let (place, year) = task.quotientAndRemainder(dividingBy: shared.years.count)
            let (pair, calendarYear) = (shared.outputs[place], shared.years[year])
            return shared.difference(
                of: pair, in: calendarYear, figures(of: pair, in: calendarYear, scratch: scratch[worker]))
        }
    }

    /// A worker's memory.
    private final class PairScratch {
        let selector = QuantileSelector()
        let differences = Scratch<Double>()
        let paired = Scratch<Double>()
    }

    private func figures(of pair: SharedOutputs.Pair, in year: Int, scratch: PairScratch) -> PairFigures {
        let before = baseline.values(output: pair.baseline, in: year)
        let after = scenario.values(output: pair.scenario, in: year)
        let (differences, higher) = subtract(before, from: after, scratch: scratch)
        let moments = ColumnMoments(of: differences, scenario.outline.replicates)
        let quantiles = scratch.selector.quantiles(PairFigures.probabilities, of: differences, moments: moments.all)
        return PairFigures(
            differences: moments, higher: higher, quantiles: quantiles.map { QuantileEstimates(values: $0) },
            baselineMean: mean(of: before, where: differences, pairs: moments.all.count, scratch: scratch),
            scenarioMean: mean(of: after, where: differences, pairs: moments.all.count, scratch: scratch))
    }

    /// The paths' differences, missing where either figure is, and how many are above 0.
    private func subtract(
        _ before: UnsafeBufferPointer<Double>, from after: UnsafeBufferPointer<Double>, scratch: PairScratch
    ) -> (differences: UnsafeBufferPointer<Double>, higher: Int) {
        let differences = scratch.differences.room(for: before.count)
        var higher = 0
        for path in before.indices {
            differences[path] = Rounding.difference(after[path], before[path])
            higher += differences[path] > 0 ? 1 : 0
        }
        return (UnsafeBufferPointer(start: differences, count: before.count), higher)
    }

    /// The mean of a column over the paths that have a difference.
    private func mean(
        of values: UnsafeBufferPointer<Double>, where differences: UnsafeBufferPointer<Double>, pairs: Int,
        scratch: PairScratch
    ) -> Double? {
        guard pairs < values.count else { return Moments(of: values).mean.ifFinite }
        let paired = UnsafeMutableBufferPointer(start: scratch.paired.room(for: values.count), count: values.count)
        for path in values.indices { paired[path] = differences[path].isNaN ? .nan : values[path] }
        return Moments(of: UnsafeBufferPointer(paired)).mean.ifFinite
    }
}

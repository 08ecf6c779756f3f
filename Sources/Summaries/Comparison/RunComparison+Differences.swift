public import Workers

extension RunComparison {
    /// The paired differences of every shared output in every shared year.
    ///
    /// - Parameter workers: Who shares the work, column by column; the results do not depend on them.
    /// - Returns: One difference an output and year, output by output.
    /// - Complexity: Linear in the figures: about 3 ns a pair.
    public func differences(workers: Workers) -> [PairedDifference] {
        let scratch = WorkerScratch(workers) { PairScratch() }
        return workers.map(outputs.count * years.count) { task, worker in
            let (place, year) = task.quotientAndRemainder(dividingBy: years.count)
            return difference(of: outputs[place], in: years[year], scratch: scratch[worker])
        }
    }

    /// A worker's memory.
    private final class PairScratch {
        let selector = QuantileSelector()
        let differences = Scratch<Double>()
        let paired = Scratch<Double>()
    }

    private func difference(of pair: OutputPair, in year: Int, scratch: PairScratch) -> PairedDifference {
        let output = baseline.outputs[pair.baseline]
        let before = baseline.values(output: pair.baseline, in: year)
        let after = scenario.values(output: pair.scenario, in: year)
        let (differences, higher) = subtract(before, from: after, scratch: scratch)
        let moments = Moments(of: differences)
        var result = PairedDifference(
            baseline: baseline.scenario, scenario: scenario.scenario, indicator: output.name, unit: output.unit,
            year: year)
        guard let quantiles = scratch.selector.quantiles([0.05, 0.5, 0.95], of: differences, moments: moments) else {
            return result
        }
        result.baselineMean = mean(of: before, where: differences, pairs: moments.count, scratch: scratch)
        result.scenarioMean = mean(of: after, where: differences, pairs: moments.count, scratch: scratch)
        result.p5 = quantiles[0].ifFinite
        result.p50 = quantiles[1].ifFinite
        result.p95 = quantiles[2].ifFinite
        result.probabilityHigher = Double(higher) / Double(moments.count)
        result.setMean(moments)
        return result
    }

    /// The paths' differences, missing where either figure is, and how many are above 0.
    private func subtract(
        _ before: UnsafeBufferPointer<Double>, from after: UnsafeBufferPointer<Double>, scratch: PairScratch
    ) -> (differences: UnsafeBufferPointer<Double>, higher: Int) {
        let differences = scratch.differences.room(for: before.count)
        var higher = 0
        for path in before.indices {
            differences[path] = after[path] - before[path]
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

extension PairedDifference {
    /// Sets the mean difference, its interval and the verdict.
    fileprivate mutating func setMean(_ moments: Moments) {
        difference = moments.mean.ifFinite
        standardError = moments.standardError?.ifFinite
        guard let difference, let standardError else { return }
        let reach = Confidence.normalReach * standardError
        low = difference - reach
        high = difference + reach
        verdict = Verdict(low: difference - reach, high: difference + reach)
    }
}

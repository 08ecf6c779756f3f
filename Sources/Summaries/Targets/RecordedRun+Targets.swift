public import Workers

extension RecordedRun {
    /// How every target fared.
    ///
    /// - Parameter workers: Who shares the work, year by year.
    /// - Returns: One result a target, in their order.
    /// - Complexity: Linear in the figures of the targets' indicators: about 0.5 ns each.
    public func targetResults(workers: Workers) -> [TargetResult] {
        let targets = outline.targets
        let attainments = attainments(of: targets, workers: workers)
        let selectors = WorkerScratch(workers) { QuantileSelector() }
        return workers.map(targets.count) { place, worker in
            let target = targets[place]
            let output = outline.output(judgedBy: target)
            var tally = TargetTally(years: outline.simulatedYears.count, outline.replicates)
            tally.add(attainments[place], from: 0)
            let isSimulated = outline.simulatedYears.contains(target.by)
            return outline.result(
                of: target, tally, paths: columns.pathCount,
                gap: isSimulated ? gap(to: target, of: values(output: output, in: target.by)) : nil,
                base: target.reference == nil ? nil : baseMedian(of: output, selector: selectors[worker]))
        }
    }

    /// Which paths are at each target, in every simulated year.
    func attainments(of targets: [TargetDescription], workers: Workers) -> [Attainment] {
        let years = outline.simulatedYears
        let columns = workers.map(targets.count * years.count) { task, _ in
            let (place, year) = task.quotientAndRemainder(dividingBy: years.count)
            let values = values(output: outline.output(judgedBy: targets[place]), in: years.lowerBound + year)
            return Attainment.paths(of: values, at: targets[place])
        }
        return targets.indices.map { place in
            Attainment(at: Array(columns[place * years.count..<(place + 1) * years.count]))
        }
    }

    private func gap(to target: TargetDescription, of values: UnsafeBufferPointer<Double>) -> TargetGap {
        let gaps = values.map { target.gap(of: $0) }
        return TargetGap(
            moments: gaps.withUnsafeBufferPointer { Moments(of: $0) }, misses: gaps.count { $0 > 0 })
    }

    private func baseMedian(of output: Int, selector: QuantileSelector) -> Double? {
        let base = values(output: output, in: outline.baseYear)
        return selector.quantiles([0.5], of: base, moments: Moments(of: base))?.first
    }
}

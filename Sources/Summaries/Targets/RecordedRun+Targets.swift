import GSLNumerics
public import Workers

extension RecordedRun {
    /// How every target fared.
    ///
    /// - Parameter workers: Who shares the work, year by year.
    /// - Returns: One result a target, in their order.
    /// - Complexity: Linear in the figures of the targets' indicators: about 0.5 ns each.
    public func targetResults(workers: Workers) -> [TargetResult] {
        let attainments = attainments(of: targets, workers: workers)
        let selectors = WorkerScratch(workers) { QuantileSelector() }
        return workers.map(targets.count) { place, worker in
            result(of: targets[place], attainment: attainments[place], selector: selectors[worker])
        }
    }

    /// Which paths are at each target, in every simulated year.
    func attainments(of targets: [TargetDescription], workers: Workers) -> [Attainment] {
        let years = simulatedYears
        let columns = workers.map(targets.count * years.count) { task, _ in
            let (place, year) = task.quotientAndRemainder(dividingBy: years.count)
            let values = values(output: output(judgedBy: targets[place]), in: years.lowerBound + year)
            return Attainment.paths(of: values, at: targets[place])
        }
        return targets.indices.map { place in
            Attainment(at: Array(columns[place * years.count..<(place + 1) * years.count]))
        }
    }

    private func result(
        of target: TargetDescription, attainment: Attainment, selector: QuantileSelector
    ) -> TargetResult {
        let output = output(judgedBy: target)
        let reached = attainment.reached.map(\.bitCount)
        let median = reached.firstIndex { $0 * 2 >= columns.pathCount }
        let gap = simulatedYears.contains(target.by) ? gap(to: target, of: values(output: output, in: target.by)) : nil
        return TargetResult(
            name: target.name, title: target.title, indicator: target.indicator, direction: target.direction,
            threshold: target.threshold, unit: outputs[output].unit, by: target.by,
            years: simulatedYears.map { year in
                let place = year - simulatedYears.lowerBound
                return targetYear(year, at: attainment.at[place].bitCount, reached: reached[place])
            },
            medianFirstYear: median.map { simulatedYears.lowerBound + $0 },
            meanGap: gap?.mean, meanGapAmongMisses: gap?.meanAmongMisses,
            reference: reference(for: target, selector: selector))
    }

    private func targetYear(_ year: Int, at: Int, reached: Int) -> TargetYear {
        let paths = Double(columns.pathCount)
        let interval = interval(of: reached)
        return TargetYear(
            year: year, probabilityAt: Double(at) / paths, probabilityReached: Double(reached) / paths,
            low: interval.lowerBound, high: interval.upperBound)
    }

    private func interval(of reached: Int) -> ClosedRange<Double> {
        do {
            return try wilsonInterval(successes: reached, of: columns.pathCount, confidence: Confidence.level)
        } catch {
            preconditionFailure("no more paths reach a target than there are: \(error)")
        }
    }

    /// The mean distance to a target, over the paths that have a figure and over those of them that miss.
    private func gap(
        to target: TargetDescription, of values: UnsafeBufferPointer<Double>
    ) -> (mean: Double?, meanAmongMisses: Double?) {
        let sign = target.direction == .atLeast ? 1.0 : -1.0
        let gaps = values.map { value in
            let gap = sign * (target.threshold - value)
            return gap < 0 ? 0 : gap
        }
        let moments = gaps.withUnsafeBufferPointer { Moments(of: $0) }
        let misses = gaps.count { $0 > 0 }
        return (
            moments.mean.ifFinite,
            misses > 0 ? (moments.mean * (Double(moments.count) / Double(misses))).ifFinite : nil
        )
    }

    private func reference(for target: TargetDescription, selector: QuantileSelector) -> ReferenceClass? {
        let base = values(output: output(judgedBy: target), in: baseYear)
        guard let reference = target.reference,
            let median = selector.quantiles([0.5], of: base, moments: Moments(of: base))?.first
        else { return nil }
        return reference.result(for: target, base: median, years: target.by - baseYear)
    }
}

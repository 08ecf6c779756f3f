public import Workers

extension RecordedRun {
    /// Summaries of every output in every year, the last year with its histogram.
    ///
    /// - Parameter workers: Who shares the work, column by column.
    /// - Returns: One result an output, in their order.
    /// - Complexity: Linear in the figures: about 1.5 ns each.
    public func indicatorResults(workers: Workers) -> [IndicatorResult] {
        let yearCount = columns.yearCount
        let scratch = WorkerScratch(workers) { QuantileSelector() }
        let summaries = workers.map(outputs.count * yearCount) { task, worker in
            let (output, place) = task.quotientAndRemainder(dividingBy: yearCount)
            return YearSummary(
                of: columns.values(output: output, year: place), year: baseYear + place,
                withHistogram: place == yearCount - 1, selector: scratch[worker])
        }
        return outputs.enumerated().map { place, output in
            IndicatorResult(
                name: output.name, title: output.title, unit: output.unit, history: output.history,
                years: Array(summaries[place * yearCount..<(place + 1) * yearCount]))
        }
    }

    /// The first paths in full.
    ///
    /// - Parameter count: How many; all of them where there are no more.
    /// - Returns: One row a path and year, path by path.
    public func drawnPaths(_ count: Int) -> [DrawnPath] {
        (0..<min(max(0, count), columns.pathCount)).flatMap { path in
            years.map { year in
                let values = outputs.indices.map { self.values(output: $0, in: year)[path].ifFinite }
                return DrawnPath(path: path, year: year, values: values)
            }
        }
    }
}

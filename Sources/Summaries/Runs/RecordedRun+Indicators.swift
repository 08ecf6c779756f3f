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
        let summaries = workers.map(outline.outputs.count * yearCount) { task, worker in
            let (output, place) = task.quotientAndRemainder(dividingBy: yearCount)
            return YearSummary(
                of: columns.values(output: output, year: place), year: outline.baseYear + place,
                replicates: outline.replicates, withHistogram: place == yearCount - 1, selector: scratch[worker])
        }
        return outline.indicatorResults(summaries)
    }

    /// The first paths in full.
    ///
    /// - Parameter count: How many; all of them where there are no more.
    /// - Returns: One row a path and year, path by path.
    public func drawnPaths(_ count: Int) -> [DrawnPath] {
        (0..<min(max(0, count), columns.pathCount)).flatMap { path in
            outline.years.map { year in
                let values = outline.outputs.indices.map { self.values(output: $0, in: year)[path].ifFinite }
                return DrawnPath(path: path, year: year, values: values)
            }
        }
    }
}

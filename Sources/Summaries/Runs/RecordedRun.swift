/// A run as the simulator leaves it: every path's figures, and what they are.
///
/// Everything that is reported about the run alone is made from it: ``indicatorResults(workers:)``,
/// ``targetResults(workers:)`` and ``drawnPaths(_:)``. All three depend on the figures alone, to the last bit, and never on
/// the number of workers.
public struct RecordedRun: Sendable {
    /// What the figures stand for.
    public let outline: RunOutline
    /// The figures of all paths.
    public let columns: PathColumns
    /// On how many paths each check does not hold; empty where nothing was checked.
    public let checks: [CheckTally]

    /// - Precondition: The columns have the outline's outputs and years.
    public init(_ outline: RunOutline, columns: PathColumns, checks: [CheckTally] = []) {
        self.checks = checks
        precondition(
            outline.outputs.count == columns.outputCount && outline.yearCount == columns.yearCount,
            "each column has a description")
        self.outline = outline
        self.columns = columns
    }

    /// The year that was observed.
    public var baseYear: Int { outline.baseYear }
    /// One description an output, in the order of the columns.
    public var outputs: [OutputDescription] { outline.outputs }
    /// The base year and every simulated one.
    public var years: Range<Int> { outline.years }

    /// The figures of one output in one of the outline's years.
    func values(output: Int, in year: Int) -> UnsafeBufferPointer<Double> {
        columns.values(output: output, year: year - outline.baseYear)
    }
}

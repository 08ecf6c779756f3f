/// A run as the simulator leaves it: every path's figures, and what they are.
///
/// Everything that is reported about the run alone is made from it: ``indicatorResults(workers:)``,
/// ``targetResults(workers:)`` and ``drawnPaths(_:)``. All three depend on the figures alone, to the last bit, and never on
/// the number of workers.
public struct RecordedRun: Sendable {
    /// The scenario's name.
    public let scenario: String
    /// The year of the columns' place 0.
    public let baseYear: Int
    /// One description an output, in the order of the columns.
    public let outputs: [OutputDescription]
    /// Each target's indicator is among the outputs.
    public let targets: [TargetDescription]
    public let columns: PathColumns

    public init(
        scenario: String, baseYear: Int, outputs: [OutputDescription], targets: [TargetDescription],
        columns: PathColumns
    ) {
        precondition(outputs.count == columns.outputCount, "each output has a description")
        precondition(
            targets.allSatisfy { target in outputs.contains { $0.name == target.indicator } },
            "each target judges an output")
        self.scenario = scenario
        self.baseYear = baseYear
        self.outputs = outputs
        self.targets = targets
        self.columns = columns
    }

    /// The base year and every simulated one.
    public var years: Range<Int> { baseYear..<baseYear + columns.yearCount }

    /// The simulated years.
    var simulatedYears: Range<Int> { baseYear + 1..<baseYear + columns.yearCount }

    /// The figures of one output in one of the ``years``.
    func values(output: Int, in year: Int) -> UnsafeBufferPointer<Double> {
        columns.values(output: output, year: year - baseYear)
    }

    /// The place of the output that a target judges.
    func output(judgedBy target: TargetDescription) -> Int {
        guard let place = outputs.firstIndex(where: { $0.name == target.indicator }) else {
            preconditionFailure("each target judges an output")
        }
        return place
    }
}

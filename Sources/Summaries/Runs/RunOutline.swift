/// What the figures of a run stand for: its outputs, years and targets.
public struct RunOutline: Sendable, Equatable {
    /// The scenario's name.
    public let scenario: String
    /// The year that was observed.
    public let baseYear: Int
    /// How many years each output has, the base year among them.
    public let yearCount: Int
    /// One description an output, in the order of the figures.
    public let outputs: [OutputDescription]
    /// Each target's indicator is among the outputs.
    public let targets: [TargetDescription]
    /// Which paths are independent of each other; `nil` where all are.
    public let replicates: Replicates?

    /// - Precondition: There is a year, and each target judges an output.
    public init(
        scenario: String, baseYear: Int, yearCount: Int, outputs: [OutputDescription], targets: [TargetDescription],
        replicates: Replicates? = nil
    ) {
        precondition(yearCount > 0, "a run has its base year")
        precondition(
            targets.allSatisfy { target in outputs.contains { $0.name == target.indicator } },
            "each target judges an output")
        self.scenario = scenario
        self.baseYear = baseYear
        self.yearCount = yearCount
        self.outputs = outputs
        self.targets = targets
        self.replicates = replicates
    }

    /// The base year and every simulated one.
    public var years: Range<Int> { baseYear..<baseYear + yearCount }

    /// The simulated years.
    var simulatedYears: Range<Int> { baseYear + 1..<baseYear + yearCount }

    /// The place of the output that a target judges.
    func output(judgedBy target: TargetDescription) -> Int {
        guard let place = outputs.firstIndex(where: { $0.name == target.indicator }) else {
            preconditionFailure("each target judges an output")
        }
        return place
    }

    /// Results of the outputs, from one summary an output and year, output by output.
    func indicatorResults(_ summaries: [YearSummary]) -> [IndicatorResult] {
        outputs.enumerated().map { place, output in
            IndicatorResult(
                name: output.name, title: output.title, unit: output.unit, history: output.history,
                years: Array(summaries[place * yearCount..<(place + 1) * yearCount]))
        }
    }
}

public import Summaries

extension Table {
    /// `seek.csv`: a row for each value that was tried, from the least, with the probability there; the one that was
    /// found has the interval of the value too.
    public static func trials(of seek: SeekResult) -> Table {
        let head = seek.outcome.cells(of: seek.scenario)
        return Table(
            columns: Outcome.columns + ["input", "input_unit", "role", "value", "value_low", "value_high", "wanted"]
                + Estimate.columns("probability"),
            rows: seek.trials.map { trial in
                let isFound = trial.role == .found
                return head + [
                    .text(seek.name), .text(seek.unit), .text(trial.role.rawValue), .number(trial.probe.value),
                    isFound ? Cell(seek.low) : .missing, isFound ? Cell(seek.high) : .missing, .number(seek.wanted),
                ] + trial.probe.probability.cells
            })
    }
}

package import Summaries

extension Table {
    /// What is other in the inputs of runs than in those of one that they are held against: values as written, – where
    /// there is none.
    ///
    /// - Complexity: Linear in the number of inputs.
    package static func changedInputs(of runs: some Sequence<RunResult>, from baseline: RunResult) -> Table {
        var table = Table(columns: [
            "scenario", "input", "unit", "baseline", "scenario's", "kind", "source", "note", "file", "line",
        ])
        for run in runs {
            for change in InputChange.changes(from: baseline.inputs, to: run.inputs) {
                let (told, new) = (change.told, change.new)
                table.rows.append([
                    .text(run.scenario.name), .text(told.name), .text(told.unit), .text(change.old?.value ?? "–"),
                    .text(new?.value ?? "–"), .text(new?.kind.rawValue ?? ""), .text(new?.source ?? ""),
                    .text(new?.note ?? ""), .text(new?.file ?? ""), new?.line.map(Cell.integer) ?? .missing,
                ])
            }
        }
        return table
    }
}

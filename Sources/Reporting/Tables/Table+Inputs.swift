public import Summaries

extension Table {
    /// `inputs.csv`: a row for each input, with where it came from.
    public static func inputs(of run: RunResult) -> Table {
        Table(
            columns: ["name", "value", "unit", "kind", "source", "note", "file", "line"],
            rows: run.inputs.map { input in
                [
                    .text(input.name), .text(input.value), .text(input.unit), .text(input.kind.rawValue),
                    .text(input.source), .text(input.note), .text(input.file),
                    input.line.map(Cell.integer) ?? .missing,
                ]
            })
    }
}

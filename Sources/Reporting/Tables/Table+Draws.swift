public import Summaries

extension Table {
    /// `draws.csv`: a row for each path and year that was asked for, with a column for each indicator.
    public static func draws(of run: RunResult) -> Table {
        Table(
            columns: ["path", "year"] + run.indicators.map(\.name),
            rows: run.draws.map { drawn in
                [.integer(drawn.path), .integer(drawn.year)] + drawn.values.map { Cell($0) }
            })
    }
}

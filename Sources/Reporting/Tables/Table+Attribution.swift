public import Summaries

extension Table {
    /// `attribution.csv`: a row for each measure with its share, then `none`, `all` and `total`, of which the first two are
    /// values and the last is their difference.
    public static func shares(of attribution: AttributionResult) -> Table {
        let head = attribution.outcome.cells(of: attribution.scenario)
        var table = Table(
            columns: Outcome.columns + ["row", "measure"] + Estimate.columns("share") + [
                "first_in", "first_in_mcse", "last_in", "last_in_mcse", "verdict",
            ])
        for share in attribution.shares {
            table.rows.append(
                head + [.text("measure"), .text(share.measure)] + share.share.cells + [
                    .number(share.first.value), Cell(share.first.standardError), .number(share.last.value),
                    Cell(share.last.standardError), .text(share.share.verdict.rawValue),
                ])
        }
        let rest = Array(repeating: Cell.missing, count: 4)
        for (name, value) in [("none", attribution.none), ("all", attribution.all)] {
            table.rows.append(head + [.text(name), .missing] + value.cells + rest + [.missing])
        }
        let total = attribution.total
        table.rows.append(head + [.text("total"), .missing] + total.cells + rest + [.text(total.verdict.rawValue)])
        return table
    }

    /// `interactions.csv`: a row for each pair of measures with what they do together beyond what each does.
    public static func interactions(of attribution: AttributionResult) -> Table {
        let head = attribution.outcome.cells(of: attribution.scenario)
        return Table(
            columns: Outcome.columns + ["measure", "with"] + Estimate.columns("index") + ["verdict"],
            rows: attribution.interactions.map { pair in
                head + [.text(pair.measures.first ?? ""), .text(pair.measures.dropFirst().joined(separator: " + "))]
                    + pair.index.cells + [.text(pair.index.verdict.rawValue)]
            })
    }
}

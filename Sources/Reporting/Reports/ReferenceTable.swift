import Summaries

/// The scenarios of a comparison at each target, beside how often comparable series were there after as many years.
struct ReferenceTable {
    let runs: [RunResult]
    let style: ReportStyle

    /// Its heading, the table, and who claims more than twice the record; nothing where no target has a reference class.
    func write(to page: inout Page) {
        let rows = runs.map { (run: $0, claims: $0.referenceClaims) }.filter { !$0.claims.isEmpty }
        var columns: [ReferenceClaim] = []
        for claim in rows.flatMap(\.claims) where !columns.contains(where: claim.isLike) { columns.append(claim) }
        guard let first = columns.first else { return }
        page.heading("Share of paths at each target, beside comparable series")
        let isShared = columns.allSatisfy {
            $0.indicator == first.indicator && $0.target.unit == first.target.unit
        }
        let caption = isShared ? quantity(first.indicator + ",", first.target.unit) + "; " : ""
        page.paragraph(caption + "comparable series after as many years", .faint)
        var table = TextTable(
            [.text("scenario")]
                + columns.map { .number(heading($0, isShared ? $0.target.bound : $0.name, width: isShared ? 20 : 12)) },
            style: style)
        var shown: [String] = []
        for (run, claims) in rows {
            let own = columns.map { column in claims.first { $0.isLike(column) } }
            // The record is the same for all that start from the same figures.
            let record = own.map { $0.map { Share.text($0.recorded) } ?? "–" }
            if shown.isEmpty {
                table.append(["comparable series"] + record)
                shown = record
            }
            table.append(
                [run.scenario.name] + own.map { $0.map { Share.text($0.claimed) } ?? "–" },
                emphasized: claims.contains(where: \.isBold))
            if zip(own, zip(record, shown)).contains(where: { $0 != nil && $1.0 != $1.1 }) {
                table.append(["– comparable to it"] + record)
            }
        }
        page.append(table)
        writeBoldClaims(rows.map { ($0.run, $0.claims.filter(\.isBold)) }, isShared, to: &page)
        for source in runs.referenceSources { page.paragraph(source, .faint) }
    }

    private func heading(_ claim: ReferenceClaim, _ name: String, width: Int) -> String {
        (Wrapping.lines(style.legible(name), width: width) + ["in \(claim.year)"]).joined(separator: "\n")
    }

    private func writeBoldClaims(_ rows: [(RunResult, [ReferenceClaim])], _ isShared: Bool, to page: inout Page) {
        for (run, claims) in rows where !claims.isEmpty {
            let list = claims.map { claim in
                let name = isShared ? claim.target.bound : claim.name
                return "\(Share.text(claim.claimed)) against \(Share.text(claim.recorded)) at \(name) in \(claim.year)"
            }
            page.bullet(
                """
                “\(run.scenario.name)” claims more than twice the share of comparable series: \(listed(list)). Say what \
                makes this one different.
                """, .warning)
        }
    }
}

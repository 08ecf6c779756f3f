import Summaries

/// How every target fared, and how that compares with how comparable series have fared.
struct TargetTable {
    let run: RunResult
    let style: ReportStyle

    func write(to page: inout Page) {
        let units = Set(run.targets.map(\.unit))
        let shared = units.count == 1 ? units.first : nil
        if let shared, !shared.isEmpty { page.paragraph(shared, .faint) }
        var table = TextTable(
            [
                .text("target"), .number(shared == nil ? "condition" : ""), .number("by"), .number("at"),
                .number("reached"), .number("95 %\ninterval"), .number("half by"), .number("mean\ngap"),
            ], style: style)
        for target in run.targets {
            let judged = target.judged
            table.append([
                target.label, shared == nil ? target.condition : target.bound, String(target.by),
                Share.text(judged?.probabilityAt), Share.text(judged?.probabilityReached),
                judged.map { Share.interval($0.low, $0.high) } ?? "–", target.firstYearText,
                target.meanGap.map(Numeral.readable) ?? "–",
            ])
        }
        page.append(table)
        page.paragraph(
            """
            at: share of paths at the target in that year; reached: in or before it; half by: first year in which half \
            of the paths have reached it; gap: what is missing in that year, on average over all paths.
            """, .faint)
        for target in run.targets where target.judged?.year != target.by {
            guard let judged = target.judged else { continue }
            page.bullet("\(target.label) is set for \(target.by); what is shown is \(judged.year).", .faint)
        }
        writeReferences(to: &page)
    }

    private func writeReferences(to page: inout Page) {
        let claims = run.referenceClaims
        guard !claims.isEmpty else { return }
        page.space()
        page.paragraph("At the target, beside comparable series after as many years:", .strong)
        var table = TextTable(
            [.text("target"), .number("year"), .number("this\nscenario"), .number("comparable\nseries")], style: style)
        var last = ""
        for claim in claims {
            let name = claim.name
            table.append(
                [name == last ? "" : name, String(claim.year), Share.text(claim.claimed), Share.text(claim.recorded)],
                emphasized: claim.isBold)
            last = name
        }
        page.append(table)
        for claim in claims where claim.isBold {
            page.bullet(
                """
                The scenario claims \(Share.text(claim.claimed)) for \(claim.name) in \(claim.year), more than twice the \
                \(Share.text(claim.recorded)) of comparable series: say what makes this one different.
                """, .warning)
        }
        for source in [run].referenceSources { page.paragraph(source, .faint) }
    }
}

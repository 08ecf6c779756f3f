import Summaries

/// How every target fared, and how that compares with how comparable series have fared.
struct TargetTable {
    let run: RunResult
    let style: ReportStyle

    /// Fewer paths than this at a target claim nothing.
    private static let fewestPaths = 10.0

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
        page.append(table.lines())
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
        let compared = run.targets.filter { $0.reference != nil && $0.judged != nil }
        guard !compared.isEmpty else { return }
        page.space()
        page.paragraph("Beside the record of comparable series:", .strong)
        for target in compared {
            guard let reference = target.reference, let judged = target.judged else { continue }
            let claimed = judged.probabilityAt
            let isBold =
                claimed > 2 * reference.probabilityAt && claimed * Double(run.scenario.paths) >= Self.fewestPaths
            let verdict =
                isBold
                ? " The scenario claims more than twice that: it needs a reason that comparable series did not have."
                : ""
            page.bullet(
                """
                \(target.label): at the target in \(judged.year) on \(Share.text(claimed)) of paths, against \
                \(Share.text(reference.probabilityAt)) of comparable series.\(verdict)
                """, isBold ? .warning : .plain)
        }
        for source in sources(of: compared) { page.paragraph(source, .faint, indent: 2) }
    }

    /// Each record once.
    private func sources(of targets: [TargetResult]) -> [String] {
        var seen: Set<String> = []
        return targets.compactMap(\.reference).compactMap { reference in
            let source = reference.source.isEmpty ? "" : ": " + reference.source
            let text = """
                Comparable series: median growth \(Share.growth(reference.growth)) a year, standard deviation of yearly \
                log growth \(Share.text(reference.volatility))\(source)
                """
            return seen.insert(text).inserted ? text : nil
        }
    }
}

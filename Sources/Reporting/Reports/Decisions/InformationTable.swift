import Summaries

/// What it would be worth to know more before choosing.
struct InformationTable {
    let information: SensitivityResult.Information
    let style: ReportStyle

    /// How many groups are listed: those worth most, and those that are worth nothing are seldom of interest.
    private static let mostShown = 12

    /// `Chosen today, “corridor” is best on average. Knowing everything first would be worth 12 million USD.`
    var headline: String {
        guard !information.alternatives.isEmpty else { return "" }
        let best = "Chosen today, \(information.best.inQuotes) is best on average"
        guard information.everything.value > 0 else { return "\(best), and knowing more would change nothing." }
        var text = "\(best). Knowing everything first would be worth \(worth(information.everything)) on average"
        if let first = information.groups.first {
            text +=
                first.value.verdict == .higher
                ? "; of that, knowing \(first.group.inQuotes) alone brings \(worth(first.value))"
                : "; knowing any single group brings nothing that the paths can tell"
        }
        return text + "."
    }

    func write(to page: inout Page) {
        page.heading("What knowing more before choosing would be worth")
        page.paragraph("The choice is by \(information.objective) in \(information.year).")
        if !information.alternatives.isEmpty { writeAlternatives(to: &page) }
        writeValues(to: &page)
    }

    private func writeAlternatives(to page: inout Page) {
        page.space()
        let figures = information.alternatives.map(\.objective.value)
        let format = NumberFormat.fitting(figures)
        page.caption(format.unit(information.unit))
        var alternatives = TextTable(
            [.text("alternative"), .number("mean"), .number("95 %\n±"), .number("best on")], style: style)
        for alternative in information.alternatives {
            alternatives.append(
                [
                    alternative.name, format.text(alternative.objective.value),
                    format.halfWidth(alternative.objective.low, alternative.objective.high),
                    Share.text(alternative.probabilityBest),
                ], emphasized: alternative.name == information.best)
        }
        page.append(alternatives)
    }

    private func writeValues(to page: inout Page) {
        page.space()
        let shown = information.groups.prefix(Self.mostShown)
        let rows = [("everything", information.everything)] + shown.map { ($0.group, $0.value) }
        let format = NumberFormat.fitting(rows.map(\.1.value))
        page.caption(format.unit(information.unit))
        var table = TextTable(
            [.text("known"), .number("worth"), .number("95 %\ninterval"), .text("verdict")], style: style)
        for (name, value) in rows {
            let interval = value.interval.map { low, high in
                [low, high].map { format.text($0) }.joined(separator: low < 0 ? " to " : "–")
            }
            table.append([
                name, format.text(value.value), interval ?? "–", value.verdict == .higher ? "resolved" : "unresolved",
            ])
        }
        page.append(table)
        let others = information.groups.count - shown.count
        if others > 0 { page.paragraph("\(others) more are in sensitivity.csv.", .faint) }
        page.paragraph(
            """
            best on: the share of paths on which no other alternative is better. worth: by how much the mean would rise if \
            that were known before choosing; it is an upper bound on what finding out may cost.
            """, .faint)
    }

    private func worth(_ value: Estimate) -> String { quantity(Numeral.readable(value.value), information.unit) }
}

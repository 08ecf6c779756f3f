import Summaries

/// The report on what each measure contributes, section by section.
struct AttributionReport {
    private let result: AttributionResult
    private let style: ReportStyle
    private let scale: OutcomeScale
    private var page: Page

    /// How many interactions are shown.
    private static let mostPairs = 8

    init(_ result: AttributionResult, style: ReportStyle) {
        self.result = result
        self.style = style
        scale = OutcomeScale(
            result.outcome,
            of: [result.total.value] + result.shares.flatMap { [$0.share.value, $0.first.value, $0.last.value] })
        page = Page(style: style)
    }

    func written() -> Page {
        var report = self
        report.page.head(
            "\(result.scenario.label): what each measure contributes", of: result.scenario,
            answer: AttributionHeadline(result: result).sentences)
        if !result.shares.isEmpty {
            report.writeWaterfall()
            report.writeShares()
            report.writeInteractions()
        }
        report.page.notes(result.notes)
        report.writeMethod()
        return report.page
    }

    private mutating func writeWaterfall() {
        page.heading("From none to all: \(result.outcome.heading)")
        let steps = result.bySize.map {
            WaterfallChart.Step(
                label: $0.measure, change: $0.share.value, interval: $0.share.interval, verdict: $0.share.verdict)
        }
        let chart = WaterfallChart(
            start: ("none", result.none.value), end: ("all", result.all.value), steps: steps, scale: scale,
            style: style)
        page.append(.waterfall(chart))
        page.paragraph(
            "Each step is a measure's share\(scale.changeUnit.isEmpty ? "" : " in \(scale.changeUnit)"), the largest first.",
            .faint)
    }

    private mutating func writeShares() {
        page.heading("Shares")
        page.caption(scale.changeUnit)
        var table = TextTable(
            [
                .text("measure"), .number("share"), .number("95 %\n±"), .number("of\ntotal"), .number("alone"),
                .number("last"), .number("verdict"),
            ], style: style)
        let isWorthParts = result.total.verdict != .unresolved
        for share in result.bySize {
            let part = share.share.value / result.total.value
            table.append(
                [
                    share.measure, scale.change(share.share.value), scale.halfWidth(share.share),
                    isWorthParts ? wholePercent(part) : "–", scale.change(share.first.value),
                    scale.change(share.last.value), share.share.verdict.rawValue,
                ], note: share.title == share.measure ? "" : share.title)
        }
        if result.shares.count > 1 {
            table.append(
                [
                    "all", scale.change(result.total.value), scale.halfWidth(result.total),
                    isWorthParts ? wholePercent(1) : "–", "", "", result.total.verdict.rawValue,
                ], emphasized: true)
        }
        page.append(table)
        page.paragraph(
            """
            share: what it adds on average, whatever the order in which measures come; alone: what it adds where it comes \
            first; last: what would be lost without it. Shares add up to the total\
            \(isWorthParts ? "" : ", which the paths cannot tell from none").
            """, .faint)
    }

    private func wholePercent(_ part: Double) -> String {
        part.isFinite ? Numeral.fixed(part * 100, decimals: 0) + "\(fixedSpace)%" : "–"
    }

    // MARK: Interactions

    private mutating func writeInteractions() {
        guard !result.interactions.isEmpty else { return }
        page.heading("What measures do together beyond what each does")
        let resolved = result.interactions.filter { $0.index.verdict != .unresolved }
        let shown = resolved.prefix(Self.mostPairs)
        if !shown.isEmpty {
            let scale = OutcomeScale(result.outcome, of: shown.map(\.index.value))
            page.caption(scale.changeUnit)
            var table = TextTable(
                [.text("measures"), .number("together"), .number("95 %\n±"), .text("they")], style: style)
            for pair in shown {
                table.append([
                    listed(pair.measures), scale.change(pair.index.value), scale.halfWidth(pair.index),
                    strengthen(pair) ? "strengthen each other" : "weaken each other",
                ])
            }
            page.append(table)
        }
        page.paragraph(interactionsLeftOut(resolved.count, shown: shown.count), .faint)
    }

    /// Whether two measures do more of what they do together anyway.
    private func strengthen(_ pair: AttributionResult.Interaction) -> Bool {
        let sum = result.shares.filter { pair.measures.contains($0.measure) }.reduce(0) { $0 + $1.share.value }
        return (pair.index.value < 0) == (sum < 0)
    }

    private func interactionsLeftOut(_ resolved: Int, shown: Int) -> String {
        let all = result.interactions.count
        let unresolved = all - resolved
        var text: [String] = []
        if resolved > shown { text.append("\(resolved - shown) more are in interactions.csv.") }
        switch unresolved {
        case 0: break
        case all where all == 1: text.append("The only pair is unresolved: the paths cannot tell it from none.")
        case all: text.append("All \(all) pairs are unresolved: the paths cannot tell them from none.")
        case 1: text.append("One of the \(all) pairs is unresolved: the paths cannot tell it from none.")
        default: text.append("\(unresolved) of the \(all) pairs are unresolved: the paths cannot tell them from none.")
        }
        return text.joined(separator: " ")
    }

    // MARK: Method

    private mutating func writeMethod() {
        page.heading("How this was computed", .background)
        if !result.shares.isEmpty { writeSets() }
        if let explanation = result.outcome.explanation { page.paragraph(explanation) }
        page.identity(result.scenario)
    }

    private mutating func writeSets() {
        let sets = counted(result.coalitions, "set")
        if let orders = result.orders {
            page.paragraph(
                """
                From \(counted(orders, "order")) of the measures, drawn at random, and their reverses: \(sets) of measures \
                were simulated. Shares carry the error of that draw beside that of the paths.
                """)
        } else {
            page.paragraph(
                "Every set of measures was simulated, \(sets) in all: shares are exact but for the paths.")
        }
        page.paragraph(
            """
            A share is a Shapley value. Every set meets the same random draws, path by path, so that a difference between \
            two is what their measures do.\
            \(result.outcome.kind == .probability ? "" : " Figures are means over the paths, not medians.")
            """)
    }
}

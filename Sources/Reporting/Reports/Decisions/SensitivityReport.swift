import Summaries

/// The report on what an outcome depends on, section by section.
struct SensitivityReport {
    private let result: SensitivityResult
    private let style: ReportStyle
    private let scale: OutcomeScale
    private var page: Page

    /// How many inputs and groups are listed.
    private static let mostInputs = 25
    private static let mostGroups = 15

    init(_ result: SensitivityResult, style: ReportStyle) {
        self.result = result
        self.style = style
        scale = OutcomeScale(result.outcome, of: [result.mean.value] + result.swinging.prefix(5).map(\.swing))
        page = Page(style: style)
    }

    func written() -> Page {
        var report = self
        report.page.head(
            "\(result.scenario.label): what the outcome depends on", of: result.scenario,
            answer: SensitivityHeadline(result: result).sentences)
        report.writeTornado()
        report.writeInputs()
        report.writeIndices()
        report.writeConditions()
        if let information = result.information {
            InformationTable(information: information, style: style).write(to: &report.page)
        }
        report.page.notes(result.notes)
        report.writeMethod()
        return report.page
    }

    // MARK: Inputs

    private mutating func writeTornado() {
        guard !result.swinging.isEmpty else { return }
        page.heading("What moves it: \(result.outcome.heading)")
        page.append(
            .tornado(TornadoChart(inputs: result.swinging, mean: result.mean.value, scale: scale, style: style)))
        page.paragraph(
            """
            From the tenth of paths where an input is lowest to that where it is highest, with the values that bound them. \
            Each bar holds what goes with the input, which is not all its own doing where inputs go together.
            """, .faint)
    }

    private mutating func writeInputs() {
        guard !result.inputs.isEmpty else { return }
        page.heading("Inputs by swing")
        page.caption(scale.changeUnit.isEmpty ? "" : "swing: \(scale.changeUnit)")
        var table = TextTable(
            [
                .text("input"), .number("swing"), .number("95 %\n±"), .number("rank\ncorrelation"), .number("95 %\n±"),
                .number("with others\nheld"), .number("95 %\n±"),
            ], style: style)
        let format = NumberFormat(decimals: 2, exponent: 0)
        for input in result.inputs.prefix(Self.mostInputs) {
            let swing = input.swingEstimate
            let correlations = [input.rankCorrelation, input.partialRankCorrelation].flatMap { correlation in
                [format.signed(correlation?.value), format.halfWidth(correlation?.low, correlation?.high)]
            }
            table.append(
                [input.label, scale.change(swing?.value), swing.map(scale.halfWidth) ?? "–"] + correlations)
        }
        page.append(table)
        if result.inputs.count > Self.mostInputs {
            page.paragraph("\(result.inputs.count - Self.mostInputs) more are in sensitivity.csv.", .faint)
        }
        page.paragraph(
            """
            swing: the mean in the input's highest tenth less that in its lowest. Rank correlations lie between -1 and 1; \
            with others held: what is left once all other inputs are accounted for.
            """, .faint)
    }

    // MARK: Indices

    private mutating func writeIndices() {
        guard !result.indices.isEmpty else { return }
        page.heading("Shares of the variance")
        let shown = result.indices.prefix(Self.mostGroups)
        let bars = shown.flatMap { index in
            [("\(index.group): alone", index.first), ("  with others", index.total)].map { label, index in
                BarChart.Bar(label: label, value: index.value, low: index.low, high: index.high)
            }
        }
        page.append(.bars(BarChart(bars: bars, isShare: false, style: style)))
        if result.indices.count > shown.count {
            page.paragraph("\(result.indices.count - shown.count) more are in sensitivity.csv.", .faint)
        }
        page.paragraph(indexWords, .faint)
        writeStreams()
    }

    private var indexWords: String {
        let sum = result.indices.reduce(0) { $0 + $1.first.value }
        var text = """
            alone: the first-order index, the share of the variance that a group explains by itself; with others: the \
            total index, with all interactions that it has part in. First-order indices add up to \
            \(Numeral.fixed(sum, decimals: 2)): \
            \(sum < 0.995 ? "what is missing to 1 is interactions, as far as the intervals tell." : "there are no interactions to speak of.")
            """
        if result.indices.contains(where: { $0.first.value < 0 || $0.total.value < 0 }) {
            text += " An index near 0 may come out slightly negative: it is estimated."
        }
        return text
    }

    /// What is in a group, where its name does not say.
    private mutating func writeStreams() {
        let groups = result.indices.filter { !$0.streams.isEmpty && $0.streams != [$0.group] }
        guard !groups.isEmpty else { return }
        page.space()
        var table = TextTable([.text("group"), .text("draws in it")], style: style)
        for group in groups.prefix(Self.mostGroups) {
            let more = group.streams.count > 8 ? " and \(group.streams.count - 7) more" : ""
            let named = more.isEmpty ? listed(group.streams) : group.streams.prefix(7).joined(separator: ", ") + more
            table.append([group.group, named])
        }
        page.append(table)
    }

    // MARK: Conditions

    private mutating func writeConditions() {
        guard !result.conditions.isEmpty else { return }
        let kinds = Set(result.conditions.map(\.isReached))
        page.heading(
            kinds.count == 2
                ? "When the target is missed or reached"
                : kinds == [true] ? "When the target is reached" : "When the target is missed")
        for (number, condition) in result.conditions.enumerated() {
            page.paragraph(condition.sentence, lead: "\(number + 1). ")
        }
        page.space()
        var table = TextTable(
            [
                .text(""), .text("it is"), .number("of all\npaths"), .number("density"), .number("95 %\ninterval"),
                .number("when\nfound"), .number("coverage"), .number("when\nfound"), .number("base\nrate"),
            ], style: style)
        for (number, condition) in result.conditions.enumerated() {
            table.append([
                String(number + 1), condition.isReached ? "reached" : "missed", Share.text(condition.support),
                condition.density.shareText, condition.density.shareInterval, Share.text(condition.densityFound),
                Share.text(condition.coverage), Share.text(condition.coverageFound), Share.text(condition.baseRate),
            ])
        }
        page.append(table)
        page.paragraph(
            """
            density: on what share of the condition's paths it is so; coverage: what share of all paths on which it is so \
            the condition holds; base rate: on what share of all paths it is so. Conditions were found on one half of the \
            paths and their figures are stated on the other; when found: on the first half, which flatters them.
            """, .faint)
    }

    // MARK: Method

    private mutating func writeMethod() {
        page.heading("How this was computed", .background)
        page.paragraph(
            "Swings and correlations are those of the \(counted(result.scenario.paths, "path")) of the run.")
        if !result.indices.isEmpty {
            page.paragraph(
                """
                Shares of the variance are Sobol indices, from \(counted(result.indexRuns, "path")) that share the draws of \
                some groups and not of others.
                """)
        }
        if let explanation = result.outcome.explanation { page.paragraph(explanation) }
        page.identity(result.scenario)
    }
}

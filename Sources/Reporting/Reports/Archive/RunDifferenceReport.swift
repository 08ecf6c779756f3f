/// What is other in a later run than in an earlier one, as text.
package struct RunDifferenceReport {
    /// What is said of a run as a whole.
    package struct Side: Sendable, Encodable {
        package var run: Int64
        package var time: String
        package var command: String
        package var scenario: String
        package var paths: Int
        package var seed: UInt64
        package var sampling: String
        package var digest: String
        package var version: String

        package init(
            run: Int64, time: String, command: String, scenario: String, paths: Int, seed: UInt64, sampling: String,
            digest: String, version: String
        ) {
            self.run = run
            self.time = time
            self.command = command
            self.scenario = scenario
            self.paths = paths
            self.seed = seed
            self.sampling = sampling
            self.digest = digest
            self.version = version
        }
    }

    private let sides: [Side]
    private let difference: RunDifference
    private let style: ReportStyle

    package init(_ old: Side, _ new: Side, _ difference: RunDifference, style: ReportStyle) {
        sides = [old, new]
        self.difference = difference
        self.style = style
    }

    /// The report. No line is wider than the style's width.
    package func text() -> String {
        var page = Page(style: style)
        page.title("From run \(sides[0].run) to run \(sides[1].run)")
        page.append(facts)
        page.space()
        page.paragraph(luck)
        let changed = difference.scenarios.filter { !$0.isSame }
        for scenario in changed { write(scenario, isAlone: difference.scenarios.count == 1, to: &page) }
        let same = difference.scenarios.filter(\.isSame).map(\.name)
        page.space()
        if difference.scenarios.count == 1, !same.isEmpty {
            page.paragraph("All inputs and results are the same.", .strong)
        } else if !same.isEmpty {
            page.paragraph("All inputs and results are the same: \(listed(same)).")
        }
        for (names, words) in [(difference.added, "Only in"), (difference.removed, "No more in")] where !names.isEmpty {
            page.paragraph("\(words) run \(sides[1].run): \(listed(names)).")
        }
        return page.text
    }

    private var facts: TextTable {
        var table = TextTable([.text("")] + sides.map { .text("run \($0.run)") }, style: style)
        let rows: [(String, (Side) -> String)] = [
            ("archived", { $0.time }), ("command", { $0.command }), ("scenario", { $0.scenario }),
            ("paths", { Numeral.count($0.paths) }), ("seed", { String($0.seed) }), ("sampling", { $0.sampling }),
            ("version", { $0.version }), ("digest", { String($0.digest.prefix(16)) }),
        ]
        for (name, cell) in rows { table.append([name] + sides.map(cell)) }
        return table
    }

    private var luck: String {
        if difference.scenarios.allSatisfy(\.hasSameLuck) {
            return """
                Both met the same luck: what is other in the results comes of what was changed. \
                caravan compare gives differences path by path, with their intervals.
                """
        }
        return """
            Each met its own luck, or a number of paths of its own: “yes” marks differences beyond the Monte Carlo error of \
            both (95 %).
            """
    }

    private func write(_ scenario: RunDifference.Scenario, isAlone: Bool, to page: inout Page) {
        let of = isAlone ? "" : " of \(scenario.name)"
        page.heading("Changed inputs\(of)")
        if scenario.inputs.isEmpty { page.paragraph("None.") } else { page.append(inputs(scenario)) }
        if !scenario.targets.isEmpty {
            page.heading("Targets reached\(of)")
            page.append(targets(scenario))
        }
        if !scenario.indicators.isEmpty {
            page.heading("Indicators\(of)")
            page.append(indicators(scenario))
        }
    }

    private func inputs(_ scenario: RunDifference.Scenario) -> TextTable {
        var table = TextTable([.text("input"), .text("old"), .text("new")], style: style)
        for input in scenario.inputs { table.append([input.name, input.old ?? "–", input.new ?? "–"]) }
        return table
    }

    private func targets(_ scenario: RunDifference.Scenario) -> TextTable {
        var columns: [TextTable.Column] = [
            .text("target"), .number("by"), .number("old"), .number("new"), .number("points"),
        ]
        if !scenario.hasSameLuck { columns.append(.number("beyond\nerror")) }
        var table = TextTable(columns, style: style)
        for target in scenario.targets {
            let figure = target.probability
            let cells = [
                target.name, String(target.by), Share.text(figure.old), Share.text(figure.new),
                Share.points(figure.difference),
            ]
            table.append(scenario.hasSameLuck ? cells : cells + [mark(figure)])
        }
        return table
    }

    private func indicators(_ scenario: RunDifference.Scenario) -> TextTable {
        var columns: [TextTable.Column] = [
            .text("indicator"), .text("unit"), .number("year"), .number("old\np50"), .number("new\np50"),
            .number("old\nmean"), .number("new\nmean"),
        ]
        if !scenario.hasSameLuck { columns.append(.number("beyond\nerror")) }
        var table = TextTable(columns, style: style)
        for indicator in scenario.indicators {
            let figures = [indicator.median.old, indicator.median.new, indicator.mean.old, indicator.mean.new]
            let format = NumberFormat.fitting(figures.compactMap(\.self))
            let cells =
                [indicator.name, format.unit(indicator.unit), String(indicator.year)] + figures.map(format.text)
            table.append(scenario.hasSameLuck ? cells : cells + [mark(indicator.mean)])
        }
        return table
    }

    private func mark(_ figure: RunDifference.Figure) -> String {
        figure.isBeyondError.map { $0 ? "yes" : "no" } ?? "–"
    }
}

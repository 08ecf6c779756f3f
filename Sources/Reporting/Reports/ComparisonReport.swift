import Summaries

/// The report on scenarios beside a baseline, section by section.
struct ComparisonReport {
    private let comparison: ComparisonResult
    private let style: ReportStyle
    private var page: Page

    init(_ comparison: ComparisonResult, style: ReportStyle) {
        self.comparison = comparison
        self.style = style
        page = Page(style: style)
    }

    func written() -> Page {
        var report = self
        guard let reading = ComparisonReading(comparison) else {
            report.page.paragraph("Nothing was compared.")
            return report.page
        }
        report.writeHead(reading)
        report.writeScenarios(reading)
        report.writeBars(reading)
        report.writeMedians(reading)
        report.writeTargets(reading)
        ReferenceTable(runs: reading.runs, style: style).write(to: &report.page)
        report.writeDifferences(reading)
        report.page.notes(reading.notes)
        report.writeDescriptions(reading)
        report.writeKey()
        return report.page
    }

    private mutating func writeHead(_ reading: ComparisonReading) {
        let count = reading.scenarios.count
        let others = count == 0 ? "no scenario" : counted(count, "scenario")
        let scenario = reading.baseline.scenario
        page.head(
            "\(scenario.label): \(others) beside it", of: scenario,
            answer: ComparisonHeadline(reading: reading).sentences)
    }

    private mutating func writeScenarios(_ reading: ComparisonReading) {
        page.heading(reading.indicator.map { "Scenarios: \($0.label)" } ?? "Scenarios")
        ScenarioTable(reading: reading, style: style).write(to: &page)
    }

    private mutating func writeBars(_ reading: ComparisonReading) {
        guard let target = reading.target else { return }
        let bars = reading.runs.map { run in
            let year = reading.reached(target, in: run)
            return BarChart.Bar(
                label: run.scenario.name, value: year?.probabilityReached, low: year?.low, high: year?.high)
        }
        page.heading("Share of paths that have reached \(target.condition) by \(target.by)")
        page.append(.bars(BarChart(bars: bars, style: style)))
    }

    private mutating func writeMedians(_ reading: ComparisonReading) {
        guard let indicator = reading.indicator else { return }
        let series = reading.charted(atMost: MedianChart.mostSeries).compactMap { run in
            run.indicator(indicator.name).map { MedianChart.Series(name: run.scenario.name, years: $0.years) }
        }
        let chart = MedianChart(series: series, unit: indicator.unit, style: style)
        guard !chart.isEmpty else { return }
        page.heading("\(indicator.label): medians")
        page.append(.medians(chart))
        if series.count < reading.runs.count {
            page.paragraph("Drawn: the baseline and the highest of the others; the table holds them all.", .faint)
        }
    }

    /// All targets, where there are several: a column each.
    private mutating func writeTargets(_ reading: ComparisonReading) {
        let targets = reading.targets
        guard targets.count > 1 else { return }
        page.heading("Share of paths that have reached each target by its year")
        let columns = targets.map { TextTable.Column.number("\($0.label)") }
        var table = TextTable([.text("scenario")] + columns.map(narrow), style: style)
        for run in reading.runs {
            table.append(
                [run.scenario.name] + targets.map { Share.text(reading.reached($0, in: run)?.probabilityReached) })
        }
        page.append(table)
    }

    /// A heading of words, broken into short lines.
    private func narrow(_ column: TextTable.Column) -> TextTable.Column {
        .number(Wrapping.lines(style.legible(column.title), width: 12).joined(separator: "\n"))
    }

    private mutating func writeDifferences(_ reading: ComparisonReading) {
        guard let indicator = reading.indicator else { return }
        for year in reading.years {
            let differences = DifferenceTable(reading: reading, year: year, style: style)
            guard !differences.isEmpty else { continue }
            page.heading("\(indicator.label) in \(year): difference from the baseline")
            differences.write(to: &page)
        }
        if (reading.baseline.indicators.count) > 1 {
            page.paragraph("Every year and the other indicators are in comparison.csv.", .faint)
        }
    }

    private mutating func writeDescriptions(_ reading: ComparisonReading) {
        page.heading("What they are", .background)
        var table = TextTable([.text("scenario"), .text("title")], style: style)
        for run in reading.runs { table.append([run.scenario.name, run.scenario.label]) }
        page.append(table)
    }

    private mutating func writeKey() {
        page.heading("How to read this", .key)
        page.paragraph(
            """
            p90: the value that 90 % of paths stay below; p50 is the median. Quantiles are \
            \(comparison.runs.quantilePrecision).
            """, .faint)
        if let sampling = comparison.runs.first?.scenario.sampling { page.paragraph(sampling.explanation, .faint) }
        page.paragraph(
            """
            Same luck: every scenario meets the same random draws, path by path. A difference between two scenarios is \
            what their measures do, not chance.
            """, .faint)
        page.paragraph(
            """
            Verdict: higher or lower where the 95 % interval of the paired difference leaves out zero, unresolved where \
            it does not: so many paths cannot tell, and more may.
            """, .faint)
    }
}

import Reporting
import Summaries

/// What a comparison shows beside its report: how probable the target becomes, and every indicator, in the baseline and under
/// the scenarios; then what is other in each of them.
struct ScenarioIndicators {
    let reading: ComparisonReading
    /// The baseline and as many scenarios as can be told apart, each with its letter.
    private let charted: [RunResult]
    private let differences: [String: [String: PairedDifference]]
    private let last: Int

    /// Beyond so many indicators, the others share a table: a page is to be sent by mail.
    private static let mostDrawn = 24

    init(_ reading: ComparisonReading) {
        self.reading = reading
        charted = reading.charted(atMost: Series.most)
        let last = reading.runs.map(\.scenario.lastYear).max() ?? 0
        self.last = last
        differences = Dictionary(
            grouping: reading.comparison.differences.lazy.filter { $0.year == last }, by: \.scenario
        ).mapValues { Dictionary($0.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first }) }
    }

    /// By how much the target becomes more probable.
    func writeDifferences(to body: inout Body) {
        guard let target = reading.target else { return }
        let rows = reading.comparable.compactMap { run in
            reading.targetDifference(target, of: run).map { (name: run.scenario.name, difference: $0) }
        }
        guard !rows.isEmpty else { return }
        let title = "Points more than in the baseline: \(target.condition) by \(target.by)"
        body.section(title) { $0.figure(.differences(rows, title: title)) }
    }

    func write(to body: inout Body) {
        writeReached(to: &body)
        writeIndicators(to: &body)
        ChangedInputs(reading: reading).write(to: &body)
    }

    private func writeReached(to body: inout Body) {
        guard let target = reading.target else { return }
        let curves = charted.compactMap { run in
            run.targets.first { $0.name == target.name }.map { own in
                ReachedChart.Curve(name: run.scenario.name, years: own.years, by: [own.by])
            }
        }
        guard !curves.isEmpty else { return }
        let title = "Share of paths that have reached \(target.condition), by year"
        body.section(title) { body in
            body.figure(.reached(ReachedChart(curves: curves), title: title, isWhole: false))
            writeWhoIsDrawn(to: &body)
        }
    }

    private func writeWhoIsDrawn(to body: inout Body) {
        guard charted.count < reading.runs.count else { return }
        body.paragraph(
            "Drawn: the baseline and the scenarios whose main indicator has the highest medians.", isFaint: true)
    }

    // MARK: Indicators

    private func writeIndicators(to body: inout Body) {
        let indicators = reading.baseline.indicators
        guard !indicators.isEmpty else { return }
        let ordered =
            indicators.filter { $0.name == reading.indicator?.name }
            + indicators.filter { $0.name != reading.indicator?.name }
        body.section("Indicators: the baseline, and medians of scenarios") { body in
            body.key(
                Figure.fanKey(
                    observed: indicators.contains { !$0.history.isEmpty },
                    beside: charted.enumerated().dropFirst().map { ($0.offset, $0.element.scenario.name) }))
            writeWhoIsDrawn(to: &body)
            body.sideBySide { body in
                for indicator in ordered.prefix(Self.mostDrawn) {
                    body.part(indicator.label) { write(indicator, to: &$0) }
                }
            }
            let others = Array(ordered.dropFirst(Self.mostDrawn))
            guard !others.isEmpty else { return }
            body.part("Other indicators of the baseline") { part in
                part.paragraph("Those of the scenarios are in summary.csv and comparison.csv.", isFaint: true)
                part.table(
                    .indicators(others, baseYear: reading.baseline.scenario.baseYear),
                    caption: "Other indicators of the baseline")
            }
        }
    }

    private func write(_ indicator: IndicatorResult, to part: inout Body) {
        let baseline = reading.baseline
        let chart = FanChart(
            indicator: indicator, baseYear: baseline.scenario.baseYear, targets: baseline.targets(on: indicator))
        let others = charted.enumerated().dropFirst().compactMap { letter, run in
            run.indicator(indicator.name).map {
                (letter: letter, series: MedianChart.Series(name: run.scenario.name, years: $0.years))
            }
        }
        part.figure(.fan(chart, title: indicator.label, beside: others, height: 240, isKeyed: false))
        let (table, unit) = table(indicator)
        let title = "\(indicator.label) in \(last), by scenario"
        part.folded(unit.isEmpty ? title : "\(title), \(unit)") { $0.table(table, caption: title) }
    }

    /// Every scenario in the last year.
    private func table(_ indicator: IndicatorResult) -> (TextTable, unit: String) {
        let rows = reading.runs.compactMap { run -> (run: RunResult, summary: YearSummary)? in
            run.indicator(indicator.name)?.years.last { $0.year == last }.map { (run, $0) }
        }
        let own = rows.map { run, _ in
            reading.startsElsewhere(run) ? nil : differences[run.scenario.name]?[indicator.name]
        }
        let format = NumberFormat.fitting(
            rows.flatMap { row in [0, Quantiles.median, 6].compactMap { row.summary.quantile($0) } })
        var table = TextTable([
            .text("scenario"), .number("p5"), .number("p50"), .number("p95"), .number("mean difference"),
            .number("95 % ±"), .number("verdict"),
        ])
        for ((run, summary), difference) in zip(rows, own) {
            let isBaseline = run.scenario.name == reading.baseline.scenario.name
            let figures = [0, Quantiles.median, 6].map { format.text(summary.quantile($0)) }
            table.append(
                [run.scenario.name] + figures + [
                    isBaseline ? "" : format.signed(difference?.difference),
                    isBaseline ? "" : format.halfWidth(difference?.low, difference?.high),
                    isBaseline
                        ? "baseline"
                        : reading.startsElsewhere(run) ? "other base" : difference?.verdict.rawValue ?? "–",
                ], emphasized: isBaseline)
        }
        return (table, format.unit(indicator.unit))
    }
}

import Summaries

/// By how much each scenario differs from the baseline in one year, path by path.
struct DifferenceTable {
    private let rows: [(run: RunResult, difference: PairedDifference)]
    private let unit: String
    private let style: ReportStyle

    init(reading: ComparisonReading, year: Int, style: ReportStyle) {
        rows = reading.comparable.compactMap { run in reading.difference(of: run, in: year).map { (run, $0) } }
        unit = reading.indicator?.unit ?? ""
        self.style = style
    }

    var isEmpty: Bool { rows.isEmpty }

    func write(to page: inout Page) {
        let format = NumberFormat.fitting(
            rows.flatMap { [$0.1.difference, $0.1.p5, $0.1.p50, $0.1.p95].compactMap { $0 } })
        var table = TextTable(
            [
                .text("scenario"), .number("mean\ndifference"), .number("95 %\n±"), .number("p5"), .number("p50"),
                .number("p95"), .number("paths\nhigher"), .number("verdict"),
            ], style: style)
        for (run, difference) in rows {
            table.append([
                run.scenario.name, format.signed(difference.difference),
                format.halfWidth(difference.low, difference.high), format.signed(difference.p5),
                format.signed(difference.p50), format.signed(difference.p95),
                Share.text(difference.probabilityHigher), difference.verdict.rawValue,
            ])
        }
        page.caption(format.unit(unit))
        page.append(table)
    }
}

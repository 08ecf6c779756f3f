import Summaries

/// An indicator year by year: its quantiles, the growth of its median, and the share of paths that have reached its
/// targets.
struct YearTable {
    let indicator: IndicatorResult
    let groups: [TargetGroup]
    let style: ReportStyle

    private static let mostGroups = 3
    private static let places = [0, 2, 3, 4, 6]

    func write(to page: inout Page) {
        let shown = groups.filter { !$0.years.isEmpty }.prefix(Self.mostGroups)
        let medians = indicator.years.flatMap { year in Self.places.compactMap { year.quantile($0) } }
        let format = NumberFormat.fitting(medians)
        var columns: [TextTable.Column] = [.text("year")]
        columns += ["p5", "p25", "p50", "p75", "p95"].map { .number("" + $0) }
        columns.append(.number("growth\nof p50"))
        columns += shown.map { .number("reached\n\($0.first.bound)") }
        var table = TextTable(columns, style: style)
        let aimed = Set(shown.flatMap(\.by))
        for year in indicator.years {
            var cells = [String(year.year)]
            cells += Self.places.map { format.text(year.quantile($0)) }
            cells.append(Share.growth(indicator.growth(from: year.year - 1, to: year.year)))
            cells += shown.map { Share.text($0.first.row(in: year.year)?.probabilityReached) }
            table.append(cells, emphasized: aimed.contains(year.year))
        }
        page.caption(format.unit(indicator.unit))
        page.append(table)
    }
}

package import Summaries

/// The indicators that the report does not draw, a row each.
struct IndicatorTable {
    let indicators: [IndicatorResult]
    let baseYear: Int
    let style: ReportStyle

    func table() -> TextTable {
        let last = indicators.compactMap { $0.years.last?.year }.max() ?? baseYear
        var table = TextTable(
            [
                .text("indicator"), .text("unit"), .number("\(baseYear)\np50"), .number("\(last)\np5"),
                .number("\(last)\np50"), .number("\(last)\np95"), .number("growth\na year"),
            ], style: style)
        for indicator in indicators {
            let summary = indicator.summary(in: last)
            let figures = [
                indicator.base(in: baseYear), summary?.quantile(0), summary?.quantile(Quantiles.median),
                summary?.quantile(6),
            ]
            let format = NumberFormat.fitting(figures.compactMap { $0 })
            let texts = figures.map { format.text($0) }
            table.append(
                [indicator.label, format.unit(indicator.unit)] + texts
                    + [Share.growth(indicator.growth(from: baseYear, to: last))])
        }
        return table
    }
}

extension TextTable {
    /// Indicators, a row each.
    package static func indicators(_ indicators: [IndicatorResult], baseYear: Int) -> TextTable {
        IndicatorTable(indicators: indicators, baseYear: baseYear, style: ReportStyle()).table()
    }
}

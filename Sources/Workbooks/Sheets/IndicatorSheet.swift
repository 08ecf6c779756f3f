import Reporting
import Summaries

/// One indicator: a fan chart, the medians of all scenarios, and for each scenario a table with years in columns.
struct IndicatorSheet {
    /// Beyond so many indicators, the others share a sheet.
    static let most = 40

    let results: Results
    private let found: [(run: RunResult, indicator: IndicatorResult)]
    private let columns: YearColumns
    private let format: FigureFormat
    private let errors: String

    init(results: Results, name: String) {
        self.results = results
        found = results.runs.compactMap { run in run.indicator(name).map { (run, $0) } }
        let summaries = found.flatMap(\.indicator.years)
        columns = YearColumns(
            summaries.map(\.year) + found.flatMap { $0.indicator.history.map(\.year) })
        format = FigureFormat(summaries.flatMap { $0.quantiles ?? [] })
        errors = FigureFormat(summaries.compactMap(\.standardError)).code
    }

    private static let figures: [Statistic] = Statistic.allCases.filter { $0 != .n } + [.n]

    /// Where a scenario's table stands.
    struct Block {
        var head: Int
        var observed: Int?
        var rows: [Statistic: Int] = [:]
        var end: Int
    }

    func write(to workbook: Workbook) throws(WorkbookError) {
        guard let (main, indicator) = found.first else { return }
        let sheet = try workbook.addSheet(indicator.label)
        sheet.setWidth(YearColumns.labelWidth, of: 0...0)
        if let all = columns.all { sheet.setWidth(format.width, of: all) }
        sheet.write(indicator.label, 0, 0, Look.title)
        sheet.write(caption(main, indicator), 1, 0, Look.faint)
        let charts = 3
        let first = charts + IndicatorCharts.rows + 1
        var blocks: [Block] = []
        var row = first
        for (run, indicator) in found {
            let block = writeBlock(run, indicator, sheet, row)
            define(run, indicator, block, sheet, workbook)
            blocks.append(block)
            row = block.end + 1
        }
        let drawing = IndicatorCharts(
            results: results, main: main, indicator: indicator, columns: columns, format: format, sheet: sheet)
        if try drawing.insertFan(workbook, at: charts, block: blocks[0], helpers: row) {
            let medians = zip(found, blocks).compactMap { found, block in
                block.rows[.p50].map { (name: found.run.scenario.name, head: block.head, row: $0) }
            }
            try drawing.insertMedians(workbook, at: charts, medians)
        }
        sheet.freeze(rows: 2, columns: 1)
        sheet.setPrinting(title: results.title, footer: "Caravan \(results.version)", repeating: 0...1)
    }

    private func caption(_ run: RunResult, _ indicator: IndicatorResult) -> String {
        let unit = indicator.unit.isEmpty ? "a pure number" : indicator.unit
        let prices = run.scenario.prices.isEmpty ? "" : "prices: \(run.scenario.prices)"
        return [indicator.name, unit, prices].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func writeBlock(_ run: RunResult, _ indicator: IndicatorResult, _ sheet: Sheet, _ start: Int) -> Block {
        var block = Block(head: start, end: start + 1)
        columns.writeHead(run.scenario.name, sheet, start)
        if !indicator.history.isEmpty {
            let observed = Dictionary(indicator.history.map { ($0.year, $0.value) }, uniquingKeysWith: { $1 })
            block.observed = block.end
            columns.write("observed", observed, sheet, block.end, Look.figure(format.code))
            block.end += 1
        }
        for statistic in Self.figures {
            var figures: [Int: Double] = [:]
            for summary in indicator.years {
                switch statistic.cell(of: summary) {
                case .number(let value): figures[summary.year] = value
                case .integer(let value): figures[summary.year] = Double(value)
                case .text, .missing: break
                }
            }
            block.rows[statistic] = block.end
            columns.write(label(statistic), figures, sheet, block.end, style(statistic))
            block.end += 1
        }
        return block
    }

    private func label(_ statistic: Statistic) -> String {
        switch statistic {
        case .p50: "p50 (median)"
        case .sd: "sd (standard deviation)"
        case .mcse: "mcse (standard error of the mean)"
        case .n: "n (paths)"
        default: statistic.rawValue
        }
    }

    private func style(_ statistic: Statistic) -> CellStyle {
        switch statistic {
        case .n: Look.count.with { $0.color = Look.faint.color }
        case .mcse: Look.figure(errors).with { $0.color = Look.faint.color }
        case .p50: Look.figure(format.code).with { $0.isBold = true }
        default: Look.figure(format.code)
        }
    }

    /// `turnover_quantiles`, from p5 to p95, and the years above them; with the scenario's name for those after the first.
    private func define(
        _ run: RunResult, _ indicator: IndicatorResult, _ block: Block, _ sheet: Sheet, _ workbook: Workbook
    ) {
        guard let all = columns.all, let low = block.rows[.p5], let high = block.rows[.p95] else { return }
        let isMain = run.scenario.name == results.main?.scenario.name
        let ending = isMain ? "" : "_\(run.scenario.name)"
        workbook.define("\(indicator.name)_quantiles\(ending)", as: sheet.range(low...high, all))
        if isMain { workbook.define("\(indicator.name)_years", as: sheet.range(block.head...block.head, all)) }
    }
}

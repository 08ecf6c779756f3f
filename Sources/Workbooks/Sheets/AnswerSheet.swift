import Reporting
import Summaries

/// The answer in words, the chances of each target as a chart, and the targets by scenario.
struct AnswerSheet {
    let results: Results

    private static let columns: [(title: String, width: Double)] = [
        ("scenario", 32), ("target", 30), ("indicator", 26), ("is to be", 9), ("aim", 10), ("unit", 18), ("by", 7),
        ("reached by then", 15), ("95 % from", 10), ("to", 9), ("at it in that year", 16),
        ("comparable series", 17), ("half have by", 13), ("mean gap", 10), ("below it", 9), ("above it", 9),
    ]
    private static let reached = 7
    private static let low = 8
    /// How far the interval reaches below and above the estimate: what bars are drawn from.
    private static let (below, above) = (14, 15)
    /// Sentences go across the first columns.
    private static let across = 0...8
    private static let textWidth = 150.0

    private typealias Row = (run: RunResult, target: TargetResult)

    func write(to workbook: Workbook) throws(WorkbookError) {
        let sheet = try workbook.addSheet("Answer")
        sheet.hideGrid()
        for (place, column) in Self.columns.enumerated() { sheet.setWidth(column.width, of: place...place) }
        sheet.write(results.title, 0, 0, Look.title)
        sheet.write(results.summary, 1, 0, Look.faint)
        var row = 3
        for sentence in results.answer {
            sheet.merge(sentence, row, Self.across, Look.answer)
            sheet.setHeight(lines: WrappedText.lines(sentence, width: Self.textWidth), of: row)
            row += 1
        }
        let rows = self.rows
        if !rows.isEmpty {
            let bars = self.bars(rows)
            let height = 120 + 24 * bars.count
            let head = row + height / 20 + 3
            if !bars.isEmpty {
                let chart = try self.chart(workbook, sheet, bars, head)
                sheet.insert(chart, row + 1, 0, width: 900, height: height)
            }
            row = writeTable(rows, sheet, head)
        }
        writeNotes(sheet, row + 1)
        sheet.freeze(rows: 2, columns: 1)
        sheet.setPrinting(title: results.title, footer: "Caravan \(results.version)", repeating: nil)
    }

    /// Target by target, the scenarios in their order, those that start from other figures last: the answer's target first.
    private var rows: [Row] {
        let first = results.reading?.target?.name
        let targets = results.targets
        let ordered = targets.filter { $0.name == first } + targets.filter { $0.name != first }
        let runs = results.reading.map { [$0.baseline] + $0.comparable + $0.elsewhere } ?? results.runs
        return ordered.flatMap { target in
            runs.compactMap { run in run.targets.first { $0.name == target.name }.map { (run, $0) } }
        }
    }

    private func writeTable(_ rows: [Row], _ sheet: Sheet, _ head: Int) -> Int {
        for (place, column) in Self.columns.enumerated() {
            sheet.write(column.title, head, place, place < 4 || place == 5 ? Look.head : Look.headRight)
        }
        let thresholds = FigureFormat(rows.map(\.target.threshold))
        let gaps = FigureFormat(rows.compactMap(\.target.meanGap))
        for (place, row) in rows.enumerated() {
            write(row, sheet, head + 1 + place, Look.figure(thresholds.code), Look.figure(gaps.code))
        }
        sheet.addFilter(head...head + rows.count, 0...Self.columns.count - 1)
        return head + rows.count + 1
    }

    private func write(_ row: Row, _ sheet: Sheet, _ place: Int, _ aim: CellStyle, _ gap: CellStyle) {
        let (run, target) = row
        let judged = target.judged
        let texts = [
            run.scenario.name, target.label, run.indicator(target.indicator)?.label ?? target.indicator,
            target.direction == .atLeast ? "at least" : "at most",
        ]
        for (column, text) in texts.enumerated() { sheet.write(text, place, column, Look.label) }
        sheet.write(target.threshold, place, 4, aim)
        sheet.write(target.unit, place, 5, Look.label)
        sheet.write(Double(target.by), place, 6, Look.plainYear)
        let shares = [
            judged?.probabilityReached, judged?.low, judged?.high, judged?.probabilityAt, judged?.referenceAt,
        ]
        for (column, share) in shares.enumerated() { sheet.write(share, place, Self.reached + column, Look.share) }
        if let year = target.medianFirstYear {
            sheet.write(Double(year), place, 12, Look.plainYear)
        } else {
            sheet.write(target.firstYearText, place, 12, Look.figure(""))
        }
        sheet.write(target.meanGap, place, 13, gap)
        let faint = Look.share.with { $0.color = Look.faint.color }
        sheet.write(judged.map { $0.probabilityReached - $0.low }, place, Self.below, faint)
        sheet.write(judged.map { $0.high - $0.probabilityReached }, place, Self.above, faint)
    }

    // MARK: The chart

    /// The rows that the chart shows: one target in the scenarios that start from the same figures, or all targets of one run.
    private func bars(_ rows: [Row]) -> ArraySlice<Row> {
        guard let reading = results.reading, let first = rows.first else { return rows[...] }
        return rows.prefix { $0.target.name == first.target.name && !reading.startsElsewhere($0.run) }
    }

    /// Bars as far as the lower end of each interval, and in lighter colours to the estimate and to the upper end.
    private func chart(
        _ workbook: Workbook, _ sheet: Sheet, _ bars: ArraySlice<Row>, _ head: Int
    ) throws(WorkbookError) -> Chart {
        let chart = try workbook.addChart(.stackedBars)
        let rows = head + 1...head + bars.count
        let names = sheet.range(rows, results.reading == nil ? 1...1 : 0...0)
        let parts = [
            ("to the lower end of the 95 % interval", Self.low, Look.median),
            ("to the estimate", Self.below, Look.middle),
            ("to the upper end", Self.above, Look.outerBand),
        ]
        for (name, column, color) in parts {
            chart.addFilled(name, names, sheet.range(rows, column...column), color: color)
        }
        if results.reading != nil, let target = bars.first?.target {
            chart.setTitle("Share of paths that have reached \(target.condition) by \(target.by)")
        } else {
            chart.setTitle("Share of paths that have reached each target by its year")
        }
        chart.setValueAxis(number: "0%", from: 0)
        chart.setCategoryAxis(isReversed: true)
        chart.setLegend()
        chart.setGap(40)
        return chart
    }

    private func writeNotes(_ sheet: Sheet, _ row: Int) {
        guard !results.notes.isEmpty else { return }
        sheet.write("Notes", row, 0, Look.section)
        for (place, note) in results.notes.enumerated() {
            sheet.merge(note, row + 1 + place, Self.across, Look.words)
            sheet.setHeight(lines: WrappedText.lines(note, width: Self.textWidth), of: row + 1 + place)
        }
    }
}

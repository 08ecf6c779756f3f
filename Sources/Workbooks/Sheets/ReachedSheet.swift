import Reporting
import Summaries

/// The share of paths that have reached each target, year by year, and a chart of it.
struct ReachedSheet {
    let results: Results

    private static let (width, height, rows) = (900, 400, 21)

    /// A row that the chart draws.
    private typealias Curve = (name: String, head: Int, row: Int)

    func write(to workbook: Workbook) throws(WorkbookError) {
        let groups = TargetGroup.groups(of: results.targets)
        guard !groups.isEmpty else { return }
        let columns = YearColumns(results.runs.flatMap(\.targets).flatMap { $0.years.map(\.year) })
        guard let all = columns.all else { return }
        let sheet = try workbook.addSheet("Probability reached")
        sheet.setWidth(YearColumns.labelWidth + 10, of: 0...0)
        sheet.setWidth(9, of: all)
        sheet.write("Share of paths that have reached the target in or before the year", 0, 0, Look.title)
        sheet.write(
            "A path that has reached it counts from then on, whether it stayed there or not.", 1, 0, Look.faint)
        let charts = 3
        var row = charts + Self.rows + 1
        var curves: [Curve] = []
        for (place, group) in groups.enumerated() {
            let name = group.name(label(group))
            sheet.write(name, row, 0, Look.section)
            let head = row + 1
            columns.writeHead(isOneRun ? "share of paths" : "scenario", sheet, head)
            if isOneRun {
                row = writeDetails(group, columns, sheet, head + 1) + 1
                curves.append((name, head, head + 1))
            } else {
                row = writeScenarios(group, columns, sheet, head + 1) + 1
                if place == 0 { curves = scenarioCurves(group, head) }
            }
        }
        let chart = try workbook.addChart(.lines)
        for (place, curve) in curves.prefix(Look.lines.count).enumerated() {
            chart.addLine(
                curve.name, sheet.range(curve.head...curve.head, all), sheet.range(curve.row...curve.row, all),
                Chart.Stroke(color: Look.lines[place], width: place == 0 ? 3 : 2))
        }
        let title = isOneRun ? "the target" : groups[0].name(label(groups[0]))
        chart.setTitle("Share of paths that have reached \(title)")
        chart.setValueAxis(number: "0%", from: 0)
        chart.setCategoryAxis(every: (columns.years.count + 14) / 15)
        chart.setLegend()
        sheet.insert(chart, charts, 0, width: Self.width, height: Self.height)
        sheet.freeze(rows: 2, columns: 1)
        sheet.setPrinting(title: results.title, footer: "Caravan \(results.version)", repeating: 0...1)
    }

    private var isOneRun: Bool { results.runs.count == 1 }

    private func label(_ group: TargetGroup) -> String {
        let name = group.first.indicator
        return results.runs.compactMap { $0.indicator(name) }.first?.label ?? name
    }

    /// The rows of one run: reached, its interval, at it, and comparable series.
    private func writeDetails(_ group: TargetGroup, _ columns: YearColumns, _ sheet: Sheet, _ start: Int) -> Int {
        let rows: [(String, (TargetYear) -> Double?)] = [
            ("reached", { $0.probabilityReached }), ("– 95 % interval from", { $0.low }),
            ("– to", { $0.high }), ("at it in that year", { $0.probabilityAt }),
            ("comparable series at it", { $0.referenceAt }),
        ]
        var row = start
        for (label, figure) in rows {
            let figures = byYear(group.years, figure)
            guard !figures.isEmpty else { continue }
            let style = row == start ? Look.share.with { $0.isBold = true } : Look.share
            columns.write(label, figures, sheet, row, style)
            row += 1
        }
        return row
    }

    /// A row for each scenario.
    private func writeScenarios(_ group: TargetGroup, _ columns: YearColumns, _ sheet: Sheet, _ start: Int) -> Int {
        for (place, run) in results.runs.enumerated() {
            columns.write(
                run.scenario.name, byYear(years(of: group, in: run)) { $0.probabilityReached }, sheet, start + place,
                Look.share)
        }
        return start + results.runs.count
    }

    private func years(of group: TargetGroup, in run: RunResult) -> [TargetYear] {
        let names = Set(group.targets.map(\.name))
        return run.targets.first { names.contains($0.name) }?.years ?? []
    }

    private func byYear(_ years: [TargetYear], _ figure: (TargetYear) -> Double?) -> [Int: Double] {
        Dictionary(years.compactMap { year in figure(year).map { (year.year, $0) } }, uniquingKeysWith: { $1 })
    }

    /// The baseline and the scenarios from the same figures that reach it most often in the last year, as many as can be
    /// told apart.
    private func scenarioCurves(_ group: TargetGroup, _ head: Int) -> [Curve] {
        let comparable = Set(results.reading?.comparable.map(\.scenario.name) ?? [])
        let beside = results.runs.indices.dropFirst().filter { comparable.contains(results.runs[$0].scenario.name) }
        let others = beside.sorted {
            last(group, results.runs[$0]) > last(group, results.runs[$1])
        }
        let drawn = ([0] + others.prefix(Look.lines.count - 1)).sorted()
        return drawn.map { (results.runs[$0].scenario.name, head, head + 1 + $0) }
    }

    private func last(_ group: TargetGroup, _ run: RunResult) -> Double {
        years(of: group, in: run).last?.probabilityReached ?? -1
    }
}

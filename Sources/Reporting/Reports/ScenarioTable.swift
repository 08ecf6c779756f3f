import Summaries

/// A row for each scenario: its medians, and how probable the first target is.
struct ScenarioTable {
    let reading: ComparisonReading
    let style: ReportStyle

    func write(to page: inout Page) {
        let figures = reading.runs.map { run in ([base] + reading.years).map { reading.median(in: run, $0) } }
        let format = NumberFormat.fitting(figures.flatMap { $0 }.compactMap { $0 })
        // A base year that all share is said once.
        let isShared = Set(figures.map { $0[0] }).count == 1
        var columns: [TextTable.Column] = [.text("scenario")]
        if !isShared { columns.append(.number("p50\n\(base)")) }
        columns += reading.years.map { .number("p50\n\($0)") }
        if let target = reading.target {
            columns += [
                .number("reached\nby \(target.by)"), .number("half by"), .number("points\nmore"),
                .number("verdict"),
            ]
        }
        var table = TextTable(columns, style: style)
        for (run, figures) in zip(reading.runs, figures) {
            let shown = isShared ? figures.dropFirst() : figures[...]
            table.append([run.scenario.name] + shown.map { format.text($0) } + targetCells(run))
        }
        page.caption(caption(format, isShared ? figures[0][0] : nil))
        page.append(table)
    }

    private var base: Int { reading.baseline.scenario.baseYear }

    /// Two decimals where one would show a difference as none.
    private var pointDecimals: Int {
        guard let target = reading.target else { return 1 }
        let differences = reading.comparable.compactMap { reading.targetDifference(target, of: $0)?.difference }
        return differences.contains { $0 != 0 && abs($0) < 0.0005 } ? 2 : 1
    }

    private func targetCells(_ run: RunResult) -> [String] {
        guard let target = reading.target else { return [] }
        guard let own = reading.target(target.name, in: run), let judged = own.judged else {
            return Array(repeating: "–", count: 4)
        }
        let isElsewhere = reading.startsElsewhere(run)
        let difference = isElsewhere ? nil : reading.targetDifference(target, of: run)
        let isBaseline = run.scenario.name == reading.baseline.scenario.name
        return [
            Share.text(judged.probabilityReached), own.firstYearText,
            isBaseline ? "" : Share.points(difference?.difference, decimals: pointDecimals),
            isBaseline ? "baseline" : isElsewhere ? "other base" : difference?.verdict.rawValue ?? "–",
        ]
    }

    private func caption(_ format: NumberFormat, _ shared: Double?) -> String {
        guard let indicator = reading.indicator else { return "" }
        var parts = [format.unit(indicator.unit)]
        if let shared { parts.append("\(format.text(shared)) in \(base)") }
        if let target = reading.target { parts.append("target \(target.bound) by \(target.by)") }
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

import Reporting
import Summaries

extension TableSheet {
    /// The indicators beyond those with a sheet of their own, as in `summary.csv`.
    static func others(of results: Results) -> TableSheet? {
        let names = Set(results.indicators.dropFirst(IndicatorSheet.most))
        guard !names.isEmpty else { return nil }
        let runs = results.runs.map { run in
            var run = run
            run.indicators.removeAll { !names.contains($0.name) }
            return run
        }
        let formats = formats(of: runs.flatMap(\.indicators))
        return TableSheet(
            name: "Other indicators", title: "Other indicators",
            caption: "Statistics of each scenario, indicator and year, as in summary.csv.",
            table: .summary(of: runs), widths: [26, 30, 20, 7] + Array(repeating: 12, count: 13), frozen: 2
        ) { row, column in
            switch column {
            case 0...2: Look.label
            case 3: Look.plainYear
            case 4: Look.count
            default: Look.figure(format(of: row[1], formats))
            }
        }
    }

    /// The paired differences of a comparison, as in `comparison.csv`.
    static func differences(of results: Results) -> TableSheet? {
        guard let comparison = results.comparison, !comparison.differences.isEmpty else { return nil }
        let formats = formats(of: results.runs.flatMap(\.indicators))
        return TableSheet(
            name: "Comparison", title: "Differences from the baseline, path by path",
            caption: """
                Scenario less baseline under the same luck. Verdict: higher or lower where the 95 % interval of the mean \
                difference leaves out zero.
                """, table: .differences(of: comparison),
            widths: [16, 30, 26, 19, 7, 13, 13, 12, 10, 12, 12, 12, 12, 12, 16, 12], frozen: 3
        ) { row, column in
            switch column {
            case 0...3: Look.label
            case 4: Look.plainYear
            case 14: Look.share
            case 15: verdict(row[column])
            default: Look.figure(format(of: row[2], formats))
            }
        }
    }

    private static func verdict(_ cell: Cell) -> CellStyle {
        Look.label.with { style in
            style.alignment = .center
            switch cell {
            case .text(PairedDifference.Verdict.higher.rawValue): style.color = 0x0072B2
            case .text(PairedDifference.Verdict.lower.rawValue): style.color = 0xB85000
            default: style.color = Look.faint.color
            }
        }
    }

    /// Every input of the run, or of the baseline, as in `inputs.csv`.
    static func inputs(of results: Results) -> TableSheet? {
        guard let run = results.main else { return nil }
        let others = results.runs.count > 1 ? "; “Changed inputs” holds what is other in the scenarios" : ""
        return TableSheet(
            name: "Inputs", title: "Inputs of \(run.scenario.label)",
            caption: "Each value with where it comes from\(others).", table: .inputs(of: run),
            widths: [42, 34, 18, 12, 40, 62, 42, 7], style: input)
    }

    private static func input(_ row: [Cell], _ column: Int) -> CellStyle { column == 7 ? Look.plainYear : Look.words }

    /// What is other in each scenario than in the baseline.
    static func changedInputs(of results: Results) -> TableSheet? {
        guard let baseline = results.reading?.baseline, results.runs.count > 1 else { return nil }
        return TableSheet(
            name: "Changed inputs", title: "What is other in each scenario",
            caption: "Values as written, beside those of the baseline; – where there is none.",
            table: .changedInputs(of: results.runs.dropFirst(), from: baseline),
            widths: [30, 42, 16, 30, 34, 12, 34, 56, 42, 7], frozen: 2
        ) { _, column in column == 9 ? Look.plainYear : Look.words }
    }

    // MARK: Number formats

    /// The number format of each indicator's figures, by its name.
    private static func formats(of indicators: [IndicatorResult]) -> [String: String] {
        Dictionary(grouping: indicators, by: \.name).mapValues { indicators in
            FigureFormat(indicators.flatMap(\.years).flatMap { $0.quantiles ?? [] }).code
        }
    }

    private static func format(of indicator: Cell, _ formats: [String: String]) -> String {
        guard case .text(let name) = indicator else { return "" }
        return formats[name] ?? ""
    }
}

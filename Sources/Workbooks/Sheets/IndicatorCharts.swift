import Reporting
import Summaries

/// The charts of an indicator's sheet.
struct IndicatorCharts {
    let results: Results
    let main: RunResult
    let indicator: IndicatorResult
    let columns: YearColumns
    let format: FigureFormat
    let sheet: Sheet

    /// How many rows the charts are high.
    static let rows = 20
    private static let (width, height) = (770, 390)
    private static let mostTargets = 3

    private struct Band {
        var name: String
        /// What the legend says of it and of the band that mirrors it.
        var legend: String?
        /// Places among the reported quantiles; the first band has no lower one.
        var from: Int?
        var to: Int
        var color: UInt32?
    }

    private static let bands = [
        Band(name: "up to p5", from: nil, to: 0, color: nil),
        Band(name: "p5 to p25", legend: "nine in ten (p5–p95)", from: 0, to: 2, color: Look.outerBand),
        Band(name: "p25 to p50", legend: "half of the paths (p25–p75)", from: 2, to: 3, color: Look.innerBand),
        Band(name: "p50 to p75", from: 3, to: 4, color: Look.innerBand),
        Band(name: "p75 to p95", from: 4, to: 6, color: Look.outerBand),
    ]

    private var summaries: [YearSummary] {
        indicator.years.filter { summary in
            summary.quantiles.map { $0.count == Quantiles.reported.count && $0.allSatisfy(\.isFinite) } ?? false
        }
    }

    /// The past, no longer than the future or ten years.
    private var drawn: ClosedRange<Int>? {
        let start = main.scenario.baseYear
        return columns.columns(from: start - max(10, (columns.years.last ?? start) - start))
    }

    /// Puts the fan chart into the sheet, and what it is drawn from below everything else.
    ///
    /// - Returns: whether there was a figure to draw.
    func insertFan(
        _ workbook: Workbook, at row: Int, block: IndicatorSheet.Block, helpers: Int
    ) throws(WorkbookError) -> Bool {
        guard let drawn, !summaries.isEmpty, let median = block.rows[.p50] else {
            sheet.write("There is no figure to draw.", row, 0, Look.faint)
            return false
        }
        let years = sheet.range(block.head...block.head, drawn)
        let bands = try workbook.addChart(.stackedAreas)
        let lines = try workbook.addChart(.lines)
        columns.writeHead("drawn in the fan chart", sheet, helpers)
        for (place, band) in Self.bands.enumerated() {
            let row = helpers + 1 + place
            columns.write(band.name, heights(band), sheet, row, helper)
            bands.addFilled(band.legend ?? band.name, years, sheet.range(row...row, drawn), color: band.color)
        }
        lines.addLine(
            "median", years, sheet.range(median...median, drawn), Chart.Stroke(color: Look.median, width: 2.5))
        if let observed = block.observed {
            lines.addLine(
                "observed", years, sheet.range(observed...observed, drawn),
                Chart.Stroke(color: Look.observed, width: 1.5, hasMarkers: true))
        }
        for (place, target) in targets.enumerated() {
            let row = helpers + 1 + Self.bands.count + place
            columns.write("target: \(target.condition)", levels(target), sheet, row, helper)
            lines.addLine(
                "target \(target.condition)", years, sheet.range(row...row, drawn),
                Chart.Stroke(color: Look.target, width: 1.5, isDashed: true))
        }
        bands.drawOver(lines)
        bands.setTitle(results.runs.count > 1 ? "\(indicator.label): \(main.scenario.name)" : indicator.label)
        setAxes(bands, drawn)
        bands.setLegend(leavingOut: Self.bands.indices.filter { Self.bands[$0].legend == nil }.map(Int16.init))
        sheet.insert(bands, row, 0, width: Self.width, height: Self.height)
        return true
    }

    /// Puts the medians of the scenarios beside the fan chart, where there are several.
    func insertMedians(
        _ workbook: Workbook, at row: Int, _ medians: [(name: String, head: Int, row: Int)]
    ) throws(WorkbookError) {
        let names = results.charted.map(\.scenario.name)
        guard medians.count > 1, let drawn = columns.columns(from: main.scenario.baseYear) else { return }
        let chart = try workbook.addChart(.lines)
        for (place, name) in names.enumerated() {
            guard let median = medians.first(where: { $0.name == name }) else { continue }
            chart.addLine(
                name, sheet.range(median.head...median.head, drawn), sheet.range(median.row...median.row, drawn),
                Chart.Stroke(color: Look.lines[place % Look.lines.count], width: place == 0 ? 3 : 2))
        }
        chart.setTitle("\(indicator.label): medians")
        setAxes(chart, drawn)
        chart.setLegend()
        // Beside the first chart: the labels are as wide as four columns of years.
        let column = Int((Double(Self.width + 20 - 243) / (format.width * 7 + 5)).rounded(.up)) + 1
        sheet.insert(chart, row, column, width: Self.width, height: Self.height)
    }

    private func setAxes(_ chart: Chart, _ drawn: ClosedRange<Int>) {
        chart.setValueAxis(number: format.axis)
        chart.setCategoryAxis(every: (drawn.count + 14) / 15)
    }

    // MARK: What is drawn

    private var helper: CellStyle { Look.figure(format.code).with { $0.color = Look.faint.color } }

    /// How high a band is in each year. Before the first year, the bands have no height and stand where they begin, since
    /// an area that begins nowhere is drawn from zero.
    private func heights(_ band: Band) -> [Int: Double] {
        let summaries = summaries
        var heights: [Int: Double] = [:]
        for summary in summaries {
            guard let quantiles = summary.quantiles else { continue }
            heights[summary.year] = quantiles[band.to] - (band.from.map { quantiles[$0] } ?? 0)
        }
        guard let first = summaries.map(\.year).min() else { return heights }
        for year in columns.years where year < first { heights[year] = band.from == nil ? heights[first] : 0 }
        return heights
    }

    /// Targets with different thresholds.
    private var targets: [TargetResult] {
        var seen: Set<Double> = []
        let own = main.targets(on: indicator)
        return Array(
            own.filter { $0.threshold.isFinite && seen.insert($0.threshold).inserted && isNear($0.threshold) }
                .prefix(Self.mostTargets))
    }

    /// A target far above everything would press the fan flat.
    private func isNear(_ threshold: Double) -> Bool {
        let values = summaries.flatMap { $0.quantiles ?? [] } + indicator.history.map(\.value)
        return abs(threshold) <= 3 * (values.map { abs($0) }.max() ?? 0)
    }

    private func levels(_ target: TargetResult) -> [Int: Double] {
        let years = columns.years.filter { $0 >= main.scenario.baseYear }
        return Dictionary(years.map { ($0, target.threshold) }, uniquingKeysWith: { $1 })
    }
}

package import Summaries

/// An indicator over the years: what was observed, then the median and the bands that hold half of the paths and nine
/// in ten, with its targets as lines.
package struct FanChart {
    package let indicator: IndicatorResult
    let baseYear: Int
    let targets: [TargetResult]
    let style: ReportStyle

    package init(
        indicator: IndicatorResult, baseYear: Int, targets: [TargetResult], style: ReportStyle = ReportStyle()
    ) {
        self.indicator = indicator
        self.baseYear = baseYear
        self.targets = targets
        self.style = style
    }

    /// About how many rows the drawing has.
    private static let rows = 21
    /// Wider than this, a chart only gets flatter.
    static let widest = 110
    private static let mostTargets = 4

    /// The chart with its axes and its legend; a sentence where there is nothing to draw.
    func lines() -> [Line] {
        guard let years, let axis = valueAxis() else {
            return [Line("There is no figure to draw.", .faint)]
        }
        let labels = axis.ticks.map(axis.label)
        let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let room = min(style.width - Plot.leftMargin(labels: labelWidth) - Plot.rightMargin, Self.widest)
        let yearAxis = YearAxis(years, room: room)
        var canvas = FanCanvas(axis: axis, years: yearAxis, height: height(axis), glyphs: Glyphs.of(style))
        canvas.drawBands(summaries)
        canvas.drawTargets(thresholds)
        canvas.drawMedian(summaries)
        canvas.drawObserved(observed)
        canvas.drawTargetLabels(thresholds)
        var plot = Plot(grid: canvas.grid)
        plot.rowLabels = zip(axis.ticks, labels).map { (canvas.row(of: $0), $1) }
        plot.columnLabels = yearAxis.labelled.map { (yearAxis.column(of: $0), String($0)) }
        return [title(axis)] + plot.lines(style: style) + legend(axis)
    }

    // MARK: What is drawn

    package var summaries: [YearSummary] {
        indicator.years.filter { $0.quantiles?.count == Quantiles.reported.count }.sorted { $0.year < $1.year }
    }

    /// The past, no longer than the future or ten years, and whatever is known of the years since.
    package var observed: [Observation] {
        let length = max(10, (indicator.years.last?.year ?? baseYear) - baseYear)
        return indicator.history.filter { $0.value.isFinite && $0.year >= baseYear - length && $0.year <= lastYear }
    }

    private var lastYear: Int { indicator.years.map(\.year).max() ?? baseYear }

    package var years: ClosedRange<Int>? {
        let all = indicator.years.map(\.year) + observed.map(\.year)
        guard let first = all.min(), let last = all.max() else { return nil }
        return first...last
    }

    /// Thresholds that differ, each with the years it is to be reached by.
    package var thresholds: [Threshold] {
        var found: [Threshold] = []
        for target in targets where target.threshold.isFinite {
            if let place = found.firstIndex(where: { $0.value == target.threshold }) {
                if !found[place].years.contains(target.by) { found[place].years.append(target.by) }
            } else if found.count < Self.mostTargets {
                found.append(Threshold(value: target.threshold, years: [target.by]))
            }
        }
        return found
    }

    // MARK: Axes

    /// An axis for the bands, what was observed, and other figures that are drawn beside them; `nil` where there are none.
    package func valueAxis(beside others: [Double] = []) -> ValueAxis? {
        let quantiles = summaries.flatMap { $0.quantiles ?? [] }
        let values = (quantiles + others).filter(\.isFinite) + observed.map(\.value)
        guard var low = values.min(), var high = values.max() else { return nil }
        let medians = summaries.compactMap { $0.quantile(Quantiles.median) }
        let isLogarithmic = low > 0 && high > 8 * (medians.max() ?? high)
        for threshold in thresholds.map(\.value) where !isLogarithmic || threshold > 0 {
            // A target far above everything would press the fan flat; it is named instead.
            let reach =
                isLogarithmic ? max(threshold / high, low / threshold) / 10 : squeeze(threshold, low, high) / 2.5
            if reach <= 1 { (low, high) = (min(low, threshold), max(high, threshold)) }
        }
        return isLogarithmic
            ? .logarithmic(low, high) : .linear(low, high, intervals: 7)
    }

    /// How many times as long an axis with the threshold would be.
    private func squeeze(_ threshold: Double, _ low: Double, _ high: Double) -> Double {
        let from = low > 0 && low < 0.4 * max(high, threshold) ? 0 : low
        let length = max(high - from, 0.2 * max(abs(low), abs(high)))
        return length > 0 ? (max(high, threshold) - min(from, threshold)) / length : 1
    }

    /// A whole number of rows to each interval of a linear axis, so that every tick stands where its label does.
    private func height(_ axis: ValueAxis) -> Int {
        let intervals = axis.ticks.count - 1
        guard !axis.isLogarithmic, intervals > 0 else { return Self.rows }
        return max(1, Int((Double(Self.rows) / Double(intervals)).rounded())) * intervals + 1
    }

    // MARK: Words

    private func title(_ axis: ValueAxis) -> Line {
        Line(style.legible(axis.title(indicator.unit)).shortened(to: style.width, style: style), .faint)
    }

    private func legend(_ axis: ValueAxis) -> [Line] {
        let glyphs = Glyphs.of(style)
        var entries: [(String, Ink, String)] = []
        if !observed.isEmpty { entries.append((String(glyphs.observed), .observed, "observed")) }
        entries.append((String(glyphs.median.low), .median, "median"))
        entries.append((String(glyphs.innerBand), .innerBand, "half of the paths (p25–p75)"))
        entries.append((String(glyphs.outerBand), .outerBand, "nine in ten (p5–p95)"))
        var lines = Legend.lines(entries, style: style)
        for text in outside(axis) {
            lines += Wrapping.lines(style.legible(text), width: style.width).map { Line($0, .faint) }
        }
        return lines
    }

    /// What is said of each target that the axis does not hold.
    package func outside(_ axis: ValueAxis) -> [String] {
        thresholds.filter { !(0...1 ~= axis.fraction($0.value)) }.map { threshold in
            let side = threshold.value > axis.high ? "above" : "below"
            return "The target of \(threshold.label(axis)) lies \(side) the chart."
        }
    }

    /// A target's value and the years it is to be reached by.
    package struct Threshold {
        package var value: Double
        package var years: [Int]

        package func label(_ axis: ValueAxis) -> String {
            "\(axis.exactLabel(value)) by " + years.sorted().map(String.init).joined(separator: ", ")
        }
    }
}

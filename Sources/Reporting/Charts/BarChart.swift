/// Figures side by side, each a bar with a whisker for its interval: probabilities, or numbers that may be negative.
package struct BarChart {
    package struct Bar {
        package var label: String
        /// `nil` where there is no such figure.
        package var value: Double?
        /// The interval; `nil` where there is none.
        package var low: Double?
        package var high: Double?
    }

    package let bars: [Bar]
    /// Whether the figures are shares, written as percentages.
    package var isShare = true
    let style: ReportStyle

    func lines() -> [Line] {
        let rows = BarRows(bars.map { ($0.label, text($0)) }, style: style)
        let axis = axis(intervals: max(2, min(5, rows.room / 8)))
        return rows.lines(axis) {
            tick(axis, $0)
        } drawing: {
            drawn(bars[$0], axis, rows.room)
        }
    }

    package func axis(intervals: Int) -> ValueAxis {
        let ends = bars.flatMap { bar in bar.value.map { [$0, bar.low ?? $0, bar.high ?? $0] } ?? [] }
            .filter(\.isFinite)
        let (lowest, highest) = (ends.min() ?? 0, max(0.001, ends.max() ?? 0))
        guard !isShare else { return .linear(0, min(1, highest), intervals: intervals) }
        let axis = ValueAxis.linear(0, highest, intervals: intervals)
        guard lowest < 0 else { return axis }
        // What is a little below zero needs no whole interval of the axis.
        guard -lowest < axis.ticks[1] / 2 else { return .linear(lowest, highest, intervals: intervals) }
        return ValueAxis(
            low: lowest, high: axis.high, isLogarithmic: false, ticks: axis.ticks, format: axis.format)
    }

    // MARK: Words

    private func text(_ bar: Bar) -> String {
        figure(bar) + (interval(bar).map { " (\($0))" } ?? "")
    }

    package func figure(_ bar: Bar) -> String {
        guard let value = bar.value else { return "–" }
        return isShare ? Share.text(value) : Numeral.fixed(value, decimals: 2)
    }

    package func interval(_ bar: Bar) -> String? {
        guard bar.value != nil, let low = bar.low, let high = bar.high else { return nil }
        return isShare ? Share.interval(low, high) : Numeral.interval(low, high, decimals: 2)
    }

    package func tick(_ axis: ValueAxis, _ tick: Double) -> String {
        isShare ? Share.text(tick, decimals: Share.decimals(forStep: axis.ticks[1])) : axis.label(tick)
    }

    // MARK: Drawing

    /// The bar up to the interval, then the interval with the figure in it.
    private func drawn(_ bar: Bar, _ axis: ValueAxis, _ room: Int) -> Line {
        guard let value = bar.value, value.isFinite else { return Line() }
        let glyphs = Glyphs.of(style)
        var grid = Grid(width: room, height: 1)
        if axis.low < 0 {
            drawAcross(value, axis, &grid)
        } else {
            let full = glyphs.barSteps.count - 1
            let steps = Int((value / axis.high * Double(room * full)).rounded())
            for column in 0..<(steps / full) { grid.put(glyphs.barSteps[full], .innerBand, at: column, 0) }
            if steps % full > 0 { grid.put(glyphs.barSteps[steps % full], .innerBand, at: steps / full, 0) }
        }
        // An interval of a single column is the bar's own end.
        guard let low = axis.column(of: bar.low ?? value, in: room), let middle = axis.column(of: value, in: room),
            let high = axis.column(of: bar.high ?? value, in: room), high > low
        else { return grid.line(0) }
        for column in low...high { grid.put(glyphs.whisker.line, .median, at: column, 0) }
        grid.put(glyphs.whisker.middle, .median, at: middle, 0)
        if low < middle { grid.put(glyphs.whisker.low, .median, at: low, 0) }
        if high > middle { grid.put(glyphs.whisker.high, .median, at: high, 0) }
        return grid.line(0)
    }

    /// Whole columns from zero, which is marked, to either side.
    private func drawAcross(_ value: Double, _ axis: ValueAxis, _ grid: inout Grid) {
        let glyphs = Glyphs.of(style)
        guard let zero = axis.column(of: 0, in: grid.width), let end = axis.column(of: value, in: grid.width) else {
            return
        }
        for column in min(zero, end)...max(zero, end) {
            grid.put(glyphs.barSteps[glyphs.barSteps.count - 1], .innerBand, at: column, 0)
        }
        grid.put(glyphs.axis, .faint, at: zero, 0)
    }
}

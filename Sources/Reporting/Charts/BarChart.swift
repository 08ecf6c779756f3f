/// Probabilities side by side, each a bar with a whisker for its interval.
struct BarChart {
    struct Bar {
        var label: String
        /// `nil` where the scenario has no such figure.
        var value: Double?
        var low: Double
        var high: Double
    }

    let bars: [Bar]
    let style: ReportStyle

    func lines() -> [Line] {
        let texts = bars.map { bar in
            bar.value.map { "\(Share.text($0)) (\(Share.interval(bar.low, bar.high)))" } ?? "–"
        }
        let textWidth = texts.map { DisplayWidth.of(style.legible($0)) }.max() ?? 0
        let most = max(8, style.width / 3)
        let labels = bars.map { style.legible($0.label).shortened(to: most, style: style) }
        let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let isWide = style.width - labelWidth - textWidth - 4 >= 16
        let room = min(90, style.width - labelWidth - 4 - (isWide ? textWidth : 0))
        let highest = bars.compactMap { $0.value == nil ? nil : $0.high }.max() ?? 0
        let axis = ValueAxis.linear(0, min(1, max(0.001, highest)), intervals: max(2, min(5, room / 8)))
        var lines: [Line] = []
        for (place, bar) in bars.enumerated() {
            var line = Line(labels[place])
            line.pad(to: labelWidth + 1)
            line.append(String(Glyphs.of(style).axis), .faint)
            line.append(drawn(bar, axis, room))
            if isWide {
                line.pad(to: labelWidth + 3 + room)
                line.append(style.legible(texts[place]))
                lines.append(line)
            } else {
                lines.append(line)
                var under = Line(spaces(labelWidth + 1))
                under.append(String(Glyphs.of(style).axis), .faint)
                under.append(style.legible(texts[place]))
                lines.append(under)
            }
        }
        return lines + scale(axis, labelWidth, room)
    }

    /// The bar up to the interval, then the interval with the figure in it.
    private func drawn(_ bar: Bar, _ axis: ValueAxis, _ room: Int) -> Line {
        guard let value = bar.value, value.isFinite else { return Line() }
        let glyphs = Glyphs.of(style)
        let full = glyphs.barSteps.count - 1
        let steps = Int((value / axis.high * Double(room * full)).rounded())
        var grid = Grid(width: room, height: 1)
        for column in 0..<(steps / full) { grid.put(glyphs.barSteps[full], .innerBand, at: column, 0) }
        if steps % full > 0 { grid.put(glyphs.barSteps[steps % full], .innerBand, at: steps / full, 0) }
        let place = { (share: Double) in min(room - 1, max(0, Int(share / axis.high * Double(room)))) }
        let (low, middle, high) = (place(bar.low), place(value), place(bar.high))
        // An interval of a single column is the bar's own end.
        guard high > low else { return grid.line(0) }
        for column in low...high { grid.put(glyphs.whisker.line, .median, at: column, 0) }
        grid.put(glyphs.whisker.middle, .median, at: middle, 0)
        if low < middle { grid.put(glyphs.whisker.low, .median, at: low, 0) }
        if high > middle { grid.put(glyphs.whisker.high, .median, at: high, 0) }
        return grid.line(0)
    }

    private func scale(_ axis: ValueAxis, _ labelWidth: Int, _ room: Int) -> [Line] {
        var plot = Plot(grid: Grid(width: room, height: 1))
        plot.rowLabels = [(0, spaces(labelWidth))]
        let decimals = Share.decimals(forStep: axis.ticks[1])
        plot.columnLabels = axis.ticks.map { tick in
            (min(room - 1, Int(tick / axis.high * Double(room))), Share.text(tick, decimals: decimals))
        }
        return Array(plot.lines(style: style).dropFirst())
    }
}

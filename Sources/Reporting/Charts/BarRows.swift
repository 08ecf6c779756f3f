/// The rows of a chart whose bars lie: a label, a drawing, and words beside it or, where the page is narrow, under it.
/// Labels that would take more than a third of the page stand above their bars.
struct BarRows {
    /// How many columns each drawing has.
    let room: Int
    private let labels: [String]
    private let texts: [String]
    private let style: ReportStyle
    private let labelWidth: Int
    private let isWide: Bool
    private let isStacked: Bool

    private static let widest = 90
    private static let narrowest = 16

    init(_ rows: [(label: String, text: String)], style: ReportStyle) {
        let labels = rows.map { style.legible($0.label) }
        let texts = rows.map { style.legible($0.text) }
        let longest = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let textWidth = texts.map { DisplayWidth.of($0) }.max() ?? 0
        isStacked = longest > max(8, style.width / 3)
        labelWidth = isStacked ? 0 : longest
        isWide = !isStacked && style.width - longest - textWidth - 4 >= Self.narrowest
        room = min(Self.widest, style.width - labelWidth - 4 - (isWide ? textWidth : 0))
        self.labels = labels
        self.texts = texts
        self.style = style
    }

    /// The rows over their axis. `drawing` draws the row of a number, and `tick` writes a value of the axis.
    func lines(_ axis: ValueAxis, tick: (Double) -> String, drawing: (Int) -> Line) -> [Line] {
        labels.indices.flatMap { isStacked ? stacked($0, drawing) : beside($0, drawing) } + scale(axis, tick)
    }

    private var upright: Line {
        var line = Line(spaces(labelWidth + 1))
        line.append(String(Glyphs.of(style).axis), .faint)
        return line
    }

    private func beside(_ place: Int, _ drawing: (Int) -> Line) -> [Line] {
        var line = Line(labels[place])
        line.pad(to: labelWidth + 1)
        line.append(String(Glyphs.of(style).axis), .faint)
        line.append(drawing(place))
        guard !isWide else {
            line.pad(to: labelWidth + 3 + room)
            line.append(texts[place])
            return [line]
        }
        return texts[place].isEmpty ? [line] : [line, under(place)]
    }

    private func under(_ place: Int) -> Line {
        var line = upright
        line.append(texts[place].shortened(to: style.width - line.width, style: style))
        return line
    }

    private func stacked(_ place: Int, _ drawing: (Int) -> Line) -> [Line] {
        var head = Line(labels[place].shortened(to: style.width, style: style))
        let width = DisplayWidth.of(texts[place])
        let fits = head.width + 2 + width <= style.width
        if fits, width > 0 { head.append("  " + texts[place], .faint) }
        var bar = upright
        bar.append(drawing(place))
        guard !fits, width > 0 else { return [head, bar] }
        let words = Line("  " + texts[place].shortened(to: style.width - 2, style: style), .faint)
        return [head, words, bar]
    }

    private func scale(_ axis: ValueAxis, _ tick: (Double) -> String) -> [Line] {
        var plot = Plot(grid: Grid(width: room, height: 1))
        plot.rowLabels = [(0, spaces(labelWidth))]
        plot.columnLabels = axis.ticks.map { (min(room - 1, axis.column(of: $0, in: room) ?? 0), tick($0)) }
        return Array(plot.lines(style: style).dropFirst())
    }
}

extension ValueAxis {
    /// The column of a drawing of so many columns that a value stands in; the first or last where it lies outside, and
    /// `nil` where it lies nowhere.
    func column(of value: Double, in columns: Int) -> Int? {
        let share = fraction(value)
        guard !share.isNaN else { return nil }
        return Int(min(Double(columns - 1), max(0, share * Double(columns))))
    }
}

/// A drawing between its two axes.
struct Plot {
    var grid: Grid
    /// The labels of the upright axis, by row from the bottom.
    var rowLabels: [(row: Int, text: String)] = []
    /// The labels of the level axis, by column of the grid.
    var columnLabels: [(column: Int, text: String)] = []

    /// How many columns stand to the left of the grid, with labels of this width: they, a space and the axis.
    static func leftMargin(labels width: Int) -> Int { width + 2 }
    /// How many columns a label may reach past the grid on the right.
    static let rightMargin = 2

    func lines(style: ReportStyle) -> [Line] {
        let glyphs = Glyphs.of(style)
        let labelWidth = rowLabels.map { DisplayWidth.of($0.text) }.max() ?? 0
        var labels: [Int: String] = [:]
        for label in rowLabels where labels[label.row] == nil { labels[label.row] = label.text }
        var lines: [Line] = []
        for row in stride(from: grid.height - 1, through: 0, by: -1) {
            let label = labels[row]
            var line = Line(spaces(labelWidth - DisplayWidth.of(label ?? "")))
            line.append((label ?? "") + " ", .faint)
            line.append(String(label?.allSatisfy(\.isWhitespace) ?? true ? glyphs.axis : glyphs.axisTick), .faint)
            line.append(grid.line(row))
            lines.append(line)
        }
        lines.append(base(glyphs, labelWidth))
        lines.append(labelLine(from: Self.leftMargin(labels: labelWidth)))
        return lines
    }

    private func base(_ glyphs: Glyphs, _ labelWidth: Int) -> Line {
        let ticks = Set(columnLabels.map(\.column))
        var text = spaces(labelWidth + 1) + String(glyphs.corner)
        for column in 0..<grid.width { text.append(ticks.contains(column) ? glyphs.baseTick : glyphs.base) }
        return Line(text, .faint)
    }

    /// The labels under their ticks, those left out that would touch the one before.
    private func labelLine(from margin: Int) -> Line {
        var text = ""
        let end = margin + grid.width + Self.rightMargin
        for label in columnLabels.sorted(by: { $0.column < $1.column }) {
            let width = DisplayWidth.of(label.text)
            let start = min(end - width, max(0, margin + label.column - width / 2))
            guard start >= text.count + (text.isEmpty ? 0 : 1) else { continue }
            text += spaces(start - text.count) + label.text
        }
        return Line(text, .faint)
    }
}

/// So many spaces, none for a negative number.
func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

/// What the marks of a chart mean, on as many lines as it takes.
enum Legend {
    static func lines(_ entries: [(mark: String, ink: Ink, meaning: String)], style: ReportStyle) -> [Line] {
        var lines: [Line] = []
        var line = Line()
        for entry in entries {
            let room = style.width - DisplayWidth.of(entry.mark) - 1
            let pieces = Wrapping.lines(style.legible(entry.meaning), width: room)
            let width = DisplayWidth.of(entry.mark) + 1 + (pieces.map { DisplayWidth.of($0) }.max() ?? 0)
            if !line.spans.isEmpty, pieces.count > 1 || line.width + 3 + width > style.width {
                lines.append(line)
                line = Line()
            }
            if !line.spans.isEmpty { line.append("   ") }
            line.append(entry.mark, entry.ink)
            line.append((entry.mark.isEmpty ? "" : " ") + (pieces.first ?? ""), .faint)
            for piece in pieces.dropFirst() {
                lines.append(line)
                line = Line(spaces(DisplayWidth.of(entry.mark) + 1) + piece, .faint)
            }
        }
        return line.spans.isEmpty ? lines : lines + [line]
    }
}

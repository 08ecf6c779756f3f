extension Page {
    /// The page as text, each line ending in a line break.
    var text: String {
        var layout = Layout(style: style)
        for block in blocks { layout.append(block) }
        var text = ""
        for line in layout.lines { line.write(to: &text, style: style) }
        return text
    }

    /// A page's blocks as lines.
    private struct Layout {
        let style: ReportStyle
        private(set) var lines: [Line] = []

        init(style: ReportStyle) {
            self.style = style
        }

        mutating func append(_ block: Block) {
            switch block {
            case .title(let text): title(text)
            case .headline(let sentences): headline(sentences)
            case .heading(let text, _): heading(text)
            case .paragraph(let text, let ink, let lead): paragraph(text, ink, lead: lead)
            case .bullet(let text, let ink): paragraph(text, ink, lead: Glyphs.of(style).bullet)
            case .table(let table): lines += table.lines()
            case .chart(let chart): lines += chart.lines()
            case .space: space()
            }
        }

        private mutating func space() {
            if let last = lines.last, last != .empty { lines.append(.empty) }
        }

        /// Wrapped, over a heavy rule.
        private mutating func title(_ text: String) {
            paragraph(text, .title)
            lines.append(Line(String(repeating: Glyphs.of(style).doubleRule, count: style.width), .faint))
        }

        /// In a rule; what does not fit goes on below.
        private mutating func heading(_ text: String) {
            space()
            let rule = Glyphs.of(style).rule
            for (place, piece) in Wrapping.lines(style.legible(text), width: style.width - 6).enumerated() {
                var line = Line(String(repeating: place == 0 ? rule : " ", count: 2) + " ", .faint)
                line.append(piece, .heading)
                if place == 0 {
                    line.append(" " + String(repeating: rule, count: max(0, style.width - line.width - 1)), .faint)
                }
                lines.append(line)
            }
        }

        private mutating func paragraph(_ text: String, _ ink: Ink, lead: String = "") {
            let lead = style.legible(lead)
            let width = DisplayWidth.of(lead)
            for (place, piece) in Wrapping.lines(style.legible(text), width: style.width - width).enumerated() {
                lines.append(Line((place == 0 ? lead : spaces(width)) + piece, ink))
            }
        }

        /// With a bar beside it.
        private mutating func headline(_ sentences: [String]) {
            let bar = Glyphs.of(style).bar
            for (place, sentence) in sentences.enumerated() {
                if place > 0 { lines.append(Line(bar, .median)) }
                for piece in Wrapping.lines(style.legible(sentence), width: style.width - bar.count) {
                    var line = Line(bar, .median)
                    line.append(piece, .strong)
                    lines.append(line)
                }
            }
        }
    }
}

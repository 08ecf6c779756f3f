import Summaries

/// A report as it is put together, from top to bottom.
struct Page {
    let style: ReportStyle
    private(set) var lines: [Line] = []

    init(style: ReportStyle) {
        self.style = style
    }

    /// The page as text, each line ending in a line break.
    var text: String {
        var text = ""
        for line in lines { line.write(to: &text, style: style) }
        return text
    }

    mutating func append(_ new: [Line]) { lines += new }

    /// A blank line, unless there is one or nothing above.
    mutating func space() {
        if let last = lines.last, last != .empty { lines.append(.empty) }
    }

    /// The report's title, wrapped, over a heavy rule.
    mutating func title(_ text: String) {
        paragraph(text, .title)
        lines.append(Line(String(repeating: Glyphs.of(style).doubleRule, count: style.width), .faint))
    }

    /// A section's heading, in a rule; what does not fit goes on below.
    mutating func heading(_ text: String) {
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

    /// Text, wrapped. Its first line begins with `lead`, the others under it.
    mutating func paragraph(_ text: String, _ ink: Ink = .plain, lead: String = "", indent: Int = 0) {
        let lead = spaces(indent) + style.legible(lead)
        let width = DisplayWidth.of(lead)
        for (place, piece) in Wrapping.lines(style.legible(text), width: style.width - width).enumerated() {
            lines.append(Line((place == 0 ? lead : spaces(width)) + piece, ink))
        }
    }

    /// What the report answers, with a bar beside it.
    mutating func headline(_ sentences: [String]) {
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

    /// What the reader must know, in a section of its own where there is anything.
    mutating func notes(_ notes: [String]) {
        guard !notes.isEmpty else { return }
        heading("Notes")
        for note in notes { bullet(note, .warning) }
    }

    /// The report's title, what was run, and the answer.
    mutating func head(_ title: String, of scenario: ScenarioIdentity, answer: [String]) {
        self.title(title)
        paragraph(scenario.summary, .faint)
        space()
        headline(answer)
    }

    /// What figures are in or what a table leaves out, in faint text, where there is anything to say.
    mutating func caption(_ text: String) {
        if !text.isEmpty { paragraph(text, .faint) }
    }

    mutating func bullet(_ text: String, _ ink: Ink = .plain) {
        paragraph(text, ink, lead: Glyphs.of(style).bullet)
    }
}

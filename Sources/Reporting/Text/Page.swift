import Summaries

/// A report as it is put together, from top to bottom: words, tables and charts, which ``text`` lays out in characters.
package struct Page {
    /// What a section is to the report.
    package enum Topic {
        /// What was found.
        case results
        /// The figures of the chart that follows.
        case years
        /// What the reader must know.
        case notes
        /// What was run, and what it rests on.
        case background
        /// What the words mean.
        case key
    }

    /// A piece of a report.
    package enum Block {
        case title(String)
        case headline([String])
        case heading(String, Topic)
        case paragraph(String, Ink, lead: String)
        case bullet(String, Ink)
        case table(TextTable)
        case chart(ReportChart)
        /// A blank line, unless there is one or nothing above.
        case space
    }

    let style: ReportStyle
    package private(set) var blocks: [Block] = []

    init(style: ReportStyle) {
        self.style = style
    }

    mutating func append(_ table: TextTable) { blocks.append(.table(table)) }

    mutating func append(_ chart: ReportChart) { blocks.append(.chart(chart)) }

    /// A blank line, unless there is one or nothing above.
    mutating func space() { blocks.append(.space) }

    /// The report's title.
    mutating func title(_ text: String) { blocks.append(.title(text)) }

    /// A section's heading.
    mutating func heading(_ text: String, _ topic: Topic = .results) { blocks.append(.heading(text, topic)) }

    /// Text. Its first line begins with `lead`, the others stand under it.
    mutating func paragraph(_ text: String, _ ink: Ink = .plain, lead: String = "") {
        blocks.append(.paragraph(text, ink, lead: lead))
    }

    /// What the report answers.
    mutating func headline(_ sentences: [String]) { blocks.append(.headline(sentences)) }

    /// What the reader must know, in a section of its own where there is anything.
    mutating func notes(_ notes: [String]) {
        guard !notes.isEmpty else { return }
        heading("Notes", .notes)
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

    mutating func bullet(_ text: String, _ ink: Ink = .plain) { blocks.append(.bullet(text, ink)) }
}

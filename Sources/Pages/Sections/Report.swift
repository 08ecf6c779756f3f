import Reporting

/// A report's blocks, section by section.
struct Report {
    struct Section {
        var heading: String
        var topic: Page.Topic
        var blocks: [Page.Block] = []
        /// The figures of its chart, year by year, which are folded away.
        var years: [Page.Block] = []
        var yearsHeading = ""

        var hasBars: Bool { blocks.contains { if case .chart(.bars) = $0 { true } else { false } } }
    }

    private(set) var title = ""
    /// What was run.
    private(set) var summary: [String] = []
    /// The answer in sentences.
    private(set) var answer: [String] = []
    private var sections: [Section] = []

    init(_ page: Page) {
        var years: Section?
        for block in page.blocks {
            switch block {
            case .title(let text): title = text
            case .headline(let sentences): answer += sentences
            case .heading(let text, .years): years = Section(heading: text, topic: .years)
            case .heading(let text, let topic):
                sections.append(
                    Section(
                        heading: text, topic: topic, years: years?.blocks ?? [], yearsHeading: years?.heading ?? ""))
                years = nil
            case .paragraph(let text, _, _) where sections.isEmpty && years == nil: summary.append(text)
            default:
                if years != nil {
                    years?.blocks.append(block)
                } else if !sections.isEmpty {
                    sections[sections.count - 1].blocks.append(block)
                }
            }
        }
        if title.isEmpty { title = summary.first ?? "" }
    }

    /// What was found.
    var results: [Section] { sections.filter { $0.topic == .results } }

    /// What the reader must know, what was run, and what it rests on; what the words mean is told in full elsewhere.
    var background: [Section] { sections.filter { $0.topic == .notes || $0.topic == .background } }
}

import Reporting

/// The sections of a page as they are written, with what they are called.
struct Body {
    private(set) var markup = Markup()
    /// The sections: where they are, and what they are called.
    private(set) var contents: [(id: String, title: String)] = []
    private var captions: [String: Int] = [:]
    private var figures = 0

    /// A section under a heading of the second order.
    mutating func section(_ title: String, _ content: (inout Body) -> Void) {
        let id = "part-\(contents.count + 1)"
        contents.append((id, title))
        wrap("section", [:]) { body in
            body.markup.element("h2", ["id": id], text: title)
            content(&body)
        }
        markup.newLine()
    }

    /// What stands under a heading of the third order.
    mutating func part(_ title: String, _ content: (inout Body) -> Void) {
        wrap("div", ["class": "part"]) { body in
            body.markup.element("h3", text: title)
            content(&body)
        }
    }

    /// What is shown on demand, and on paper.
    mutating func folded(_ title: String, _ content: (inout Body) -> Void) {
        wrap("details", [:]) { body in
            body.markup.element("summary", text: title)
            content(&body)
        }
    }

    /// Parts side by side, where there is room.
    mutating func sideBySide(_ content: (inout Body) -> Void) { wrap("div", ["class": "beside"], content) }

    mutating func paragraph(_ text: String, isFaint: Bool = false) {
        markup.element("p", isFaint ? ["class": "faint"] : [:]) { $0.linked(text) }
    }

    mutating func table(_ table: TextTable, caption: String) { markup.table(table, caption: unique(caption)) }

    /// A figure, or a sentence where there is nothing to draw.
    mutating func figure(_ figure: Figure?) {
        guard let figure else { return paragraph("There is no figure to draw.", isFaint: true) }
        figures += 1
        figure.write(to: &markup, id: "figure-\(figures)", caption: unique("Figures of \(figure.title)"))
    }

    /// What the signs of several figures stand for.
    mutating func key(_ entries: [Figure.Entry]) { markup.key(entries) }

    /// Terms and what they mean.
    mutating func terms(_ entries: [FigureKey.Entry]) {
        markup.element("dl") { list in
            for (label, text) in entries {
                list.element("dt", text: label)
                list.element("dd") { $0.linked(text) }
            }
        }
    }

    // MARK: Blocks of a report

    mutating func write(_ sections: [Report.Section]) { for section in sections { write(section) } }

    mutating func write(_ section: Report.Section) {
        self.section(section.heading) { body in
            body.write(section.blocks, under: section.heading)
            guard !section.years.isEmpty else { return }
            body.folded(section.yearsHeading) { $0.write(section.years, under: section.yearsHeading) }
        }
    }

    private mutating func write(_ blocks: [Page.Block], under heading: String) {
        var caption = heading
        var bullets: [(text: String, ink: Ink)] = []
        for block in blocks {
            if case .bullet(let text, let ink) = block {
                bullets.append((text, ink))
                continue
            }
            list(&bullets)
            switch block {
            case .paragraph(let text, let ink, let lead):
                if ink == .strong { caption = text }
                write(lead + text, ink)
            case .table(let table): self.table(table, caption: caption)
            case .chart(let chart): figure(Figure.of(chart, title: heading))
            case .title, .headline, .heading, .bullet, .space: continue
            }
        }
        list(&bullets)
    }

    private mutating func write(_ text: String, _ ink: Ink) {
        switch ink {
        case .faint: paragraph(text, isFaint: true)
        case .strong: markup.element("p") { $0.element("strong", text: text) }
        default: paragraph(text)
        }
    }

    private mutating func list(_ bullets: inout [(text: String, ink: Ink)]) {
        guard !bullets.isEmpty else { return }
        markup.element("ul", ["class": "notes"]) { list in
            for (text, ink) in bullets {
                list.element("li", ink == .warning ? ["class": "warning"] : ["class": "faint"]) { $0.linked(text) }
            }
        }
        bullets = []
    }

    // MARK: Names

    /// No two regions of a page are called the same.
    private mutating func unique(_ caption: String) -> String {
        let number = captions[caption, default: 0] + 1
        captions[caption] = number
        return number == 1 ? caption : "\(caption) (\(number))"
    }

    /// An element around what the body itself writes.
    private mutating func wrap(
        _ name: StaticString, _ attributes: Markup.Attributes, _ content: (inout Body) -> Void
    ) {
        markup.start(name, attributes)
        content(&self)
        markup.end(name)
    }
}

extension Figure {
    /// The figure of a report's chart; `nil` where there is nothing to draw.
    static func of(_ chart: ReportChart, title: String) -> Figure? {
        switch chart {
        case .fan(let chart): fan(chart, title: title)
        case .reached(let chart): reached(chart, title: title)
        case .histogram(let chart): histogram(chart, title: title)
        case .medians(let chart): medians(chart, title: title)
        case .bars(let chart): bars(chart, title: title)
        case .tornado(let chart): tornado(chart, title: title)
        case .waterfall(let chart): waterfall(chart, title: title)
        case .probability(let chart): probability(chart, title: title)
        }
    }
}

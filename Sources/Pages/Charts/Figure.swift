import Reporting

/// A chart with all that belongs to it: what it is called, what it shows in a sentence, its key, and its figures as a table.
struct Figure {
    /// An entry of the key: the classes of its sign, and what it stands for.
    struct Entry {
        var sign: String
        /// A letter that stands in the drawing too.
        var letter: String = ""
        var text: String
    }

    enum Drawing {
        case plot(Plot)
        case rows(RowPlot)
    }

    var title: String
    /// What a reader would see in it.
    var finding: String
    /// What stands over it: the unit.
    var unit = ""
    var key: [Entry] = []
    /// What it leaves out.
    var remarks: [String] = []
    var drawing: Drawing
    var table: TextTable
    /// What the figures of the table are in.
    var tableUnit = ""

    /// - Parameters:
    ///   - page: Where it is written to.
    ///   - id: No other element is called that or begins so.
    ///   - caption: What the table is called.
    func write(to page: inout Markup, id: String, caption: String) {
        page.element("figure") { figure in
            if !unit.isEmpty { figure.element("p", ["class": "unit"], text: unit) }
            switch drawing {
            case .plot(let plot): plot.write(to: &figure, title: title, finding: finding, id: id)
            case .rows(let rows): rows.write(to: &figure, title: title, finding: finding, id: id)
            }
            figure.key(key)
            for remark in remarks { figure.element("p", ["class": "faint"], text: remark) }
            figure.element("details") { details in
                details.element("summary") { summary in
                    summary.text(tableUnit.isEmpty ? "Figures" : "Figures, \(tableUnit)")
                    summary.element("span", ["class": "unseen"], text: " of \(title)")
                }
                details.table(table, caption: caption)
            }
        }
        page.newLine()
    }

    /// What a row of a table says, for whoever points at it: `2030: p5 82.1 · p50 227`.
    static func words(_ row: [String], _ names: [String]) -> String {
        let figures = zip(names, row).dropFirst().filter { !$0.1.isEmpty && $0.1 != "–" }.map { "\($0) \($1)" }
        return "\(row.first ?? ""): \(figures.joined(separator: " · "))"
    }
}

extension Markup {
    /// What the signs of a chart stand for.
    mutating func key(_ entries: [Figure.Entry]) {
        guard !entries.isEmpty else { return }
        element("ul", ["class": "key"]) { list in
            for entry in entries {
                list.element("li") { item in
                    item.element("i", ["class": entry.sign]) { _ in }
                    if !entry.letter.isEmpty { item.element("b", text: entry.letter) }
                    item.text(entry.text)
                }
            }
        }
    }
}

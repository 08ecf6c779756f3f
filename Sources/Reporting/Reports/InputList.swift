import Summaries

/// What the scenario rests on: how many inputs have a source, and each one that has none.
struct InputList {
    let inputs: [InputRecord]
    let style: ReportStyle

    func write(to page: inout Page) {
        page.paragraph(count)
        write("Set for this run", inputs.filter { $0.kind == .override }, to: &page)
        write("Assumptions without a source", inputs.filter { $0.kind == .assumption }, to: &page)
    }

    private var count: String {
        let kinds: [(InputRecord.Kind, String)] = [
            (.assumption, "without a source"), (.sourced, "with a source"), (.fact, "from the figures with sources"),
            (.default, "left at the default"), (.override, "set for this run"),
        ]
        let figures = InputGroup.figures(inputs)
        let parts = kinds.compactMap { kind, text -> String? in
            let count = figures.count { $0.inputs[0].kind == kind }
            return count == 0 ? nil : "\(Numeral.count(count)) \(text)"
        }
        return parts.isEmpty ? "No inputs." : "\(counted(figures.count, "input")): \(listed(parts))."
    }

    private func write(_ title: String, _ inputs: [InputRecord], to page: inout Page) {
        guard !inputs.isEmpty else { return }
        page.space()
        var table = TextTable([.text(title.lowercased()), .text("value"), .text("where")], style: style)
        for group in InputGroup.listed(inputs) {
            table.append([group.name, group.value, group.place], note: group.words(\.note))
        }
        page.append(table)
    }
}

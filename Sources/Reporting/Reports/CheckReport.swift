public import Summaries

/// What `check` says of a sound scenario: the growth it implies, and every input with where it comes from.
public struct CheckReport: Sendable {
    /// The implied growth of one quantity, a year.
    public struct Growth: Sendable {
        /// The dotted name.
        public var name: String
        /// Growth of the median; `nil` where a level is not positive.
        public var median: Double?
        public var mean: Double?

        public init(name: String, median: Double?, mean: Double?) {
            self.name = name
            self.median = median
            self.mean = mean
        }
    }

    private let title: String
    private let path: String
    private let growth: [Growth]
    private let inputs: [InputRecord]
    private let warnings: Int

    /// - Parameters:
    ///   - title: The scenario's title.
    ///   - path: The scenario's file.
    ///   - growth: What the scenario implies, line by line.
    ///   - inputs: Every input.
    ///   - warnings: How many warnings there are; they themselves are shown elsewhere.
    public init(title: String, path: String, growth: [Growth], inputs: [InputRecord], warnings: Int) {
        self.title = title
        self.path = path
        self.growth = growth
        self.inputs = inputs
        self.warnings = warnings
    }

    /// The report as text. No line is wider than the style's width.
    public func text(style: ReportStyle = ReportStyle()) -> String {
        var page = Page(style: style)
        page.title(title)
        let verdict = warnings == 0 ? "sound" : "sound, with \(counted(warnings, "warning"))"
        page.paragraph("\(path) is \(verdict).")
        writeGrowth(to: &page)
        for (heading, kind) in [
            ("Set for this run", InputRecord.Kind.override), ("Assumptions without a source", .assumption),
            ("Inputs with a source", .sourced), ("Facts", .fact), ("Left at the default", .default),
        ] {
            write(heading, inputs.filter { $0.kind == kind }, to: &page)
        }
        return page.text
    }

    private func writeGrowth(to page: inout Page) {
        guard !growth.isEmpty else { return }
        page.heading("Implied growth a year, to the horizon")
        var table = TextTable([.text("quantity"), .number("median"), .number("mean")], style: page.style)
        for line in growth {
            table.append([line.name, rate(line.median), rate(line.mean)])
        }
        page.append(table.lines())
    }

    private func rate(_ growth: Double?) -> String {
        Share.growth(growth)
    }

    private func write(_ heading: String, _ inputs: [InputRecord], to page: inout Page) {
        guard !inputs.isEmpty else { return }
        page.heading("\(heading): \(Numeral.count(inputs.count))")
        var table = TextTable([.text("name"), .text("value"), .text("where")], style: page.style)
        for input in inputs {
            let place = input.file.isEmpty ? "" : input.file + (input.line.map { ":\($0)" } ?? "")
            let value = input.unit.isEmpty ? input.value : "\(input.value) \(input.unit)"
            let words = [input.source, input.note].filter { !$0.isEmpty }.joined(separator: ". ")
            table.append([input.name, value, place], note: words)
        }
        page.append(table.lines())
    }
}

public import Summaries

/// What `check` says of a sound scenario: the growth it implies, and every input with where it comes from.
public struct CheckReport: Sendable {
    /// The implied growth of one quantity, a year.
    public struct Growth: Sendable {
        /// The dotted name.
        public var name: String
        /// Growth of the median; `nil` where a level is not positive.
        public var median: Double?
        /// Of the mean; `nil` where it cannot be told.
        public var mean: Double?

        public init(name: String, median: Double?, mean: Double?) {
            self.name = name
            self.median = median
            self.mean = mean
        }
    }

    /// How many components of a table are listed one by one.
    private static let mostListed = 8

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
        for lines in growthByTable {
            table.append([name(of: lines), rate(lines.map(\.median)), rate(lines.map(\.mean))])
        }
        page.append(table)
    }

    /// The lines of growth, those of one large table together.
    private var growthByTable: [[Growth]] {
        var groups: [[Growth]] = []
        for line in growth {
            if let last = groups.last?.last, let table = line.table, last.table == table {
                groups[groups.count - 1].append(line)
            } else {
                groups.append([line])
            }
        }
        return groups.flatMap { $0.count > Self.mostListed ? [$0] : $0.map { [$0] } }
    }

    private func name(of lines: [Growth]) -> String {
        guard lines.count > 1 else { return lines[0].name }
        return "\(NamePattern.text(of: lines.map(\.name))) (\(Numeral.count(lines.count)))"
    }

    /// A rate, or the range of several.
    private func rate(_ rates: [Double?]) -> String {
        let known = rates.compactMap(\.self)
        guard rates.count > 1, let low = known.min(), let high = known.max() else { return Share.growth(rates[0]) }
        let ends = [low, high].map(Share.growth)
        return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
    }

    private func write(_ heading: String, _ inputs: [InputRecord], to page: inout Page) {
        guard !inputs.isEmpty else { return }
        let groups = InputGroup.listed(inputs)
        page.heading("\(heading): \(Numeral.count(InputGroup.figures(inputs).count))")
        var table = TextTable([.text("name"), .text("value"), .text("where")], style: page.style)
        for group in groups {
            let words = group.words { input in
                [input.source, input.note].filter { !$0.isEmpty }.joined(separator: ". ")
            }
            table.append([group.name, group.value, group.place], note: words)
        }
        page.append(table)
    }
}

extension CheckReport.Growth {
    /// The table that it is from, such as `flows.trade`, where it is from one.
    fileprivate var table: String? {
        let parts = name.split(separator: ".")
        return parts.count > 2 ? parts.prefix(2).joined(separator: ".") : nil
    }
}

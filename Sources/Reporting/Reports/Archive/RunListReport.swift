/// The runs of an archive as a table.
package struct RunListReport {
    package struct Row: Sendable {
        package var id: Int64
        /// Such as `2026-03-31T12:00:00Z`.
        package var time: String
        package var command: String
        package var scenario: String
        package var paths: Int
        package var seed: UInt64
        package var answer: String
        package var version: String

        package init(
            id: Int64, time: String, command: String, scenario: String, paths: Int, seed: UInt64, answer: String,
            version: String
        ) {
            self.id = id
            self.time = time
            self.command = command
            self.scenario = scenario
            self.paths = paths
            self.seed = seed
            self.answer = answer
            self.version = version
        }
    }

    private let rows: [Row]

    /// - Parameter rows: In the order of the table.
    package init(_ rows: [Row]) { self.rows = rows }

    /// The table as text, the answer of each run under it.
    package func text(style: ReportStyle = ReportStyle()) -> String {
        var page = Page(style: style)
        var table = TextTable(
            [
                .number("run"), .text("time (UTC)"), .text("command"), .text("scenario"), .number("paths"),
                .number("seed"), .text("version"),
            ], style: style)
        for row in rows {
            let cells = [
                String(row.id), Self.minutes(row.time), row.command, row.scenario, Numeral.count(row.paths),
                String(row.seed), row.version,
            ]
            table.append(cells, note: row.answer)
        }
        page.append(table)
        return page.text
    }

    /// `2026-03-31 12:00`, kept together.
    private static func minutes(_ time: String) -> String {
        String(time.prefix(16)).replacing("T", with: String(fixedSpace))
    }
}

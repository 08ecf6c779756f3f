import Reporting
import Summaries

/// What was run, and what the figures mean.
struct AboutSheet {
    let results: Results

    private static let width = 110.0

    func write(to workbook: Workbook) throws(WorkbookError) {
        let sheet = try workbook.addSheet("About")
        sheet.hideGrid()
        sheet.setWidth(30, of: 0...0)
        sheet.setWidth(Self.width, of: 1...1)
        sheet.write("About these results", 0, 0, Look.title)
        var row = 2
        for (heading, lines) in [("What was run", run), ("How to read the figures", key), ("Scenarios", scenarios)] {
            guard !lines.isEmpty else { continue }
            sheet.write(heading, row, 0, Look.section)
            row += 1
            for (label, text) in lines {
                sheet.write(label, row, 0, Look.words.with { $0.isBold = true })
                sheet.write(text, row, 1, Look.words)
                sheet.setHeight(lines: WrappedText.lines(text, width: Self.width), of: row)
                row += 1
            }
            row += 1
        }
        sheet.freeze(rows: 1, columns: 0)
        sheet.setPrinting(title: results.title, footer: "Caravan \(results.version)", repeating: nil)
    }

    private typealias Lines = [(label: String, text: String)]

    private var run: Lines {
        guard let main = results.main else { return [] }
        let scenario = main.scenario
        let about = scenario.description.split(whereSeparator: \.isNewline).joined(separator: " ")
        let lines: Lines = [
            ("Title", scenario.label), ("Description", about),
            ("Prices", scenario.prices),
            ("Years", years(scenario)),
            ("Paths", Numeral.count(scenario.paths)), ("Seed", String(scenario.seed)),
            ("Sampling", scenario.sampling?.explanation ?? "Paths are independent of each other."),
            ("Digest", results.runs.count == 1 ? "SHA-256 of the scenario as resolved: \(scenario.digest)" : ""),
            ("Program", "Caravan \(results.version)"),
        ]
        return lines.filter { !$0.text.isEmpty }
    }

    private func years(_ scenario: ScenarioIdentity) -> String {
        "\(scenario.baseYear)–\(scenario.lastYear)" + (scenario.step.isEmpty ? "" : " by \(scenario.step)")
    }

    private var key: Lines {
        FigureKey.entries(of: results.runs) + [
            ("Empty cells", "There is no such figure: no path has a value, or it is not finite."),
            ("Digits", "Figures have 16 digits here; summary.csv has all that a double has."),
        ]
    }

    private var scenarios: Lines {
        guard results.runs.count > 1 else { return [] }
        return results.runs.map { run in
            (run.scenario.name, "\(run.scenario.label) · digest \(run.scenario.digest)")
        }
    }
}

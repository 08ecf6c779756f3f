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

    private var comparableSeries: String {
        let sources = results.runs.referenceSources
        guard !sources.isEmpty else { return "" }
        return "The share of them at the target's multiple after as many years. " + sources.joined(separator: "; ")
            + "."
    }

    private var key: Lines {
        let lines: Lines = [
            ("Path", "One possible future, in which everything that is uncertain has taken some value."),
            (
                "p90",
                """
                The value that 90 % of paths stay below in that year; p50 is the median. Bands hold year by year: no \
                single path runs along one of these lines.
                """
            ),
            (
                "Quantiles",
                "Type 7, as in R, NumPy and GSL; \(results.runs.quantilePrecision) for the paths that were run."
            ),
            ("mcse", "The Monte Carlo standard error of the mean: more paths would move it by about as much."),
            (
                "95 % interval",
                """
                Of a probability, Wilson's: how far more paths might move it. It tells of the number of paths, not of \
                how good the scenario is.
                """
            ),
            (
                "Reached",
                "The share of paths that were at the target in or before the year, whether they stayed or not."
            ),
            ("At it", "The share of paths that stand at the target in that year."),
            ("Comparable series", comparableSeries),
            ("Half have by", "The first year in which half of the paths have reached the target."),
            ("Mean gap", "What is missing in the target's year, on average over all paths, those at it counting as 0."),
            (
                "Same luck",
                results.comparison == nil
                    ? ""
                    : """
                    Every scenario meets the same random draws, path by path: a difference is what was changed, not chance.
                    """
            ),
            ("Empty cells", "There is no such figure: no path has a value, or it is not finite."),
            ("Digits", "Figures have 16 digits here; summary.csv has all that a double has."),
        ]
        return lines.filter { !$0.text.isEmpty }
    }

    private var scenarios: Lines {
        guard results.runs.count > 1 else { return [] }
        return results.runs.map { run in
            (run.scenario.name, "\(run.scenario.label) · digest \(run.scenario.digest)")
        }
    }
}

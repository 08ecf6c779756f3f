public import Reporting
import Summaries

/// `report.html`: results as one page that needs nothing else, for browsers and paper, with the words and tables of the
/// text report and charts of its own.
///
/// It is well-formed as XML too, asks nothing of any other place, and says all that it says without its script, which only
/// shows figures at a pointer or a key. One set of results gives one page, byte for byte.
public enum ResultsPage {
    /// The page on whatever a document holds.
    ///
    /// - Parameters:
    ///   - content: The results.
    ///   - version: The version of the program that wrote them.
    /// - Returns: The bytes of the file, in UTF-8.
    /// - Complexity: Linear in the figures that are shown; some milliseconds for a comparison of twenty scenarios.
    public static func bytes(of content: RunDocument.Content, version: String) -> [UInt8] {
        var body = Body()
        let report = Report(ReportPage.of(content))
        switch content {
        case .run(let run):
            body.write(report.results)
            OtherIndicators(run: run).write(to: &body)
        case .comparison(let comparison):
            let scenarios = ComparisonReading(comparison).map(ScenarioIndicators.init)
            for section in report.results {
                body.write(section)
                if section.hasBars { scenarios?.writeDifferences(to: &body) }
            }
            scenarios?.write(to: &body)
        case .attribution, .packages, .seek, .sensitivity: body.write(report.results)
        }
        body.write(report.background)
        if case .run(let run) = content { InputsSection(run: run).write(to: &body) }
        KeySection(content: content, version: version).write(to: &body)
        return Document(report: report, body: body, version: version).bytes
    }
}

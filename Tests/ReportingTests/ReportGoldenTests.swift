import Reporting
import Testing

@Suite("The words and drawings of reports")
struct ReportGoldenTests {
    @Test("a run", arguments: [(80, false), (80, true), (120, false), (40, true)])
    func run(_ width: Int, _ ascii: Bool) {
        let style = ReportStyle(width: width, ascii: ascii)
        Golden.expect(TextReport.text(of: Sample().run, style: style), "run-\(width)\(ascii ? "-ascii" : "").txt")
    }

    @Test("a run in colour")
    func colour() {
        Golden.expect(TextReport.text(of: Sample().run, style: ReportStyle(color: true)), "run-80-color.txt")
    }

    @Test("a comparison", arguments: [(80, false), (80, true), (120, false)])
    func comparison(_ width: Int, _ ascii: Bool) {
        let style = ReportStyle(width: width, ascii: ascii)
        Golden.expect(
            TextReport.text(of: Comparisons.flagship, style: style), "compare-\(width)\(ascii ? "-ascii" : "").txt")
    }

    @Test("results at the edge", arguments: Degenerate.runs.map(\.name))
    func degenerate(_ name: String) throws {
        let run = try #require(Degenerate.runs.first { $0.name == name }?.run)
        let file = "edge-" + name.replacing(" ", with: "-") + ".txt"
        Golden.expect(TextReport.text(of: run), file)
    }

    @Test("colour changes nothing but colour")
    func colourOnly() {
        let plain = TextReport.text(of: Sample().run)
        let coloured = TextReport.text(of: Sample().run, style: ReportStyle(color: true))
        #expect(coloured.contains("\u{1B}["))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
}

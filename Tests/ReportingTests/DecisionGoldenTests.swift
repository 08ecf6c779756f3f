import Reporting
import Summaries
import Testing

@Suite("The words and drawings of reports on decisions")
struct DecisionGoldenTests {
    private static let pages = [(80, false), (120, false), (60, true), (40, true)]

    private func name(_ report: String, _ width: Int, _ ascii: Bool) -> String {
        "\(report)-\(width)\(ascii ? "-ascii" : "").txt"
    }

    @Test("what each measure contributes", arguments: pages)
    func attribution(_ width: Int, _ ascii: Bool) {
        let style = ReportStyle(width: width, ascii: ascii)
        Golden.expect(TextReport.text(of: Decisions.attribution(), style: style), name("attribution", width, ascii))
    }

    @Test("the same of a level and of first years")
    func attributionOfOthers() {
        let level = Decisions.attribution(Decisions.level, scale: 900, none: 227.9)
        Golden.expect(TextReport.text(of: level), "attribution-level.txt")
        var arrival = Decisions.attribution(Decisions.arrival, scale: -12, none: 2034.2)
        arrival.orders = 400
        arrival.coalitions = 1873
        Golden.expect(TextReport.text(of: arrival), "attribution-arrival.txt")
    }

    @Test("which measures to choose", arguments: pages)
    func packages(_ width: Int, _ ascii: Bool) {
        let style = ReportStyle(width: width, ascii: ascii)
        Golden.expect(TextReport.text(of: Decisions.search, style: style), name("plan", width, ascii))
    }

    @Test("what one would have to believe", arguments: pages)
    func seek(_ width: Int, _ ascii: Bool) {
        let style = ReportStyle(width: width, ascii: ascii)
        Golden.expect(TextReport.text(of: Decisions.seek, style: style), name("seek", width, ascii))
    }

    @Test("a range that does not hold it")
    func missed() {
        Golden.expect(TextReport.text(of: Decisions.missed), "seek-missed.txt")
    }

    @Test("what the outcome depends on", arguments: pages)
    func sensitivity(_ width: Int, _ ascii: Bool) {
        let style = ReportStyle(width: width, ascii: ascii)
        Golden.expect(TextReport.text(of: Decisions.sensitivity, style: style), name("sensitivity", width, ascii))
    }

    @Test("the same of a level")
    func sensitivityOfLevel() {
        Golden.expect(TextReport.text(of: Decisions.levelSensitivity), "sensitivity-level.txt")
    }

    @Test("results at the edge", arguments: DegenerateDecisions.all.map(\.name))
    func degenerate(_ name: String) throws {
        let decision = try #require(DegenerateDecisions.all.first { $0.name == name }?.decision)
        Golden.expect(decision.text(ReportStyle()), "edge-" + name.replacing(" ", with: "-") + ".txt")
    }

    @Test("colour changes nothing but colour")
    func colourOnly() {
        for decision in DegenerateDecisions.usual {
            let (plain, coloured) = (decision.text(ReportStyle()), decision.text(ReportStyle(color: true)))
            #expect(coloured.contains("\u{1B}["))
            #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        }
    }
}

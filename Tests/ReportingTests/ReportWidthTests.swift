import Reporting
import Testing

@Suite("Every report fits its page")
struct ReportWidthTests {
    /// A few of the widths for each of the cases; between them all cases cover every width from 40 to 200.
    private static func widths(_ number: Int) -> [Int] {
        [40, 80, 200] + stride(from: 41 + number % 11, through: 199, by: 11)
    }

    @Test("runs", arguments: Array(Degenerate.runs.indices), [false, true])
    func runs(_ number: Int, _ ascii: Bool) {
        let (name, run) = Degenerate.runs[number]
        for width in Self.widths(number) {
            check(TextReport.text(of: run, style: ReportStyle(width: width, ascii: ascii)), width, ascii, name)
        }
    }

    @Test("comparisons", arguments: Array(Degenerate.comparisons.indices), [false, true])
    func comparisons(_ number: Int, _ ascii: Bool) {
        let (name, comparison) = Degenerate.comparisons[number]
        for width in Self.widths(number) {
            check(TextReport.text(of: comparison, style: ReportStyle(width: width, ascii: ascii)), width, ascii, name)
        }
    }

    @Test("every width", arguments: [false, true])
    func everyWidth(_ ascii: Bool) {
        for width in 40...200 {
            let style = ReportStyle(width: width, ascii: ascii)
            check(TextReport.text(of: Sample().run, style: style), width, ascii, "run")
            check(TextReport.text(of: Comparisons.flagship, style: style), width, ascii, "comparison")
        }
    }

    @Test("a page narrower than 40 is laid out for 40")
    func narrow() {
        #expect(ReportStyle(width: 7) == ReportStyle(width: 40))
    }

    @Test("reports on decisions", arguments: Array(DegenerateDecisions.all.indices), [false, true])
    func decisions(_ number: Int, _ ascii: Bool) {
        let (name, decision) = DegenerateDecisions.all[number]
        for width in Self.widths(number) {
            check(decision.text(ReportStyle(width: width, ascii: ascii)), width, ascii, name)
        }
    }

    @Test("every width of reports on decisions", arguments: [false, true])
    func everyWidthOfDecisions(_ ascii: Bool) {
        for width in 40...130 {
            for decision in DegenerateDecisions.usual {
                check(decision.text(ReportStyle(width: width, ascii: ascii)), width, ascii, "decision")
            }
        }
    }

    private func check(_ text: String, _ width: Int, _ ascii: Bool, _ name: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let taken = DisplayWidth.of(line)
            if taken > width { Issue.record("\(name) at \(width): \(taken) columns in “\(line)”") }
            if line.last == " " { Issue.record("\(name) at \(width): spaces after “\(line)”") }
        }
        if ascii, !text.utf8.allSatisfy({ $0 == 10 || 0x20..<0x7F ~= $0 }) {
            let foreign = text.unicodeScalars.first { $0 != "\n" && !(0x20..<0x7F ~= $0.value) }
            Issue.record("\(name) at \(width): \(String(reflecting: foreign)) in a report of 7-bit characters")
        }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" }) {
            Issue.record("\(name) at \(width): a control character")
        }
        let words = text.split { $0 == " " || $0 == "\n" }
        for word in ["-0", "-0.0", "-0.00", "nan", "-nan"] where words.contains(Substring(word)) {
            Issue.record("\(name) at \(width): \(word)")
        }
    }
}

import Reporting
import Summaries
import Testing

@Suite("Headlines")
struct HeadlineTests {
    /// The headline of a report, on one line.
    private func headline(_ text: String) -> String {
        text.split(separator: "\n").filter { $0.hasPrefix("▌") }.map { $0.dropFirst(2) }.joined(separator: " ")
    }

    private func headline(_ run: RunResult) -> String {
        headline(TextReport.text(of: run, style: ReportStyle(width: 200)))
    }

    private func headline(_ comparison: ComparisonResult) -> String {
        headline(TextReport.text(of: comparison, style: ReportStyle(width: 200)))
    }

    /// A run with one target by 2030 that these shares of paths have reached by then and by 2035.
    private func run(
        _ by2030: Double, _ by2035: Double, direction: TargetResult.Direction = .atLeast, threshold: Double = 700,
        paths: Int = 20_000
    ) -> RunResult {
        var run = Sample(paths: paths, targets: [("aim", "Aim", threshold, 2030)]).run
        run.targets[0].direction = direction
        run.targets[0].years = (2025...2035).map { year in
            let share =
                year <= 2030 ? by2030 * Double(year - 2024) / 6 : by2030 + (by2035 - by2030) * Double(year - 2030) / 5
            return targetYear(year, at: share / 2, reached: share, paths: paths)
        }
        return run
    }

    private let median =
        "The median in 2030 is 228 million USD/year, from 196 in 2024 (+2.6 % a year); half the paths lie between 141 and 369."

    @Test("one target")
    func oneTarget() {
        #expect(
            headline(run(0.08, 0.25))
                == "Trade turnover reaches 700 million USD/year by 2030 on 8.0 % of paths (7.6–8.4 %), by 2035 on 25.0 %. "
                + median)
    }

    @Test("few paths leave few digits")
    func fewPaths() {
        #expect(
            headline(run(0.08, 0.25, paths: 100))
                == "Trade turnover reaches 700 million USD/year by 2030 on 8 % of paths (4–15 %), by 2035 on 25 %. "
                + median)
    }

    @Test("a target that no path reaches")
    func never() {
        #expect(
            headline(run(0, 0))
                == "Trade turnover does not reach 700 million USD/year by 2035 on any of the 20 000 paths. " + median)
        #expect(
            headline(run(0, 0, paths: 1)).hasPrefix(
                "Trade turnover does not reach 700 million USD/year by 2035 on the only path."))
    }

    @Test("a target that is reached only later")
    func later() {
        #expect(
            headline(run(0, 0.004))
                == "Trade turnover reaches 700 million USD/year by 2030 on none of the 20 000 paths, by 2035 on 0.4 %. "
                + median)
    }

    @Test("a target that hardly any path reaches, and one that nearly all do")
    func hardly() {
        #expect(
            headline(run(0.0002, 0.0004)).hasPrefix(
                "Trade turnover reaches 700 million USD/year by 2030 on <0.1 % of paths (<0.1 %), by 2035 on <0.1 %."))
        #expect(
            headline(run(0.9996, 0.9998)).hasPrefix(
                "Trade turnover reaches 700 million USD/year by 2030 on >99.9 % of paths (>99.9 %), by 2035 on >99.9 %."
            ))
    }

    @Test("a target that every path reaches")
    func always() {
        #expect(
            headline(run(1, 1)) == "Trade turnover reaches 700 million USD/year by 2030 on all 20 000 paths. " + median)
        #expect(headline(run(0.5, 1)).contains("by 2030 on 50.0 % of paths (49.3–50.7 %), by 2035 on all of them. "))
    }

    @Test("an upper bound")
    func atMost() {
        #expect(
            headline(run(0.08, 0.25, direction: .atMost, threshold: 150)).hasPrefix(
                "Trade turnover comes down to 150 million USD/year by 2030 on 8.0 % of paths (7.6–8.4 %), by 2035 on 25.0 %."
            ))
        #expect(
            headline(run(0, 0, direction: .atMost, threshold: 150)).hasPrefix(
                "Trade turnover does not come down to 150 million USD/year by 2035 on any of the 20 000 paths."))
    }

    @Test("a target that the base year meets")
    func metAlready() {
        #expect(
            headline(run(0.9, 0.95, threshold: 150)).hasPrefix(
                "Trade turnover is at 150 million USD/year or above in some year by 2030 on 90.0 % of paths"))
        #expect(
            headline(run(0.9, 0.95, direction: .atMost, threshold: 250)).hasPrefix(
                "Trade turnover is at 250 million USD/year or below in some year by 2030 on 90.0 % of paths"))
    }

    @Test("several targets on one indicator share their curve and their sentence")
    func grouped() {
        #expect(
            headline(Sample().run)
                == "Trade turnover reaches 700 million USD/year by 2030 on 7.5 % of paths (7.1–7.8 %), by 2035 on 19.7 % "
                + "(19.1–20.2 %); it reaches 1 000 million USD/year by 2035 on 10.5 % of paths (10.0–10.9 %). " + median
        )
    }

    @Test("targets on two indicators")
    func twoIndicators() {
        var result = run(0.08, 0.25)
        var other = result.targets[0]
        (other.name, other.indicator, other.threshold) = ("exports", "exports", 60)
        result.targets.append(other)
        #expect(
            headline(result)
                == "Trade turnover reaches 700 million USD/year by 2030 on 8.0 % of paths (7.6–8.4 %), by 2035 on 25.0 %. "
                + median
                + " Exports to Hungary reaches 60 million USD/year by 2030 on 8.0 % of paths (7.6–8.4 %), by 2035 on 25.0 %."
        )
    }

    @Test("more targets than a headline can tell")
    func many() {
        let run = Sample(targets: (1...24).map { ("t\($0)", "", Double($0) * 50, 2030) }).run
        #expect(headline(run).hasSuffix(" The table of targets holds 21 more."))
    }

    @Test("no target")
    func noTarget() {
        #expect(
            headline(Sample(targets: []).run)
                == "Trade turnover has a median of 260 million USD/year in 2035, from 196 in 2024 (+2.6 % a year); half the "
                + "paths lie between 136 and 497.")
    }

    @Test("a pure number has no unit")
    func noUnit() {
        var run = Sample(targets: []).run
        run.indicators[0].unit = ""
        #expect(headline(run).hasPrefix("Trade turnover has a median of 260 in 2035, from 196 in 2024"))
    }

    @Test("a claim of more than twice what comparable series did is named")
    func reference() {
        var bold = run(0.4, 0.6)
        bold.targets[0].years[5].referenceAt = 0.068
        let text = TextReport.text(of: bold, style: ReportStyle(width: 200))
        #expect(
            text.contains(
                "• The scenario claims 20.0 % for Trade turnover ≥ 700 million USD/year in 2030, more than twice the 6.8 % "
                    + "of comparable series: say what makes this one different.\n"))
        bold.targets[0].years[5].referenceAt = 0.11
        #expect(!TextReport.text(of: bold, style: ReportStyle(width: 200)).contains("20.0 % for"))
    }

    @Test("a comparison names who claims more than twice the record, and gives other figures their own")
    func comparedReferences() throws {
        func sample(_ name: String, _ at: Double, recorded: Double) -> RunResult {
            var run = run(0.4, 0.6)
            run.scenario.name = name
            for year in run.targets[0].years.indices {
                run.targets[0].years[year].probabilityAt = at
                run.targets[0].years[year].referenceAt = recorded
            }
            return run
        }
        let runs = [
            sample("baseline", 0.05, recorded: 0.068), sample("bold", 0.23, recorded: 0.068),
            sample("other-books", 0.3, recorded: 0.44),
        ]
        let text = TextReport.text(of: Comparisons.compared(runs), style: ReportStyle(width: 200))
        let section = try #require(text.split(separator: "Share of paths at each target, beside").last)
        let rows = section.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("comparable series 6.8 % 6.8 %"))
        #expect(rows.contains("baseline 5.0 % 5.0 %"))
        #expect(rows.contains("bold 23.0 % 23.0 %"))
        #expect(rows.contains("other-books 30.0 % 30.0 %"))
        #expect(rows.contains("– comparable to it 44.0 % 44.0 %"))
        #expect(
            section.contains(
                "• “bold” claims more than twice the share of comparable series: 23.0 % against 6.8 % at ≥ 700 in 2030 and "
                    + "23.0 % against 6.8 % at ≥ 700 in 2035. Say what makes this one different.\n"))
        #expect(!section.contains("“baseline” claims") && !section.contains("“other-books” claims"))
    }

    // MARK: Comparisons

    @Test("a comparison: who does best, who worse, and who cannot be told")
    func comparison() {
        #expect(
            headline(Comparisons.flagship)
                == "Trade turnover reaches 700 million USD/year by 2030 most often under “everything”: on 20.2 % of paths "
                + "(19.6–20.8 %), against 7.5 % in the baseline, 12.7 points more (+11.9 to +13.6). Next comes “corridor” "
                + "with 11.2 %. Less often than in the baseline: “oil-slump”. 20 000 paths cannot tell “trade-office” from "
                + "the baseline. The median of Trade turnover in 2030 is 228 million USD/year in the baseline, and from 203 "
                + "(“oil-slump”) to 341 (“everything”).")
    }

    private func compared(_ shares: [(String, Double)]) -> ComparisonResult {
        Comparisons.compared(
            shares.map { name, share in
                var run = run(share, share)
                run.scenario.name = name
                return run
            })
    }

    @Test("a comparison in which nobody gets there, or everybody, or the baseline does best")
    func comparisonEdges() {
        #expect(
            headline(compared([("baseline", 0), ("a", 0)])).hasPrefix(
                "Trade turnover does not reach 700 million USD/year by 2030 on any of the 20 000 paths, in any scenario."
            ))
        #expect(
            headline(compared([("baseline", 1), ("a", 1)])).hasPrefix(
                "Trade turnover reaches 700 million USD/year by 2030 on all 20 000 paths, in every scenario."))
        #expect(
            headline(compared([("baseline", 0.3), ("a", 0.1)])).hasPrefix(
                "Trade turnover reaches 700 million USD/year by 2030 on 30.0 % of paths (29.4–30.6 %) in the baseline, and no "
                    + "more often in any scenario. Less often than in the baseline: “a”."))
        #expect(
            headline(compared([("baseline", 0.1), ("a", 0.3), ("b", 0.3)])).hasPrefix(
                "Trade turnover reaches 700 million USD/year by 2030 most often under “a” and “b”: on 30.0 % of paths"))
    }

    @Test("a scenario that starts from other figures is not held against the baseline")
    func otherBase() {
        let runs = [Sample().run, Sample(name: "fund", lift: 0.1).run, Sample(name: "mirror", base: 428).run]
        let report = headline(Comparisons.compared(runs))
        #expect(report.contains("most often under “fund”"))
        #expect(!report.contains("under “mirror”"))
        #expect(report.hasSuffix(" “mirror” starts from 428 in 2024: other books, not held against the baseline."))
        let table = TextReport.text(of: Comparisons.compared(runs), style: ReportStyle(width: 100))
        #expect(table.split(separator: "\n").contains { $0.hasPrefix("mirror") && $0.hasSuffix("other base") })
    }

    @Test("a comparison without targets, and without scenarios")
    func comparisonOfMedians() {
        let runs = [Sample(targets: []).run, Sample(name: "fund", lift: 0.1, targets: []).run]
        #expect(
            headline(Comparisons.compared(runs))
                == "The median of Trade turnover in 2035 is 260 million USD/year in the baseline and 287 in the others."
        )
        #expect(
            headline(Comparisons.compared([Sample().run])) == "No scenario stands beside the baseline “baseline”.")
    }
}

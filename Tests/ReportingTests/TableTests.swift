import Reporting
import Summaries
import Testing

@Suite("Tables of results")
struct TableTests {
    private let run = Sample(lastYear: 2026).run

    private func header(_ table: Table) -> String { table.columns.joined(separator: ",") }

    private func lines(_ table: Table) -> [Substring] {
        String(decoding: CSVWriter().bytes(table), as: UTF8.self).split(separator: "\r\n")
    }

    @Test("the columns are the documented ones")
    func columns() {
        #expect(
            header(.summary(of: [run]))
                == "scenario,indicator,unit,year,n,mean,sd,mcse,p5,p10,p25,p50,p75,p90,p95,min,max")
        #expect(
            header(.targets(of: [run]))
                == "scenario,target,indicator,direction,threshold,unit,by,year,probability_at,probability_reached,ci_low,ci_high"
        )
        #expect(header(.inputs(of: run)) == "name,value,unit,kind,source,note,file,line")
        #expect(header(.draws(of: run)) == "path,year,turnover,exports,visitors")
        #expect(
            header(.differences(of: Comparisons.flagship))
                == "baseline,scenario,indicator,unit,year,baseline_mean,scenario_mean,difference,mcse,ci_low,ci_high,p5,p50,"
                + "p95,probability_higher,verdict")
    }

    @Test("every row has a cell for each column")
    func shape() {
        var run = run
        run.draws = [DrawnPath(path: 0, year: 2025, values: [1, nil, 3])]
        let tables: [Table] =
            [
                .summary(of: [run]), .targets(of: [run]), .inputs(of: run), .draws(of: run),
                .differences(of: Comparisons.flagship),
            ] + Layout.allCases.map { .figures(of: [run, Sample().run], layout: $0) }
        for table in tables {
            #expect(!table.rows.isEmpty)
            #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        }
    }

    @Test("a comparison's summary and targets hold all scenarios")
    func allScenarios() {
        let runs = Comparisons.flagship.runs
        #expect(Set(Table.summary(of: runs).rows.map { $0[0] }) == Set(runs.map { .text($0.scenario.name) }))
        #expect(Table.summary(of: runs).rows.count == 6 * 3 * 12)
        #expect(Table.targets(of: runs).rows.count == 6 * 3 * 11)
    }

    @Test("a year without figures has empty cells, and none of its paths counted")
    func missing() {
        var run = run
        run.indicators[0].years[1] = YearSummary(year: 2025, count: 0)
        #expect(lines(.summary(of: [run]))[2] == "baseline,turnover,million USD/year,2025,0,,,,,,,,,,,,")
    }

    @Test("what the rows say")
    func rows() {
        var run = run
        run.draws = [DrawnPath(path: 7, year: 2025, values: [1.5, nil, -3])]
        #expect(lines(.draws(of: run))[1] == "7,2025,1.5,,-3")
        #expect(
            lines(.inputs(of: run))[2]
                == "parameters.export_share,\"pert(10%, 17%, 30%)\",,assumption,,Judgement. Exports were 18% of turnover in "
                + "2015; no split of 2024 was found.,baseline.yaml,30")
        #expect(lines(.inputs(of: run))[5] == "flows.oil.adjustment,100%,,default,,,,")
        run.targets[0].years[0] = TargetYear(
            year: 2025, probabilityAt: 0.25, probabilityReached: 0.5, low: 0.375, high: 0.625)
        #expect(
            lines(.targets(of: [run]))[1]
                == "baseline,aim_by_2030,turnover,at_least,700,million USD/year,2030,2025,0.25,0.5,0.375,0.625")
    }
}

@Suite("Layouts of exports")
struct LayoutTests {
    private let run = Sample(lastYear: 2026).run

    private func lines(_ layout: Layout, _ runs: [RunResult]) -> [Substring] {
        String(decoding: CSVWriter().bytes(.figures(of: runs, layout: layout)), as: UTF8.self).split(separator: "\r\n")
    }

    @Test("wide is the summary as it stands")
    func wide() {
        #expect(Table.figures(of: [run], layout: .wide) == .summary(of: [run]))
    }

    @Test("long has a row for each figure")
    func long() {
        let lines = lines(.long, [run])
        #expect(lines[0] == "scenario,indicator,unit,year,statistic,value")
        #expect(lines[1] == "baseline,turnover,paths,2024,n,20000")
        #expect(lines[8].hasPrefix("baseline,turnover,million USD/year,2024,p50,195.8"))
        #expect(lines.count == 1 + 3 * 3 * 13)
    }

    @Test("years has a column for each year that any run has")
    func years() {
        var other = run
        other.scenario.name = "other"
        other.indicators = [other.indicators[0]]
        other.indicators[0].years = [YearSummary(year: 2030, count: 5, mean: 2.5)]
        let lines = lines(.years, [run, other])
        #expect(lines[0] == "scenario,indicator,unit,statistic,2024,2025,2026,2030")
        #expect(lines[1] == "baseline,turnover,paths,n,20000,20000,20000,")
        #expect(lines.contains("other,turnover,million USD/year,mean,,,,2.5"))
        #expect(lines.count == 1 + 3 * 13 + 13)
    }

    @Test("iamc is the consortium's template, without what has no figure")
    func iamc() {
        var run = run
        run.indicators[1].years = run.indicators[1].years.map { YearSummary(year: $0.year, count: 0) }
        let lines = lines(.iamc, [run])
        #expect(lines[0] == "Model,Scenario,Region,Variable,Unit,2024,2025,2026")
        #expect(lines[1].hasPrefix("Caravan,baseline,World,turnover|mean,million USD/year,195.8"))
        #expect(!lines.contains { $0.contains("|n,") || $0.contains("exports") })
        #expect(lines.count == 1 + 2 * 12)
        #expect(Table.figures(of: [run], layout: .iamc, region: "Kazakhstan").rows[0][2] == .text("Kazakhstan"))
    }
}

import Reporting
import Summaries
import Testing

@Suite("Tables and documents of decisions")
struct DecisionTests {
    private func lines(_ table: Table) -> [Substring] {
        String(decoding: CSVWriter().bytes(table), as: UTF8.self).split(separator: "\r\n")
    }

    @Test("the columns are the documented ones")
    func columns() {
        let attribution = Decisions.attribution()
        #expect(
            lines(.shares(of: attribution))[0]
                == "scenario,outcome,unit,year,row,measure,share,mcse,ci_low,ci_high,first_in,first_in_mcse,last_in,"
                + "last_in_mcse,verdict")
        #expect(
            lines(.interactions(of: attribution))[0]
                == "scenario,outcome,unit,year,measure,with,index,mcse,ci_low,ci_high,verdict")
        #expect(
            lines(.packages(of: Decisions.search))[0]
                == "scenario,outcome,unit,year,role,measures,cost_unit,cost,cost_Kazakhstan,cost_Hungary,probability,mcse,"
                + "ci_low,ci_high,fresh_probability,fresh_ci_low,fresh_ci_high,optimism,rivals,resolved")
        #expect(
            lines(.trials(of: Decisions.seek))[0]
                == "scenario,outcome,unit,year,input,input_unit,role,value,value_low,value_high,wanted,probability,mcse,"
                + "ci_low,ci_high")
        #expect(
            lines(.sensitivities(of: Decisions.sensitivity))[0]
                == "scenario,outcome,unit,year,group,input,aspect,input_unit,figure,tenth,from,to,paths,value,mcse,ci_low,"
                + "ci_high")
        #expect(
            lines(.conditions(of: Decisions.sensitivity))[0]
                == "scenario,outcome,unit,year,condition,event,input,aspect,input_unit,from,to,density,mcse,ci_low,ci_high,"
                + "coverage,base_rate,support,density_found,coverage_found")
    }

    @Test("every row has a cell for each column", arguments: DegenerateDecisions.all.map(\.name))
    func shape(_ name: String) throws {
        let decision = try #require(DegenerateDecisions.all.first { $0.name == name }?.decision)
        for table in decision.tables { #expect(table.rows.allSatisfy { $0.count == table.columns.count }) }
    }

    @Test("what the rows say")
    func rows() {
        var attribution = Decisions.attribution()
        attribution.shares[0].share = Estimate(0.5, standardError: 0.125, low: 0.25, high: 0.75)
        attribution.shares[0].first = Estimate(0.25)
        attribution.shares[0].last = Estimate(1, standardError: 0.5)
        (attribution.none, attribution.total) = (Estimate(0.125), Estimate(-1, low: -2, high: -0.5))
        let shares = lines(.shares(of: attribution))
        #expect(
            shares[1]
                == "everything,probability of aim_by_2030,,2030,measure,trade_office,0.5,0.125,0.25,0.75,0.25,,1,0.5,higher"
        )
        #expect(shares[6] == "everything,probability of aim_by_2030,,2030,none,,0.125,,,,,,,,")
        #expect(shares[8] == "everything,probability of aim_by_2030,,2030,total,,-1,,-2,-0.5,,,,,lower")
        #expect(shares.count == 1 + 5 + 3)
        let level = lines(.interactions(of: Decisions.attribution(Decisions.level)))
        #expect(level[1].hasPrefix("everything,turnover,million USD/year,2030,investment_fund,corridor,0.011,"))
        let arrival = lines(.interactions(of: Decisions.attribution(Decisions.arrival)))
        #expect(arrival[1].hasPrefix("everything,first year of aim_by_2030,year,2035,"))
    }

    @Test("packages say what they answer, and what each payer pays")
    func packages() {
        let lines = lines(.packages(of: Decisions.search))
        let roles = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[4] }
        #expect(
            roles == ["none", "all", "most_probable", "most_probable_rival", "cheapest"]
                + Array(repeating: "frontier", count: 6))
        #expect(
            lines[5].hasPrefix(
                "everything,probability of aim_by_2030,,2030,cheapest,corridor + trade_agreement,million USD,61.5,60,1.5,"
                    + "0.152,"))
        #expect(lines[5].hasSuffix(",0,no"))
        var free = Decisions.search
        free.candidates = []
        (free.all, free.mostProbable, free.cheapest, free.frontier, free.none.costs) = (nil, nil, nil, [], [])
        #expect(!Table.packages(of: free).columns.contains { $0.hasPrefix("cost_") && $0 != "cost_unit" })
    }

    @Test("trials stand once each, by value, and the one that was found with its interval")
    func trials() {
        let lines = lines(.trials(of: Decisions.seek))
        #expect(lines.count == 1 + 8)
        #expect(lines[1].hasPrefix("everything,probability of aim_by_2030,,2030,parameters.own_trend,%,end,-2,,,0.3,"))
        #expect(lines[5].contains(",found,6.65,6.52,6.79,0.3,"))
        #expect(lines[6].contains(",probe,6.9,,,0.3,"))
    }

    @Test("each figure of a sensitivity has a row")
    func sensitivities() {
        let table = Table.sensitivities(of: Decisions.sensitivity)
        let figures = table.rows.reduce(into: [Cell: Int]()) { $0[$1[8], default: 0] += 1 }
        #expect(
            figures == [
                .text("tenth_mean"): 53, .text("swing"): 6, .text("rank_correlation"): 6,
                .text("partial_rank_correlation"): 6, .text("first_order_index"): 5, .text("total_index"): 5,
                .text("value_of_information"): 4, .text("alternative_mean"): 3, .text("alternative_best"): 3,
            ])
        let conditions = lines(.conditions(of: Decisions.sensitivity))
        #expect(conditions.count == 1 + 3)
        #expect(conditions[1].contains(",2030,1,missed,drivers.brent,highest 2028–2030,USD/bbl,,62,"))
    }

    @Test("names that a spreadsheet would take for formulas are defused")
    func hostile() throws {
        let names = ["attribution hostile", "packages hostile", "seek hostile", "sensitivity hostile"]
        for name in names {
            let decision = try #require(DegenerateDecisions.all.first { $0.name == name }?.decision)
            let text = decision.tables.map { String(decoding: CSVWriter().bytes($0), as: UTF8.self) }.joined()
            #expect(text.contains("\"'=cmd"), "\(name)")
            #expect(!text.contains(",=cmd") && !text.contains("\"=cmd"), "\(name)")
        }
    }

    @Test("what is written reads back as it was", arguments: DegenerateDecisions.all.map(\.name))
    func roundTrip(_ name: String) throws {
        guard !name.contains("not finite") else { return }
        let decision = try #require(DegenerateDecisions.all.first { $0.name == name }?.decision)
        let document = RunDocument(caravanVersion: "1.2.3", content: decision.content)
        #expect(try RunDocument(decoding: document.encoded()) == document)
    }

    @Test("a document of a decision has no runs to lay out, and says so")
    func withoutRuns() throws {
        let document = RunDocument(caravanVersion: "1", content: .attribution(Decisions.attribution()))
        #expect(throws: RunDocumentError.withoutRuns("an attribution")) { try document.runs() }
        #expect(
            RunDocumentError.withoutRuns("an attribution").description
                == "this is an attribution, which has no figures by year to lay out: its tables stand as CSV beside its "
                + "run.json")
        let run = Sample().run
        #expect(try RunDocument(caravanVersion: "1", content: .run(run)).runs() == [run])
    }

    @Test("a document of two results is refused")
    func twoResults() throws {
        let document = RunDocument(caravanVersion: "1", content: .seek(Decisions.seek))
        let text = String(decoding: try document.encoded(), as: UTF8.self)
        let doubled = text.replacing("\"seek\": {", with: "\"run\": null, \"attribution\": null, \"seek\": {")
        #expect(throws: Never.self) { try RunDocument(decoding: Array(doubled.utf8)) }
        let other = RunDocument(caravanVersion: "1", content: .run(Sample().run))
        let run = String(decoding: try other.encoded(), as: UTF8.self)
        let both = run.dropLast(2) + "," + text.dropFirst()
        #expect(throws: RunDocumentError.notOneResult) { try RunDocument(decoding: Array(both.utf8)) }
    }
}

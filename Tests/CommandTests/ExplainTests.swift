import Testing

@Suite struct ExplainTests {
    @Test func aPlanIsPrinted() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("explain --plan Scenarios/tutorial/2-measure.yaml", in: workspace)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.text.hasPrefix("2-measure\nperiods: "))
        for words in ["lanes: ", "drawn, and how many indicators", "once a path:", "in periods 1 to "] {
            #expect(outcome.text.contains(words), "\(words)")
        }
    }

    @Test func whatIsSwitchedOffIsNotDrawn() throws {
        let workspace = try Workspace()
        let scenario = "Scenarios/kazakhstan-hungary/everything.yaml"
        let with = try Program.run("explain --plan \(scenario)", in: workspace)
        let without = try Program.run("explain --plan \(scenario) --without trade_office", in: workspace)
        #expect(with.text.contains("measures.trade_office/"))
        #expect(!without.text.contains("measures.trade_office/"))
    }

    @Test func badScenariosAndOptionsAreSaid() throws {
        let workspace = try Workspace()
        try workspace.write("caravan: 2\n", to: "bad.yaml")
        #expect(try Program.run("explain --plan bad.yaml", in: workspace).status == 65)
        #expect(try Program.run("explain --plan none.yaml", in: workspace).status == 66)
        let bare = try Program.run("explain bad.yaml", in: workspace)
        #expect(bare.status == 64 && bare.errors.contains("--plan"))
    }
}

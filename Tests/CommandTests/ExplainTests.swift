import Testing

@Suite struct ExplainTests {
    private static let everything = "Scenarios/kazakhstan-hungary/everything.yaml"

    /// A flow with elasticities, costs, measures, a risk and corridors, as an economist would check it against the
    /// reference; a driver, a measure and a risk.
    @Test(arguments: [
        ("explain-flow.txt", "flows.food_to_hungary"), ("explain-driver.txt", "drivers.brent"),
        ("explain-measure.txt", "measures.trade_office"), ("explain-risk.txt", "risks.corridor_blocked"),
    ])
    func quantities(golden: String, name: String) throws {
        let workspace = try Workspace()
        let file = "Scenarios/kazakhstan-hungary/security-risks.yaml"
        let outcome = try Program.run("explain \(file) \(name)", in: workspace)
        #expect(outcome.status == 0)
        Golden.expect(outcome.text, golden)
    }

    @Test func quantitiesAreListedByBlock() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("explain Scenarios/tutorial/2-measure.yaml", in: workspace)
        #expect(outcome.status == 0)
        Golden.expect(outcome.text, "explain-list.txt")
    }

    @Test func theReturnOfAFund() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            caravan: 1
            horizon: {from: 2024, to: 2032, step: quarter}
            funds:
              joint: {commitment: 100 million USD, start: 2026, contribution: 40%, growth: "each(normal(8%, 20%))", life: 5 years}
            indicators: {irr: {value: funds.joint.irr, unit: "%"}}
            """, to: "fund.yaml")
        let outcome = try Program.run("explain fund.yaml funds.joint.irr", in: workspace)
        #expect(outcome.status == 0)
        Golden.expect(outcome.text, "explain-fund-return.txt")
    }

    /// Of things that differ by a number only, one is shown, and how many there are.
    @Test func alikeProjectsAreShownOnce() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(
            """
            caravan: 1
            title: Plants that come
            horizon: {from: 2024, to: 2030}
            projects:
              new:
                count: 3
                arrivals: 2/year
                most: 40
                size: lognormal(8, 0.8) million USD
                start: uniform(2025, 2027)
                build: 1 year
            indicators:
              spending: {value: projects.new.spending, unit: million USD/year}
            """, to: "plants.yaml")
        let outcome = try Program.run("explain plants.yaml projects.new.spending", in: workspace)
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("+ … 3 of this form, k = 1 … 3\n"))
        #expect(outcome.text.contains("+ … 40 of this form, k = 1 … 40\n"))
        #expect(outcome.text.contains("agreed k/size") && !outcome.text.contains("agreed 2/"))
        #expect(outcome.text.contains("arrival k/size") && !outcome.text.contains("arrival 3/"))
        Golden.expect(outcome.text, "explain-projects.txt")
    }

    /// What no measure that is switched on brings is not simulated.
    @Test func whatIsNowhereIsNotDrawn() throws {
        let workspace = try Workspace(scenarios: false)
        for isEnabled in [true, false] {
            try workspace.write(
                """
                caravan: 1
                title: Plants that a treaty brings
                horizon: {from: 2024, to: 2030}
                flows: {goods: {base: 10 million USD, volatility: 20%}}
                projects:
                  new:
                    count: 3
                    size: lognormal(8, 0.8) million USD
                    start: uniform(2025, 2027)
                    build: 1 year
                    output: 0.5
                    to: goods
                measures:
                  treaty: {start: 2026, probability: 70%, enabled: \(isEnabled), effects: [{enable: projects.new}]}
                indicators:
                  goods: {value: flows.goods, unit: million USD/year}
                """, to: "plants.yaml")
            let outcome = try Program.run("explain --plan plants.yaml", in: workspace)
            #expect(outcome.status == 0)
            #expect(outcome.text.contains("flows.goods/shock"))
            #expect(outcome.text.contains("projects.new/agreed 1/size") == isEnabled)
        }
    }

    @Test func unknownNamesAreSaid() throws {
        let workspace = try Workspace()
        let outcome = try Program.run("explain \(Self.everything) drivers.brnt", in: workspace)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("did you mean 'drivers.brent'?"))
    }

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
        let with = try Program.run("explain --plan \(Self.everything)", in: workspace)
        let without = try Program.run("explain --plan \(Self.everything) --without trade_office", in: workspace)
        #expect(with.text.contains("measures.trade_office/"))
        #expect(!without.text.contains("measures.trade_office/"))
    }

    @Test func badScenariosAndOptionsAreSaid() throws {
        let workspace = try Workspace()
        try workspace.write("caravan: 2\n", to: "bad.yaml")
        #expect(try Program.run("explain --plan bad.yaml", in: workspace).status == 65)
        #expect(try Program.run("explain --plan none.yaml", in: workspace).status == 66)
        #expect(try Program.run("explain --plan \(Self.everything) drivers.brent", in: workspace).status == 64)
    }
}

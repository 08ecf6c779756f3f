import EconomicModel
import Foundation
import ScenarioAnalysis
import ScenarioFiles
import Simulation
import Summaries
import Synchronization
import Testing
import Workers

/// What cannot be answered is refused with its reason, and what hardly can is answered soundly.
@Suite struct UnsoundRequestTests {
    static let settings = RunSettings(paths: 300, seed: 1, workers: Workers(count: 2))

    static func text(_ measures: [String], _ more: String = "", threshold: String = "130 million USD") -> String {
        ScenarioText.scenario(
            to: 2027,
            """
            parameters: {size: {value: "uniform(0.9, 1.1)"}}
            flows: {f: {base: 100 million USD, trend: 3%, volatility: 10%}}
            \(measures.isEmpty ? "" : "measures:")
            \(measures.map { "  \($0)" }.joined(separator: "\n"))
            indicators:
              turnover: {value: flows.f * parameters.size, unit: million USD/year}
              older: {value: "lag(flows.f, 3 years)", unit: million USD/year}
            \(more)
            targets:
              aim: {indicator: turnover, at_least: \(threshold), by: 2027}
            """)
    }

    static let two = [
        "a: {start: 2025, cost: {once: 1 million USD, payer: North}, effects: [{raise: flows.f, by: 10%}]}",
        "b: {start: 2025, cost: {once: 2 million USD}, effects: [{raise: flows.f, by: 20%}]}",
    ]

    /// All analyses that take the request, by name.
    private func analyses(
        _ prepared: PreparedScenario, _ request: OutcomeRequest, _ settings: RunSettings = settings
    ) -> [(name: String, run: () throws -> Void)] {
        var all: [(name: String, run: () throws -> Void)] = [
            ("attribution", { _ = try prepared.attribution(request, settings) }),
            ("sensitivity", { _ = try prepared.sensitivity(request, with: .init(conditions: true), settings) }),
        ]
        if case .target(let name, let by) = request {
            all.append(
                ("packages", { _ = try prepared.packages(PackageSearchRequest(target: name, by: by), settings) }))
            let range = Seek.Range(name: "parameters.size", unit: "", texts: ["1", "2"], ends: [1, 2])
            let seek = Seek(request, probability: 0.5) { place in
                try PreparedScenario.of(Self.text(Self.two), Overrides(settings: ["parameters.size=\(1 + place)"]))
            }
            all.append(("seek", { _ = try seek.result(range, settings, identity: prepared.identity(settings)) }))
        }
        return all
    }

    private func expect<Failure: Error & Equatable>(
        _ failure: Failure, of request: OutcomeRequest, in prepared: PreparedScenario
    ) {
        for analysis in analyses(prepared, request) {
            #expect(throws: failure, "\(analysis.name)") { try analysis.run() }
        }
    }

    @Test func unknownNamesComeWithTheNearest() throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        expect(OutcomeError.unknown("target", "aims", known: ["aim"]), of: .target("aims", by: nil), in: prepared)
        expect(OutcomeError.unknown("target", "x", known: ["aim"]), of: .arrival("x"), in: prepared)
        let known = ["turnover", "older"]
        expect(
            OutcomeError.unknown("indicator", "turnovr", known: known), of: .indicator("turnovr", at: 2026),
            in: prepared)
        #expect("\(OutcomeError.unknown("indicator", "turnovr", known: known))".contains("did you mean 'turnover'?"))
        #expect("\(OutcomeError.unknown("target", "zzzzzzzz", known: ["aim"]))".contains("there are aim"))
    }

    @Test func yearsThatAreNotSimulated() throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        for year in [2024, 2028, -1, Int.min, .max] {
            expect(OutcomeError.notSimulated(year, 2025, 2027), of: .target("aim", by: year), in: prepared)
            expect(OutcomeError.notSimulated(year, 2025, 2027), of: .indicator("turnover", at: year), in: prepared)
        }
    }

    @Test func noMeasuresAndTooMany() throws {
        for measures in [[], ["a: {start: 2025, enabled: false}"]] {
            let none = try PreparedScenario.of(Self.text(measures))
            #expect(throws: NoMeasures.self) { try none.attribution(.target("aim", by: nil), Self.settings) }
            #expect(throws: NoMeasures.self) { try none.packages(PackageSearchRequest(target: "aim"), Self.settings) }
        }
        let many = try PreparedScenario.of(Self.text((0..<63).map { "m\($0): {start: 2025}" }))
        #expect(throws: TooManyMeasures.self) { try many.attribution(.target("aim", by: nil), Self.settings) }
        #expect(throws: PackageSearchError.tooMany(63, most: 20)) {
            try many.packages(PackageSearchRequest(target: "aim"), Self.settings)
        }
    }

    @Test func budgetsOfNobodyAndInAnotherCurrency() throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        func search(_ budget: String) throws -> PackageSearchResult {
            let budget = try #require(PackageSearchRequest.Budget(budget))
            return try prepared.packages(PackageSearchRequest(target: "aim", budget: [budget]), Self.settings)
        }
        #expect(throws: PackageSearchError.unknownPayer("Nort", known: ["North"])) { try search("Nort=1 million USD") }
        #expect(throws: PackageSearchError.currency("USD")) { try search("5 million EUR") }
        for text in ["-1 million USD", "5", "5 Mt", "North=", "=", "", "million USD USD", "1/0 USD", "USD/year"] {
            #expect(PackageSearchRequest.Budget(text) == nil, "\(text)")
        }
        #expect(try search("North = 1 million USD").affordable == 4)
    }

    /// A target that all paths reach, or none: nothing is worth anything, and nothing is told of what it depends on.
    @Test(arguments: ["1 USD", "1000 billion USD"]) func outcomesThatDoNotVary(threshold: String) throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two, threshold: threshold))
        let certain = threshold == "1 USD" ? 1.0 : 0
        for paths in [1, 2, 3, 4, 5, 300] {
            let settings = RunSettings(paths: paths, seed: 1, workers: Workers(count: 1))
            let attribution = try prepared.attribution(.target("aim", by: nil), settings)
            #expect(attribution.none.value == certain && attribution.all.value == certain)
            #expect(attribution.shares.allSatisfy { $0.share.value == 0 })
            let arrival = try prepared.attribution(.arrival("aim"), settings)
            #expect(arrival.all.value == (certain == 1 ? 2025 : 2028) && arrival.total.value == 0)
            let packages = try prepared.packages(PackageSearchRequest(target: "aim", probability: 0.5), settings)
            #expect(packages.frontier.count == 1 && packages.frontier[0].measures.isEmpty)
            #expect(packages.cheapest?.package.measures == (certain == 1 ? [] : nil))
            let sensitivity = try prepared.sensitivity(
                .target("aim", by: nil), with: .init(alternatives: [], conditions: true), settings)
            #expect(sensitivity.indices.isEmpty && sensitivity.conditions.isEmpty && sensitivity.standardDeviation == 0)
            #expect(sensitivity.inputs.allSatisfy { $0.rankCorrelation == nil && $0.partialRankCorrelation == nil })
            #expect(sensitivity.notes.contains { $0.contains("same on all paths") })
            try expectEncodes(attribution, arrival, packages, sensitivity)
        }
    }

    /// A handful of paths, and draws that nothing depends on.
    @Test(arguments: [1, 2, 3, 4, 5, 64, 65]) func fewPaths(paths: Int) throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        let settings = RunSettings(paths: paths, seed: 3, workers: Workers(count: 1))
        for request in [OutcomeRequest.target("aim", by: nil), .indicator("turnover", at: 2026), .arrival("aim")] {
            let sensitivity = try prepared.sensitivity(request, with: .init(conditions: true), settings)
            try expectEncodes(try prepared.attribution(request, settings), sensitivity)
        }
        try expectEncodes(try prepared.packages(PackageSearchRequest(target: "aim", probability: 0.3), settings))
        let still = try PreparedScenario.of(
            ScenarioText.scenario(
                to: 2026, "flows: {f: {base: 1 USD}}\nindicators: {f: {value: flows.f, unit: USD/year}}"))
        let found = try still.sensitivity(.indicator("f", at: 2026), settings)
        #expect(found.indices.isEmpty && found.inputs.isEmpty && found.mean.value == 1)
        try expectEncodes(found)
    }

    /// Results are written as JSON, which has neither infinities nor what is not a number.
    private func expectEncodes(_ results: any Encodable...) throws {
        for result in results { _ = try JSONEncoder().encode(result) }
    }

    /// An indicator that has no value in the year.
    @Test func missingIndicators() throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        expect(OutcomeError.missing("older", 2026), of: .indicator("older", at: 2026), in: prepared)
        #expect(try prepared.attribution(.indicator("older", at: 2027), Self.settings).total.value == 0)
    }

    /// A return that only some paths have: no mean over all, but a target that they reach, and what it goes with on them.
    @Test func indicatorsOnSomePathsOnly() throws {
        let text = ScenarioText.scenario(
            to: 2034,
            """
            funds: {joint: {commitment: 100 million USD, start: 2026, contribution: [30%, 60%], growth: "each(normal(8%, 40%))", yield: 20%, life: 8 years}}
            measures:
              treaty: {start: 2025, probability: 60%, effects: [{enable: funds.joint}]}
              lift: {start: 2025, effects: [{shift: funds.joint.growth, by: 2%/year}]}
            indicators: {irr: {value: funds.joint.irr, unit: "%"}}
            targets: {hurdle: {indicator: irr, at_least: 8%, by: 2034}}
            """)
        let prepared = try PreparedScenario.of(text)
        let settings = RunSettings(paths: 1000, seed: 1, workers: Workers(count: 2))
        #expect(throws: OutcomeError.missingOnPaths("irr", 2034)) {
            try prepared.attribution(.indicator("irr", at: 2034), settings)
        }
        let found = try prepared.attribution(.target("hurdle", by: nil), settings)
        let worths = try [["treaty", "lift"], ["lift"], ["treaty"], []].map { without in
            let run = try PreparedScenario.of(text, Overrides(without: without)).recordedRun(settings)
            return try #require(run.targetResults(workers: Workers())[0].years.last?.probabilityReached)
        }
        let game = CoalitionGame(players: 2) { worths[$0] }
        for (share, expected) in zip(found.shares, game.shares) {
            expectEqual(share.share.value, expected, "the share of \(share.measure)")
        }
        #expect(worths[3] > worths[1] && worths[2] == 0)
        let level = try prepared.sensitivity(.indicator("irr", at: 2034), settings)
        let run = try prepared.recordedRun(settings)
        let present = run.columns.values(output: 0, year: 10).filter { !$0.isNaN }
        expectEqual(level.mean.value, present.reduce(0, +) / Double(present.count), "the mean over those that have one")
        #expect(level.notes.contains { $0.contains("\(1000 - present.count) paths") })
        try expectEncodes(found, level)
        let never = try PreparedScenario.of(text, Overrides(without: ["treaty"]))
        #expect(throws: OutcomeError.missing("irr", 2034)) {
            try never.sensitivity(.indicator("irr", at: 2034), settings)
        }
    }

    /// A figure that a set of measures makes infinite is named, whichever set it is.
    @Test func infiniteFigures() throws {
        let text = ScenarioText.scenario(
            to: 2026,
            """
            variables: {x: {value: "each(uniform(1, 2))", unit: 1}}
            measures:
              a: {start: 2025, effects: [{shift: variables.x, by: 400}]}
              b: {start: 2025, effects: [{shift: variables.x, by: 400}]}
            indicators: {y: {value: exp(variables.x)}}
            targets: {aim: {indicator: y, at_least: 100, by: 2026}}
            """)
        let prepared = try PreparedScenario.of(text)
        for request in [OutcomeRequest.indicator("y", at: 2026), .target("aim", by: nil)] {
            for analysis in analyses(prepared, request) where analysis.name != "seek" {
                let failure = #expect(throws: NumericalFailure.self, "\(analysis.name)") { try analysis.run() }
                #expect(failure == NumericalFailure(output: "y", path: 0, year: 2025, value: .infinity))
            }
        }
        // What is infinite after the year that is asked about is nobody's concern.
        let later = try PreparedScenario.of(text.replacing("start: 2025", with: "start: 2026"))
        #expect(try later.attribution(.indicator("y", at: 2025), Self.settings).total.value == 0)
    }

    /// Cancelled after a while, from any thread.
    @Test(arguments: [0, 1, 7]) func cancellation(asked: Int) throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        for request in [OutcomeRequest.target("aim", by: nil), .indicator("turnover", at: 2026)] {
            let left = Mutex(asked)
            var settings = RunSettings(paths: 20_000, seed: 1, workers: Workers(count: 3))
            settings.isCancelled = {
                left.withLock {
                    $0 -= 1
                    return $0 < 0
                }
            }
            for analysis in analyses(prepared, request, settings) {
                left.withLock { $0 = asked }
                #expect(throws: CancellationError.self, "\(analysis.name)") { try analysis.run() }
            }
        }
    }

    /// Alternatives without an objective, and with one that is not simulated.
    @Test func alternativesWithoutAnObjective() throws {
        let prepared = try PreparedScenario.of(Self.text(Self.two))
        #expect(throws: OutcomeError.unknown("indicator", "objective", known: ["turnover", "older"])) {
            try prepared.sensitivity(
                .target("aim", by: nil), with: .init(alternatives: [prepared, prepared], objective: "x"), Self.settings)
        }
    }
}

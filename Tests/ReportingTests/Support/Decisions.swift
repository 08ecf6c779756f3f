import Foundation
import Summaries

/// Results of the analyses of decisions as they might be found, their intervals normal.
enum Decisions {
    static let scenario: ScenarioIdentity = {
        var scenario = Sample(name: "everything", title: "Kazakhstan–Hungary trade to 2035, everything on the table")
            .run
            .scenario
        scenario.description = ""
        return scenario
    }()

    static let reached = Outcome(
        kind: .probability, indicator: "turnover", indicatorTitle: "Trade turnover", unit: "million USD/year",
        year: 2030,
        target: Outcome.Goal(
            name: "aim_by_2030", title: "700 million by 2030", direction: .atLeast, threshold: 700))
    static let level = Outcome(
        kind: .level, indicator: "turnover", indicatorTitle: "Trade turnover", unit: "million USD/year", year: 2030)
    static let arrival: Outcome = {
        var arrival = reached
        (arrival.kind, arrival.year) = (.arrival, 2035)
        return arrival
    }()

    static func estimate(_ value: Double, _ error: Double) -> Estimate {
        Estimate(value, standardError: error, low: value - 1.96 * error, high: value + 1.96 * error)
    }

    /// A probability, its interval kept between 0 and 1.
    static func probability(_ value: Double, paths: Int = 20_000) -> Estimate {
        let row = targetYear(2030, at: value, reached: value, paths: paths)
        return Estimate(
            row.probabilityReached, standardError: (value * (1 - value) / Double(paths)).squareRoot(), low: row.low,
            high: row.high)
    }

    // MARK: Attribution

    private static let measures: [(name: String, title: String, share: Double, first: Double, last: Double)] = [
        ("trade_office", "A trade office in Budapest", 0.0004, 0.0002, 0.0005),
        ("investment_fund", "An investment fund of 200 million USD", 0.031, 0.018, 0.052),
        ("corridor", "The Trans-Caspian corridor widened", 0.062, 0.037, 0.093),
        ("trade_agreement", "A trade agreement", 0.044, 0.027, 0.069),
        ("environmental_agreement", "An agreement on the environment", -0.0098, -0.006, -0.0151),
    ]

    /// Shares of an outcome, in units of the probability's.
    static func attribution(_ outcome: Outcome = reached, scale: Double = 1, none: Double = 0.075) -> AttributionResult
    {
        let shares = measures.map { measure in
            let share = { (value: Double) in estimate(value * scale, abs(scale) * (0.0006 + abs(value) * 0.02)) }
            return AttributionResult.Share(
                measure: measure.name, title: measure.title, share: share(measure.share), first: share(measure.first),
                last: share(measure.last))
        }
        let total = shares.reduce(0) { $0 + $1.share.value }
        let pairs = [
            (["investment_fund", "corridor"], 0.011), (["corridor", "trade_agreement"], 0.0092),
            (["corridor", "environmental_agreement"], -0.0031), (["trade_office", "corridor"], 0.0008),
            (["trade_office", "investment_fund"], -0.0002), (["trade_office", "trade_agreement"], 0.0002),
            (["investment_fund", "trade_agreement"], 0.0001), (["trade_office", "environmental_agreement"], 0.0001),
            (["investment_fund", "environmental_agreement"], -0.0001),
            (["trade_agreement", "environmental_agreement"], 0),
        ]
        return AttributionResult(
            scenario: scenario, outcome: outcome, none: estimate(none, abs(scale) * 0.0019),
            all: estimate(none + total, abs(scale) * 0.0028), total: estimate(total, abs(scale) * 0.0024),
            shares: shares,
            interactions: pairs.map {
                AttributionResult.Interaction(measures: $0, index: estimate($1 * scale, abs(scale) * 0.0009))
            }, coalitions: 32)
    }

    // MARK: Packages

    static let search: PackageSearchResult = {
        let frontier = [
            package([], 0, 0.075, 0.0742), package(["trade_agreement"], 1.5, 0.102, 0.1004),
            package(["corridor"], 60, 0.112, 0.11), package(["corridor", "trade_agreement"], 61.5, 0.152, 0.149),
            package(["trade_office", "corridor", "trade_agreement"], 64.3, 0.1535, 0.1488),
            package(["investment_fund", "corridor", "trade_agreement"], 141.5, 0.202, 0.1955),
        ]
        let candidates: [(String, String, Double, String, [String], [String])] = [
            ("trade_office", "A trade office in Budapest", 2.8, "Kazakhstan", ["trade_agreement"], []),
            ("investment_fund", "An investment fund of 200 million USD", 80, "Hungary", [], ["joint_projects"]),
            ("corridor", "The Trans-Caspian corridor widened", 60, "Kazakhstan", [], []),
            ("trade_agreement", "A trade agreement", 1.5, "Hungary", [], []),
            ("joint_projects", "Joint projects", 95, "Hungary", ["corridor"], ["investment_fund"]),
        ]
        return PackageSearchResult(
            scenario: scenario, outcome: reached, costUnit: "million USD",
            candidates: candidates.map { name, title, cost, payer, requires, excludes in
                PackageSearchResult.Candidate(
                    measure: name, title: title, cost: estimate(cost, name == "investment_fund" ? 1.2 : 0),
                    payer: payer, requires: requires, excludes: excludes)
            },
            budget: [.init(payer: "", amount: 100), .init(payer: "Hungary", amount: 50)], wanted: 0.15, admissible: 18,
            affordable: 11,
            rounds: [
                .init(packages: 18, paths: 36_000), .init(packages: 7, paths: 56_000),
                .init(packages: 3, paths: 60_000),
            ],
            none: frontier[0],
            all: package(["trade_office", "investment_fund", "corridor", "trade_agreement"], 144.3, 0.2024, 0.198),
            mostProbable: .init(package: frontier[4], rivals: 1, cheapestRival: frontier[3], isResolved: false),
            cheapest: .init(package: frontier[3], rivals: 0, isResolved: false), frontier: frontier)
    }()

    static func package(
        _ measures: [String], _ cost: Double, _ probability: Double, _ fresh: Double? = nil
    ) -> PackageSearchResult.Package {
        let hungary =
            (measures.contains("investment_fund") ? 80.0 : 0) + (measures.contains("trade_agreement") ? 1.5 : 0)
        return PackageSearchResult.Package(
            measures: measures, cost: cost,
            costs: [.init(payer: "Kazakhstan", amount: cost - hungary), .init(payer: "Hungary", amount: hungary)],
            probability: self.probability(probability), fresh: fresh.map { self.probability($0) })
    }

    // MARK: Seeking

    static let seek: SeekResult = {
        func probe(_ value: Double) -> SeekResult.Probe {
            SeekResult.Probe(
                place: (value + 2) / 12, value: value,
                probability: probability(normal((value - 9.3) / 5.1)))
        }
        let probes = [-2.0, 1, 4, 6.4, 6.65, 6.9, 7.5, 10].map(probe)
        return SeekResult(
            scenario: scenario, outcome: reached, name: "parameters.own_trend", unit: "%", between: ["-2%", "10%"],
            wanted: 0.3, ends: [probes[0], probes[7]], found: probes[4], low: 6.52, high: 6.79, probes: probes)
    }()

    static let missed: SeekResult = {
        var missed = seek
        (missed.wanted, missed.found, missed.low, missed.high) = (0.7, nil, nil, nil)
        return missed
    }()

    // MARK: Sensitivity

    static let sensitivity: SensitivityResult = {
        SensitivityResult(
            scenario: scenario, outcome: reached, mean: probability(0.202), standardDeviation: 0.401, inputs: inputs,
            indices: indices, indexRuns: 147_456, information: information, conditions: conditions)
    }()

    /// A whole sensitivity result in the indicator's unit.
    static let levelSensitivity: SensitivityResult = {
        var result = sensitivity
        result.outcome = level
        (result.mean, result.standardDeviation) = (estimate(391.2, 1.9), 268)
        for place in result.inputs.indices {
            result.inputs[place].tenths = result.inputs[place].tenths.map { tenth in
                var tenth = tenth
                tenth.mean = estimate(tenth.mean.value * 1200 + 149, 6)
                return tenth
            }
        }
        return result
    }()

    private static let inputs: [SensitivityResult.Input] = [
        input("drivers.brent", "drivers.brent", "mean 2025–2030", "USD/bbl", 38, 127, 0.048, 0.412, 0.41, 0.44),
        input("own noise", "flows.oil.own", "in 2030", "", -0.61, 0.64, 0.071, 0.368, 0.33, 0.39),
        input("parameters", "parameters.export_share", "", "%", 11.2, 28.4, 0.121, 0.284, 0.18, 0.21),
        input("delays", "measures.corridor.start", "", "year", 2026.08, 2029.92, 0.238, 0.149, -0.12, -0.11),
        input("risks", "risks.closure.events", "in 2030", "", 0, 2, 0.211, 0.158, -0.06, -0.07, tenths: 3),
        input("parameters", "parameters.tiny", "", "1/year", 0.0101, 0.0299, 0.2, 0.204, 0.004, 0.003),
    ]

    private static func input(
        _ group: String, _ name: String, _ aspect: String, _ unit: String, _ from: Double, _ to: Double,
        _ low: Double, _ high: Double, _ rank: Double, _ partial: Double, tenths: Int = 10
    ) -> SensitivityResult.Input {
        let step = (to - from) / Double(tenths == 10 ? 10 : tenths - 1)
        return SensitivityResult.Input(
            group: group, name: name, aspect: aspect, unit: unit,
            tenths: (0..<tenths).map { number in
                let start = from + step * Double(number)
                let mean = low + (high - low) * Double(number) / Double(tenths - 1)
                return SensitivityResult.Tenth(
                    from: start, to: tenths == 10 ? start + step : start, paths: 20_000 / tenths,
                    mean: probability(mean, paths: 20_000 / tenths))
            }, rankCorrelation: estimate(rank, 0.007), partialRankCorrelation: estimate(partial, 0.006))
    }

    private static let indices = [
        index("drivers.brent", ["drivers.brent"], 0.284, 0.412),
        index("own noise", ["flows.oil.own", "flows.food.own", "flows.pharmaceuticals.own"], 0.231, 0.377),
        index("parameters", ["parameters.export_share", "parameters.tiny"], 0.091, 0.142),
        index("delays", ["measures.corridor.start"], 0.012, 0.028), index("risks", ["risks.closure"], -0.012, 0.006),
    ]

    private static func index(_ group: String, _ streams: [String], _ first: Double, _ total: Double)
        -> SensitivityResult.Index
    {
        SensitivityResult.Index(
            group: group, streams: streams, first: estimate(first, 0.009), total: estimate(total, 0.011))
    }

    private static let information = SensitivityResult.Information(
        objective: "welfare - cost", unit: "million USD", year: 2030,
        alternatives: [
            .init(name: "baseline", objective: estimate(0, 0), probabilityBest: 0.31),
            .init(name: "corridor", objective: estimate(28.4, 0.9), probabilityBest: 0.44),
            .init(name: "investment-fund", objective: estimate(21.7, 1.4), probabilityBest: 0.25),
        ], best: "corridor", everything: estimate(19.8, 0.6),
        groups: [
            .init(group: "drivers.brent", value: estimate(8.1, 0.5)),
            .init(group: "delays", value: estimate(1.9, 0.3)), .init(group: "risks", value: estimate(0.1, 0.2)),
        ])

    private static let conditions = [
        SensitivityResult.Condition(
            isReached: false,
            bounds: [
                .init(name: "drivers.brent", aspect: "highest 2028–2030", unit: "USD/bbl", high: 62),
                .init(name: "measures.corridor.start", aspect: "", unit: "year", low: 2027.42),
            ], density: probability(0.974, paths: 4400), coverage: 0.411, baseRate: 0.798, support: 0.337,
            densityFound: 0.979, coverageFound: 0.418),
        SensitivityResult.Condition(
            isReached: true,
            bounds: [.init(name: "drivers.brent", aspect: "mean 2025–2030", unit: "USD/bbl", low: 95, high: 127)],
            density: probability(0.441, paths: 2700), coverage: 0.29, baseRate: 0.202, support: 0.133,
            densityFound: 0.452, coverageFound: 0.301),
    ]
}

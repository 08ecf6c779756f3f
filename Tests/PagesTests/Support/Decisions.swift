import Summaries

/// Results of the analyses of decisions as they might be found.
enum Decisions {
    static let outcome = Outcome(
        kind: .probability, indicator: "turnover", indicatorTitle: "Trade turnover", unit: "million USD/year",
        year: 2030,
        target: Outcome.Goal(name: "aim", title: "300 million by 2030", direction: .atLeast, threshold: 300))

    static func estimate(_ value: Double) -> Estimate {
        Estimate(value, standardError: 0.005, low: value - 0.01, high: value + 0.01)
    }

    static let attribution: AttributionResult = {
        let shares = [("office", 0.004), ("corridor", 0.06), ("agreement", -0.02)].map { name, share in
            AttributionResult.Share(
                measure: name, title: "The \(name)", share: estimate(share), first: estimate(share * 0.8),
                last: estimate(share * 1.2))
        }
        return AttributionResult(
            scenario: Sample.identity(), outcome: outcome, none: estimate(0.075), all: estimate(0.119),
            total: estimate(0.044), shares: shares,
            interactions: [.init(measures: ["office", "corridor"], index: estimate(0.02))], coalitions: 8)
    }()

    static let packages: PackageSearchResult = {
        let frontier = [package([], 0, 0.075), package(["office"], 2, 0.09), package(["corridor"], 60, 0.12)]
        return PackageSearchResult(
            scenario: Sample.identity(), outcome: outcome, costUnit: "million USD",
            candidates: [("office", 2.0), ("corridor", 60)].map { name, cost in
                .init(measure: name, title: "The \(name)", cost: estimate(cost), payer: "", requires: [], excludes: [])
            }, budget: [.init(payer: "", amount: 70)], wanted: 0.1, admissible: 4, affordable: 4,
            rounds: [.init(packages: 4, paths: 8000), .init(packages: 2, paths: 16_000)], none: frontier[0],
            all: package(["office", "corridor"], 62, 0.121),
            mostProbable: .init(package: frontier[2], rivals: 0, isResolved: true),
            cheapest: .init(package: frontier[2], rivals: 0, isResolved: true), frontier: frontier)
    }()

    private static func package(
        _ measures: [String], _ cost: Double, _ probability: Double
    ) -> PackageSearchResult.Package {
        .init(
            measures: measures, cost: cost, costs: [], probability: estimate(probability),
            fresh: estimate(probability - 0.001))
    }

    static let seek: SeekResult = {
        let probes = [0.0, 5, 10].map { value in
            SeekResult.Probe(place: value / 10, value: value, probability: estimate(0.1 + value / 20))
        }
        return SeekResult(
            scenario: Sample.identity(), outcome: outcome, name: "parameters.own_trend", unit: "%",
            between: ["0%", "10%"], wanted: 0.35, ends: [probes[0], probes[2]], found: probes[1], low: 4.8, high: 5.2,
            probes: probes)
    }()

    static let sensitivity: SensitivityResult = {
        let inputs = [("drivers.brent", 0.05, 0.4), ("risks.closure", 0.3, 0.15)].map { name, low, high in
            SensitivityResult.Input(
                group: name, name: name, aspect: "mean 2025–2030", unit: "USD/bbl",
                tenths: [
                    .init(from: 20, to: 40, paths: 2000, mean: estimate(low)),
                    .init(from: 90, to: 140, paths: 2000, mean: estimate(high)),
                ], rankCorrelation: estimate(0.4), partialRankCorrelation: estimate(0.3))
        }
        return SensitivityResult(
            scenario: Sample.identity(), outcome: outcome, mean: estimate(0.2), standardDeviation: 0.4, inputs: inputs,
            indices: [
                .init(
                    group: "drivers.brent", streams: ["drivers.brent"], first: estimate(0.3), total: estimate(0.4)),
                .init(group: "risks", streams: ["risks.closure"], first: estimate(-0.01), total: estimate(0.01)),
            ], indexRuns: 10_000)
    }()
}

import Summaries

/// Results as a run might give them, worked out from formulas.
enum Sample {
    static func run(
        _ name: String = "baseline", title: String = "Trade to 2030", lift: Double = 0, indicators: Int = 2
    ) -> RunResult {
        RunResult(
            scenario: ScenarioIdentity(
                name: name, title: title, description: "What trade would do.", prices: "nominal", baseYear: 2024,
                lastYear: 2030, step: "year", paths: 20_000, seed: 2025, digest: "3fa9c1d27be04455a0b1"),
            indicators: (0..<indicators).map { indicator($0, lift: lift) },
            targets: [target("aim", threshold: 300, lift: lift)],
            inputs: [
                InputRecord(
                    name: "flows.trade.trend", value: lift == 0 ? "2%" : "\(2 + lift)%", unit: "1/year",
                    kind: .sourced, source: "Statistics, https://example.org/trade?year=2024.", note: "Read there.",
                    file: "\(name).yaml", line: 7),
                InputRecord(name: "flows.trade.volatility", value: "20%", unit: "", kind: .default),
            ], notes: ["Something was repaired."])
    }

    static func comparison(_ count: Int) -> ComparisonResult {
        let runs = (0..<count).map { run($0 == 0 ? "baseline" : "scenario-\($0)", lift: Double($0) / 10) }
        let differences = runs.dropFirst().flatMap { run in
            run.indicators.flatMap { indicator in
                indicator.years.map { year in
                    PairedDifference(
                        baseline: "baseline", scenario: run.scenario.name, indicator: indicator.name,
                        unit: indicator.unit, year: year.year, baselineMean: 200, scenarioMean: 210, difference: 10,
                        standardError: 1, low: 8.04, high: 11.96, p5: 1, p50: 9, p95: 30, probabilityHigher: 0.98,
                        verdict: .higher)
                }
            }
        }
        return ComparisonResult(runs: runs, differences: differences)
    }

    private static func indicator(_ place: Int, lift: Double) -> IndicatorResult {
        IndicatorResult(
            name: place == 0 ? "turnover" : "indicator_\(place)", title: place == 0 ? "Trade turnover" : "",
            unit: "million USD/year",
            history: place == 0 ? [Observation(year: 2022, value: 172.2), Observation(year: 2024, value: 195.8)] : [],
            years: (2024...2030).map { summary($0, lift: lift) })
    }

    private static func summary(_ year: Int, lift: Double) -> YearSummary {
        let spread = Double(year - 2024) / 20
        let median = 195.8 * (1 + lift / 10 * spread) + 1.0 / 3
        return YearSummary(
            year: year, count: 20_000, mean: median * (1 + spread / 2), standardDeviation: median * spread,
            standardError: median * spread / 141,
            quantiles: [-1.6, -1.3, -0.7, 0, 0.7, 1.3, 1.6].map { median * (1 + spread * $0) },
            minimum: median * (1 - 2 * spread), maximum: median * (1 + 4 * spread))
    }

    private static func target(_ name: String, threshold: Double, lift: Double) -> TargetResult {
        TargetResult(
            name: name, title: "300 million by 2030", indicator: "turnover", direction: .atLeast,
            threshold: threshold, unit: "million USD/year", by: 2030,
            years: (2025...2030).map { year in
                let share = min(1, Double(year - 2024) / 20 + lift / 10)
                return TargetYear(
                    year: year, probabilityAt: share / 2, probabilityReached: share, low: share * 0.9,
                    high: min(1, share * 1.1), referenceAt: 0.1)
            }, medianFirstYear: nil, meanGap: 80, meanGapAmongMisses: 90,
            reference: ReferenceClass(volatility: 0.3, growth: 0.03, source: "15 000 pairs", probabilityAt: 0.1))
    }
}

import Summaries

/// Results as a run might give them, worked out from formulas.
enum Sample {
    static func run(
        _ name: String = "baseline", title: String = "Trade to 2035", lift: Double = 0, indicators: Int = 3,
        last: Int = 2035
    ) -> RunResult {
        RunResult(
            scenario: identity(name, title: title, last: last),
            indicators: (0..<indicators).map { indicator($0, lift: lift, last: last) },
            targets: [
                target("aim", "300 million by 2030", threshold: 300, by: 2030, lift: lift, last: last),
                target("higher_aim", "400 million by 2035", threshold: 400, by: 2035, lift: lift, last: last),
            ],
            inputs: [
                InputRecord(
                    name: "flows.trade.trend", value: "\(2 + lift)%", unit: "1/year", kind: .sourced,
                    source: "Statistics, https://example.org/trade?year=2024&page=1.", note: "Read there.",
                    file: "\(name).yaml", line: 7),
                InputRecord(name: "flows.trade.volatility", value: "20%", unit: "", kind: .default),
                InputRecord(
                    name: "measures.office.effect", value: "pert(1%, 2%, 5%)", unit: "", kind: .assumption,
                    note: "Judgement.", file: "\(name).yaml", line: 12),
            ], notes: ["Something was repaired."])
    }

    static func identity(_ name: String = "everything", title: String = "Trade to 2035", last: Int = 2035)
        -> ScenarioIdentity
    {
        ScenarioIdentity(
            name: name, title: title, description: "What trade would do.\nIf nothing new were agreed.",
            prices: "nominal", baseYear: 2024, lastYear: last, step: "year", paths: 20_000, seed: 2025,
            digest: "3fa9c1d27be04455a0b1")
    }

    static func comparison(_ count: Int, indicators: Int = 3) -> ComparisonResult {
        compared(
            (0..<count).map {
                run($0 == 0 ? "baseline" : "scenario-\($0)", lift: Double($0) / 10, indicators: indicators)
            })
    }

    /// The runs with differences from the first one.
    static func compared(_ runs: [RunResult]) -> ComparisonResult {
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
        let targets = runs.dropFirst().flatMap { run in
            run.targets.map { target in
                TargetDifference(
                    baseline: "baseline", scenario: run.scenario.name, target: target.name, by: target.by,
                    event: .reached, baselineProbability: 0.1, scenarioProbability: 0.13, difference: 0.03,
                    standardError: 0.002, low: 0.026, high: 0.034, verdict: .higher)
            }
        }
        return ComparisonResult(runs: runs, differences: differences, targetDifferences: targets)
    }

    private static func indicator(_ place: Int, lift: Double, last: Int) -> IndicatorResult {
        IndicatorResult(
            name: place == 0 ? "turnover" : "indicator_\(place)",
            title: place == 0 ? "Trade turnover" : "Indicator number \(place)", unit: "million USD/year",
            history: [2015, 2018, 2021, 2022, 2023, 2024].map { year in
                Observation(year: year, value: 195.8 - 8 * Double(2024 - year))
            }, years: (2024...last).map { summary($0, lift: lift, last: last) })
    }

    private static func summary(_ year: Int, lift: Double, last: Int) -> YearSummary {
        let spread = Double(year - 2024) / 20
        let median = 195.8 * (1 + lift / 10 * spread) + 1.0 / 3
        return YearSummary(
            year: year, count: 20_000, mean: median * (1 + spread / 2), standardDeviation: median * spread,
            standardError: median * spread / 141,
            quantiles: [-1.6, -1.3, -0.7, 0, 0.7, 1.3, 1.6].map { median * (1 + spread * $0) },
            minimum: median * (1 - 2 * spread), maximum: median * (1 + 4 * spread),
            histogram: year == last
                ? Histogram(
                    lower: 50, upper: 450, counts: [900, 2100, 4000, 5000, 3900, 2100, 1200, 700], below: 50, above: 50)
                : nil)
    }

    private static func target(
        _ name: String, _ title: String, threshold: Double, by: Int, lift: Double, last: Int
    ) -> TargetResult {
        TargetResult(
            name: name, title: title, indicator: "turnover", direction: .atLeast, threshold: threshold,
            unit: "million USD/year", by: by,
            years: (2025...max(2025, last)).map { year in
                let share = min(1, Double(year - 2024) / 40 * 300 / threshold + lift / 10)
                return TargetYear(
                    year: year, probabilityAt: share / 2, probabilityReached: share, low: share * 0.9,
                    high: min(1, share * 1.1), referenceAt: 0.1)
            }, medianFirstYear: nil, meanGap: 80, meanGapAmongMisses: 90,
            reference: ReferenceClass(volatility: 0.3, growth: 0.03, source: "15 000 pairs", probabilityAt: 0.1))
    }
}

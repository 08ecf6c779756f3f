import Foundation
import Summaries

/// Results as a run would give them, worked out from formulas: a lognormal indicator whose spread grows with time.
struct Sample {
    var name = "baseline"
    var title = "Kazakhstan–Hungary trade to 2035, no measures"
    var baseYear = 2024
    var lastYear = 2035
    var paths = 20_000
    var base = 195.8
    /// The median's growth a year.
    var trend = 0.026
    /// The standard deviation of yearly log growth.
    var volatility = 0.29
    /// Added to the log of the median, spread over the first five years.
    var lift = 0.0
    var targets: [(name: String, title: String, threshold: Double, by: Int)] = [
        ("aim_by_2030", "700 million by 2030", 700, 2030), ("aim_by_2035", "700 million by 2035", 700, 2035),
        ("higher_aim", "1 000 million by 2035", 1000, 2035),
    ]

    var run: RunResult {
        RunResult(
            scenario: identity,
            indicators: [
                indicator("turnover", "Trade turnover", scale: 1, history: Self.history),
                indicator("exports", "Exports to Hungary", scale: 0.17, history: []),
                indicator("visitors", "Spending of visitors, both ways (not in turnover)", scale: 0.064, history: []),
            ],
            targets: targets.map { target($0.name, $0.title, threshold: $0.threshold, by: $0.by) },
            inputs: Self.inputs,
            notes: ["The correlation of gdp_kz and brent was changed from 0.63 to 0.61, since the matrix had no root."])
    }

    private var identity: ScenarioIdentity {
        ScenarioIdentity(
            name: name, title: title,
            description: "What trade would do if nothing new were agreed.\nThe split of 2024 is drawn on every path.\n",
            prices: "nominal", baseYear: baseYear, lastYear: lastYear, step: "year", paths: paths, seed: 2025,
            digest: "3fa9c1d27be04455a0b1")
    }

    static let history: [Observation] = [
        (2015, 106.2), (2016, 113.2), (2017, 156.5), (2018, 139.2), (2020, 112.5), (2021, 138.7), (2022, 172.2),
        (2023, 187.6), (2024, 195.8),
    ].map { Observation(year: $0.0, value: $0.1) }

    static let inputs: [InputRecord] = [
        InputRecord(
            name: "parameters.base_turnover", value: "facts.turnover_2024", unit: "million USD/year", kind: .fact,
            source: "Kazinform", file: "baseline.yaml", line: 28),
        InputRecord(
            name: "parameters.export_share", value: "pert(10%, 17%, 30%)", unit: "", kind: .assumption,
            note: "Judgement. Exports were 18% of turnover in 2015; no split of 2024 was found.",
            file: "baseline.yaml", line: 30),
        InputRecord(
            name: "flows.imports.pharmaceuticals.volatility", value: "20%", unit: "1/year", kind: .assumption,
            file: "baseline.yaml", line: 144),
        InputRecord(
            name: "drivers.brent.start", value: "80.5", unit: "USD/bbl", kind: .sourced, source: "EIA",
            file: "../../seeds/world.yaml", line: 12),
        InputRecord(name: "flows.oil.adjustment", value: "100%", unit: "", kind: .default),
        InputRecord(name: "drivers.brent.volatility", value: "25%", unit: "", kind: .override),
    ]

    // MARK: Distributions

    private func median(_ year: Int) -> Double {
        let years = Double(year - baseYear)
        return base * pow(1 + trend, years) * exp(lift * min(1, years / 5))
    }

    private func sigma(_ year: Int) -> Double { volatility * Double(max(0, year - baseYear)).squareRoot() }

    private func indicator(_ name: String, _ title: String, scale: Double, history: [Observation]) -> IndicatorResult {
        IndicatorResult(
            name: name, title: title, unit: "million USD/year", history: history,
            years: (baseYear...lastYear).map { summary($0, scale: scale) })
    }

    private func summary(_ year: Int, scale: Double) -> YearSummary {
        let (median, sigma) = (median(year) * scale, sigma(year))
        let figure = { (z: Double) in median * exp(sigma * z) }
        let mean = median * exp(sigma * sigma / 2)
        let deviation = mean * expm1(sigma * sigma).squareRoot()
        return YearSummary(
            year: year, count: paths, mean: mean, standardDeviation: deviation,
            standardError: deviation / Double(paths).squareRoot(),
            quantiles: [-1.644854, -1.281552, -0.674490, 0, 0.674490, 1.281552, 1.644854].map(figure),
            minimum: figure(-4), maximum: figure(4),
            histogram: year == lastYear && sigma > 0 ? histogram(log(median), sigma) : nil)
    }

    private func histogram(_ middle: Double, _ sigma: Double) -> Histogram {
        let (lower, upper) = (exp(middle - 2.5758 * sigma), exp(middle + 2.5758 * sigma))
        let below = { (value: Double) in normal((log(value) - middle) / sigma) * Double(paths) }
        let edges = (0...40).map { lower + (upper - lower) * Double($0) / 40 }
        let counts = zip(edges, edges.dropFirst()).map { Int((below($1) - below($0)).rounded()) }
        let outside = max(0, paths - counts.reduce(0, +))
        return Histogram(lower: lower, upper: upper, counts: counts, below: outside / 2, above: outside - outside / 2)
    }

    private func target(_ name: String, _ title: String, threshold: Double, by: Int) -> TargetResult {
        var reached = 0.0
        let comparable = { (year: Int) in
            let n = Double(year - 2024)
            return normal((n * log(1.026) - log(threshold / 195.8)) / (0.306 * n.squareRoot()))
        }
        let years = (baseYear + 1...lastYear).map { year in
            let at = normal(log(median(year) / threshold) / sigma(year))
            reached = max(reached, min(1, at * 1.3))
            var row = targetYear(year, at: at, reached: reached, paths: paths)
            row.referenceAt = comparable(year)
            return row
        }
        return TargetResult(
            name: name, title: title, indicator: "turnover", direction: .atLeast, threshold: threshold,
            unit: "million USD/year", by: by, years: years,
            medianFirstYear: years.first { $0.probabilityReached >= 0.5 }?.year, meanGap: threshold * 0.61,
            meanGapAmongMisses: threshold * 0.66,
            reference: ReferenceClass(
                volatility: 0.306, growth: 0.026, source: "Log growth of 15 000 country pairs to 2014",
                probabilityAt: comparable(by)))
    }
}

/// The standard normal distribution function.
func normal(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

/// A row of a target, the probabilities rounded to whole paths, with Wilson's interval.
func targetYear(_ year: Int, at: Double, reached: Double, paths: Int) -> TargetYear {
    let n = Double(paths)
    let (at, share) = ((at * n).rounded() / n, (reached * n).rounded() / n)
    let z = 1.959964
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return TargetYear(
        year: year, probabilityAt: at, probabilityReached: share, low: share == 0 ? 0 : max(0, middle - half),
        high: share == 1 ? 1 : min(1, middle + half))
}

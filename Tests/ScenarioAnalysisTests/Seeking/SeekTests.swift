import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Testing
import Workers

/// Values at which a target has a probability, against those that are known.
@Suite struct SeekTests {
    static let isFull = ProcessInfo.processInfo.environment["CARAVAN_FULL"] == "1"
    static let settings = RunSettings(paths: 2000, seed: 1, workers: Workers(count: 2))

    /// ln f in 2027 is normal with mean ln(base) + 3 ln(1 + trend) and variance 3 · 0.15².
    static let text = ScenarioText.scenario(
        to: 2027,
        """
        parameters:
          own_trend: {value: 3%}
          size: {value: 100 million USD/year}
          drag: {value: 0%}
        flows: {f: {base: parameters.size, trend: parameters.own_trend - parameters.drag, volatility: 15%}}
        measures: {push: {start: 2026, effects: [{raise: flows.f, by: 40%}]}}
        indicators: {f: {value: flows.f, unit: million USD/year}}
        targets:
          late: {indicator: f, at_least: 190 million USD, by: 2027}
          first: {indicator: f, at_least: 125 million USD, by: 2025}
          low: {indicator: f, at_most: 80 million USD, by: 2025}
        """)

    /// A search over one input of the scenario, as the command makes it.
    private func seek(
        _ name: String, _ texts: [String], _ target: String, by: Int? = nil, _ wanted: Double,
        _ settings: RunSettings = settings, without: [String] = ["push"]
    ) throws -> SeekResult {
        let figures = try texts.map { try #require(PlainFigure($0)) }
        let unit = figures[0].unit
        let range = Seek.Range(
            name: name, unit: unit.symbol, texts: texts, ends: figures.map { $0.value / unit.factor })
        let seek = Seek(.target(target, by: by), probability: wanted) { place in
            let value =
                place == 0
                ? texts[0] : place == 1 ? texts[1] : "(\(texts[0])) + \(place) * ((\(texts[1])) - (\(texts[0])))"
            return try PreparedScenario.of(Self.text, Overrides(settings: ["\(name)=\(value)"], without: without))
        }
        let identity = try PreparedScenario.of(Self.text).identity(settings)
        return try seek.result(range, settings, identity: identity)
    }

    private static let normal = Distribution.normal(mean: 0, standardDeviation: 1)

    /// The median growth at which the flow is at the threshold in its first year with a probability.
    private static func trend(_ wanted: Double, base: Double = 100) -> Double {
        125 / base * exp(0.15 * normal.quantile(wanted)) - 1
    }

    @Test(arguments: [0.1, 0.5, 0.85]) func risingFallingAndReversed(wanted: Double) throws {
        let truth = Self.trend(wanted)
        let paths = RunSettings(paths: 20_000, seed: 3, workers: Workers(count: 2))
        // The slope of the probability at the root, and so the standard error of the root itself.
        let height = exp(-0.5 * pow(Self.normal.quantile(wanted), 2)) / (2 * Double.pi).squareRoot()
        let error = (wanted * (1 - wanted) / 20_000).squareRoot() / height * 0.15 * (1 + truth)
        let up = try seek("parameters.own_trend", ["-20%", "80%"], "first", wanted, paths)
        let down = try seek("parameters.own_trend", ["80%", "-20%"], "first", wanted, paths)
        // With a drag the probability falls: 3 % less the drag is the growth.
        let drag = try seek("parameters.drag", ["-77%", "23%"], "first", wanted, paths)
        for (result, expected) in [(up, truth), (down, truth), (drag, 0.03 - truth)] {
            let (found, low, high) = (
                try #require(result.found), try #require(result.low) / 100, try #require(result.high) / 100
            )
            // Six standard errors: a chance of 2e-9.
            #expect((found.value / 100 - expected).magnitude < 6 * error, "\(found.value), expected \(expected)")
            #expect(low < high && low <= found.value / 100 && found.value / 100 <= high)
            #expect((high - low - 2 * 1.96 * error).magnitude < 0.5 * error, "\(low) to \(high), ± \(error)")
            #expect((found.probability.value - wanted).magnitude < 0.002)
            let values = result.probes.map(\.value)
            #expect(values == values.sorted() && Set(values).count == values.count && values.count < 60)
            #expect(result.notes.isEmpty && result.wanted == wanted)
        }
        #expect(up.unit == "%" && up.name == "parameters.own_trend")
        // The same luck finds the same root from both ends, but for the tolerance of the search.
        #expect(((up.found?.value ?? 0) - (down.found?.value ?? 1)).magnitude < 0.05)
        #expect(
            ((up.low ?? 0) - (down.low ?? 1)).magnitude < 0.05 && ((up.high ?? 0) - (down.high ?? 1)).magnitude < 0.05)
    }

    /// 95 % intervals over seeds: the number of them that hold the true root is binomial, with bounds of a coverage between
    /// 94 and 96 % and a chance of 1e-7 on either side.
    @Test(arguments: [0.5, 0.9]) func intervalsHoldTheRoot(wanted: Double) throws {
        let seeds = Self.isFull ? 200 : 40
        let truth = Self.trend(wanted)
        let found = try Workers().map(seeds) { seed, _ in
            let settings = RunSettings(paths: 1000, seed: UInt64(seed + 1), workers: Workers(count: 1))
            return try seek("parameters.own_trend", ["-10%", "90%"], "first", wanted, settings)
        }
        let covered = found.count { ($0.low ?? .nan) / 100 <= truth && truth <= ($0.high ?? .nan) / 100 }
        let low = Distribution.binomial(count: Double(seeds), probability: 0.94).quantile(1e-7)
        let high = Distribution.binomial(count: Double(seeds), probability: 0.96).quantile(1 - 1e-7)
        #expect(low...high ~= Double(covered), "\(covered) of \(seeds) intervals hold the root")
        let centre = found.reduce(0) { $0 + ($1.found?.value ?? .nan) / 100 } / Double(seeds)
        let height = exp(-0.5 * pow(Self.normal.quantile(wanted), 2)) / (2 * Double.pi).squareRoot()
        let error = (wanted * (1 - wanted) / 1000).squareRoot() / height * 0.15 * (1 + truth)
        #expect(
            (centre - truth).magnitude < 6 * error / Double(seeds).squareRoot() + 1e-4, "\(centre), expected \(truth)")
    }

    @Test func aRangeThatHoldsNoRoot() throws {
        let high = try seek("parameters.own_trend", ["60%", "90%"], "first", 0.5)
        #expect(high.found == nil && high.low == nil && high.high == nil && high.probes.count == 2)
        #expect(high.ends.allSatisfy { $0.probability.value > 0.9 })
        let low = try seek("parameters.own_trend", ["-30%", "-20%"], "first", 0.5)
        #expect(low.found == nil && low.ends.allSatisfy { $0.probability.value < 0.1 })
        #expect(low.ends.map(\.place) == [0, 1])
        // Where nothing depends on the input.
        let flat = try seek("measures.push.start", ["2030", "2031"], "first", 0.3, without: [])
        #expect(flat.found == nil && flat.ends[0].probability == flat.ends[1].probability)
    }

    /// A range that ends within the interval has no bound on that side.
    @Test func endsNearTheRoot() throws {
        let truth = Self.trend(0.5) * 100
        for (texts, isLower) in [
            (["\(truth - 0.6)%", "90%"], true), (["90%", "\(truth - 0.6)%"], true),
            (["-10%", "\(truth + 0.6)%"], false), (["\(truth + 0.6)%", "-10%"], false),
        ] {
            let found = try seek("parameters.own_trend", texts, "first", 0.5, RunSettings(paths: 1000, seed: 4))
            let value = try #require(found.found?.value, "\(texts)")
            #expect((found.low == nil) == isLower && (found.high == nil) != isLower, "\(texts): \(found)")
            if let low = found.low { #expect(low < value) }
            if let high = found.high { #expect(high > value) }
        }
    }

    /// Where an end has the wanted probability exactly, it is the root.
    @Test func anEndIsTheRoot() throws {
        let settings = RunSettings(paths: 1000, seed: 6)
        let first = try seek("parameters.own_trend", ["10%", "90%"], "first", 0.5, settings)
        let share = first.ends[0].probability.value
        for texts in [["10%", "90%"], ["90%", "10%"], ["-10%", "10%"], ["10%", "-10%"]] {
            let found = try seek("parameters.own_trend", texts, "first", share, settings)
            let root = try #require(found.found)
            #expect((root.value - 10).magnitude < 1e-6 && root.probability.value == share, "\(texts): \(root)")
            #expect((found.low ?? -100) <= root.value && root.value <= (found.high ?? 100))
        }
    }

    /// An amount of money in its unit, a target from above, and a date.
    @Test func unitsAndDates() throws {
        let settings = RunSettings(paths: 20_000, seed: 5, workers: Workers(count: 2))
        // With a trend of 3 %: the base at which the flow is at 125 half of the time, and at most 80 in a fifth.
        for (target, wanted, threshold, sign) in [("first", 0.5, 125.0, 1.0), ("low", 0.2, 80.0, -1.0)] {
            let expected = threshold / 1.03 * exp(sign * 0.15 * Self.normal.quantile(wanted))
            let found = try seek(
                "parameters.size", ["20 million USD/year", "0.3 billion USD/year"], target, wanted, settings)
            #expect(
                ((found.found?.value ?? .nan) / expected - 1).magnitude < 0.01,
                "\(found.found?.value ?? .nan), \(expected)")
            #expect(found.unit == "million USD/year" && (found.ends[1].value - 300).magnitude < 1e-9)
            #expect((found.low ?? .nan) < expected * 1.01 && (found.high ?? .nan) > expected * 0.99)
        }
        // The push lifts the mean of its first year by 40 % times what is left of that year.
        let wanted = 0.5
        let mean = Self.normal
        func probability(_ start: Double) -> Double {
            let reached = (2025...2027).map { year -> Double in
                let intensity = min(1, max(0, Double(year + 1) - start))
                return 190 / (100 * pow(1.03, Double(year - 2024)) * (1 + 0.4 * intensity))
            }
            return 1 - mean.cumulative(log(reached[2]) / (0.15 * 3.0.squareRoot()))
        }
        let found = try seek(
            "measures.push.start", ["2025-01", "2027-12"], "late", wanted * 0.4, settings, without: [])
        let value = try #require(found.found?.value)
        #expect(2025 < value && value < 2028)
        // Reached in or before 2027 is no less probable than at its end.
        #expect(probability(value) <= 0.2 + 0.02)
        #expect(found.ends[0].probability.value > 0.2 && found.ends[1].probability.value < 0.2)
        #expect((found.low ?? 0) <= value && value <= (found.high ?? 3000))
    }
}

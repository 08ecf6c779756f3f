import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import Simulation
import Summaries
import Testing
import Workers

/// Whether the intervals that a run reports hold what they say they do, 95 times in 100.
///
/// Each of 400 seeds is one experiment. The number of intervals that hold the truth is then binomial: with a coverage of
/// 0.95 it lies outside the bounds below with probability 1e-6 or less. Standard errors that are a third too small
/// (a coverage of 0.81) or twice as large as they should be are found out.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CARAVAN_FULL"] == "1"))
struct CoverageTests {
    static let seeds: Range<UInt64> = 1..<401
    static let paths = 2000

    static func text(_ measures: String) -> String {
        ScenarioText.scenario(
            to: 2027,
            """
            drivers: {oil: {process: gbm, start: 80, drift: 3%, volatility: 20%}}
            flows: {f: {base: 100 million USD, trend: 3%, volatility: 10%, elasticities: {oil: 0.5}}}
            \(measures)
            indicators: {f: {value: flows.f, unit: million USD/year}}
            targets:
              early: {indicator: f, at_least: 120 million USD, by: 2025}
              late: {indicator: f, at_least: 120 million USD, by: 2027}
            """)
    }

    static let measure = """
        measures: {m: {start: 2026, probability: 60%, effects: [{raise: flows.f, by: "uniform(-10%, 30%)"}]}}
        """

    /// The counts that a binomial with 400 trials leaves with at most half of 1e-6 on either side.
    static let bounds: ClosedRange<Int> = {
        let law = Distribution.binomial(count: 400, probability: 0.95)
        return Int(law.quantile(5e-7))...Int(law.quantile(1 - 5e-7))
    }()

    @Test(arguments: Sampling.allCases) func intervalsCoverTheTruth(sampling: Sampling) throws {
        // ln f is normal with drift ln 1.03 + 0.5 · (0.03 − 0.02) and variance 0.1² + 0.25 · 0.2² a year.
        let path = GaussianPath.motion(
            start: 100, drift: log(1.03) + 0.5 * (0.03 - 0.02), volatility: (0.01 + 0.25 * 0.04).squareRoot())
        let mean = path.exponentialMean(over: [3]).mean
        let difference = 0.6 * 0.1 * mean
        let reached = 1 - path.exponentialLaw(at: 1).cumulative(120)
        // How much more often it is there with the measure: the mean over its raise, by Simpson's rule.
        let law = path.exponentialLaw(at: 3)
        let heights = (0...200).map { 1 - law.cumulative(120 / (0.9 + 0.4 * Double($0) / 200)) }
        let weighted = heights.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 1 ? 4 : 2) }
        let withRaise = (weighted - heights[0] - heights[200]) / 600
        let more = 0.6 * (withRaise - (1 - law.cumulative(120)))
        let workers = Workers()
        let baseline = try SimulatedScenario(Self.text(""), paths: 1).prepared
        let scenario = try SimulatedScenario(Self.text(Self.measure), paths: 1).prepared
        let design = SamplingDesign(sampling, paths: Self.paths, plans: [baseline.plan, scenario.plan])
        // 2000 paths are 32 replicates of 64.
        let student = Distribution.student(degreesOfFreedom: 31, location: 0, scale: 1).quantile(0.975)
        let reach = sampling == .random ? 1.959963984540054 : student
        var covered = ["mean": 0, "wilson": 0, "paired": 0, "paired probability": 0]
        for seed in Self.seeds {
            let settings = RunSettings(paths: Self.paths, seed: seed, sampling: sampling, workers: workers)
            let (one, other) = (
                try baseline.recordedRun(settings, design: design), try scenario.recordedRun(settings, design: design)
            )
            let year = one.indicatorResults(workers: workers)[0].years[3]
            let (found, error) = (try #require(year.mean), try #require(year.standardError))
            if abs(found - mean) <= reach * error { covered["mean", default: 0] += 1 }
            let target = one.targetResults(workers: workers)[0].years[0]
            if (target.low...target.high).contains(reached) { covered["wilson", default: 0] += 1 }
            let pairs = try RunComparison(baseline: one, scenario: other)
            let paired = try #require(pairs.differences(workers: workers).first { $0.year == 2027 })
            let (low, high) = (try #require(paired.low), try #require(paired.high))
            if (low...high).contains(difference) { covered["paired", default: 0] += 1 }
            let targets = pairs.targetDifferences(workers: workers)
            let late = try #require(targets.first { $0.target == "late" && $0.event == .at })
            if (late.low...late.high).contains(more) { covered["paired probability", default: 0] += 1 }
        }
        #expect(Self.bounds.contains(380) && !Self.bounds.contains(352) && !Self.bounds.contains(399))
        for (name, count) in covered {
            #expect(
                Self.bounds.contains(count), "\(sampling.rawValue), \(name): \(count) of 400 intervals hold the truth")
        }
    }
}

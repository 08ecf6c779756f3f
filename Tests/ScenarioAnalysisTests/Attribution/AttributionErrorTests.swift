import EconomicModel
import Foundation
import GSLNumerics
import ScenarioAnalysis
import ScenarioFiles
import Simulation
import Summaries
import Testing
import Workers

/// How far attributions are off by their paths, and that nothing else moves them.
@Suite struct AttributionErrorTests {
    /// Three measures that may or may not happen raise a flow with noise of its own. Whether they happen is independent, so
    /// that the expected worth of a set is a product.
    static let text = AttributionGameTests.text(
        [
            "m0: {start: 2025, probability: 60%, effects: [{raise: flows.f, by: 30%}]}",
            "m1: {start: 2025, effects: [{raise: flows.f, by: \"uniform(-10%, 20%)\"}]}",
            "m2: {start: 2025, probability: 25%, effects: [{raise: flows.f, by: -40%}]}",
        ], volatility: "10%")
    static let game = ProductGame(
        start: 100 * pow(1.03, 3) * exp(0.5 * 3 * 0.01), raises: [0.6 * 0.3, 0.05, -0.25 * 0.4])

    /// Over 200 seeds: the mean of each figure is the game's within 6 of its standard errors (a chance of 2e-9 each), and
    /// the spread over the seeds is what the standard errors say. The ratio of the two variances is χ² with 199 degrees over
    /// 199, to which normal figures keep but for 1e-8 each; a tenth more is left for standard errors being estimates too.
    @Test func standardErrorsAreTheSpreadOverSeeds() throws {
        let prepared = try PreparedScenario.of(Self.text)
        let seeds = 200
        let results = try Workers().map(seeds) { seed, _ in
            try prepared.attribution(
                .indicator("f", at: 2027),
                RunSettings(paths: 2000, seed: UInt64(seed + 1), workers: Workers(count: 1)))
        }
        let figures: [(name: String, expected: Double, of: (AttributionResult) -> Estimate)] =
            (0..<3).flatMap { place in
                [
                    ("share \(place)", Self.game.share(place), { $0.shares[place].share }),
                    ("first \(place)", Self.game.first(place), { $0.shares[place].first }),
                    ("last \(place)", Self.game.last(place), { $0.shares[place].last }),
                ] as [(String, Double, (AttributionResult) -> Estimate)]
            } + [
                ("none", Self.game.start, { $0.none }), ("all", Self.game.worth(7), { $0.all }),
                ("total", Self.game.worth(7) - Self.game.start, { $0.total }),
                ("interaction", Self.game.interaction(0, 1), { $0.interaction("m0", "m1") }),
            ]
        let freedom = Double(seeds - 1)
        let law = Distribution.gamma(shape: freedom / 2, scale: 2 / freedom)
        for figure in figures {
            let values = results.map { figure.of($0).value }
            let mean = values.reduce(0, +) / Double(seeds)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / freedom
            let stated = results.reduce(0) { $0 + pow(figure.of($1).standardError ?? .nan, 2) } / Double(seeds)
            #expect(
                (mean - figure.expected).magnitude < 6 * (variance / Double(seeds)).squareRoot(),
                "\(figure.name): \(mean), expected \(figure.expected)")
            #expect(
                law.quantile(1e-8) / 1.1...law.quantile(1 - 1e-8) * 1.1 ~= variance / stated,
                "\(figure.name): spread \(variance.squareRoot()), stated \(stated.squareRoot())")
            // Intervals hold the truth 95 times in 100, as far as a binomial tells: 1e-7 on either side.
            let covered = results.count { result in
                let estimate = figure.of(result)
                return (estimate.low ?? .nan) <= figure.expected && figure.expected <= (estimate.high ?? .nan)
            }
            let counts = (0.94, 0.96)
            let low = Distribution.binomial(count: Double(seeds), probability: counts.0).quantile(1e-7)
            let high = Distribution.binomial(count: Double(seeds), probability: counts.1).quantile(1 - 1e-7)
            #expect(low...high ~= Double(covered), "\(figure.name): \(covered) of \(seeds) intervals hold the truth")
        }
    }

    @Test(arguments: Sampling.allCases) func workersChangeNoByte(sampling: Sampling) throws {
        let prepared = try PreparedScenario.of(Self.text)
        for request in [OutcomeRequest.indicator("f", at: 2026), .target("aim", by: nil), .arrival("aim")] {
            for paths in [1024, 1025, 2000, 5000] {
                let bytes = try [1, 2, 5].map { workers in
                    let settings = RunSettings(
                        paths: paths, seed: 9, sampling: sampling, workers: Workers(count: workers))
                    let encoder = JSONEncoder()
                    encoder.outputFormatting = .sortedKeys
                    return try encoder.encode(try prepared.attribution(request, settings))
                }
                #expect(bytes[0] == bytes[1] && bytes[0] == bytes[2], "\(sampling) \(paths)")
            }
        }
    }

    /// Whatever the method and the number of paths: the ends are the means of ordinary runs, the shares add up, and lie
    /// within nine standard errors of the game's, which Student's law with 15 degrees (of 16 groups) leaves once in 5
    /// million, and the normal law never.
    @Test(arguments: Sampling.allCases, [1, 2, 63, 64, 65, 255, 256, 257, 1000, 1024, 1025, 4097, 20_000])
    func methodsAgree(sampling: Sampling, paths: Int) throws {
        guard paths >= sampling.leastPaths else { return }
        let settings = RunSettings(paths: paths, seed: 21, sampling: sampling, workers: Workers(count: 2))
        let prepared = try PreparedScenario.of(Self.text)
        let without = try PreparedScenario.of(Self.text, .init(without: ["m0", "m1", "m2"]))
        let found = try prepared.attribution(.indicator("f", at: 2027), settings)
        let design = settings.designs([prepared, without])
        for (estimate, scenario) in [(found.all, prepared), (found.none, without)] {
            let run = try scenario.recordedRun(settings, design: design)
            let mean = run.columns.values(output: 0, year: 3).reduce(0, +) / Double(paths)
            // Sobol points are dealt to draws by what a run depends on: with more draws they may be others.
            if sampling != .sobol { expectEqual(estimate.value, mean, within: 1e-12, "\(sampling), \(paths) paths") }
        }
        let sum = found.shares.reduce(0) { $0 + $1.share.value }
        expectEqual(sum, found.total.value, within: 1e-14 * found.all.value, "the sum of shares")
        for place in 0..<3 {
            let share = found.shares[place].share
            #expect((share.standardError == nil) == (paths <= 64), "\(paths) paths")
            guard let error = share.standardError, paths >= 1000 else { continue }
            #expect((share.value - Self.game.share(place)).magnitude < 9 * error, "\(sampling), \(paths): \(share)")
            #expect(share.low ?? .nan < share.value && share.value < share.high ?? .nan)
        }
        let target = try prepared.attribution(.target("aim", by: nil), settings)
        let mean = try prepared.recordedRun(settings, design: design).targetResults(workers: Workers())[0]
        if sampling != .sobol { #expect(target.all.value == mean.years.last?.probabilityReached) }
    }

    /// A probability's ends have Wilson's interval, which holds it and stays between 0 and 1.
    @Test func probabilitiesStayBetweenNoneAndAll() throws {
        let prepared = try PreparedScenario.of(Self.text)
        for paths in [1, 10, 100, 3000] {
            let found = try prepared.attribution(.target("aim", by: 2025), RunSettings(paths: paths, seed: 4))
            for estimate in [found.none, found.all] {
                let (low, high) = (try #require(estimate.low), try #require(estimate.high))
                #expect(0 <= low && low <= estimate.value && estimate.value <= high && high <= 1 && low < high)
            }
        }
    }
}

extension AttributionResult {
    func interaction(_ one: String, _ other: String) -> Estimate {
        interactions.first { Set($0.measures) == [one, other] }?.index ?? Estimate(.nan)
    }
}

extension RunSettings {
    /// The design under which some scenarios share their luck.
    func designs(_ scenarios: [PreparedScenario]) -> SamplingDesign {
        SamplingDesign(sampling, paths: paths, plans: scenarios.map(\.plan))
    }
}

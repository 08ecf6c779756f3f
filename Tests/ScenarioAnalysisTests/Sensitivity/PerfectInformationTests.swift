import Foundation
import GSLNumerics
import ScenarioAnalysis
import Summaries
import Testing
import Workers

@Suite struct PerfectInformationTests {
    /// Columns of independent standard normals.
    private static func normals(_ count: Int, paths: Int, seed: UInt64) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in (0..<paths).map { _ in generator.normal() } }
    }

    /// E max(0, a + s Z) − max(0, a) for a standard normal Z.
    private static func worth(_ a: Double, _ s: Double) -> Double {
        let density = exp(-a * a / (2 * s * s)) / (2 * Double.pi).squareRoot()
        return s * density + a * normalCumulative(a / s) - max(0, a)
    }

    private func expect(_ found: Estimate?, _ truth: Double, short: Double = 0) throws {
        let found = try #require(found)
        let error = try #require(found.standardError)
        // Five and a half standard errors: a false alarm has a chance of 4e-8. `short` is what the regression may miss.
        #expect(found.value <= truth + 5.5 * error, "\(found), \(truth)")
        #expect(found.value >= truth - 5.5 * error - short, "\(found), \(truth)")
    }

    /// Two actions, of which the second gains a + b X + c Y on the first: to know X is worth what the closed form says,
    /// and to know something else is worth nothing.
    @Test(arguments: [(0.0, 1.0, 1.0), (0.5, 1.0, 2.0), (-0.7, 0.8, 0.3), (0.2, 0.3, 3.0)])
    func linearInNormals(a: Double, b: Double, c: Double) throws {
        let z = Self.normals(4, paths: 20_000, seed: 12)
        let gain = (0..<20_000).map { a + b * z[0][$0] + c * z[1][$0] }
        let luck = z[3].map { 5 * $0 }
        let found = try #require(
            PerfectInformation(
                objectives: [luck, zip(luck, gain).map { $0 + $1 }], groups: [[z[0]], [z[1]], [z[2]], [z[0], z[1]]],
                workers: Workers()))
        try expect(found.groups[0], Self.worth(a, b), short: 0.005)
        try expect(found.groups[1], Self.worth(a, c), short: 0.005)
        try expect(found.groups[2], 0, short: 0.03)
        let all = (b * b + c * c).squareRoot()
        try expect(found.groups[3], Self.worth(a, all), short: 0.005)
        try expect(found.everything, Self.worth(a, all))
        #expect(found.best == (found.objectives[1].value > found.objectives[0].value ? 1 : 0))
        #expect(abs(found.probabilityBest[1] - normalCumulative(a / all)) < 0.02)
        #expect(abs(found.probabilityBest[0] + found.probabilityBest[1] - 1) < 1e-12)
    }

    /// The mean over seeds is not above the truth, and less than 0.01 below. Of the 95 % intervals fewer than nine in ten
    /// may hold it, since the estimate is low: the bounds are those of 85 %, with a chance below 1e-7.
    @Test func neverTooHighOnAverage() throws {
        let (a, b, c) = (0.1, 0.5, 2.0)
        let seeds = 200
        let found = Workers().map(seeds) { seed, _ in
            let z = Self.normals(3, paths: 2000, seed: UInt64(500 + seed))
            let gain = (0..<2000).map { a + b * z[0][$0] + c * z[1][$0] }
            let zero = [Double](repeating: 0, count: 2000)
            let information = PerfectInformation(
                objectives: [zero, gain], groups: [[z[0]], [z[2]]], workers: Workers(count: 1))
            return information?.groups.compactMap { $0 } ?? []
        }
        let least = Distribution.binomial(count: Double(seeds), probability: 0.85).quantile(1e-7)
        for (group, truth) in [Self.worth(a, b), 0].enumerated() {
            let values = found.map { $0[group].value }
            let moments = values.withUnsafeBufferPointer { Moments(of: $0) }
            let error = try #require(moments.standardError)
            #expect(moments.mean < truth + 5.5 * error, "\(moments.mean), \(truth)")
            #expect(moments.mean > truth - 0.01, "\(moments.mean), \(truth)")
            let covered = found.count { ($0[group].low ?? 0) <= truth && truth <= ($0[group].high ?? 0) }
            #expect(Double(covered) >= least, "\(covered) of \(seeds) intervals hold \(truth)")
        }
    }

    /// Two actions that are the same on average, and six features that tell nothing of them. A regression that had seen the
    /// paths it is judged on would find something on half of the seeds. The mean is not above 0 by 5.5 standard errors.
    @Test func nothingIsFoundInNoise() throws {
        let values = Workers().map(200) { seed, _ in
            let z = Self.normals(7, paths: 1000, seed: UInt64(900 + seed))
            let zero = [Double](repeating: 0, count: 1000)
            let information = PerfectInformation(
                objectives: [zero, z[0]], groups: [Array(z[1...])], workers: Workers(count: 1))
            return information?.groups[0]?.value ?? .nan
        }
        let moments = values.withUnsafeBufferPointer { Moments(of: $0) }
        let error = try #require(moments.standardError)
        #expect(
            moments.count == 200 && moments.mean < 5.5 * error && moments.mean > -0.05, "\(moments.mean) ± \(error)")
    }

    /// The second action gains X · Y: to know one of them is worth nothing, to know both E|XY| / 2 = 1 / π.
    @Test func interaction() throws {
        let z = Self.normals(3, paths: 20_000, seed: 8)
        let gain = (0..<20_000).map { z[0][$0] * z[1][$0] + z[2][$0] }
        let zero = [Double](repeating: 0, count: 20_000)
        let found = try #require(
            PerfectInformation(
                objectives: [zero, gain], groups: [[z[0]], [z[1]], [z[0], z[1]], [z[0], z[1], z[2]]], workers: Workers()
            ))
        try expect(found.groups[0], 0, short: 0.02)
        try expect(found.groups[1], 0, short: 0.02)
        try expect(found.groups[2], 1 / Double.pi, short: 0.01)
        let all = try #require(found.groups[3])
        #expect(all.value > 0.9 * found.everything.value)
        #expect(all.value < found.everything.value)
    }

    /// Three alternatives that depend on a feature of four values; what knowing it is worth is a sum over them.
    @Test func discreteFeature() throws {
        var generator = SeededGenerator(seed: 21)
        var (state, noise): ([Double], [[Double]]) = ([], [[], [], []])
        for _ in 0..<20_000 {
            state.append((4 * generator.uniform()).rounded(.down))
            for place in 0..<3 { noise[place].append(generator.normal()) }
        }
        let means = [[1.0, 0, 0, 2], [0.5, 0.5, 1, 0], [0.0, 2, 0, 0.5]]
        let objectives = means.indices.map { place in
            zip(state, noise[place]).map { means[place][Int($0)] + $1 }
        }
        let found = try #require(
            PerfectInformation(objectives: objectives, groups: [[state], [noise[0]]], workers: Workers()))
        // The best of each state are 1, 2, 1, 2, a mean of 1.5; the best on average is the first, with 0.75.
        try expect(found.groups[0], 0.75)
        #expect(found.best == 0 && found.objectives.count == 3)
        let again = PerfectInformation(
            objectives: objectives, groups: [[state], [noise[0]]], workers: Workers(count: 1))
        #expect(again == found)
    }

    @Test func degenerateColumns() throws {
        let z = Self.normals(3, paths: 1000, seed: 5)
        let zero = [Double](repeating: 0, count: 1000)
        var holes = z[1]
        for path in 0..<950 { holes[path] = path % 2 == 0 ? .nan : .infinity }
        let ties = z[2].map { abs($0) < 2.5 ? 0 : $0 }
        let groups = [[zero], [], [holes], [z[0], z[0]], [ties], [z[1], zero, z[1].map { -$0 }]]
        let found = try #require(PerfectInformation(objectives: [zero, z[0]], groups: groups, workers: Workers()))
        #expect(found.groups[2] == nil && found.groups[0] == found.groups[1])
        let certain = try #require(found.groups[3])
        #expect(certain.value > 0.95 * found.everything.value && certain.value <= found.everything.value)
        let same = try #require(PerfectInformation(objectives: [z[0], z[0]], groups: groups, workers: Workers()))
        #expect(same.everything == Estimate(0, standardError: 0, low: 0, high: 0) && same.probabilityBest == [1, 1])
        #expect(same.groups.compactMap { $0?.value } == [0, 0, 0, 0, 0])
        #expect(PerfectInformation(objectives: [z[0]], groups: [], workers: Workers()) == nil)
        #expect(PerfectInformation(objectives: [[], []], groups: [[[]]], workers: Workers()) == nil)
        #expect(PerfectInformation(objectives: [[.nan, 1], [1, .infinity]], groups: [], workers: Workers()) == nil)
        for count in 1...2 {
            let few = try #require(
                PerfectInformation(
                    objectives: [Array(z[0].prefix(count)), Array(z[1].prefix(count))],
                    groups: [[Array(z[2].prefix(count))]], workers: Workers()))
            #expect(few.groups == [nil])
        }
    }
}

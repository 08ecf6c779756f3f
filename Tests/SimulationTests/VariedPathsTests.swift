import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Synchronization
import Testing
import Workers

/// Blocks that are simulated again under other luck of some streams, against plans that know of no such streams and are
/// simulated whole. A failure names the seed that replays it.
@Suite struct VariedPathsTests {
    /// Three blocks, the last with a few paths.
    static let paths = 2 * VariedPaths.pathsPerBlock + 37

    /// Held, reseeded, repeated and back to none, in random order: no bit tells that less was simulated.
    @Test func variantsAreWholeRuns() throws {
        var (compared, changed, withLastYear) = (0, 0, 0)
        for seed in UInt64(0)..<300 {
            guard let trial = try VariedTrial(seed: seed) else { continue }
            let whole = try trial.runs(of: trial.whole, workers: 1, isShuffled: false)
            let varied = try trial.runs(of: trial.varied, workers: 1, isShuffled: true)
            try #require(varied == whole, "seed \(seed)")
            compared += whole.count
            changed += Set(whole).count - 1
            withLastYear += trial.lastYear < trial.system.timeline.lastYear ? 1 : 0
            let plain = try? Simulator(plan: trial.whole).run(paths: Self.paths, seed: seed, workers: Workers(count: 1))
            guard let plain else { continue }
            let expected = trial.bits(of: plain, count: Self.paths)
            try #require(whole[trial.interventions.firstIndex(of: .none) ?? 0] == .figures(expected), "seed \(seed)")
        }
        // The luck that is changed matters: otherwise nothing would have been tested.
        #expect(
            compared > 2000 && changed > 500 && withLastYear > 50,
            "\(compared) runs, \(changed) others, \(withLastYear) ended early")
    }

    @Test(arguments: [Sampling.antithetic, .latinHypercube, .sobol])
    func variantsAreWholeRunsUnderEveryMethod(sampling: Sampling) throws {
        for seed in UInt64(1000)..<1060 {
            guard let trial = try VariedTrial(seed: seed, sampling: sampling, paths: 1100) else { continue }
            let whole = try trial.runs(of: trial.whole, workers: 1, isShuffled: false)
            let varied = try trial.runs(of: trial.varied, workers: 2, isShuffled: true)
            try #require(varied == whole, "seed \(seed)")
        }
    }

    @Test func workersChangeNoBit() throws {
        for seed in UInt64(2000)..<2040 {
            guard let trial = try VariedTrial(seed: seed, paths: 1500) else { continue }
            let one = try trial.runs(of: trial.varied, workers: 1, isShuffled: true)
            for workers in [2, 5] {
                let found = try trial.runs(of: trial.varied, workers: workers, isShuffled: true)
                try #require(found == one, "seed \(seed), \(workers) workers")
            }
        }
    }

    /// Which streams a plan is compiled for, and in which order they are named, moves no bit.
    @Test func theStreamsThatVaryMoveNoBit() throws {
        for seed in UInt64(3000)..<3060 {
            guard let trial = try VariedTrial(seed: seed) else { continue }
            let expected = try trial.runs(of: trial.whole, workers: 1, isShuffled: false)
            var luck = SplitMix(state: seed)
            for _ in 0..<3 {
                // All streams in another order, some of them twice, and others that nothing draws from.
                let names = (RandomSystem.uniformStreams + trial.streams + ["nobody", "none"]).shuffled(using: &luck)
                let plan = try SimulationPlan(compiling: trial.system, varying: names)
                let found = try trial.runs(of: plan, workers: 1, isShuffled: true)
                try #require(found == expected, "seed \(seed), varying \(names)")
            }
        }
    }

    /// A held uniform is a figure like any other: against the meaning of the terms, with the figure in its place.
    @Test func heldStreamsAreFigures() throws {
        var compared = 0
        for seed in UInt64(4000)..<4300 {
            guard let trial = try VariedTrial(seed: seed) else { continue }
            var luck = SplitMix(state: seed)
            let held = RandomSystem.uniformStreams.filter { _ in luck.below(2) == 0 }
                .reduce(into: [String: Double]()) { $0[$1] = [0.25, 0.75, 0.47, 1e-9, 0.999_9][luck.below(5)] }
            var intervention = Intervention()
            for (stream, figure) in held { intervention.hold(RandomStream(named: stream), at: figure) }
            let plan = try SimulationPlan(compiling: trial.system, varying: Array(held.keys).sorted())
            let system = trial.system.holding(held)
            let paths = VariedPaths(of: plan, seed: seed)
            let counted = Mutex(0)
            try paths.forEachBlock(of: 0..<3, workers: Workers(count: 1)) { [intervention] block, _, _ in
                guard let columns = try? block.figures(under: intervention) else { return }
                for path in 0..<3 {
                    let reference = ReferencePath(system, seed: seed, path: path)
                    for (place, output) in system.outputs.enumerated() {
                        for (year, calendarYear) in system.timeline.years.enumerated() {
                            let found = columns.column(output: place, year: year)[path]
                            let expected = reference.figure(output, calendarYear) ?? .nan
                            let tolerance = 1e-11 * (1 + reference.largest)
                            try #require(
                                abs(found - expected) <= tolerance || found.isNaN && expected.isNaN,
                                "seed \(seed) \(output.name) \(calendarYear) path \(path): \(found) for \(expected)")
                            if !found.isNaN { counted.withLock { $0 += 1 } }
                        }
                    }
                }
            }
            compared += counted.withLock { $0 }
        }
        #expect(compared > 3000)
    }

    /// Other luck of one stream changes what depends on it, and nothing else.
    @Test func reseedingReachesWhatDependsOnTheStream() throws {
        var (dependent, kept) = (0, 0)
        let moved = Mutex(0)
        for seed in UInt64(5000)..<5200 {
            guard let trial = try VariedTrial(seed: seed) else { continue }
            for stream in RandomSystem.uniformStreams + (0..<4).map({ "shock\($0)" }) {
                var intervention = Intervention()
                intervention.reseed(RandomStream(named: stream), with: seed ^ 0xABCD)
                let isUniform = RandomSystem.uniformStreams.contains(stream)
                let plan = isUniform ? trial.varied(by: [stream]) : trial.whole
                let dependants = trial.system.outputs.map { trial.system.streams(behind: $0.quantity).contains(stream) }
                try VariedPaths(of: plan, seed: seed).forEachBlock(of: 0..<64, workers: Workers(count: 1)) {
                    [intervention] block, _, _ in
                    guard let before = try? trial.bitsByOutput(of: block.figures(), count: 64),
                        let after = try? trial.bitsByOutput(of: block.figures(under: intervention), count: 64),
                        let again = try? trial.bitsByOutput(of: block.figures(), count: 64)
                    else { return }
                    try #require(again == before, "seed \(seed), \(stream)")
                    for (output, depends) in dependants.enumerated() {
                        let isSame = after[output] == before[output]
                        try #require(isSame || depends, "seed \(seed), \(stream), output \(output)")
                        moved.withLock { $0 += isSame ? 0 : 1 }
                    }
                }
                dependent += dependants.count { $0 }
                kept += dependants.count { !$0 }
            }
        }
        // Some terms hide what they depend on, such as a condition that never holds.
        let changes = moved.withLock { $0 }
        #expect(kept > 500 && dependent > 500 && changes > dependent / 3, "\(changes) of \(dependent), \(kept) kept")
    }

    /// What draws normals from a held stream goes on as it was, whatever the method.
    @Test(arguments: Sampling.allCases) func normalsAreNotHeld(sampling: Sampling) throws {
        var draft = SystemDraft(.quarter, years: 3)
        let (own, yearly) = (draft.shock("z"), draft.shock("y", .year))
        draft.report(draft.add("walk", base: 0, own: .previousOwn(draft.next) + .shock(own)))
        draft.report(draft.add("year", base: 0, own: .shock(yearly), cadence: .year))
        draft.report(draft.add("u", .uniform(stream: "z", .path)))
        let plan = try SimulationPlan(compiling: draft.system)
        let design = SamplingDesign(sampling, paths: 1024, plans: [plan])
        var intervention = Intervention()
        intervention.hold(RandomStream(named: "z"), at: 0.75)
        intervention.hold(RandomStream(named: "y"), at: 0.75)
        try VariedPaths(of: plan, seed: 5, design: design).forEachBlock(of: 0..<1024, workers: Workers(count: 2)) {
            [intervention] block, _, _ in
            func rows(_ columns: PathColumns, _ output: Int) -> [[Double]] {
                (1...3).map { Array(columns.values(output: output, year: $0)) }
            }
            let before = try block.figures()
            let (walk, year) = (rows(before, 0), rows(before, 1))
            let after = try block.figures(under: intervention)
            #expect(rows(after, 0) == walk && rows(after, 1) == year)
            #expect(after.values(output: 2, year: 2).allSatisfy { $0 == 0.75 })
        }
    }
}

import CLanes
import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Synchronization
import Testing
import Workers

@Suite struct SimulatorTests {
    // MARK: Failures

    /// ln(u − 0.01) has no value on one path in a hundred.
    private func failing() -> SystemDraft {
        var draft = SystemDraft(years: 2)
        draft.report(draft.add("sound", .uniform(stream: "v", .period)))
        draft.report(draft.add("hazard", .ln(.uniform(stream: "u", .period) - 0.01)))
        return draft
    }

    private func lowestFailure(paths: Int) -> (path: Int, year: Int)? {
        let key = RandomStream(named: "u").key
        for path in 0..<paths {
            for year in 2025...2026 where clanes_scalar_uniform(1, key, UInt32(year * 12), UInt64(path)) <= 0.01 {
                return (path, year)
            }
        }
        return nil
    }

    @Test func theLowestPathThatFailsIsNamed() throws {
        let failure = try #require(lowestFailure(paths: 100_000))
        for (threads, size) in [(1, 1024), (2, 256), (5, 64), (3, 512)] {
            do {
                _ = try failing().run(paths: 5000, workers: threads, tuning: .init(pathsPerBlock: size))
                Issue.record("no failure")
            } catch let error as NumericalFailure {
                #expect(error.output == "hazard")
                #expect((error.path, error.year) == failure)
                #expect(error.value.isNaN)
                #expect("\(error)" == "hazard is not a number in \(failure.year) on path \(failure.path)")
            }
        }
    }

    /// The last block is simulated whole: what nobody asked for does not count.
    @Test func pathsBeyondTheLastDoNotFail() throws {
        let failure = try #require(lowestFailure(paths: 100_000))
        try #require(failure.path > 0)
        let found = try failing().run(paths: failure.path)
        #expect(found.pathCount == failure.path)
        #expect(throws: NumericalFailure.self) { try failing().run(paths: failure.path + 1) }
    }

    @Test func infinityFailsToo() throws {
        var draft = SystemDraft(years: 1)
        draft.report(draft.add("x", base: 0, own: 1 / (.uniform(stream: "u", .path) * 0)))
        #expect {
            try draft.run(paths: 10)
        } throws: { error in
            (error as? NumericalFailure).map { $0.path == 0 && $0.year == 2025 && $0.value == .infinity } ?? false
        }
        var known = SystemDraft(years: 1)
        known.report(known.add("x", base: .ln(-1), own: 1))
        #expect(throws: NumericalFailure.self) { try known.run(paths: 10) }
    }

    // MARK: Control

    @Test func aRunCanBeCancelled() throws {
        var draft = SystemDraft()
        draft.report(draft.add("x", .uniform(stream: "u", .period)))
        let simulator = Simulator(plan: try SimulationPlan(compiling: draft.system))
        let asked = Atomic<Int>(0)
        #expect(throws: CancellationError.self) {
            try simulator.run(
                paths: 100_000, seed: 1, workers: Workers(count: 2),
                isCancelled: {
                    asked.wrappingAdd(1, ordering: .relaxed).newValue > 3
                })
        }
        #expect(asked.load(ordering: .relaxed) < 10)
    }

    @Test func progressCountsBlocks() throws {
        var draft = SystemDraft()
        draft.report(draft.add("x", .uniform(stream: "u", .period)))
        let simulator = Simulator(plan: try SimulationPlan(compiling: draft.system))
        let seen = Mutex<[Int]>([])
        _ = try simulator.run(
            paths: 1000, seed: 1, workers: Workers(count: 3), tuning: .init(pathsPerBlock: 128),
            progress: { done, all in
                #expect(all == 8)
                seen.withLock { $0.append(done) }
            })
        #expect(seen.withLock { $0.sorted() } == Array(1...8))
    }

    // MARK: Luck

    @Test func seedsMatterAndOnlySeeds() throws {
        var draft = SystemDraft()
        draft.report(draft.add("x", .uniform(stream: "u", .period)))
        let one = try draft.run(paths: 100, seed: 1).paths(0, year: 1)
        #expect(try draft.run(paths: 100, seed: 1).paths(0, year: 1) == one)
        #expect(try draft.run(paths: 5000, seed: 1).paths(0, year: 1).prefix(100) == one[...])
        #expect(try draft.run(paths: 100, seed: 2).paths(0, year: 1) != one)
        #expect(try draft.run(paths: 100, seed: 1 << 40).paths(0, year: 1) != one)
    }
}

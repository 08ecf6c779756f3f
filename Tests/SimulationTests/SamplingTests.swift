import CLanes
import EconomicModel
import GSLNumerics
import PlanCompilation
import Simulation
import Summaries
import Testing
import Workers

/// How paths depend on one another under each sampling method, and that nothing else changes.
@Suite struct SamplingTests {
    static let methods: [Sampling] = [.antithetic, .latinHypercube, .sobol]

    /// A draw once a path, one each period, and two shocks, one of which more outputs depend on.
    private static func draft(_ step: Timeline.Step = .year, years: Int = 4) -> SystemDraft {
        var draft = SystemDraft(step, years: years)
        let (driver, noise) = (draft.shock("driver"), draft.shock("noise"))
        let walk = draft.add("driver", .shock(driver))
        draft.report(draft.add("once", .uniform(stream: "once", .path)))
        draft.report(draft.add("each", .uniform(stream: "each", .period)))
        draft.report(walk)
        draft.report(draft.add("noise", .shock(noise)))
        draft.report(draft.add("sum", .quantity(walk) + .shock(noise)))
        return draft
    }

    private static let normalStrata: @Sendable (Double, Int) -> Int = { value, count in
        Int(Distribution.normal(mean: 0, standardDeviation: 1).cumulative(value) * Double(count))
    }

    @Test func antitheticPairsMirrorEachOther() throws {
        let found = try Self.draft().run(paths: 1024, sampling: .antithetic)
        let plain = try Self.draft().run(paths: 1024)
        for year in 1...4 {
            for output in 0..<5 {
                let (values, independent) = (found.paths(output, year: year), plain.paths(output, year: year))
                for path in stride(from: 0, to: 1024, by: 2) {
                    #expect(values[path] == independent[path])
                    let sum = values[path] + values[path + 1]
                    #expect(abs(sum - (output < 2 ? 1 : 0)) < 1e-14)
                }
            }
        }
    }

    /// Each replicate of a Latin hypercube has one path in each stratum of every draw, whatever its period.
    @Test func latinHypercubesFillEveryStratum() throws {
        let found = try Self.draft().run(paths: 2560, sampling: .latinHypercube)
        for first in stride(from: 0, to: 2560, by: 128) {
            for year in 1...4 {
                for output in 0..<4 {
                    let values = found.paths(output, year: year)[first..<first + 128]
                    let strata = values.map { output < 2 ? Int($0 * 128) : Self.normalStrata($0, 128) }
                    #expect(strata.sorted() == Array(0..<128), "output \(output) in year \(year) from \(first)")
                }
            }
        }
    }

    /// Each replicate of Sobol points has one path in each stratum of what is drawn once a path, and of where walks end.
    @Test(arguments: Timeline.Step.allCases)
    func sobolPointsFillWhatMatters(step: Timeline.Step) throws {
        var draft = Self.draft(step, years: 2)
        draft.system.outputs = []
        let periods = draft.timeline.periodCount
        draft.report(QuantityID(1))
        draft.report(draft.add("place", base: 0, own: .previous(draft.next) + .shock(ShockID(0))))
        let found = try draft.run(paths: 4096, sampling: .sobol)
        for first in stride(from: 0, to: 4096, by: 256) {
            let once = found.paths(0, year: 2)[first..<first + 256].map { Int($0 * 256) }
            #expect(once.sorted() == Array(0..<256))
            let ends = found.paths(1, year: 2)[first..<first + 256].map {
                Self.normalStrata($0 / Double(periods).squareRoot(), 256)
            }
            #expect(ends.sorted() == Array(0..<256))
        }
    }

    /// Whatever the method, the draws of one path are uniform or normal, and independent: among 2^16 paths, each mean and
    /// each product of two different figures within six standard errors, as if paths were independent, of its
    /// expectation; false alarm below 1e-6 in all, and less with stratified paths.
    @Test(arguments: methods)
    func drawsOfOnePathAreIndependent(method: Sampling) throws {
        let paths = 1 << 16
        let found = try Self.draft().run(paths: paths, sampling: method, workers: 2)
        var draws: [[Double]] = []
        for output in 0..<4 {
            for year in 1...4 where output > 0 || year == 1 {
                let scale = output < 2 ? 12.0.squareRoot() : 1
                draws.append(found.paths(output, year: year).map { ($0 - (output < 2 ? 0.5 : 0)) * scale })
            }
        }
        let limit = 6 / Double(paths).squareRoot()
        for (place, draw) in draws.enumerated() {
            #expect(abs(draw.reduce(0, +) / Double(paths)) < limit)
            let square = draw.reduce(0) { $0 + $1 * $1 } / Double(paths)
            #expect(abs(square - 1) < 2.0.squareRoot() * limit)
            for other in draws[..<place] {
                #expect(abs(zip(draw, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(paths)) < limit)
            }
        }
    }

    @Test(arguments: methods)
    func bitsDependOnNothingElse(method: Sampling) throws {
        let draft = Self.draft(.quarter, years: 3)
        let once = try draft.run(paths: 3000, sampling: method)
        for (threads, size) in [(1, 64), (2, 256), (5, 512), (3, 1024)] {
            for kernels in Simulator.kernelNames {
                let tuning = Simulator.Tuning(kernels: kernels, pathsPerBlock: size)
                let found = try draft.run(paths: 3000, sampling: method, workers: threads, tuning: tuning)
                for output in 0..<5 {
                    for year in 0...3 { #expect(found.hasBits(of: once, output: output, year: year)) }
                }
            }
        }
    }

    /// Under one design a stream has the same luck in every plan; pairs and hypercubes do not even depend on the design.
    @Test(arguments: methods)
    func scenariosShareTheirLuck(method: Sampling) throws {
        let base = Self.draft()
        var more = SystemDraft(years: 6)
        let (other, driver) = (more.shock("other"), more.shock("driver"))
        more.report(more.add("another", .uniform(stream: "another", .path) * .shock(other)))
        more.report(more.add("driver", .shock(driver)))
        more.report(more.add("once", .uniform(stream: "once", .path)))
        more.report(more.add("each", .uniform(stream: "each", .period)))
        let plans = try [base, more].map { try SimulationPlan(compiling: $0.system) }
        let design = SamplingDesign(method, paths: 2048, plans: plans)
        let runs = try plans.map {
            try Simulator(plan: $0).run(paths: 2048, seed: 3, design: design, workers: Workers(count: 2))
        }
        for year in 1...4 {
            #expect(runs[0].hasBits(of: runs[1], output: 0, otherOutput: 2, year: year))
            #expect(runs[0].hasBits(of: runs[1], output: 1, otherOutput: 3, year: year))
            #expect(runs[0].hasBits(of: runs[1], output: 2, otherOutput: 1, year: year))
        }
        guard method != .sobol else { return }
        let alone = try base.run(paths: 2048, seed: 3, sampling: method)
        for year in 1...4 { #expect(runs[0].hasBits(of: alone, output: 4, year: year)) }
    }

    /// More draws than Sobol's sequence has dimensions.
    @Test func dimensionsMayRunOut() throws {
        var draft = SystemDraft(years: 3)
        let draws = (0..<50).map { draft.add("u\($0)", .uniform(stream: "u\($0)", .path)) }
        let shocks = (0..<5).map { place in
            let shock = draft.shock("z\(place)")
            return draft.add("z\(place)", .shock(shock))
        }
        for quantity in draws + shocks { draft.report(quantity) }
        let found = try draft.run(paths: 1024, sampling: .sobol)
        for output in draws.indices {
            for first in stride(from: 0, to: 1024, by: 64) {
                let strata = found.paths(output, year: 1)[first..<first + 64].map { Int($0 * 64) }
                #expect(strata.sorted() == Array(0..<64))
            }
        }
        for place in shocks.indices {
            let mean = found.paths(50 + place, year: 2).reduce(0, +) / 1024
            #expect(abs(mean) < 6 / 32)
        }
    }
}

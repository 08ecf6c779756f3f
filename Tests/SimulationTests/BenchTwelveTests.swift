import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Testing
import Workers

@Suite struct BenchTwelveTests {
    /// The figures that programs in other languages agree on for the turnover of the last year, with six of their own
    /// standard errors at 100 000 paths: a false alarm in 1e8 runs, if the seed were not fixed.
    @Test func figuresAgreeWithOtherPrograms() throws {
        let plan = try SimulationPlan(compiling: BenchTwelve().system)
        let found = try Simulator(plan: plan).run(paths: 100_000, seed: 1, workers: Workers(count: 2))
        let turnover = Sample(found.paths(0, year: 11))
        #expect(abs(turnover.mean - 375) < 0.3 + 6 * 0.24)
        #expect(abs(turnover.standardDeviation - 76) < 0.5 + 6 * 0.2)
        #expect(abs(turnover.quantile(0.5) - 367.5) < 6 * 0.3)
        #expect(abs(turnover.quantile(0.95) - 511) < 6 * 0.6)
        var reached = 0
        for path in 0..<100_000 where (1...11).contains(where: { found.column(output: 0, year: $0)[path] >= 700 }) {
            reached += 1
        }
        #expect((0...140).contains(reached))
        // The base year is what it was.
        #expect(found.paths(0, year: 0).allSatisfy { $0 == 186 })
        #expect(found.paths(3, year: 0).allSatisfy { $0 == 10 })
    }

    /// The parts of a sum are the sum.
    @Test func indicatorsAddUp() throws {
        let plan = try SimulationPlan(compiling: BenchTwelve().system)
        let found = try Simulator(plan: plan).run(paths: 1000, seed: 1, workers: Workers(count: 1))
        for path in 0..<1000 {
            for year in 0...11 {
                let figures = (0..<15).map { found.column(output: $0, year: year)[path] }
                #expect(abs(figures[0] - figures[1] - figures[2]) < 1e-12 * figures[0])
                #expect(abs(figures[0] - figures[3...].reduce(0, +)) < 1e-12 * figures[0])
            }
        }
    }

    /// Another driver, flow, measure and risk leave every indicator's figures as they were, bit by bit.
    @Test func growingTheModelMovesNoIndicator() throws {
        let model = BenchTwelve()
        var larger = model.draft
        let shock = larger.shock("drivers.copper/shock")
        larger.system.correlation?.append(shock, 0.2)
        let copper = larger.add("drivers.copper/log", base: 0, own: .previousOwn(larger.next) + .shock(shock) * 0.2)
        let measure = 0.5 * Term.uniform(stream: "measures.new/raise/1", .path)
        let risk = Term.binary(.less, .uniform(stream: "risks.new/onset", .period), 0.1)
        let flow = larger.add(
            "flows.new.value", base: 5e6, own: 5e6 * .exp(.quantity(copper)),
            shown: .own(larger.next) * (1 + measure) * (1 - 0.3 * risk))
        let sum = larger.add("indicators.new", .quantity(flow) + .quantity(model.system.outputs[0].quantity))
        larger.report(sum, .mean, unitFactor: 1e6)
        let (before, after) = (try model.draft.run(paths: 1000), try larger.run(paths: 1000))
        for output in model.system.outputs.indices {
            for year in 0...11 { #expect(after.hasBits(of: before, output: output, year: year), "\(output) \(year)") }
        }
    }
}

extension ShockCorrelation {
    /// Appends a shock with the same correlation to all others.
    fileprivate mutating func append(_ shock: ShockID, _ rho: Double) {
        let size = shocks.count
        let rows = (0..<size).flatMap { row in matrix[row * size..<(row + 1) * size] + [rho] }
        shocks.append(shock)
        matrix = rows + [Double](repeating: rho, count: size) + [1]
    }
}

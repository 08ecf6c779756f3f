import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Testing
import Workers

/// The internal rate of return of a quantity over all periods, against one path at a time and halving.
@Suite struct InternalRateTests {
    /// Flows that are paid in for a year, by luck now and then for longer, and come back with luck afterwards; an effect
    /// raises what is shown.
    private func draft(_ step: Timeline.Step, isLucky: Bool) -> SystemDraft {
        var draft = SystemDraft(step, years: 3)
        let isFirst = draft.series { $0 <= step.periodsPerYear ? 1 : 0 }
        let luck: Term = isLucky ? .uniform(stream: "luck", .period) : 0.4
        let effect: Term = isLucky ? -0.1 : 0.01
        let flows = draft.add("flows", base: 0, own: luck - 1.02 * isFirst, shown: .own(draft.next) + effect)
        draft.report(draft.add("rate", base: .missing, own: .internalRate(of: flows)))
        draft.report(draft.add("twice", base: .missing, own: 2 * .internalRate(of: flows)), .max)
        return draft
    }

    @Test(arguments: Timeline.Step.allCases, [true, false])
    func againstHalving(step: Timeline.Step, isLucky: Bool) throws {
        let system = draft(step, isLucky: isLucky).system
        let plan = try SimulationPlan(compiling: system)
        #expect(plan.outputs.map(\.isPresentOnSomePathsOnly) == [true, true])
        #expect(plan.outputs[0].isPresent == [false, false, false, true])
        // The greatest of a year needs all its periods.
        #expect(plan.outputs[1].isPresent == [false, false, false, step == .year])
        let columns = try Simulator(plan: plan).run(paths: 500, seed: 3, workers: Workers(count: 2))
        var (present, missing) = (0, 0)
        for path in 0..<500 {
            let found = columns.column(output: 0, year: 3)[path]
            #expect((0..<3).allSatisfy { columns.column(output: 0, year: $0)[path].isNaN })
            guard let expected = ReferencePath(system, seed: 3, path: path).figure(system.outputs[0], 2027) else {
                Issue.record("there is no figure on path \(path)")
                continue
            }
            if expected.isNaN {
                // Several changes of sign may leave one rate, or none.
                missing += found.isNaN ? 1 : 0
            } else {
                #expect(abs(found - expected) < 1e-9 * (1 + expected), "path \(path): \(found), expected \(expected)")
                present += 1
            }
        }
        #expect(isLucky ? present > 10 && (step == .year || missing > 0) : present == 500)
    }

    /// What keeps a figure from being one is a failure, and no missing rate.
    @Test func flowsThatAreNoNumbersFail() throws {
        var draft = SystemDraft()
        let root = draft.add("root", base: 0, own: .root(.uniform(stream: "u", .period) - 0.5))
        draft.report(draft.add("rate", base: .missing, own: .internalRate(of: root)))
        let plan = try SimulationPlan(compiling: draft.system)
        #expect(throws: NumericalFailure.self) {
            try Simulator(plan: plan).run(paths: 100, seed: 1, workers: Workers(count: 1))
        }
    }
}

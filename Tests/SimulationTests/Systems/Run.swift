import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Workers

extension SystemDraft {
    /// Compiles and simulates the system.
    func run(
        paths: Int, seed: UInt64 = 1, sampling: Sampling = .random, workers: Int = 1,
        tuning: Simulator.Tuning = .init()
    ) throws -> PathColumns {
        let plan = try SimulationPlan(compiling: system)
        return try Simulator(plan: plan).run(
            paths: paths, seed: seed, design: SamplingDesign(sampling, paths: paths, plans: [plan]),
            workers: Workers(count: workers), tuning: tuning)
    }
}

extension PathColumns {
    /// An output's figures over the years on one path; `nil` where it has none.
    func years(_ output: Int, path: Int = 0) -> [Double?] {
        (0..<yearCount).map { year in
            let value = column(output: output, year: year)[path]
            return value.isNaN ? nil : value
        }
    }

    /// Whether an output's figures in a year are those of another run's output, bit by bit.
    func hasBits(of other: PathColumns, output: Int, otherOutput: Int? = nil, year: Int) -> Bool {
        zip(values(output: output, year: year), other.values(output: otherOutput ?? output, year: year))
            .allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
    }

    /// An output's figures on all paths in a year.
    func paths(_ output: Int, year: Int) -> [Double] { Array(values(output: output, year: year)) }
}

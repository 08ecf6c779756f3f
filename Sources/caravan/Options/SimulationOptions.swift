public import ArgumentParser
public import EconomicModel
import ScenarioAnalysis
import Workers

/// How scenarios are simulated.
struct SimulationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many paths to simulate; by default what the scenario says.", valueName: "n"))
    var paths: Int?

    @Option(help: ArgumentHelp("The seed of all random numbers; by default what the scenario says.", valueName: "s"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("How paths are chosen; by default what the scenario says.", valueName: "method"))
    var sampling: Sampling?

    @Option(
        help: ArgumentHelp(
            "How many threads to use; by default one for each core. Results do not depend on it.", valueName: "n"))
    var threads: Int?

    @Flag(
        help: """
            Make quantiles exact at any number of paths. Up to a million they always are; beyond, each may be off by \
            1/1000 of p95 − p5, which takes a third of the time.
            """)
    var exact = false

    /// Up to how many paths quantiles are exact.
    var exactPaths: Int { exact ? .max : RunSettings.alwaysExact }

    var workers: Workers { Workers(count: threads) }

    func validate() throws {
        if let paths, !(1...1_000_000_000).contains(paths) {
            throw ValidationError("--paths is a whole number from 1 to 1000000000")
        }
        if let seed, seed > UInt64(Int.max) { throw ValidationError("--seed is at most \(Int.max)") }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads is a whole number from 1 to 1024")
        }
    }
}

extension Sampling: ExpressibleByArgument {}

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

    /// The options for ``ArgumentList``.
    var arguments: [String] {
        ArgumentList.option("paths", paths) + ArgumentList.option("seed", seed)
            + ArgumentList.option("sampling", sampling?.rawValue) + (exact ? ["--exact"] : [])
    }

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

/// How precise figures are to be.
struct PrecisionOptions: ParsableArguments {
    @Option(
        name: .customLong("precision"), parsing: .singleValue,
        help: ArgumentHelp(
            """
            Add paths until a standard error is as small: of a target's probability (aim=0.1%), or of an indicator's mean \
            in the last year, in its unit or as a share (turnover=0.5%). In a comparison, of the paired differences.
            """, valueName: "name=error"),
        transform: { text in
            guard let goal = PrecisionGoal(text) else {
                throw ValidationError("'\(text)' is no name with a standard error, such as aim_by_2030=0.1%")
            }
            return Written(text, goal)
        })
    var goals: [Written<PrecisionGoal>] = []

    @Option(
        name: .customLong("most-paths"),
        help: ArgumentHelp("The most paths that --precision may come to.", valueName: "n"))
    var mostPaths = Self.mostPathsUnlessSaid

    private static let mostPathsUnlessSaid = 10_000_000

    func validate() throws {
        if !(1...1_000_000_000).contains(mostPaths) {
            throw ValidationError("--most-paths is a whole number from 1 to 1000000000")
        }
    }

    var run: PreciseRun { PreciseRun(goals.map(\.value), cap: mostPaths) }

    /// The options for ``ArgumentList``.
    var arguments: [String] {
        ArgumentList.options("precision", goals.map(\.text))
            + ArgumentList.option("most-paths", mostPaths == Self.mostPathsUnlessSaid ? nil : mostPaths)
    }
}

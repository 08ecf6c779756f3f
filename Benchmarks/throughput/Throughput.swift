import ArgumentParser

/// Measures the parts of a run by themselves: the vector kernels, the summaries, and the simulation of a plan.
@main
struct Throughput: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throughput",
        abstract: "Time the kernels, the summaries and the simulation of a scenario.",
        discussion: """
            Prints tables with medians over rounds, in each of which everything runs once.

            EXAMPLE
              throughput Benchmarks/bench-twelve.yaml --rounds 3
            """)

    @Argument(help: "The scenario whose simulation is timed.")
    var scenario: String

    @Option(help: ArgumentHelp("How many rounds there are.", valueName: "n"))
    var rounds = 9

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds is 1 or more") }
    }

    func run() throws {
        let tables = [
            try KernelTimes().table(rounds: rounds),
            try SummaryTimes().table(rounds: rounds),
            try PlanTimes(of: scenario).table(rounds: rounds),
        ]
        print(tables.map(\.text).joined(separator: "\n\n"))
    }
}

import Foundation
import Testing

/// Ctrl-C stops a long run soon, and costs nothing that was there.
@Suite struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func aLongRun(signal: Int32) throws {
        let workspace = try Workspace()
        let scenario = "Scenarios/tutorial/1-growth.yaml"
        #expect(try Program.run("run \(scenario) --paths 100 --output out", in: workspace).status == 0)
        let before = try workspace.files(in: "out")

        // Some gigabytes of memory, of which little is touched before the signal comes.
        let running = try Program.start(
            ["run", scenario, "--paths", "30000000", "--threads", "1", "--output", "out"], in: workspace)
        Thread.sleep(forTimeInterval: 0.5)
        #expect(running.process.isRunning, "the run ended before it could be interrupted")
        kill(running.process.processIdentifier, signal)
        let start = ContinuousClock.now
        let outcome = try running.outcome()
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(running.process.terminationReason == .exit)
        #expect(outcome.status == 130)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("earlier results stand"))
        #expect(try workspace.files(in: "out") == before)
        #expect(try workspace.names(in: ".").filter { $0.hasPrefix(".caravan") } == [])
    }
}

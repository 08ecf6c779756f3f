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

        // Months make it slow without making it large: a gigabyte, of which little is touched before the signal comes.
        let long = "run \(scenario) --paths 10000000 --set horizon.step=month --threads 1 --output out"
        let running = try Program.start(Program.words(of: long), in: workspace)
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

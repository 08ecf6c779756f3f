import Foundation
import Testing

/// One scenario and one seed give the same files, whatever they are made with.
@Suite struct SameBytesTests {
    private static let run = "run Scenarios/kazakhstan-hungary/everything.yaml --paths 3000 --draws 5 --quiet"
    private static let compare = "compare Scenarios/tutorial/1-growth.yaml Scenarios/tutorial/2-measure.yaml --quiet"

    private func files(
        of command: String, in workspace: Workspace, environment: [String: String] = [:]
    ) throws -> [String: Data] {
        let outcome = try Program.run("\(command) --output out", in: workspace, environment: environment)
        try #require(outcome.status == 0, "\(command): \(outcome.errors)")
        defer { try? FileManager.default.removeItem(at: workspace["out"]) }
        return try workspace.files(in: "out")
    }

    @Test(arguments: [run, compare, "\(run) --sampling sobol", "\(compare) --paths 3000 --sampling latin_hypercube"])
    func anyNumberOfThreads(command: String) throws {
        let workspace = try Workspace()
        let once = try files(of: command, in: workspace)
        #expect(once.count >= 5)
        #expect(try files(of: command, in: workspace) == once, "run twice")
        for threads in [1, 2, 5] {
            #expect(
                try files(of: "\(command) --threads \(threads)", in: workspace) == once, "with \(threads) threads")
        }
    }

    /// A path's figures do not depend on how many paths there are.
    @Test func morePathsMoveNone() throws {
        let workspace = try Workspace()
        let some = try files(of: Self.run, in: workspace)
        let more = try files(of: "\(Self.run) --paths 5000", in: workspace)
        #expect(some["draws.csv"] != nil)
        #expect(some["draws.csv"] == more["draws.csv"])
        #expect(some["summary.csv"] != more["summary.csv"])
    }

    #if os(Linux)
        /// What the plan takes from the C library does not change bits where the library chooses other instructions.
        @Test func anotherCLibrary() throws {
            let workspace = try Workspace()
            let without = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2"]
            let plain = try files(of: Self.run, in: workspace)
            #expect(try files(of: Self.run, in: workspace, environment: without) == plain)
        }
    #endif

    /// No path of this machine.
    @Test func nothingOfTheMachine() throws {
        let workspace = try Workspace()
        for (name, bytes) in try files(of: Self.run, in: workspace) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains(workspace.folder.path), "\(name)")
        }
    }
}

import Foundation
import Testing

/// The results that are committed as an example are what `make example` makes.
@Suite struct ExampleTests {
    @Test func theExampleIsTrue() throws {
        let makefile = try String(contentsOf: Workspace.repository.appending(path: "Makefile"), encoding: .utf8)
        let rules = makefile.split(separator: "\n")
        let rule = try #require(rules.first { $0.hasSuffix("--output Reports/example --quiet") })
        let workspace = try Workspace()
        let command = rule.trimmingCharacters(in: .whitespaces).replacing("$(CARAVAN) ", with: "")
        let outcome = try Program.run(command, in: workspace)
        #expect(outcome.status == 0)
        let made = try workspace.files(in: "Reports/example")
        let folder = Workspace.repository.appending(path: "Reports/example")
        let committed = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(committed == made.keys.sorted())
        for name in committed {
            let isSame = try Data(contentsOf: folder.appending(path: name)) == made[name]
            #expect(isSame, "Reports/example/\(name) differs: make example")
        }
        #expect(made.values.reduce(0) { $0 + $1.count } < 100_000)
    }
}

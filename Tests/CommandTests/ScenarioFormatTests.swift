import Foundation
import Testing

/// The whole scenarios that the documentation shows are sound, and raise no warning.
@Suite struct ScenarioFormatTests {
    @Test(arguments: Markdown.all)
    func examples(path: String) throws {
        let workspace = try Workspace()
        for block in try Markdown(path).blocks where block.language == "yaml" {
            guard let first = block.lines.first, first.hasPrefix("caravan:") || first.hasPrefix("extends:") else {
                continue
            }
            // Beside the tutorial, so that an example can extend its files and read the figures.
            let file = "Scenarios/tutorial/example-\(block.start).yaml"
            try workspace.write(block.text, to: file)
            let outcome = try Program.run("check \(file)", in: workspace)
            #expect(outcome.status == 0, "\(path):\(block.start + 1): \(outcome.errors)")
            #expect(outcome.errors.isEmpty, "\(path):\(block.start + 1): \(outcome.errors)")
        }
    }

    /// Each field of a scenario, and each process of a driver, has an example that can be run.
    @Test func everyBlockIsShown() throws {
        let page = try Markdown("Documentation/scenario-format.md")
        let examples = page.blocks.filter { block in
            block.language == "yaml" && ["caravan:", "extends:"].contains { block.lines.first?.hasPrefix($0) == true }
        }
        let lines = examples.flatMap(\.lines)
        let blocks = Self.names(in: "scenario", of: page)
        #expect(blocks.count > 20)
        for block in blocks { #expect(lines.contains { $0.hasPrefix("\(block):") }, "\(block)") }
        let processes = Self.names(in: "processes", of: page)
        #expect(processes.count >= 8)
        for process in processes {
            let isShown = lines.contains { $0.firstMatch(of: /process: (\w+)/).map { $0.1 == process } ?? false }
            #expect(isShown, "\(process)")
        }
    }

    /// What stands in the first column of a table of the reference.
    private static func names(in table: String, of page: Markdown) -> [String] {
        let rows = page.lines.drop { $0 != "<!-- fields: \(table) -->" }.prefix { $0 != "<!-- /fields -->" }
        return rows.compactMap { $0.firstMatch(of: /^\| `(\w+)` \|/).map { String($0.1) } }
    }

    /// The whole scenarios of the reference can be run.
    @Test func examplesRun() throws {
        let workspace = try Workspace()
        for block in try Markdown("Documentation/scenario-format.md").blocks where block.language == "yaml" {
            guard block.lines.first?.hasPrefix("caravan:") == true else { continue }
            let file = "Scenarios/tutorial/example-\(block.start).yaml"
            try workspace.write(block.text, to: file)
            let outcome = try Program.run("run \(file) --paths 1024 --only text", in: workspace)
            #expect(outcome.status == 0, "line \(block.start + 1): \(outcome.errors)")
        }
    }
}

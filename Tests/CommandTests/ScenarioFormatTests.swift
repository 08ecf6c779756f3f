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

    /// Each block of the language has an example.
    @Test func everyBlockIsShown() throws {
        let examples = try Markdown("Documentation/scenario-format.md").blocks.filter { $0.language == "yaml" }
        for block in [
            "facts", "parameters", "drivers", "correlations", "flows", "measures", "risks", "variables", "indicators",
            "targets", "corridors", "air_routes",
        ] {
            #expect(examples.contains { $0.lines.contains { $0.hasPrefix("\(block):") } }, "\(block)")
        }
    }
}

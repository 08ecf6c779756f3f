import ArgumentParser
import EconomicModel
import Foundation

/// `caravan schema`: what editors need to complete and check scenario files.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the JSON Schema of scenario files, for editors.",
        discussion: """
            An editor that knows YAML then completes fields, explains them, and marks what is misspelt. With the YAML \
            language server, which many editors use, a scenario names the schema in its first line:

              # yaml-language-server: $schema=caravan.schema.json

            EXAMPLES
              caravan schema > caravan.schema.json
            """)

    func run() throws {
        try ExitStatus.reporting {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try Terminal.print(String(decoding: try encoder.encode(JSONSchema.scenario), as: UTF8.self) + "\n")
        }
    }
}

import Foundation
import ScenarioFiles
import Testing

/// Broken scenario files, one for each rule of the language: `Broken/TOPIC/RULE.yaml`, with what must be said of it, word
/// for word, in `RULE.txt`.
///
/// `CARAVAN_RECORD=1 swift test --filter BrokenScenarioTests` writes the words anew, and fails on purpose. A first line
/// `# options: --set …` stands for options of the command line.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Broken")

    /// The scenarios as `TOPIC/RULE`; what lies in `Parts` is what they name.
    static let names: [String] = {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".yaml") && !$0.contains("Parts/") }.map { String($0.dropLast(5)) }.sorted()
    }()

    static func report(_ name: String) -> String {
        let file = folder.appending(path: "\(name).yaml")
        return Reading(file.path, overrides: overrides(of: file)).text(in: folder.deletingLastPathComponent())
    }

    /// Holds a report against the words recorded for it.
    static func expect(_ report: String, _ name: String) {
        let file = folder.appending(path: "\(name).txt")
        let recorded = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
        guard recorded != report else { return }
        guard ProcessInfo.processInfo.environment["CARAVAN_RECORD"] == "1" else {
            Issue.record("\(name) is reported as\n\(report)\nand not as\n\(recorded ?? "recorded: nothing is")")
            return
        }
        do {
            try Data(report.utf8).write(to: file)
            Issue.record("recorded \(name); run again without CARAVAN_RECORD")
        } catch {
            Issue.record("cannot record \(name): \(error)")
        }
    }

    private static func overrides(of file: URL) -> Overrides {
        let text = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let mark = "# options: "
        guard text.hasPrefix(mark), let line = text.split(separator: "\n").first else { return Overrides() }
        let words = line.dropFirst(mark.count).split(separator: " ").map(String.init)
        var overrides = Overrides()
        for (option, value) in zip(words, words.dropFirst()) {
            switch option {
            case "--set": overrides.settings.append(value)
            case "--with": overrides.with.append(value)
            case "--without": overrides.without.append(value)
            default: break
            }
        }
        return overrides
    }
}

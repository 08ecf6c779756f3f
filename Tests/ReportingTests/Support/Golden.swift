import Foundation
import Testing

/// Texts that are compared word for word with a file under `Golden`.
///
/// `CARAVAN_RECORD=1 swift test --filter ReportingTests` writes them anew, and fails on purpose.
enum Golden {
    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["CARAVAN_RECORD"] == "1" {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
                Issue.record("recorded \(name); run again without CARAVAN_RECORD", sourceLocation: sourceLocation)
            } catch {
                Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
            }
            return
        }
        guard let data = FileManager.default.contents(atPath: file.path) else {
            Issue.record("there is no \(name): record it with CARAVAN_RECORD=1", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: data, as: UTF8.self)
        guard text != expected else { return }
        Issue.record("\(name) differs\n\(firstDifference(text, expected))", sourceLocation: sourceLocation)
    }

    private static func firstDifference(_ text: String, _ expected: String) -> String {
        let (lines, others) = (
            text.split(separator: "\n", omittingEmptySubsequences: false),
            expected.split(separator: "\n", omittingEmptySubsequences: false)
        )
        for (number, pair) in zip(lines, others).enumerated() where pair.0 != pair.1 {
            return "line \(number + 1)\n  is     \(pair.0)\n  was    \(pair.1)"
        }
        return "\(lines.count) lines in place of \(others.count)"
    }

    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden")
    }
}

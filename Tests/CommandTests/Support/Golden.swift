import Foundation
import Testing

/// Files under `Golden` that results are held against.
///
/// `CARAVAN_RECORD=1 swift test --filter CommandTests` writes them anew, and fails on purpose.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden")
        .standardizedFileURL

    static var isRecording: Bool { ProcessInfo.processInfo.environment["CARAVAN_RECORD"] == "1" }

    /// Expects a text word for word.
    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        guard let expected = recorded(text, name, sourceLocation: sourceLocation), text != expected else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let place = zip(lines, others).prefix { $0 == $1 }.count
        Issue.record(
            """
            \(name) differs in line \(place + 1)
              is   \(place < lines.count ? lines[place] : "the end")
              was  \(place < others.count ? others[place] : "the end")
            """, sourceLocation: sourceLocation)
    }

    /// What is recorded under a name; where recording, writes the text there instead and records an issue.
    static func recorded(
        _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> String? {
        let file = folder.appending(path: name)
        if isRecording {
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
                Issue.record("recorded \(name); run again without CARAVAN_RECORD", sourceLocation: sourceLocation)
            } catch {
                Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
            }
            return nil
        }
        guard let data = FileManager.default.contents(atPath: file.path) else {
            Issue.record("there is no \(name): record it with CARAVAN_RECORD=1", sourceLocation: sourceLocation)
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }
}

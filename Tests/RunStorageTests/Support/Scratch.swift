import Foundation
import GRDB
import RunStorage

/// A temporary folder for archives, gone when nobody needs it any more.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "caravan-archives-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String = "runs.sqlite") -> String { folder.appending(path: name).path }

    func bytes(_ name: String = "runs.sqlite") throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

    /// Opens a file as a plain database.
    func database<Value>(_ name: String = "runs.sqlite", _ body: (Database) throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: path(name))
        defer { try? queue.close() }
        return try queue.inDatabase(body)
    }

    /// Adds a run to the archive, which is made where there is none.
    @discardableResult
    func add(
        _ record: RunRecord = .sample(), files: [String: String] = ["a.yaml": "caravan: 1\n"],
        document: String = "{\"formatVersion\": 1}\n", to name: String = "runs.sqlite"
    ) throws -> Int64 {
        try RunArchive.using(path(name), making: true) { archive throws in
            try archive.add(record, files: files, document: Array(document.utf8), time: "2026-03-31T12:00:00Z")
        }
    }
}

extension RunRecord {
    static func sample(name: String = "a", seed: UInt64 = 3) -> RunRecord {
        RunRecord(
            command: "run", arguments: ["run", "a.yaml", "--set=x=\"y\""], name: name, scenario: name,
            title: "Trade – торговля", answer: "aim: 5 %", headline: "It does.", paths: 100, seed: seed,
            sampling: "random", scenarioDigest: "abc", caravanVersion: "0.1.0", formatVersion: 1)
    }
}

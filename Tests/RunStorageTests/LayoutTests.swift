import Crypto
import Foundation
import GRDB
import RunStorage
import Testing

/// The layout of archives, which those of earlier versions have too.
@Suite struct LayoutTests {
    /// The layout after each step, by the SHA-256 of all that `sqlite_master` says. A step that was released is never
    /// changed: add another to this list.
    private static let digests = ["494b3a3cee2994ea87675b824a2085bfda9c9bb0437356354ba7646db2363158"]

    @Test func noStepChanges() throws {
        let scratch = try Scratch()
        try scratch.add()
        let (text, version) = try scratch.database { db in
            (
                try String.fetchAll(db, sql: "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name")
                    .joined(separator: "\n"),
                try Int.fetchOne(db, sql: "PRAGMA user_version")
            )
        }
        let digest = SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        #expect(version == Self.digests.count)
        #expect(digest.joined() == Self.digests.last)
    }

    /// What programs such as `file` tell a database by.
    @Test func theFileSaysWhatItIs() throws {
        let scratch = try Scratch()
        try scratch.add()
        let bytes = [UInt8](try scratch.bytes())
        #expect(String(decoding: bytes[68..<72], as: UTF8.self) == "CRVN")
        #expect(Array(bytes[60..<64]) == [0, 0, 0, UInt8(Self.digests.count)])
    }

    /// An archive of each earlier layout is brought forward, and takes further runs.
    @Test(arguments: 1...digests.count)
    func earlierArchives(layout: Int) throws {
        let scratch = try Scratch()
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Archives/layout-\(layout).sql")
        let sql = try String(contentsOf: file, encoding: .utf8)
        try scratch.database { try $0.execute(sql: sql) }
        #expect(try scratch.add() == 8)
        try RunArchive.using(scratch.path()) { archive throws in
            let run = try archive.run("7")
            #expect(run.time == "2026-01-31T08:30:00Z")
            #expect(run.record.arguments == ["run", "a.yaml", "--seed=3"])
            #expect(run.record.answer == "aim: 5 %")
            #expect(run.documentDigest == "d1")
            #expect(try archive.files(of: run) == ["a.yaml": "caravan: 1"])
            #expect(try archive.document(of: run) == Array("{\"formatVersion\": 1}".utf8))
        }
        let version = try scratch.database { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(version == Self.digests.count)
    }
}

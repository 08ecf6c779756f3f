import Foundation
import GRDB
import RunStorage
import Synchronization
import Testing

/// What an archive keeps and gives back.
@Suite struct RunArchiveTests {
    @Test func whatIsKeptComesBack() throws {
        let scratch = try Scratch()
        let files = [
            "Scenarios/a.yaml": "caravan: 1\n", "seeds/ünï.csv": "a;b\r\n1,5;\u{0}2\n", "../empty.csv": "",
            "/abs/x.yaml": "caravan: 1\n",
        ]
        let document = "{\"a\": [0.1, \"‮\"]}\n"
        let id = try scratch.add(.sample(seed: UInt64(Int.max)), files: files, document: document)
        try RunArchive.using(scratch.path()) { archive throws in
            let runs = try archive.runs(limit: 10)
            #expect(runs.count == 1)
            let run = try #require(runs.first)
            #expect(run.id == id)
            #expect(run.time == "2026-03-31T12:00:00Z")
            #expect(run.record == .sample(seed: UInt64(Int.max)))
            #expect(try archive.files(of: run) == files)
            #expect(try archive.document(of: run) == Array(document.utf8))
        }
    }

    /// The file holds all by itself once a command is done, so that it can be copied.
    @Test func oneFileIsTheArchive() throws {
        let scratch = try Scratch()
        try scratch.add()
        try scratch.add()
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["runs.sqlite"])
        try FileManager.default.copyItem(atPath: scratch.path(), toPath: scratch.path("copy.sqlite"))
        #expect(try RunArchive.using(scratch.path("copy.sqlite")) { try $0.count() } == 2)
        #expect(try scratch.database { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test func whatIsTheSameIsKeptOnce() throws {
        let scratch = try Scratch()
        let files = ["a.yaml": String(repeating: "x", count: 200_000)]
        try scratch.add(files: files)
        let before = try scratch.bytes().count
        for _ in 0..<20 { try scratch.add(files: files) }
        #expect(try scratch.bytes().count < before + 20_000)
        try scratch.add(files: ["a.yaml": "other"], document: "{}")
        let counts = try scratch.database { db in
            try ["runs", "documents", "texts"].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") }
        }
        #expect(counts == [22, 2, 2])
    }

    @Test func runsByNumberAndName() throws {
        let scratch = try Scratch()
        for name in ["a", "b", "a", "5"] { try scratch.add(.sample(name: name)) }
        try RunArchive.using(scratch.path()) { archive throws in
            #expect(try archive.run("2").record.name == "b")
            #expect(try archive.run("a").id == 3)
            #expect(try archive.run("latest").id == 4)
            #expect(try archive.run("5").id == 4, "a number that no run has may be a name")
            #expect(try archive.runs(limit: 2).map(\.id) == [4, 3])
            #expect(try archive.runs(of: "a", limit: 9).map(\.id) == [3, 1])
            for wrong in ["c", "0", "99", "", "-1", "' OR 1"] {
                do {
                    Issue.record("'\(wrong)' is run \(try archive.run(wrong).id)")
                } catch {
                    #expect("\(error)".contains("there are runs 1 to 4: 5, a, b"))
                }
            }
        }
    }

    @Test func whatIsForgottenGivesItsSpaceBack() throws {
        let scratch = try Scratch()
        try scratch.add()
        let small = try scratch.bytes().count
        let large = String(repeating: "0123456789", count: 100_000)
        let id = try scratch.add(files: ["a.yaml": "caravan: 1\n", "b.csv": large], document: "\"\(large)\"")
        let grown = try scratch.bytes().count
        #expect(grown > small + 1_900_000, "\(small) to \(grown)")
        try RunArchive.using(scratch.path()) { archive throws in
            try archive.forget([id])
            #expect(try archive.runs(limit: 9).map(\.id) == [1])
            #expect(try archive.files(of: try archive.run("1")) == ["a.yaml": "caravan: 1\n"])
        }
        #expect(try scratch.bytes().count <= small + 8192)
        #expect(try scratch.add() == 3, "no number is given twice")
    }

    /// Several connections at once: all runs are there, each under a number of its own.
    @Test func manyWritersLoseNothing() throws {
        let scratch = try Scratch()
        let (writers, each) = (4, 15)
        let results = Mutex<[Result<Int64, any Error>]>([])
        DispatchQueue.concurrentPerform(iterations: writers) { writer in
            for place in 0..<each {
                let result = Result { try scratch.add(.sample(name: "\(writer)"), document: "[\(writer), \(place)]") }
                results.withLock { $0.append(result) }
            }
        }
        let ids = try results.withLock(\.self).map { try $0.get() }
        #expect(Set(ids).count == writers * each)
        #expect(try RunArchive.using(scratch.path()) { try $0.runs(limit: 1000) }.map(\.id) == ids.sorted().reversed())
    }
    /// Whoever comes while another makes the archive waits for it, and finds an archive.
    @Test func manyMayMakeIt() throws {
        let scratch = try Scratch()
        let (writers, archives) = (4, 150)
        let failures = Mutex<[String]>([])
        for place in 0..<archives {
            let name = "\(place).sqlite"
            DispatchQueue.concurrentPerform(iterations: writers) { writer in
                do {
                    try scratch.add(.sample(name: "\(writer)"), document: "[\(writer)]", to: name)
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
            #expect(try RunArchive.using(scratch.path(name)) { try $0.count() } == writers)
        }
        #expect(failures.withLock(\.self) == [])
    }
}

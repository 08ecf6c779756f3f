import Foundation
import GRDB
import RunStorage
import Testing

/// What is no archive, or none that this program knows, is left as it is.
@Suite struct ForeignFileTests {
    private func error(_ scratch: Scratch, making isNew: Bool = true) throws -> RunArchiveError? {
        #expect(throws: RunArchiveError.self) {
            try RunArchive.using(scratch.path(), making: isNew) { try $0.runs(limit: 1) }
        }
    }

    @Test(arguments: ["a text", String(repeating: "a longer text ", count: 1000), "SQLite format 3\u{0}"])
    func otherBytes(text: String) throws {
        let scratch = try Scratch()
        try Data(text.utf8).write(to: scratch.folder.appending(path: "runs.sqlite"))
        #expect(try error(scratch) == .notAnArchive(path: scratch.path()))
        #expect(try scratch.bytes() == Data(text.utf8))
    }

    @Test(arguments: [0, 252_006])
    func anotherDatabase(id: Int) throws {
        let scratch = try Scratch()
        try scratch.database { try $0.execute(sql: "CREATE TABLE runs (id); PRAGMA application_id = \(id)") }
        let before = try scratch.bytes()
        #expect(try error(scratch) == .notAnArchive(path: scratch.path()))
        #expect(try scratch.bytes() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["runs.sqlite"])
    }

    @Test func aLaterLayout() throws {
        let scratch = try Scratch()
        try scratch.add()
        try scratch.database { try $0.execute(sql: "PRAGMA user_version = 99; CREATE TABLE later (id)") }
        let before = try scratch.bytes()
        #expect(try error(scratch) == .newer(path: scratch.path(), found: 99, known: 1))
        #expect(try scratch.bytes() == before)
    }

    @Test func nothingAndNowhere() throws {
        let scratch = try Scratch()
        #expect(try error(scratch, making: false) == .absent(path: scratch.path()))
        #expect(!FileManager.default.fileExists(atPath: scratch.path()))
        try FileManager.default.createDirectory(atPath: scratch.path(), withIntermediateDirectories: true)
        #expect(try error(scratch) == .notAnArchive(path: scratch.path()))
        try Data().write(to: scratch.folder.appending(path: "file"))
        #expect(throws: RunArchiveError.self) { try scratch.add(to: "file/runs.sqlite") }
    }

    /// An empty file and an empty database become archives.
    @Test func emptyOnes() throws {
        let scratch = try Scratch()
        try Data().write(to: scratch.folder.appending(path: "runs.sqlite"))
        #expect(try scratch.add() == 1)
        try scratch.database("blank.sqlite") { try $0.execute(sql: "CREATE TABLE t (id); DROP TABLE t") }
        #expect(try scratch.add(to: "blank.sqlite") == 1)
    }

    /// Whatever happens to the bytes, an archive answers or says what is wrong.
    @Test func spoiltBytes() throws {
        let scratch = try Scratch()
        for place in 0..<60 {
            try scratch.add(.sample(name: "run \(place)"), files: ["\(place).yaml": "\(place)"], document: "[\(place)]")
        }
        let sound = [UInt8](try scratch.bytes())
        var generator = SplitMix(seed: 20_260_331)
        var failures = 0
        for trial in 0..<150 {
            var bytes = sound
            if trial % 3 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator)) }
            for _ in 0..<[1, 20, 2000][trial % 3] {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            try Data(bytes).write(to: scratch.folder.appending(path: "spoilt.sqlite"))
            for end in ["-wal", "-shm", "-journal"] {
                try? FileManager.default.removeItem(atPath: scratch.path("spoilt.sqlite\(end)"))
            }
            do {
                try RunArchive.using(scratch.path("spoilt.sqlite"), making: true) { archive throws in
                    for run in try archive.runs(limit: 100) {
                        _ = try archive.document(of: run)
                        _ = try archive.files(of: run)
                    }
                    _ = try archive.add(.sample(), files: ["a": "b"], document: [0x7B, 0x7D], time: "")
                }
            } catch {
                #expect(error is RunArchiveError, "trial \(trial): \(error)")
                failures += 1
            }
        }
        #expect(failures > 50)
    }
}

/// A generator that replays (Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

internal import Crypto
internal import Foundation
internal import GRDB

/// An archive of runs: a SQLite database that keeps of each run what it was read from, how it was asked for, and its results.
///
/// Texts and documents are kept once, by the SHA-256 of their bytes. An archive may be written by several processes at once:
/// each run is one transaction, and waits for those of others. A process that is killed leaves whole runs and nothing else.
public struct RunArchive: Sendable {
    /// How long to wait for other processes, in seconds.
    static let patience = 10.0

    let path: String
    let database: DatabaseQueue

    // MARK: Opening

    /// Opens the archive at a path, does something with it, and closes it, so that the file holds all by itself.
    ///
    /// - Parameters:
    ///   - path: The archive's file.
    ///   - isNew: Whether one may be made where there is none, with the folders above it.
    ///   - body: What to do.
    /// - Returns: What `body` returns.
    /// - Throws: ``RunArchiveError``, and what `body` throws.
    public static func using<Value>(
        _ path: String, making isNew: Bool = false, _ body: (RunArchive) throws -> Value
    ) throws -> Value {
        let archive = try RunArchive(path, making: isNew)
        defer { try? archive.database.close() }
        return try body(archive)
    }

    private init(_ path: String, making isNew: Bool) throws(RunArchiveError) {
        self.path = path
        do {
            if isNew {
                try FileManager.default.createDirectory(
                    at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            }
            try ArchiveFile(path).check(mayBeAbsent: isNew)
            var configuration = Configuration()
            configuration.busyMode = .timeout(Self.patience)
            database = try DatabaseQueue(path: path, configuration: configuration)
            try prepare()
        } catch {
            throw RunArchiveError(error, path: path)
        }
    }

    /// Brings the layout up to date, and then lets readers and one writer work side by side (write-ahead log). A file system
    /// that cannot do that keeps the older way.
    private func prepare() throws {
        // In a transaction, so that no other process makes the archive between one look and the next.
        let taken = try database.read { [path] db in try ArchiveSchema.stepsTaken(db, path: path) }
        try database.writeWithoutTransaction { [path] db in
            if taken < ArchiveSchema.steps.count {
                try db.inTransaction(.immediate) {
                    try ArchiveSchema.complete(db, path: path)
                    return .commit
                }
            }
            var mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            if mode != "wal" { mode = try? String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
            if mode == "wal" { try db.execute(sql: "PRAGMA synchronous = NORMAL") }
        }
    }

    /// Does something in one transaction, with the database's errors as this type's.
    private func write<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) throws(RunArchiveError) -> Value {
        do { return try database.write(body) } catch { throw RunArchiveError(error, path: path) }
    }

    private func read<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) throws(RunArchiveError) -> Value {
        do { return try database.read(body) } catch { throw RunArchiveError(error, path: path) }
    }

    // MARK: Writing

    /// Adds a run.
    ///
    /// - Parameters:
    ///   - run: What is said of it.
    ///   - files: The texts that it was read from, by path.
    ///   - document: The bytes of its `run.json`.
    ///   - time: When, in UTC, as `2026-03-31T12:00:00Z`.
    /// - Returns: Its number. Once it is returned, the run outlives the process.
    /// - Throws: ``RunArchiveError``; then nothing of the run is kept.
    /// - Complexity: Linear in the bytes; what is there already is not written again.
    public func add(
        _ run: RunRecord, files: [String: String], document: [UInt8], time: String
    ) throws(RunArchiveError) -> Int64 {
        try write { db in
            let arguments = String(decoding: try JSONEncoder().encode(run.arguments), as: UTF8.self)
            let document = try Self.keep(Data(document), in: "documents", "json", db)
            try db.execute(
                sql: """
                    INSERT INTO runs (time, command, arguments, name, scenario, title, answer, headline, paths, seed,
                        sampling, scenario_digest, caravan_version, format_version, document)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    time, run.command, arguments, run.name, run.scenario, run.title, run.answer, run.headline,
                    run.paths, Int64(bitPattern: run.seed), run.sampling, run.scenarioDigest, run.caravanVersion,
                    run.formatVersion, document,
                ])
            let id = db.lastInsertedRowID
            for (path, text) in files.sorted(by: { $0.key < $1.key }) {
                let text = try Self.keep(Data(text.utf8), in: "texts", "text", db)
                try db.execute(
                    sql: "INSERT INTO files (run, path, text) VALUES (?, ?, ?)", arguments: [id, path, text])
            }
            return id
        }
    }

    /// The number of a text, which is kept where it is not yet.
    private static func keep(_ bytes: Data, in table: String, _ column: String, _ db: Database) throws -> Int64 {
        let digest = SHA256.hash(data: bytes).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        if let id = try Int64.fetchOne(db, sql: "SELECT id FROM \(table) WHERE digest = ?", arguments: [digest]) {
            return id
        }
        try db.execute(
            sql: "INSERT INTO \(table) (digest, \(column)) VALUES (?, CAST(? AS TEXT))", arguments: [digest, bytes])
        return db.lastInsertedRowID
    }

    /// Takes runs out of the archive, with all that only they refer to, and gives the space back.
    ///
    /// - Throws: ``RunArchiveError``; then all of them are still there.
    /// - Complexity: Linear in the size of the archive, which is written anew.
    public func forget(_ ids: [Int64]) throws(RunArchiveError) {
        try write { db in
            for id in ids { try db.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [id]) }
            try db.execute(sql: "DELETE FROM documents WHERE id NOT IN (SELECT document FROM runs)")
            try db.execute(sql: "DELETE FROM texts WHERE id NOT IN (SELECT text FROM files)")
        }
        do { try database.vacuum() } catch { throw RunArchiveError(error, path: path) }
    }

    // MARK: Reading

    /// The runs of a scenario, or all, the newest first.
    ///
    /// - Parameters:
    ///   - scenario: The scenario's name, or what results are filed under.
    ///   - limit: The most.
    /// - Returns: What is said of them; documents and files are not read.
    /// - Throws: ``RunArchiveError``.
    public func runs(of scenario: String? = nil, limit: Int) throws(RunArchiveError) -> [ArchivedRun] {
        try read { db in
            try RunRow.fetch(
                db, "WHERE ?1 IS NULL OR scenario = ?1 OR name = ?1 ORDER BY runs.id DESC LIMIT ?2", [scenario, limit])
        }
    }

    /// How many runs there are.
    ///
    /// - Throws: ``RunArchiveError``.
    public func count() throws(RunArchiveError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM runs") ?? 0 }
    }

    /// The run that a user means.
    ///
    /// - Parameter text: Its number, `latest`, or what results are filed under, by which the latest of them is meant.
    /// - Returns: What is said of it.
    /// - Throws: ``RunArchiveError/noSuchRun(_:path:known:)`` with what there is.
    public func run(_ text: String) throws(RunArchiveError) -> ArchivedRun {
        let found = try read { db in
            if let id = Int64(text), let run = try RunRow.fetch(db, "WHERE runs.id = ?", [id]).first { return [run] }
            let end = "ORDER BY runs.id DESC LIMIT 1"
            return text == "latest"
                ? try RunRow.fetch(db, end, []) : try RunRow.fetch(db, "WHERE name = ? \(end)", [text])
        }
        guard let run = found.first else {
            throw .noSuchRun(text, path: path, known: try known())
        }
        return run
    }

    /// What there is, in words.
    private func known() throws(RunArchiveError) -> String {
        let (ids, names) = try read { db in
            (
                try Row.fetchOne(db, sql: "SELECT min(id), max(id) FROM runs").map { row in
                    (0...1).map { Int64.fromDatabaseValue(row[$0] as DatabaseValue) ?? 0 }
                } ?? [],
                try String.fetchAll(db, sql: "SELECT name FROM runs GROUP BY name ORDER BY max(id) DESC LIMIT 6")
            )
        }
        guard !names.isEmpty, ids.count == 2 else { return "it is empty" }
        let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
        return ids[0] == ids[1] ? "there is run \(ids[0]): \(shown)" : "there are runs \(ids[0]) to \(ids[1]): \(shown)"
    }

    /// The bytes of a run's `run.json`.
    ///
    /// - Throws: ``RunArchiveError``.
    public func document(of run: ArchivedRun) throws(RunArchiveError) -> [UInt8] {
        let sql = "SELECT CAST(json AS BLOB) FROM documents WHERE id = (SELECT document FROM runs WHERE id = ?)"
        let bytes = try read { db in try Data.fetchOne(db, sql: sql, arguments: [run.id]) }
        guard let bytes else { throw .damaged(path: path, reason: "run \(run.id) has no document") }
        return [UInt8](bytes)
    }

    /// The texts that a run was read from, by path.
    ///
    /// - Throws: ``RunArchiveError``.
    public func files(of run: ArchivedRun) throws(RunArchiveError) -> [String: String] {
        let sql = """
            SELECT path, CAST(texts.text AS BLOB) FROM files JOIN texts ON texts.id = files.text WHERE run = ?
            """
        return try read { db in
            let rows = try Row.fetchAll(db, sql: sql, arguments: [run.id])
            return Dictionary(
                rows.compactMap { row in
                    guard let path = String.fromDatabaseValue(row[0] as DatabaseValue),
                        let text = Data.fromDatabaseValue(row[1] as DatabaseValue)
                    else { return nil }
                    return (path, String(decoding: text, as: UTF8.self))
                }, uniquingKeysWith: { first, _ in first })
        }
    }
}

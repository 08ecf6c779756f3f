internal import Foundation
internal import GRDB

/// The file of an archive, looked at before a database is opened on it: to open one may change it, and what is somebody
/// else's is to stay as it is.
struct ArchiveFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// - Throws: ``RunArchiveError`` where there is no file and may not be none, or something other than an archive or an
    ///   empty database.
    func check(mayBeAbsent: Bool) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            if mayBeAbsent { return }
            throw RunArchiveError.absent(path: path)
        }
        guard !isFolder.boolValue else { throw RunArchiveError.notAnArchive(path: path) }
        let file: FileHandle
        do {
            file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw RunArchiveError.refused(path: path, reason: "it cannot be read")
        }
        defer { try? file.close() }
        let header = [UInt8](try file.read(upToCount: 100) ?? Data())
        if header.isEmpty { return }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw RunArchiveError.notAnArchive(path: path)
        }
        // The header's field "application ID", big-endian.
        let id = header[68..<72].reduce(0) { $0 << 8 | UInt32($1) }
        switch id {
        case UInt32(ArchiveSchema.applicationID): return
        case 0: try checkEmpty()
        default: throw RunArchiveError.notAnArchive(path: path)
        }
    }

    /// Whether it is an empty database, by a reader that changes nothing.
    private func checkEmpty() throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(RunArchive.patience)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? database.close() }
        _ = try database.read { [path] db in try ArchiveSchema.stepsTaken(db, path: path) }
    }
}

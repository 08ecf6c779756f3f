internal import GRDB

/// Why an archive cannot be used, or has not what is wanted.
public enum RunArchiveError: Error, Sendable, Equatable {
    /// There is no file at the path.
    case absent(path: String)
    /// The file at the path is something else; it was left as it is.
    case notAnArchive(path: String)
    /// The archive has a layout of a later version of the program.
    case newer(path: String, found: Int, known: Int)
    /// The archive's bytes are not what was written.
    case damaged(path: String, reason: String)
    /// Another program keeps the archive locked.
    case busy(path: String)
    /// The system or the database refused, in its own words.
    case refused(path: String, reason: String)
    /// No run answers to a name or number; `known` says what there is.
    case noSuchRun(String, path: String, known: String)

    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = error as? RunArchiveError ?? .refused(path: path, reason: "\(error)")
            return
        }
        let reason = error.message ?? "\(error.resultCode)"
        self =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
            case .SQLITE_NOTADB: .notAnArchive(path: path)
            case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT:
                .damaged(path: path, reason: reason)
            case .SQLITE_CANTOPEN, .SQLITE_READONLY:
                // Even readers write beside it, where the log of what is not yet in it stands.
                .refused(path: path, reason: "\(reason); it must stand in a folder that can be written to")
            default: .refused(path: path, reason: reason)
            }
    }
}

extension RunArchiveError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent(let path):
            "there is no archive at \(path): commands that write results make one, and --archive names another"
        case .notAnArchive(let path): "\(path) is no archive of runs; it was left as it is"
        case .newer(let path, let found, let known):
            "\(path) is an archive of layout \(found), and this program knows layouts up to \(known): "
                + "use a newer Caravan"
        case .damaged(let path, let reason): "the archive \(path) is damaged: \(reason)"
        case .busy(let path): "the archive \(path) is locked by another program"
        case .refused(let path, let reason): "cannot use the archive \(path): \(reason)"
        case .noSuchRun(let text, let path, let known): "there is no run '\(text)' in \(path): \(known)"
        }
    }
}

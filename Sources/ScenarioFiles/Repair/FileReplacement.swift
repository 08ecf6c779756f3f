import Foundation

/// Writes a file anew in one step: beside it first, then in its place, with its permissions.
struct FileReplacement {
    private let source: SourceText

    init(_ source: SourceText) { self.source = source }

    /// Puts bytes in place of the file's.
    ///
    /// - Parameter bytes: What it is to hold.
    /// - Throws: ``RepairError``; the file is then as it was.
    func replace(by bytes: [UInt8]) throws(RepairError) {
        var status = stat()
        try attempt { stat(source.path, &status) }
        let draft = "\(FileAccess.folder(of: source.path))/.caravan-\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw RepairError(path: source.path, code: errno) }
        do throws(RepairError) {
            do throws(RepairError) {
                try fill(file, with: bytes)
                // Who may not give a file away keeps it.
                _ = fchown(file, status.st_uid, status.st_gid)
                try attempt { fchmod(file, status.st_mode & 0o7777) }
            } catch {
                close(file)
                throw error
            }
            try attempt { close(file) }
            guard FileManager.default.contents(atPath: source.path).map({ [UInt8]($0) }) == source.bytes else {
                throw RepairError(path: source.path, code: nil)
            }
            try attempt { rename(draft, source.path) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private func fill(_ file: Int32, with bytes: [UInt8]) throws(RepairError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw RepairError(path: source.path, code: errno)
            }
        }
    }

    private func attempt(_ call: () -> Int32) throws(RepairError) {
        guard call() == 0 else { throw RepairError(path: source.path, code: errno) }
    }
}

/// Why a file could not be put right; it is as it was.
public struct RepairError: Error, Sendable, CustomStringConvertible {
    public var path: String
    /// The system's `errno`; `nil` where somebody else has changed the file meanwhile.
    public var code: Int32?

    public var description: String {
        let reason = code.map { String(cString: strerror($0)) } ?? "it has been changed meanwhile"
        return "cannot put \(path) right: \(reason)"
    }
}

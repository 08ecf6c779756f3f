import Foundation

/// A folder that is not there yet, and comes with all of its files or not at all.
struct NewFolder {
    let path: String

    /// - Parameter path: Where it is to stand; folders above it are made as needed.
    /// - Throws: ``NewFolderError`` where something stands there already.
    init(_ path: String) throws(NewFolderError) {
        self.path = path
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        let names = isFolder ? (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] : []
        throw .isThere(path, isFolder: isFolder, names: names)
    }

    /// Makes the folder with its files: beside its place first, then there in one step.
    ///
    /// - Parameters:
    ///   - files: Their names, with the folders that they lie in, and their texts.
    ///   - isCancelled: Asked before the last step.
    /// - Throws: ``NewFolderError``, `CancellationError`; nothing is left then.
    func write(_ files: [(name: String, text: String)], isCancelled: () -> Bool) throws {
        let place = URL(filePath: path).standardizedFileURL
        let draft = place.deletingLastPathComponent().appending(path: ".caravan-\(getpid())")
        do {
            for file in files {
                let target = draft.appending(path: file.name)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: target)
            }
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw NewFolderError.refused(path, Self.reason(error))
        }
        if isCancelled() {
            try? FileManager.default.removeItem(at: draft)
            throw CancellationError()
        }
        // What has come there meanwhile stays: a folder takes the place of an empty one at most.
        guard rename(draft.path, place.path) == 0 else {
            let reason = String(cString: strerror(errno))
            try? FileManager.default.removeItem(at: draft)
            throw NewFolderError.refused(path, reason)
        }
    }

    private static func reason(_ error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let cause, cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(cause.code)))
    }
}

/// Why a folder could not be made; nothing was written.
enum NewFolderError: Error, CustomStringConvertible {
    case isThere(String, isFolder: Bool, names: [String])
    case refused(String, String)

    var description: String {
        switch self {
        case .isThere(let path, false, _):
            return "'\(path)' is there already, and is not overwritten"
        case .isThere(let path, true, let names):
            let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
            return "the folder '\(path)' is there already, and is not overwritten: it holds "
                + (names.isEmpty ? "nothing" : shown)
        case .refused(let path, let reason):
            return "cannot make '\(path)': \(reason)"
        }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of results, which is replaced as a whole or not at all.
///
/// All files are first written to a hidden folder on the same file system. Then:
/// - where there was nothing, that folder is renamed into place;
/// - where there was a folder with nothing but files of an earlier run, the two are exchanged in one step and the old one
///   is removed;
/// - where there was a folder with anything else in it, each file is renamed into it, so that everything else stays.
///
/// A failure leaves what was there before, and nothing of what was being written.
public struct ReportFolder: Sendable {
    /// Where it is, relative to the current folder or absolute.
    public let path: String
    let calls: SystemCalls

    /// - Parameter path: where the results are to stand; folders above it are made as needed.
    public init(_ path: String) {
        self.init(path, calls: SystemCalls())
    }

    package init(_ path: String, calls: SystemCalls) {
        self.path = path
        self.calls = calls
    }

    /// Writes the files, with the folder's other known files gone where it held nothing else.
    ///
    /// - Throws: ``ReportFolderError``, with the path that failed and the system's reason.
    public func write(_ files: [ResultFile]) throws(ReportFolderError) {
        try checkNames(of: files)
        let place = try locate()
        let staging = try makeStaging(for: place)
        do throws(ReportFolderError) {
            for file in files {
                try attempt(.write, shown(file.name)) { () throws(SystemFailure) in
                    try calls.create(staging + "/" + file.name, bytes: file.bytes)
                }
            }
            switch place {
            case .absent(let destination):
                try attempt(.create, path) { () throws(SystemFailure) in
                    try calls.rename(staging, to: destination)
                }
            case .folder(let destination, let status):
                if try !replaceWhole(destination, status, with: staging) {
                    try replaceEach(files, in: destination, from: staging)
                }
            }
        } catch {
            discard(staging, names: files.map(\.name))
            throw error
        }
    }

    private func discard(_ staging: String, names: [String]) {
        for name in names { try? calls.removeFile(staging + "/" + name) }
        try? calls.removeFolder(staging)
    }

    /// A file's path as the caller knows it.
    func shown(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }

    /// Makes calls, and gives a refusal as this type's error.
    func attempt<Value>(
        _ action: ReportFolderError.Action, _ path: String, _ body: () throws(SystemFailure) -> Value
    ) throws(ReportFolderError) -> Value {
        do throws(SystemFailure) {
            return try body()
        } catch {
            throw .refused(action, path: path, code: error.code)
        }
    }
}

// MARK: - Where

extension ReportFolder {
    /// What stands at the destination, its path without links.
    private enum Place {
        case absent(String)
        case folder(String, SystemCalls.Status)
    }

    private func checkNames(of files: [ResultFile]) throws(ReportFolderError) {
        var seen: Set<String> = []
        for name in files.map(\.name) {
            let isUsable = !name.isEmpty && name != "." && name != ".." && !name.contains { $0 == "/" || $0 == "\0" }
            guard isUsable, seen.insert(name).inserted else { throw .unusableName(name) }
        }
    }

    private func locate() throws(ReportFolderError) -> Place {
        if let found = try existing() { return found }
        let parent = Self.parent(of: path)
        try makeFolders(parent)
        if let found = try existing() { return found }
        let resolved = try attempt(.find, parent) { () throws(SystemFailure) in try calls.resolved(parent) }
        return .absent(resolved + "/" + Self.lastName(of: path))
    }

    private func existing() throws(ReportFolderError) -> Place? {
        let resolved: String
        do throws(SystemFailure) {
            resolved = try calls.resolved(path)
        } catch {
            guard error.code == ENOENT else { throw .refused(.find, path: path, code: error.code) }
            // A link that points to nothing is there, and not ours to replace.
            if (try? calls.status(path)) != nil { throw .notAFolder(path: path) }
            return nil
        }
        let status = try attempt(.find, path) { () throws(SystemFailure) in try calls.status(resolved) }
        guard status.isFolder else { throw .notAFolder(path: path) }
        return .folder(resolved, status)
    }

    private func makeFolders(_ folder: String) throws(ReportFolderError) {
        do throws(SystemFailure) {
            try calls.makeFolder(folder)
        } catch {
            if error.code == EEXIST { return }
            let above = Self.parent(of: folder)
            guard error.code == ENOENT, above != folder else {
                throw .refused(.create, path: folder, code: error.code)
            }
            try makeFolders(above)
            do throws(SystemFailure) {
                try calls.makeFolder(folder)
            } catch {
                guard error.code == EEXIST else { throw .refused(.create, path: folder, code: error.code) }
            }
        }
    }

    /// Beside the destination, so that a rename stays on one file system; inside it where it is a mount point or the
    /// folder above is closed to us.
    private func makeStaging(for place: Place) throws(ReportFolderError) -> String {
        switch place {
        case .absent(let destination):
            return try makeStaging(in: Self.parent(of: destination))
        case .folder(let destination, let status):
            let parent = Self.parent(of: destination)
            guard let above = try? calls.status(parent), above.device == status.device, parent != destination else {
                return try makeStaging(in: destination)
            }
            do {
                return try makeStaging(in: parent)
            } catch {
                return try makeStaging(in: destination)
            }
        }
    }

    private func makeStaging(in folder: String) throws(ReportFolderError) -> String {
        var attempt = 0
        while true {
            let staging = "\(folder == "/" ? "" : folder)/.caravan-\(calls.processNumber)-\(attempt)"
            do throws(SystemFailure) {
                try calls.makeFolder(staging)
                return staging
            } catch {
                guard error.code == EEXIST, attempt < 1000 else {
                    throw .refused(.create, path: path, code: error.code)
                }
                attempt += 1
            }
        }
    }

    private static func parent(of path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return trimmed == "/" ? "/" : "." }
        let parent = withoutTrailingSlashes(String(trimmed[..<slash]))
        return parent.isEmpty ? "/" : parent
    }

    private static func lastName(of path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        return trimmed.lastIndex(of: "/").map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
    }

    private static func withoutTrailingSlashes(_ path: String) -> String {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        return path
    }
}

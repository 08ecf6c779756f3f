#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file operations that a folder of results needs, as the system's calls: each returns or throws with the path and
/// the `errno`. This is the only place that calls the system.
package struct SystemCalls: Sendable {
    /// Which call is about to be made.
    package enum Call: Sendable, Hashable {
        case resolve, status, access, makeFolder, list, open, write, close, setMode, rename, exchange
        case removeFile, removeFolder
    }

    /// Asked before each call with its path; a code other than `nil` is thrown in place of making the call. For tests.
    package var failure: @Sendable (Call, String) -> Int32?

    package init(failure: @escaping @Sendable (Call, String) -> Int32? = { _, _ in nil }) {
        self.failure = failure
    }

    /// What stands at a path, itself and not what a link points to.
    struct Status {
        var mode: UInt32
        var device: UInt64
        var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
        var isFile: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }
        var permissions: UInt32 { mode & 0o7777 }
    }

    /// The path without links (`realpath`).
    func resolved(_ path: String) throws(SystemFailure) -> String {
        try check(.resolve, path)
        guard let found = realpath(path, nil) else { throw SystemFailure(path: path, code: errno) }
        defer { free(found) }
        return String(cString: found)
    }

    /// `lstat`.
    func status(_ path: String) throws(SystemFailure) -> Status {
        var found = stat()
        try run(.status, path) { lstat(path, &found) }
        return Status(mode: UInt32(found.st_mode), device: UInt64(found.st_dev))
    }

    /// `mkdir`, with the permissions that the process's mask leaves.
    func makeFolder(_ path: String) throws(SystemFailure) {
        try run(.makeFolder, path) { mkdir(path, 0o777) }
    }

    /// The names in a folder, sorted (`opendir`, `readdir`).
    func names(in path: String) throws(SystemFailure) -> [String] {
        try check(.list, path)
        guard let folder = opendir(path) else { throw SystemFailure(path: path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw SystemFailure(path: path, code: errno) }
        return names.sorted()
    }

    /// Writes a new file (`open`, `write`, `close`).
    func create(_ path: String, bytes: [UInt8]) throws(SystemFailure) {
        try check(.open, path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
        do throws(SystemFailure) {
            var written = 0
            while written < bytes.count {
                try check(.write, path)
                let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count >= 0 {
                    written += count
                } else if errno != EINTR {
                    throw SystemFailure(path: path, code: errno)
                }
            }
        } catch {
            close(descriptor)
            throw error
        }
        try run(.close, path) { close(descriptor) }
    }

    /// Whether files may be made in a folder (`access`).
    func checkWritable(_ folder: String) throws(SystemFailure) {
        try run(.access, folder) { access(folder, W_OK | X_OK) }
    }

    /// `chmod`.
    func setPermissions(_ permissions: UInt32, of path: String) throws(SystemFailure) {
        try run(.setMode, path) { chmod(path, mode_t(permissions)) }
    }

    /// `rename`.
    func rename(_ old: String, to new: String) throws(SystemFailure) {
        #if canImport(Glibc)
            try run(.rename, new) { Glibc.rename(old, new) }
        #elseif canImport(Musl)
            try run(.rename, new) { Musl.rename(old, new) }
        #else
            try run(.rename, new) { Darwin.rename(old, new) }
        #endif
    }

    /// Exchanges what stands at two paths in one step (`renameat2`, `renamex_np`); `ENOSYS` where there is no such call.
    func exchange(_ one: String, with other: String) throws(SystemFailure) {
        #if canImport(Darwin)
            try run(.exchange, other) { renamex_np(one, other, UInt32(RENAME_SWAP)) }
        #else
            try check(.exchange, other)
            // Swift's module of the C library leaves the function out.
            guard let address = dlsym(nil, "renameat2") else { throw SystemFailure(path: other, code: ENOSYS) }
            let renameat2 = unsafeBitCast(address, to: RenameAt2.self)
            let renameExchange: UInt32 = 2
            guard renameat2(AT_FDCWD, one, AT_FDCWD, other, renameExchange) == 0 else {
                throw SystemFailure(path: other, code: errno)
            }
        #endif
    }

    private typealias RenameAt2 =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

    /// `unlink`.
    func removeFile(_ path: String) throws(SystemFailure) {
        try run(.removeFile, path) { unlink(path) }
    }

    /// `rmdir`.
    func removeFolder(_ path: String) throws(SystemFailure) {
        try run(.removeFolder, path) { rmdir(path) }
    }

    /// A number that no other running process has.
    var processNumber: Int { Int(getpid()) }

    private func check(_ call: Call, _ path: String) throws(SystemFailure) {
        if let code = failure(call, path) { throw SystemFailure(path: path, code: code) }
    }

    private func run(_ call: Call, _ path: String, _ body: () -> Int32) throws(SystemFailure) {
        try check(call, path)
        guard body() == 0 else { throw SystemFailure(path: path, code: errno) }
    }
}

/// A call that the system refused.
struct SystemFailure: Error {
    var path: String
    var code: Int32
}

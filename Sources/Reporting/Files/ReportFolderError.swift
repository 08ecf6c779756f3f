#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why results could not be written.
public enum ReportFolderError: Error, Sendable, Equatable {
    /// Two files have this name, or it is none: empty, `.`, `..`, or with a slash in it.
    case unusableName(String)
    /// Something other than a folder stands at the path.
    case notAFolder(path: String)
    /// The system refused; `code` is its `errno`.
    case refused(Action, path: String, code: Int32)

    /// What was tried. After a failure to `remove`, the new results are in place and something old is left at the path;
    /// after any other, the earlier results are.
    public enum Action: String, Sendable, Equatable {
        case find, create, read, write, replace, remove
    }
}

extension ReportFolderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unusableName(let name): "'\(name)' cannot be the name of a result file"
        case .notAFolder(let path): "cannot write results to \(path): it is not a folder"
        case .refused(let action, let path, let code):
            "cannot \(action.rawValue) \(path): \(String(cString: strerror(code)))"
        }
    }
}

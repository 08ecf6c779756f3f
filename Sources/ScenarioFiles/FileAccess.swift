import EconomicModel
import Foundation

/// Reads the files that a scenario names, and on disk none outside the folders that it may read from.
struct FileAccess {
    /// The most that is read of one file: 16 MiB.
    static let largestFile = 16 * 1024 * 1024

    private let library: FileLibrary
    /// Folders, without links in their paths, that files on disk may lie in.
    private let folders: [String]

    /// - Parameters:
    ///   - library: Where files come from.
    ///   - scenario: The scenario's path: its folder may be read, and the whole repository where it lies in one.
    ///   - allowed: Further folders or files.
    init(_ library: FileLibrary, scenario: String, allowed: [String]) {
        self.library = library
        let folder = Self.real(Self.folder(of: scenario))
        folders = [Self.repository(of: folder) ?? folder] + allowed.map(Self.real)
    }

    /// A file's text.
    func text(of path: String) -> Result<String, Problem> { library.text(of: path, within: folders) }

    /// Whether two paths are of one file.
    func isSame(_ path: String, _ other: String) -> Bool { library.real(path) == library.real(other) }

    // MARK: Paths

    /// The folder that a path names a file in; `.` for a bare name.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path named by a file in a folder, as the user would write it.
    static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") || folder == "." { return path }
        var parts = folder.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != "..", last != ".", !last.isEmpty {
                parts.removeLast()
            } else {
                parts.append(String(part))
            }
        }
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    /// A path relative to a folder, both as the user would write them; an absolute path that a scenario beside the working
    /// folder names stays as it is. The working folder does not matter, but where only it could tell.
    static func relative(_ path: String, to folder: String) -> String {
        if path.hasPrefix("/"), !folder.hasPrefix("/") { return path }
        var (target, base) = (parts(of: path), parts(of: folder))
        if path.hasPrefix("/") != folder.hasPrefix("/") || base.dropFirst(shared(target, base)).contains("..") {
            (target, base) = (standard(path), standard(folder))
        }
        let shared = shared(target, base)
        return (Array(repeating: "..", count: base.count - shared) + target[shared...]).joined(separator: "/")
    }

    /// With how many names two paths begin alike.
    private static func shared(_ one: [String], _ other: [String]) -> Int {
        zip(one, other).prefix { $0 == $1 }.count
    }

    /// The names along a path, with those gone that lead down and up again.
    private static func parts(of path: String) -> [String] {
        path.split(separator: "/").reduce(into: []) { parts, part in
            if part == "." { return }
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(String(part))
            }
        }
    }

    private static func standard(_ path: String) -> [String] {
        parts(of: URL(fileURLWithPath: path).standardizedFileURL.path)
    }

    /// The path without links.
    static func real(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// The root of the repository that a folder lies in; where it came without its history, the folder that holds
    /// `Scenarios` and `seeds`.
    private static func repository(of folder: String) -> String? {
        var place = folder
        while place != "/" {
            let here = place
            func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(here)/\(name)") }
            if holds(".git") || (holds("Scenarios") && holds("seeds")) { return place }
            place = Self.folder(of: place)
        }
        return nil
    }
}

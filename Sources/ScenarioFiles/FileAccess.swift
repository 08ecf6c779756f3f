import EconomicModel
import Foundation

/// Reads the files that a scenario names, and none outside the folders that it may read from.
struct FileAccess {
    /// The most that is read of one file: 16 MiB.
    static let largestFile = 16 * 1024 * 1024

    /// Folders, without links in their paths, that files may lie in.
    private let folders: [String]
    /// Texts that stand for those of files, by paths without links.
    private let texts: [String: String]

    /// - Parameters:
    ///   - scenario: The scenario's path: its folder may be read, and the whole repository where it lies in one.
    ///   - allowed: Further folders or files.
    ///   - texts: Texts to take in place of what files hold, by paths without links.
    init(scenario: String, allowed: [String], replacing texts: [String: String] = [:]) {
        self.texts = texts
        let folder = Self.real(Self.folder(of: scenario))
        folders = [Self.repository(of: folder) ?? folder] + allowed.map(Self.real)
    }

    /// A file's bytes as text.
    func text(of path: String) -> Result<String, Problem> {
        let real = Self.real(path)
        guard folders.contains(where: { real == $0 || real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
            return .failure(.outsideTree(path))
        }
        if let text = texts[real] { return .success(text) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isFolder) else {
            return .failure(.notReadable(path, "there is no such file"))
        }
        guard !isFolder.boolValue else { return .failure(.notReadable(path, "it is a folder")) }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: real),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return .failure(.notReadable(path, "it is not an ordinary file")) }
        guard let size = attributes[.size] as? Int, size <= Self.largestFile else {
            return .failure(.fileTooLarge(Self.largestFile >> 20))
        }
        guard let bytes = FileManager.default.contents(atPath: real) else {
            return .failure(.notReadable(path, "permission denied"))
        }
        guard var text = String(bytes: bytes, encoding: .utf8) else { return .failure(.notUTF8()) }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return .success(text)
    }

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

    /// A path relative to a folder, both as the user would write them.
    static func relative(_ path: String, to folder: String) -> String {
        let target = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
        let base = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL.pathComponents
        let shared = zip(target, base).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: base.count - shared) + target[shared...]).joined(separator: "/")
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

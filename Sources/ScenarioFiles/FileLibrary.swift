import EconomicModel
import Foundation
import Synchronization

/// The files that scenarios are read from: those on disk, or texts that were read before.
///
/// Each file is read once. All scenarios that are loaded from one library see the same text of it, and what was read can be
/// kept and loaded again: with the same paths it gives the same scenarios, places of inputs included. Texts are without a
/// byte order mark. A library may be used by several threads at once.
public final class FileLibrary: Sendable {
    private let isOnDisk: Bool
    /// Texts that stand for those of files on disk, by paths without links.
    private let replacements: [String: String]
    private let read: Mutex<[String: String]>

    /// The files on disk, those that scenarios may read.
    public convenience init() { self.init(replacing: [:]) }

    /// The files on disk, with texts in place of what some of them hold, by paths without links.
    init(replacing replacements: [String: String]) {
        isOnDisk = true
        self.replacements = replacements
        read = Mutex([:])
    }

    /// Texts by the paths that they were read by, and no other files.
    public init(_ texts: [String: String]) {
        isOnDisk = false
        replacements = [:]
        read = Mutex(texts)
    }

    /// The texts that were read so far, or that the library was made of, by path.
    public var texts: [String: String] { read.withLock(\.self) }

    // MARK: What is there

    /// Whether there is a file or a folder at a path.
    public func holds(_ path: String) -> Bool {
        isOnDisk ? FileManager.default.fileExists(atPath: path) : texts[path] != nil || isFolder(path)
    }

    /// Whether there is a folder at a path.
    public func isFolder(_ path: String) -> Bool {
        guard isOnDisk else { return texts.keys.contains { $0.hasPrefix(Self.inside(path)) } }
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The names of what stands in a folder, in order.
    ///
    /// - Parameter folder: Its path.
    /// - Returns: The names; of texts that were read before, only those of files.
    /// - Throws: Where a folder on disk cannot be read.
    public func names(in folder: String) throws -> [String] {
        guard !isOnDisk else { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
        let start = Self.inside(folder)
        return texts.keys.compactMap { path in
            let name = path.dropFirst(start.count)
            return path.hasPrefix(start) && !name.contains("/") ? String(name) : nil
        }.sorted()
    }

    private static func inside(_ folder: String) -> String { folder.hasSuffix("/") ? folder : folder + "/" }

    // MARK: Sets of files beside the others

    /// Puts texts beside the others, under a name that no path begins with.
    public func add(_ texts: [String: String], under name: String) {
        read.withLock { read in
            for (path, text) in texts { read["\(name)/\(path)"] = text }
        }
    }

    /// The texts that were put under a name, as a library of their own; `nil` where there are none.
    public func part(under name: String) -> FileLibrary? {
        let start = name + "/"
        let own = texts.filter { $0.key.hasPrefix(start) }
        guard !own.isEmpty else { return nil }
        return FileLibrary(Dictionary(uniqueKeysWithValues: own.map { (String($0.dropFirst(start.count)), $1) }))
    }

    // MARK: Reading

    /// A file's text.
    ///
    /// - Parameters:
    ///   - path: The path as the user would write it.
    ///   - folders: The folders on disk, without links in their paths, that files may lie in.
    /// - Returns: The text, or why it cannot be had.
    func text(of path: String, within folders: [String]) -> Result<String, Problem> {
        let known = texts[path]
        guard isOnDisk else {
            return known.map(Result.success) ?? .failure(.notReadable(path, "it is not among the files that were kept"))
        }
        let real = real(path)
        guard folders.contains(where: { real == $0 || real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
            return .failure(.outsideTree(path))
        }
        if let text = replacements[real] ?? known { return .success(text) }
        return Self.text(onDisk: real, named: path).map { text in
            read.withLock { read in
                if let first = read[path] { return first }
                read[path] = text
                return text
            }
        }
    }

    /// The path that tells whether two paths are of one file.
    func real(_ path: String) -> String { isOnDisk ? FileAccess.real(path) : path }

    private static func text(onDisk real: String, named path: String) -> Result<String, Problem> {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isFolder) else {
            return .failure(.notReadable(path, "there is no such file"))
        }
        guard !isFolder.boolValue else { return .failure(.notReadable(path, "it is a folder")) }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: real),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return .failure(.notReadable(path, "it is not an ordinary file")) }
        guard let size = attributes[.size] as? Int, size <= FileAccess.largestFile else {
            return .failure(.fileTooLarge(FileAccess.largestFile >> 20))
        }
        guard let bytes = FileManager.default.contents(atPath: real) else {
            return .failure(.notReadable(path, "permission denied"))
        }
        guard var text = String(bytes: bytes, encoding: .utf8) else { return .failure(.notUTF8()) }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return .success(text)
    }
}

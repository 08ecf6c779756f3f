import Foundation

/// A temporary folder with the scenarios and figures of the repository in it, gone when nobody needs it any more.
final class Workspace: Sendable {
    /// The repository that the tests are part of.
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardizedFileURL

    let folder: URL
    /// What runs print, outside of the folder that they run in.
    private let prints: URL

    /// - Parameter scenarios: Whether the repository's scenarios and figures are there.
    /// - Throws: Where the folder cannot be made.
    init(scenarios: Bool = true) throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "caravan-tests-\(UUID().uuidString)")
        folder = place.appending(path: "work")
        prints = place.appending(path: "prints")
        for folder in [folder, prints] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        guard scenarios else { return }
        for name in ["Scenarios", "seeds"] {
            try FileManager.default.copyItem(
                at: Self.repository.appending(path: name), to: folder.appending(path: name))
        }
        // What makes it a repository, so that scenarios may read figures beside their folder.
        try FileManager.default.createDirectory(at: folder.appending(path: ".git"), withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    }

    /// Files for what a run prints.
    func scratch() -> (output: URL, errors: URL) {
        let place = prints.appending(path: UUID().uuidString)
        return (place.appendingPathExtension("out"), place.appendingPathExtension("err"))
    }

    /// A path within the folder.
    subscript(path: String) -> URL { folder.appending(path: path) }

    func text(_ path: String) throws -> String { try String(contentsOf: self[path], encoding: .utf8) }

    func write(_ text: String, to path: String) throws {
        let file = self[path]
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The files of a folder with their bytes, by name.
    func files(in path: String) throws -> [String: Data] {
        let names = try names(in: path)
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: self["\(path)/\($0)"])) })
    }

    /// The names in a folder, hidden ones too.
    func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self[path].path).sorted()
    }
}

/// The paths of all files of the repository's folders with an extension, relative to it.
func repositoryFiles(withExtension wanted: String, under folders: [String] = ["."]) -> [String] {
    let root = Workspace.repository.path
    var found: [String] = []
    for folder in folders {
        let start = Workspace.repository.appending(path: folder).standardizedFileURL
        let options: FileManager.DirectoryEnumerationOptions = [.skipsHiddenFiles]
        guard let all = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil, options: options)
        else { continue }
        for case let file as URL in all where file.pathExtension == wanted {
            let path = file.standardizedFileURL.path
            found.append(String(path.dropFirst(root.count + (root.hasSuffix("/") ? 0 : 1))))
        }
    }
    return found.sorted()
}

import Foundation
import Reporting
import Synchronization
import Testing

@Suite("Folders of results")
struct ReportFolderTests {
    /// A folder of its own for each test, removed after it.
    private final class Scratch {
        let path: String

        init() throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "caravan-tests-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            path = folder.path
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ text: String, _ name: String) throws {
            let url = URL(filePath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }

        /// Every file and folder below, hidden ones too, with what files hold.
        var contents: [String: String] {
            var found: [String: String] = [:]
            for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
                let data = FileManager.default.contents(atPath: path + "/" + name)
                found[name] = data.map { String(decoding: $0, as: UTF8.self) } ?? "/"
            }
            return found
        }
    }

    private let files = [
        ResultFile(name: "summary.csv", bytes: Array("new summary".utf8)),
        ResultFile(name: "report.txt", bytes: Array("new report".utf8)),
    ]
    private let written = ["results": "/", "results/summary.csv": "new summary", "results/report.txt": "new report"]

    @Test("a folder that is not there is made, with those above it")
    func fresh() throws {
        let scratch = try Scratch()
        try ReportFolder(scratch.path + "/a/b/results/").write(files)
        #expect(scratch.contents["a/b/results/summary.csv"] == "new summary")
        #expect(scratch.contents.count == 5)
    }

    @Test("large files arrive whole")
    func large() throws {
        let scratch = try Scratch()
        let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0) }
        try ReportFolder(scratch.path + "/results").write([ResultFile(name: "draws.csv", bytes: bytes)])
        #expect(FileManager.default.contents(atPath: scratch.path + "/results/draws.csv") == Data(bytes))
    }

    @Test("an earlier run is replaced as a whole, and keeps the folder's permissions")
    func replaced() throws {
        let scratch = try Scratch()
        try scratch.write("old", "results/summary.csv")
        try scratch.write("old", "results/draws.csv")
        let folder = scratch.path + "/results"
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: folder)
        try ReportFolder(folder).write(files)
        #expect(scratch.contents == written)
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o750)
    }

    @Test("a user's own files stay, and known names among them that are not written")
    func merged() throws {
        let scratch = try Scratch()
        try scratch.write("mine", "results/notes.md")
        try scratch.write("old", "results/summary.csv")
        try scratch.write("mine too", "results/inputs.csv")
        try ReportFolder(scratch.path + "/results").write(files)
        var expected = written
        expected["results/notes.md"] = "mine"
        expected["results/inputs.csv"] = "mine too"
        #expect(scratch.contents == expected)
    }

    @Test("a link to a folder stays a link")
    func link() throws {
        let scratch = try Scratch()
        try scratch.write("old", "real/summary.csv")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/results", withDestinationPath: scratch.path + "/real")
        try ReportFolder(scratch.path + "/results").write(files)
        #expect(scratch.contents["real/summary.csv"] == "new summary")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/results").hasSuffix("real"))
        #expect(scratch.contents.keys.filter { $0.contains(".caravan") }.isEmpty)
    }

    @Test("a file, or a link to nothing, in the folder's place is refused")
    func notAFolder() throws {
        let scratch = try Scratch()
        try scratch.write("a file", "results")
        let path = scratch.path + "/results"
        #expect(throws: ReportFolderError.notAFolder(path: path)) { try ReportFolder(path).write(files) }
        #expect(scratch.contents == ["results": "a file"])
        let link = scratch.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: scratch.path + "/nowhere")
        #expect(throws: ReportFolderError.notAFolder(path: link)) { try ReportFolder(link).write(files) }
        let below = path + "/below"
        #expect(throws: ReportFolderError.refused(.find, path: below, code: ENOTDIR)) {
            try ReportFolder(below).write(files)
        }
        #expect("\(ReportFolderError.refused(.find, path: "a/b", code: ENOTDIR))" == "cannot find a/b: Not a directory")
    }

    @Test("a folder in a file's place is refused, with nothing touched")
    func folderForFile() throws {
        let scratch = try Scratch()
        try scratch.write("mine", "results/report.txt/deep")
        let before = scratch.contents
        let path = scratch.path + "/results"
        #expect(throws: ReportFolderError.refused(.replace, path: path + "/report.txt", code: EISDIR)) {
            try ReportFolder(path).write(files)
        }
        #expect(scratch.contents == before)
    }

    @Test("names that lead elsewhere are refused", arguments: ["", ".", "..", "../x", "a/b", "a\0b"])
    func names(_ name: String) throws {
        let scratch = try Scratch()
        #expect(throws: ReportFolderError.unusableName(name)) {
            try ReportFolder(scratch.path + "/results").write([ResultFile(name: name, bytes: [])])
        }
        #expect(throws: ReportFolderError.unusableName("x")) {
            try ReportFolder(scratch.path + "/results").write([
                ResultFile(name: "x", bytes: []), ResultFile(name: "x", bytes: [1]),
            ])
        }
        #expect(scratch.contents.isEmpty)
    }

    // MARK: Failures

    /// Refuses one kind of call, from its nth time on, or only then.
    private func refusing(
        _ call: SystemCalls.Call, _ code: Int32, after passed: Int = 0, once: Bool = false
    ) -> SystemCalls {
        let seen = Mutex(0)
        return SystemCalls { asked, _ in
            guard asked == call else { return nil }
            return seen.withLock { count in
                count += 1
                return once ? (count == passed + 1 ? code : nil) : (count > passed ? code : nil)
            }
        }
    }

    private enum State: CaseIterable {
        case absent, earlierRun, others
    }

    private func prepare(_ state: State) throws -> Scratch {
        let scratch = try Scratch()
        if state != .absent { try scratch.write("old", "results/summary.csv") }
        if state == .others { try scratch.write("mine", "results/notes.md") }
        return scratch
    }

    @Test(
        "a failure while writing leaves everything as it was", arguments: State.allCases,
        [
            (.open, 0), (.open, 1), (.write, 0), (.write, 1), (.close, 0), (.close, 1), (.makeFolder, 0),
        ] as [(SystemCalls.Call, Int)])
    private func writing(_ state: State, _ failure: (SystemCalls.Call, Int)) throws {
        let scratch = try prepare(state)
        let before = scratch.contents
        let path = scratch.path + "/results"
        let calls = refusing(failure.0, ENOSPC, after: failure.1)
        do throws(ReportFolderError) {
            try ReportFolder(path, calls: calls).write(files)
            // The parent exists, so the first folder made is the temporary one.
            Issue.record("\(failure) went unnoticed")
        } catch {
            guard case .refused(_, let place, let code) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(code == ENOSPC)
            #expect(place.hasPrefix(scratch.path))
            #expect(!place.contains(".caravan"))
            #expect(error.description.hasSuffix(": No space left on device"))
        }
        #expect(scratch.contents == before)
    }

    @Test("a failure to put the folder in place leaves everything as it was")
    func placing() throws {
        let scratch = try prepare(.absent)
        #expect(throws: ReportFolderError.self) {
            try ReportFolder(scratch.path + "/results", calls: refusing(.rename, EACCES)).write(files)
        }
        #expect(scratch.contents.isEmpty)
    }

    @Test("where folders cannot be exchanged, the old one is set aside", arguments: [ENOSYS, EINVAL, EPERM])
    func withoutExchange(_ code: Int32) throws {
        let scratch = try prepare(.earlierRun)
        try ReportFolder(scratch.path + "/results", calls: refusing(.exchange, code)).write(files)
        #expect(scratch.contents == written)
    }

    @Test("where the folder itself cannot be renamed, its files are")
    func withoutRename() throws {
        let scratch = try prepare(.earlierRun)
        let calls = SystemCalls { call, path in
            switch call {
            case .exchange: ENOSYS
            case .rename: path.hasSuffix("-old") ? EBUSY : nil
            default: nil
            }
        }
        try ReportFolder(scratch.path + "/results", calls: calls).write(files)
        #expect(scratch.contents == written)
    }

    @Test("where the new folder cannot take its place, the old one is put back")
    func putBack() throws {
        let scratch = try prepare(.earlierRun)
        let refused = Mutex(false)
        let calls = SystemCalls { call, path in
            if call == .exchange { return ENOSYS }
            // The second rename is the new folder's; all later ones go through.
            guard call == .rename, path.hasSuffix("/results") else { return nil }
            return refused.withLock { done in
                defer { done = true }
                return done ? nil : EACCES
            }
        }
        try ReportFolder(scratch.path + "/results", calls: calls).write(files)
        #expect(scratch.contents == written)
    }

    @Test("a closed parent does not matter where the folder itself is open")
    func closedParent() throws {
        let scratch = try prepare(.others)
        let calls = SystemCalls { call, path in
            call == .makeFolder && !path.contains("/results/") ? EACCES : nil
        }
        try ReportFolder(scratch.path + "/results", calls: calls).write(files)
        #expect(scratch.contents == written.merging(["results/notes.md": "mine"]) { $1 })
    }

    @Test("a folder closed to us is refused")
    func closedFolder() throws {
        let scratch = try prepare(.earlierRun)
        let before = scratch.contents
        let path = scratch.path + "/results"
        #expect(throws: ReportFolderError.refused(.write, path: path, code: EACCES)) {
            try ReportFolder(path, calls: refusing(.access, EACCES)).write(files)
        }
        #expect(scratch.contents == before)
    }

    @Test("writers at the same time do not mix their files")
    func concurrent() async throws {
        let scratch = try Scratch()
        let path = scratch.path + "/results"
        try ReportFolder(path).write(files)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<16 {
                group.addTask {
                    let text = Array("\(number)".utf8)
                    try? ReportFolder(path).write([
                        ResultFile(name: "summary.csv", bytes: text), ResultFile(name: "report.txt", bytes: text),
                    ])
                }
            }
        }
        let contents = scratch.contents
        #expect(contents["results/summary.csv"] == contents["results/report.txt"])
        #expect(contents.keys.sorted() == ["results", "results/report.txt", "results/summary.csv"])
    }
}

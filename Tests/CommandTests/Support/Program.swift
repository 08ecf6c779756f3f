import Foundation

/// The built program, run as a user runs it.
enum Program {
    /// It stands beside the test bundle.
    static let product: URL = {
        #if os(macOS)
            for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
                return bundle.bundleURL.deletingLastPathComponent().appending(path: "caravan")
            }
        #endif
        return Bundle.main.bundleURL.appending(path: "caravan")
    }()

    /// How a run ended.
    struct Outcome {
        var status: Int32
        var output: [UInt8]
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: What follows `caravan`.
    ///   - workspace: The folder that it runs in.
    ///   - environment: Variables beside the few that every run has.
    ///   - output: A file that takes standard output; by default it is caught.
    ///   - executable: Another program in place of this one.
    /// - Returns: How it ended.
    /// - Throws: Where it cannot be started, or ``TookTooLong``.
    static func run(
        _ arguments: [String], in workspace: Workspace, environment: [String: String] = [:], output: String? = nil,
        executable: URL = product
    ) throws -> Outcome {
        let running = try start(
            arguments, in: workspace, environment: environment, output: output, executable: executable)
        return try running.outcome()
    }

    /// The same for a line as one types it; words are parted by spaces, and quotes keep them together.
    static func run(_ line: String, in workspace: Workspace, environment: [String: String] = [:]) throws -> Outcome {
        try run(words(of: line), in: workspace, environment: environment)
    }

    /// Starts the program.
    static func start(
        _ arguments: [String], in workspace: Workspace, environment: [String: String] = [:], output: String? = nil,
        executable: URL = product
    ) throws -> Running {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = workspace.folder
        process.environment = ["HOME": workspace.folder.path, "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
        let caught = workspace.scratch()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try handle(output ?? caught.output.path, isNew: output == nil)
        process.standardError = try handle(caught.errors.path, isNew: true)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        return Running(
            process: process, ended: ended, output: output == nil ? caught.output : nil, errors: caught.errors)
    }

    private static func handle(_ path: String, isNew: Bool) throws -> FileHandle {
        if isNew { try Data().write(to: URL(filePath: path)) }
        return try FileHandle(forWritingTo: URL(filePath: path))
    }

    /// A run that has not ended yet.
    struct Running {
        let process: Process
        fileprivate let ended: DispatchSemaphore
        fileprivate let output: URL?
        fileprivate let errors: URL

        /// Waits for the end.
        func outcome() throws -> Outcome {
            guard ended.wait(timeout: .now() + 300) == .success else {
                process.terminate()
                throw TookTooLong(arguments: process.arguments ?? [])
            }
            return Outcome(
                status: process.terminationStatus, output: try output.map { [UInt8](try Data(contentsOf: $0)) } ?? [],
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    struct TookTooLong: Error {
        let arguments: [String]
    }

    /// The words of a command line.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let whole = word { words.append(whole) }
        return words
    }
}

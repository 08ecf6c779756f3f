import Foundation

/// A terminal for the program to run on, made by `script`.
enum Terminal {
    private static let script = URL(filePath: "/usr/bin/script")

    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: script.path) }

    /// What a run prints to a terminal, standard error among it.
    ///
    /// - Parameters:
    ///   - line: The command line, without quotes in it.
    ///   - workspace: The folder that it runs in.
    ///   - environment: Variables such as `TERM`.
    /// - Returns: All bytes.
    /// - Throws: Where the terminal cannot be started.
    static func output(of line: String, in workspace: Workspace, environment: [String: String]) throws -> [UInt8] {
        #if os(macOS)
            let arguments = ["-q", "/dev/null", Program.product.path] + Program.words(of: line)
        #else
            let arguments = ["-qec", "'\(Program.product.path)' \(line)", "/dev/null"]
        #endif
        return try Program.run(arguments, in: workspace, environment: environment, executable: script).output
    }
}

import Foundation

/// A command line as a reader types it, redirections and all.
enum Shell {
    /// - Throws: Where the shell cannot be started.
    static func run(_ line: String, in workspace: Workspace) throws -> Program.Outcome {
        let path = "\(Program.product.deletingLastPathComponent().path):/usr/local/bin:/usr/bin:/bin"
        return try Program.run(
            ["-c", line], in: workspace, environment: ["PATH": path], executable: URL(filePath: "/bin/sh"))
    }
}

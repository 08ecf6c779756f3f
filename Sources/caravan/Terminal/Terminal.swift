import Foundation

/// The terminal that the program talks to, if any.
enum Terminal {
    static let isOutputTerminal = isatty(STDOUT_FILENO) == 1
    static let isErrorTerminal = isatty(STDERR_FILENO) == 1

    /// Whether the user wants no colour anywhere (no-color.org), or the terminal has none.
    static var refusesColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    }

    /// Whether the locale can show more than 7-bit characters; files and pipes always can.
    static var showsUnicode: Bool {
        guard isOutputTerminal else { return true }
        let environment = ProcessInfo.processInfo.environment
        let locale = [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]]
            .compactMap { $0 }.first { !$0.isEmpty }
        return locale.map { $0.uppercased().contains("UTF") } ?? true
    }

    /// The columns of the terminal; 80 where there is none.
    static var width: Int {
        guard isOutputTerminal else { return 80 }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return min(200, Int(size.ws_col))
    }

    /// Writes data to standard output.
    ///
    /// - Throws: ``OutputFailure`` where it cannot be written, such as to a full disk.
    static func print(_ bytes: [UInt8]) throws(OutputFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw OutputFailure(reason: String(cString: strerror(errno)))
            }
            rest = rest.dropFirst(count)
        }
    }

    static func print(_ text: String) throws(OutputFailure) { try print(Array(text.utf8)) }

    /// Whether there is somebody who sees questions and can answer them.
    static var isConversation: Bool { isatty(STDIN_FILENO) == 1 && isErrorTerminal }

    /// Writes a question to standard error; the answer follows in its line.
    static func ask(_ question: String) {
        FileHandle.standardError.write(Data(question.utf8))
    }

    /// Writes a line to standard error.
    static func log(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// Standard output that cannot be written to.
struct OutputFailure: Error {
    var reason: String
}

import ArgumentParser

/// Command lines as they are archived: what a user may write in several ways, in one.
enum ArgumentList {
    /// A command with its values and options.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - values: What it is about, such as files.
    ///   - options: Its options.
    /// - Returns: What follows `caravan`, for the parser of arguments to read again.
    static func of(_ command: some ParsableCommand, _ values: [String], _ options: [String]) -> [String] {
        let name = name(of: type(of: command))
        // A value that looks like an option stands behind the sign that options are over.
        return values.contains { $0.hasPrefix("-") } ? [name] + options + ["--"] + values : [name] + values + options
    }

    /// What a command is called.
    static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }

    static func option(_ name: String, _ value: (some Any)?) -> [String] { value.map { ["--\(name)=\($0)"] } ?? [] }

    static func options(_ name: String, _ values: [String]) -> [String] { values.map { "--\(name)=\($0)" } }

    /// An option that takes several values at once.
    static func list(_ name: String, _ values: [String]) -> [String] {
        values.isEmpty ? [] : ["--\(name)=\(values[0])"] + values.dropFirst()
    }

    /// A command line for a shell.
    static func shell(_ arguments: [String]) -> String {
        (["caravan"] + arguments).map { word in
            let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=%:+,@".contains($0) }
            return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
        }.joined(separator: " ")
    }
}

/// A value from the command line, with the words that it was given in.
struct Written<Value: Sendable>: Sendable {
    var text: String
    var value: Value

    init(_ text: String, _ value: Value) { (self.text, self.value) = (text, value) }
}

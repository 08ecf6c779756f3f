/// A place in a text: where a finding points.
public struct SourceLocation: Hashable, Sendable {
    /// The file as it is shown to the user, or the option that the text came from.
    public var file: String
    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int
    /// How many characters are meant; at least 1.
    public var length: Int

    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// A part of the same line, from an offset in characters.
    public func part(at offset: Int, length: Int) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column + offset, length: length)
    }
}

/// Where something in a scenario came from.
public enum Origin: Hashable, Sendable {
    /// Nobody wrote it: the language's default.
    case `default`
    /// A file, at a place.
    case file(SourceLocation)
    /// An option of the command line.
    case commandLine(SourceLocation)

    /// The place to point at, where there is one.
    public var location: SourceLocation? {
        switch self {
        case .default: nil
        case .file(let location), .commandLine(let location): location
        }
    }

    /// A part of the text at this place.
    public func part(at offset: Int, length: Int) -> Origin {
        switch self {
        case .default: .default
        case .file(let location): .file(location.part(at: offset, length: length))
        case .commandLine(let location): .commandLine(location.part(at: offset, length: length))
        }
    }
}

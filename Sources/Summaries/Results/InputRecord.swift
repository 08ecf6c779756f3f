/// One input of a scenario, with where it came from.
public struct InputRecord: Sendable, Codable, Equatable {
    /// What kind of input a figure is.
    public enum Kind: String, Sendable, Codable, Equatable {
        /// A figure of a file of facts, which has a source.
        case fact
        /// A figure of the scenario's own with a source.
        case sourced
        /// A figure without a source.
        case assumption
        /// What holds since nothing was said.
        case `default`
        /// Set on the command line.
        case override
    }

    /// The dotted name of the field, such as `flows.food.trend`.
    public var name: String
    /// The value as it is written.
    public var value: String
    /// As written; empty where the expression has it.
    public var unit: String
    /// What kind of input it is.
    public var kind: Kind
    /// Who published it; empty where nobody is named.
    public var source: String
    /// As written; empty where there is none.
    public var note: String
    /// The file relative to the scenario's folder; empty for defaults and overrides.
    public var file: String
    /// The line in that file, from 1; `nil` for defaults and overrides.
    public var line: Int?

    public init(
        name: String, value: String, unit: String, kind: Kind, source: String = "", note: String = "",
        file: String = "", line: Int? = nil
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.kind = kind
        self.source = source
        self.note = note
        self.file = file
        self.line = line
    }
}

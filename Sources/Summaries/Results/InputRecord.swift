/// One input of a scenario, with where it came from.
public struct InputRecord: Sendable, Codable, Equatable {
    public enum Kind: String, Sendable, Codable, Equatable {
        case fact, sourced, assumption, `default`, override
    }

    /// The dotted name of the field, such as `flows.food.trend`.
    public var name: String
    /// The value as it is written.
    public var value: String
    public var unit: String
    public var kind: Kind
    public var source: String
    public var note: String
    /// The file relative to the scenario's folder; empty for defaults and overrides.
    public var file: String
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

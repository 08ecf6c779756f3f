/// A file of a result folder, whole and in memory.
public struct ResultFile: Sendable, Hashable {
    /// The file's name, without a folder.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The files that a run or a comparison writes.
    public enum Known: String, Sendable, Hashable, CaseIterable {
        case summary = "summary.csv"
        case targets = "targets.csv"
        case inputs = "inputs.csv"
        case draws = "draws.csv"
        case comparison = "comparison.csv"
        case report = "report.txt"
        case run = "run.json"
    }
}

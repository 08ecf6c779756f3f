/// A file of a result folder, whole and in memory.
public struct ResultFile: Sendable, Hashable {
    /// The file's name, without a folder.
    public var name: String
    /// All that is in it.
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The files that commands write.
    public enum Known: String, Sendable, Hashable, CaseIterable {
        case summary = "summary.csv"
        case targets = "targets.csv"
        case inputs = "inputs.csv"
        case draws = "draws.csv"
        case comparison = "comparison.csv"
        case attribution = "attribution.csv"
        case interactions = "interactions.csv"
        case plan = "plan.csv"
        case seek = "seek.csv"
        case sensitivity = "sensitivity.csv"
        case conditions = "conditions.csv"
        case report = "report.txt"
        case run = "run.json"
        case page = "report.html"
        case workbook = "results.xlsx"
    }
}

/// The results of a run do not fit into memory.
public struct ColumnMemoryError: Error, Equatable, CustomStringConvertible {
    /// How many outputs the run has.
    public var outputCount: Int
    /// How many years.
    public var yearCount: Int
    /// How many paths.
    public var pathCount: Int
    /// What they would take.
    public var bytes: Int
    /// The most that could be taken.
    public var limit: Int

    public var description: String {
        """
        \(pathCount) paths of \(outputCount) indicators over \(yearCount) years take \(Self.gibibytes(bytes)) of memory, \
        and \(bytes > limit ? "at most \(Self.gibibytes(limit)) may be taken" : "the system has no more to give"): \
        run fewer paths, indicators or years
        """
    }

    /// One decimal is enough to decide by.
    private static func gibibytes(_ bytes: Int) -> String {
        let tenths = Int((Double(bytes) / Double(1 << 30) * 10).rounded(.up))
        return "\(tenths / 10).\(tenths % 10) GiB"
    }
}

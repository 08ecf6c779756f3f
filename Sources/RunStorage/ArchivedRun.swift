/// What an archive says of a run: enough to list it, and to run it again from the files that are kept with it.
public struct RunRecord: Sendable, Equatable {
    /// `run`, `compare` or another command that gives results.
    public var command: String
    /// What follows `caravan` to give the same results from the same files, the command first.
    public var arguments: [String]
    /// What results are filed under.
    public var name: String
    /// The scenario's name; the baseline's in a comparison.
    public var scenario: String
    public var title: String
    /// The main figure in a few words.
    public var answer: String
    /// The answer in sentences.
    public var headline: String
    public var paths: Int
    public var seed: UInt64
    /// `random`, or how else paths were chosen.
    public var sampling: String
    /// SHA-256 of the resolved scenario, in hexadecimal.
    public var scenarioDigest: String
    /// The version of the program, and of the layout of the results.
    public var caravanVersion: String
    public var formatVersion: Int

    public init(
        command: String, arguments: [String], name: String, scenario: String, title: String, answer: String,
        headline: String, paths: Int, seed: UInt64, sampling: String, scenarioDigest: String, caravanVersion: String,
        formatVersion: Int
    ) {
        self.command = command
        self.arguments = arguments
        self.name = name
        self.scenario = scenario
        self.title = title
        self.answer = answer
        self.headline = headline
        self.paths = paths
        self.seed = seed
        self.sampling = sampling
        self.scenarioDigest = scenarioDigest
        self.caravanVersion = caravanVersion
        self.formatVersion = formatVersion
    }
}

/// A run in an archive.
public struct ArchivedRun: Sendable, Equatable {
    /// Its number; none is given twice, even where runs are forgotten.
    public var id: Int64
    /// When it was archived, in UTC, as `2026-03-31T12:00:00Z`.
    public var time: String
    public var record: RunRecord
    /// SHA-256 of the results' document, in hexadecimal.
    public var documentDigest: String
}

/// Something that an input file says and that is wrong, or that its author should know.
public struct Finding: Hashable, Sendable {
    /// Whether a scenario with the finding can be run.
    public enum Severity: String, Hashable, Sendable, Comparable {
        /// The scenario cannot be run.
        case error
        /// It can, but may not mean what its author thinks.
        case warning

        public static func < (left: Severity, right: Severity) -> Bool { left == .error && right == .warning }
    }

    /// Whether a scenario with it can be run.
    public var severity: Severity
    /// What is wrong.
    public var problem: Problem
    /// Where it is; `nil` for what has no single place.
    public var location: SourceLocation?

    public init(_ problem: Problem, at location: SourceLocation?, severity: Severity = .error) {
        self.severity = severity
        self.problem = problem
        self.location = location
    }
}

/// What is wrong, and what to do about it. All of them are made in `Problem+Sentences.swift`.
public struct Problem: Error, Hashable, Sendable {
    /// A stable name for the rule, such as `unknown-name`.
    public var code: String
    /// One sentence without a full stop.
    public var message: String
    /// What to do; `nil` where the message says it.
    public var hint: String?
    /// The word to write in place of another, where a name is wrong and one alone is near enough to have been meant.
    public var replacement: Replacement?
}

/// A name that is wrong, and the one that was meant.
public struct Replacement: Hashable, Sendable {
    public var wrong: String
    public var right: String
}

/// Findings as they are gathered. One is kept for each problem and place.
public struct Findings: Sendable {
    /// In the order in which they were found.
    public private(set) var all: [Finding] = []
    private var seen: Set<Finding> = []

    public init() {}

    /// Adds a problem at a place, once.
    public mutating func add(_ problem: Problem, at origin: Origin, severity: Finding.Severity = .error) {
        add(Finding(problem, at: origin.location, severity: severity))
    }

    /// Adds a finding, once.
    public mutating func add(_ finding: Finding) {
        if seen.insert(finding).inserted { all.append(finding) }
    }

    /// Adds findings, each once.
    public mutating func add(contentsOf findings: [Finding]) {
        for finding in findings { add(finding) }
    }

    /// Whether there are more than anybody reads, so that none needs a hint that takes long to find.
    var isCrowded: Bool { all.count >= FindingReport.mostShown }

    /// Whether a scenario with these findings cannot be run.
    public var hasErrors: Bool { all.contains { $0.severity == .error } }
}

/// The findings that stopped a scenario, all at once.
public struct InvalidScenario: Error, Sendable {
    /// The findings, with the lines that they point at.
    public var report: FindingReport

    public init(report: FindingReport) { self.report = report }
}

public import EconomicModel

/// Near misses put right in the files of a scenario: where a name is wrong and one alone is near enough to have been meant,
/// that one is written in its place, and nothing else is touched.
///
/// A change is kept only where the scenario has fewer errors by it, or as few and fewer warnings. Files that the scenario may
/// not read are not changed.
public struct Repair: Sendable {
    /// A word that was put right.
    public struct Change: Hashable, Sendable {
        /// The file as findings name it.
        public var file: String
        /// From 1.
        public var line: Int
        public var wrong: String
        public var right: String

        fileprivate let path: String
        fileprivate let word: SourceText.Word
    }

    /// What was put right, by file and place.
    public let changes: [Change]
    private let sources: [String: SourceText]

    /// Finds what can be put right, and writes nothing.
    ///
    /// - Parameters:
    ///   - path: The scenario's file.
    ///   - overrides: What the command line changes.
    ///   - allowed: Folders or files outside the scenario's folder tree that may be read.
    ///   - further: What else is wrong with a scenario that could be read.
    /// - Throws: ``NoSuchScenario`` where there is no such file.
    /// - Complexity: Reads the scenario once for each change that is tried, at most 500 times.
    public init(
        of path: String, overrides: Overrides = Overrides(), allowed: [String] = [],
        further: @escaping (LoadedScenario) -> [Finding] = { _ in [] }
    ) throws(NoSuchScenario) {
        var search = Search(path: path, overrides: overrides, allowed: allowed, further: further)
        let start = try search.state([])
        let end = try search.repaired(start, ahead: Self.furthestAhead)
        let files = start.findings.compactMap(\.location?.file) + end.changes.map(\.file)
        changes = end.changes.sorted { left, right in
            let order = (files.firstIndex(of: left.file) ?? 0, files.firstIndex(of: right.file) ?? 0)
            return order.0 == order.1 ? left.word.bytes.lowerBound < right.word.bytes.lowerBound : order.0 < order.1
        }
        sources = search.sources.compactMapValues { $0 }
    }

    /// How often a scenario is read at most to find what can be put right.
    static let mostTrials = 500

    /// How many changes are tried one after another before they must have been worth it: what one puts right may bring
    /// something to light.
    private static let furthestAhead = 3

    /// Puts the changes into the files, each of which is the old one or the new one at any time.
    ///
    /// - Throws: ``RepairError``; files are written one after another, and those before it are in place.
    public func write() throws(RepairError) {
        for (path, changes) in Dictionary(grouping: changes, by: \.path).sorted(by: { $0.key < $1.key }) {
            guard let source = sources[path] else { continue }
            try FileReplacement(source).replace(by: source.replacing(changes.map(\.word)))
        }
    }
}

extension Repair {
    /// A scenario with some words replaced, and what is wrong with it then.
    fileprivate struct State {
        var changes: [Change]
        var findings: [Finding]
        var stage: ScenarioLoader.Stage

        private var counts: (errors: Int, warnings: Int) {
            (findings.count { $0.severity == .error }, findings.count { $0.severity == .warning })
        }

        /// Whether it is read as far as another at least, and has less that is wrong.
        func isBetter(than other: State) -> Bool { stage >= other.stage && counts < other.counts }
    }

    /// Tries changes.
    fileprivate struct Search {
        let path: String
        let overrides: Overrides
        let allowed: [String]
        let further: (LoadedScenario) -> [Finding]
        /// The files that changes were looked for in, by their paths without links.
        var sources: [String: SourceText?] = [:]
        private var trials = 0

        init(
            path: String, overrides: Overrides, allowed: [String], further: @escaping (LoadedScenario) -> [Finding]
        ) {
            self.path = path
            self.overrides = overrides
            self.allowed = allowed
            self.further = further
        }

        /// The scenario with changes in it.
        mutating func state(_ changes: [Change]) throws(NoSuchScenario) -> State {
            trials += 1
            let texts = Dictionary(grouping: changes, by: \.path).map { path, changes in
                (path, sources[path]??.text(replacing: changes.map(\.word)) ?? "")
            }
            let examination = try ScenarioLoader.examination(
                of: path, overrides: overrides, allowed: allowed,
                from: FileLibrary(replacing: Dictionary(uniqueKeysWithValues: texts)))
            var report = examination.report
            report.findings += examination.scenario.map(further) ?? []
            return State(changes: changes, findings: report.ordered, stage: examination.stage)
        }

        /// A scenario with as much put right as can be: one change after another is tried, and kept where it, or what
        /// follows on it, makes the scenario better.
        mutating func repaired(_ start: State, ahead: Int) throws(NoSuchScenario) -> State {
            var state = start
            var refused: Set<Change> = []
            while trials < Repair.mostTrials, let change = change(of: state, without: refused) {
                var next = try self.state(state.changes + [change])
                if !next.isBetter(than: state), next.stage >= state.stage, ahead > 0 {
                    next = try repaired(next, ahead: ahead - 1)
                }
                if next.isBetter(than: state) { state = next } else { refused.insert(change) }
            }
            return state
        }

        /// The first change that a finding asks for.
        private mutating func change(of state: State, without refused: Set<Change>) -> Change? {
            for finding in state.findings {
                guard let replacement = finding.problem.replacement, let place = finding.location,
                    let source = source(place.file)
                else { continue }
                let earlier = state.changes.filter { $0.path == source.path }.map(\.word)
                guard let word = source.word(replacement, at: place, after: earlier) else { continue }
                let change = Change(
                    file: place.file, line: place.line, wrong: replacement.wrong, right: replacement.right,
                    path: source.path, word: word)
                if !refused.contains(change) { return change }
            }
            return nil
        }

        /// The file that a finding names; `nil` for an option of the command line.
        private mutating func source(_ file: String) -> SourceText? {
            guard !file.hasPrefix("--") else { return nil }
            let path = FileAccess.real(file)
            if let known = sources[path] { return known }
            let source = SourceText(file)
            sources[path] = source
            return source
        }
    }
}

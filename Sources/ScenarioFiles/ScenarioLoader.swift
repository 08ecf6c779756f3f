internal import Crypto
internal import EconomicModel
internal import Foundation

/// Reads a scenario: its file, the files it extends, its facts and histories, and what the command line changes.
public struct ScenarioLoader {
    private let path: String
    private let access: FileAccess
    private var findings = Findings()
    private var texts: [String: [String]] = [:]
    /// The data files that were read, by their paths from the scenario's folder: they are part of the digest.
    private var data: [String: String] = [:]
    /// Whether a file of facts or a table could not be read, so that nothing can be said of names that may stand in it.
    private var missesNames = false
    private var stage = Stage.nothing

    /// How far reading comes: what is wrong further on is seen only by who comes so far.
    enum Stage: Comparable {
        case nothing
        /// The files are read and merged, and not all that they name is there.
        case documents
        case equations
    }

    /// What comes of a scenario, sound or not.
    struct Examination {
        var report: FindingReport
        var stage: Stage
        /// The scenario, where it is sound.
        var scenario: LoadedScenario?
    }

    /// How many files may extend each other.
    private static let longestChain = 32

    /// Reads and checks a scenario.
    ///
    /// - Parameters:
    ///   - path: The scenario's file.
    ///   - overrides: What the command line changes.
    ///   - allowed: Folders or files outside the scenario's folder tree that may be read.
    ///   - library: Where files come from, and what was read is kept.
    /// - Returns: The scenario, ready to be compiled, with the warnings there are.
    /// - Throws: ``NoSuchScenario`` where there is no such file, `InvalidScenario` with every finding where it is not sound.
    /// - Complexity: Linear in the size of the files.
    public static func load(
        _ path: String, overrides: Overrides = Overrides(), allowed: [String] = [],
        from library: FileLibrary = FileLibrary()
    ) throws -> LoadedScenario {
        let examination = try examination(of: path, overrides: overrides, allowed: allowed, from: library)
        guard let scenario = examination.scenario else { throw InvalidScenario(report: examination.report) }
        return scenario
    }

    /// Reads and checks a scenario, and says how far that came.
    ///
    /// - Parameters:
    ///   - path: The scenario's file.
    ///   - overrides: What the command line changes.
    ///   - allowed: Folders or files outside the scenario's folder tree that may be read.
    ///   - library: Where files come from.
    /// - Returns: The findings, with the scenario where it is sound.
    /// - Throws: ``NoSuchScenario`` where there is no such file.
    static func examination(
        of path: String, overrides: Overrides, allowed: [String], from library: FileLibrary
    ) throws(NoSuchScenario) -> Examination {
        guard library.holds(path) else { throw NoSuchScenario(path: path) }
        return DeepStack.run {
            var loader = ScenarioLoader(path, FileAccess(library, scenario: path, allowed: allowed))
            let scenario = loader.load(overrides)
            let report = FindingReport(findings: loader.findings.all, texts: loader.texts)
            return Examination(report: report, stage: loader.stage, scenario: scenario)
        }
    }

    private init(_ path: String, _ access: FileAccess) {
        self.path = path
        self.access = access
    }

    /// The scenario; `nil` with findings where it is not sound.
    private mutating func load(_ overrides: Overrides) -> LoadedScenario? {
        guard var document = document(path, chain: []) else { return nil }
        stage = .documents
        document = overrides.applied(to: document, texts: &texts, findings: &findings)
        var reader = Reader()
        let scenario = reader.scenario(document)
        findings.add(contentsOf: reader.findings.all)
        if !missesNames, !reader.missesBlock { stage = .equations }
        let system = stage == .equations ? elaborate(scenario) : nil
        let histories = histories(scenario)
        guard let system, !findings.hasErrors else { return nil }
        if let unsound = system.unsound {
            findings.add(unsound)
            return nil
        }
        let folder = FileAccess.folder(of: path)
        let files = Dictionary(uniqueKeysWithValues: texts.keys.map { ($0, FileAccess.relative($0, to: folder)) })
        return LoadedScenario(
            name: LoadedScenario.name(of: path), path: path, system: system,
            inputs: reader.inputs, histories: histories, digest: digest(document),
            report: FindingReport(findings: findings.all, texts: texts), files: files)
    }

    // MARK: Documents

    /// The text of a file, with a finding where it cannot be had.
    private mutating func text(_ path: String, named origin: Origin) -> (text: String, lines: TextLines)? {
        switch access.text(of: path) {
        case .success(let text):
            let lines = TextLines(text)
            texts[path] = lines.all
            return (text, lines)
        case .failure(let problem):
            findings.add(problem, at: origin)
            return nil
        }
    }

    /// A file laid over the files that it extends.
    private mutating func document(_ path: String, chain: [String], named origin: Origin = .default) -> Node? {
        if chain.contains(where: { access.isSame($0, path) }) {
            findings.add(.extendsItself(chain + [path]), at: origin)
            return nil
        }
        guard chain.count < Self.longestChain else {
            findings.add(.extendsTooLong(Self.longestChain), at: origin)
            return nil
        }
        let start = Origin.file(SourceLocation(file: path, line: 1, column: 1))
        guard let (text, lines) = text(path, named: chain.isEmpty ? start : origin),
            var node = YAMLDocument.read(text, lines, file: path, findings: &findings)
        else { return nil }
        guard case .mapping(var entries) = node.content else {
            findings.add(.notScenario(node), at: node.origin)
            return nil
        }
        if let format = node["caravan"], let text = format.text, text != "1" {
            findings.add(.otherFormat(text, 1), at: format.origin)
            return nil
        }
        for place in entries.indices {
            if entries[place].key == "facts" { entries[place].value = facts(entries[place].value) }
            if Self.blocksWithTables.contains(entries[place].key) {
                entries[place].value = tables(in: entries[place].value)
            }
        }
        node.content = .mapping(entries)
        guard let extends = node["extends"] else { return node }
        guard let base = extends.text, !base.isEmpty else {
            findings.add(.wrongType(expected: "a file", found: extends, for: "'extends'"), at: extends.origin)
            return nil
        }
        let basePath = FileAccess.join(FileAccess.folder(of: path), base)
        guard let below = document(basePath, chain: chain + [path], named: extends.origin) else { return nil }
        return below.merging(node)
    }

    /// The facts of a document in place: the files that it names are read and merged.
    private mutating func facts(_ node: Node) -> Node {
        let empty = Node(.mapping([]), origin: node.origin)
        switch node.content {
        case .mapping, .null: return node
        case .scalar: return factFile(node) ?? empty
        case .sequence(let elements):
            return elements.reduce(empty) { merged, element in
                if case .mapping = element.content { return merged.merging(element) }
                return factFile(element).map(merged.merging) ?? merged
            }
        }
    }

    private mutating func factFile(_ node: Node) -> Node? {
        guard let name = node.text, let location = node.origin.location else {
            findings.add(.badFacts(), at: node.origin)
            missesNames = true
            return nil
        }
        let path = FileAccess.join(FileAccess.folder(of: location.file), name)
        guard let (text, lines) = text(path, named: node.origin),
            let facts = YAMLDocument.read(text, lines, file: path, isScenario: false, findings: &findings)
        else {
            missesNames = true
            return nil
        }
        guard case .mapping = facts.content else {
            missesNames = true
            findings.add(
                .wrongType(expected: "a map of names to values", found: facts, for: "a facts file"), at: facts.origin)
            return nil
        }
        return facts
    }

    // MARK: Tables of components

    /// The blocks whose components may stand in tables.
    private static let blocksWithTables = Scenario.fieldDescriptions.filter(\.holdsTables).map(\.name)

    /// The most cells that are read of one table.
    private static let mostCells = 500_000

    /// A block with the rows of its tables in place of the files' names; a table that cannot be read is left out.
    private mutating func tables(in block: Node) -> Node {
        guard case .mapping(let entries) = block.content else { return block }
        let read = entries.compactMap { entry -> Node.Entry? in
            guard let named = entry.value[ComponentTable.key], named.text != nil, entry.key != "defaults" else {
                return entry
            }
            guard let rows = rows(named) else {
                missesNames = true
                return nil
            }
            var entry = entry
            entry.value = entry.value.setting(ComponentTable.key, at: named.origin, to: rows)
            return entry
        }
        return Node(.mapping(read), origin: block.origin)
    }

    /// The rows of a table that is named at a place.
    private mutating func rows(_ named: Node) -> Node? {
        guard let name = named.text, let location = named.origin.location else { return nil }
        let path = FileAccess.join(FileAccess.folder(of: location.file), name)
        guard let (text, lines) = text(path, named: named.origin) else { return nil }
        do throws(Problem) {
            let rows = try DataFile(text, file: name).rows(path: path, lines: lines, most: Self.mostCells)
            return Node(.sequence(rows), origin: named.origin)
        } catch {
            findings.add(error, at: named.origin)
            return nil
        }
    }

    // MARK: Data

    private mutating func histories(_ scenario: Scenario) -> [String: [(year: Int, value: Double)]] {
        var histories: [String: [(year: Int, value: Double)]] = [:]
        for indicator in scenario.indicators {
            guard let file = indicator.history?.file, let column = indicator.history?.column else { continue }
            do throws(Problem) {
                let table = try table(file.text, file.origin)
                do throws(Problem) {
                    histories[indicator.name] = try table.history(column.text)
                } catch {
                    findings.add(error, at: column.origin)
                }
            } catch {
                findings.add(error, at: file.origin)
            }
        }
        return histories
    }

    /// The table in a file that is named at a place: relative to the file that names it, or to the scenario's where an
    /// option of the command line does.
    private mutating func table(_ name: String, _ origin: Origin) throws(Problem) -> DataFile {
        let namer = if case .file(let location) = origin { location.file } else { path }
        let path = FileAccess.join(FileAccess.folder(of: namer), name)
        let text = try access.text(of: path).get()
        data[FileAccess.relative(path, to: FileAccess.folder(of: self.path))] = text
        return try DataFile(text, file: name)
    }

    private mutating func elaborate(_ scenario: Scenario) -> EconomicSystem? {
        var loader = self
        var findings = Findings()
        let system = EconomicSystem(scenario, findings: &findings) { file, column, origin in
            Result { () throws(Problem) in try loader.table(file, origin).column(column) }
        }
        data = loader.data
        self.findings.add(contentsOf: findings.all)
        return system
    }

    // MARK: Digest

    /// SHA-256 of the merged scenario and the data files that it reads.
    private func digest(_ document: Node) -> String {
        var hash = SHA256()
        hash.update(data: Data(document.canonicalText.utf8))
        for (file, text) in data.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data("\n\(file) \(text.utf8.count)\n\(text)".utf8))
        }
        return hash.finalize().map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }
}

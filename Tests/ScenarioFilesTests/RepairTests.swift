import EconomicModel
import Foundation
import ScenarioFiles
import Testing

/// Near misses are put right in the text, and nothing else is touched.
struct RepairTests {
    /// Every broken scenario, in a copy of all of them: what a repair changes is the word that a finding names, the finding is
    /// gone then, nothing is wrong that was not, and few suggestions are left to the author.
    @Test func `A repair of a broken scenario leaves less that is wrong, and every other byte`() throws {
        let folder = try Folder()
        for part in ["Broken", "Sound"] {
            let whole = Corpus.folder.deletingLastPathComponent().appending(path: part)
            try FileManager.default.copyItem(at: whole, to: folder.url.appending(path: part))
        }
        let before = folder.files
        var left: Set<String> = []
        for name in Corpus.names {
            let path = folder["Broken/\(name).yaml"]
            let wrong = Reading(path).report
            let repair = try Repair(of: path)
            for finding in wrong.findings where finding.problem.hint?.hasPrefix("did you mean '") == true {
                if !repair.changes.contains(where: finding.isIn) { left.insert(name) }
            }
            guard !repair.changes.isEmpty else { continue }
            try repair.write()
            let right = Reading(path).report
            #expect(right.findings.count < wrong.findings.count, "\(name)")
            #expect(right.errors.isSubset(of: wrong.errors), "\(name)")
            for change in repair.changes {
                let isLeft = right.findings.contains {
                    $0.problem.replacement?.wrong == change.wrong && $0.isIn(change)
                }
                #expect(!isLeft, "\(name): \(change.wrong)")
            }
            for (file, changes) in Dictionary(grouping: repair.changes, by: \.file) {
                let text = try #require(before[String(file.dropFirst(folder.url.path.count + 1))])
                let written = try String(contentsOfFile: file, encoding: .utf8)
                #expect(written == text.changing(changes), "\(name)")
                try Data(text.utf8).write(to: URL(filePath: file))
            }
        }
        #expect(folder.files == before)
        // There the right word brings to light that as much is missing as was wrong.
        #expect(left.sorted() == ["Drivers/bootstrap-history", "Drivers/unknown-process"])
    }

    @Test func `Sound scenarios are left alone`() throws {
        let sound = Corpus.folder.deletingLastPathComponent().appending(path: "Sound")
        let shipped = sound.appending(path: "../../../Scenarios").standardizedFileURL
        var count = 0
        for folder in [sound, shipped] {
            let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            for path in paths where path.hasSuffix(".yaml") && !path.contains("Parts/") {
                #expect(try Repair(of: folder.appending(path: path).path).changes.isEmpty, "\(path)")
                count += 1
            }
        }
        #expect(count > 25)
    }

    /// Words of a sound scenario with a letter lost, doubled, swapped or put in: what is said of most of them is right, and
    /// no repair leaves more that is wrong than there was.
    @Test func `Slips of the pen are put right, and nothing gets worse`() throws {
        let file = Corpus.folder.deletingLastPathComponent().appending(path: "Sound/trade.yaml")
        let whole = try String(contentsOf: file, encoding: .utf8)
        let words = whole.ranges(of: /[a-z_]{5,}/)
        var generator = SeededGenerator(6)
        var (broken, mended) = (0, 0)
        for _ in 0..<150 {
            let word = try #require(words.randomElement(using: &generator))
            var letters = Array(whole[word])
            let place = Int.random(in: 1..<letters.count - 1, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: letters.remove(at: place)
            case 1: letters.insert(letters[place], at: place)
            case 2: letters.swapAt(place, place + 1)
            default: letters.insert("x", at: place)
            }
            let spoilt = whole.replacingCharacters(in: word, with: String(letters))
            let folder = try Folder(["a.yaml": spoilt])
            let before = Reading(folder["a.yaml"]).report.errors
            let repair = try Repair(of: folder["a.yaml"])
            try repair.write()
            let after = Reading(folder["a.yaml"]).report.errors
            #expect(after.count < before.count || folder.files["a.yaml"] == spoilt, "\(String(letters))")
            if before.isEmpty { continue }
            broken += 1
            if after.isEmpty { mended += 1 }
        }
        #expect(broken > 50)
        #expect(mended * 10 > broken * 6, "\(mended) of \(broken)")
    }

    // MARK: One at a time

    private static let sound = """
        # Ärger: brnt – 🛢️, said once
        caravan: 1
        horizon: {from: 2024, to: 2026}
        drivers:
          brent: {process: gbm, trend: 1%, volatility: 20%}
          income: {process: growth, trend: 2%, volatility: 2%}
        flows:
          oil: {base: 12 million USD, "elasticities": {brent: 1}, volatility: 10%} # 'brnt' is said here
          gas: {title: "Газ 🛢️ and more", base: 5 million USD, volatility: 10%}
        indicators:
          x: {value: flows.oil * drivers.brent / 100 + flows.gas * drivers.brent / 100, unit: million USD/year}

        """

    @Test(arguments: [
        ("  oil: {base", "  oil: {bas", 1), ("elasticities", "elasticity", 1), ("{brent: 1}", "{brnt: 1}", 1),
        ("process: gbm", "process: gbmm", 1), ("million USD, \"el", "million USDD, \"el", 1),
        ("volatility: 10%} #", "volatilty: 10%} #", 1), ("flows:", "flow:", 1),
        ("flows.oil * drivers.brent", "flows.oil * drivers.brnt", 1), ("flows.oil", "flow.oil", 1),
        ("flows.gas * drivers.brent", "flows.gaz * driver.brent", 2), ("base: 5 million", "bases: 5 million", 1),
        ("USD/year", "USD/yeer", 1),
        (
            "flows.oil * drivers.brent / 100 + flows.gas * drivers.brent",
            "flows.oill * drivers.brnt / 100 + flow.gass * driver.bren", 6
        ),
    ])
    func `A misspelt word is put right where it stands`(word: String, misspelt: String, count: Int) throws {
        for end in ["\n", "\r\n"] {
            for lead in ["", "\u{FEFF}"] {
                let whole = lead + Self.sound.replacing("\n", with: end)
                let folder = try Folder(["a.yaml": whole.replacing(word, with: misspelt, maxReplacements: 1)])
                let repair = try Repair(of: folder["a.yaml"])
                #expect(repair.changes.count == count)
                #expect(folder.files["a.yaml"] != whole)
                try repair.write()
                #expect(folder.files["a.yaml"] == whole)
            }
        }
    }

    @Test(arguments: [
        // Two names are as near.
        ("{brent: 1}", "{brant: 1}", "brent: {process", "brunt: {process: growth, trend: 1%}\n  brent: {process"),
        // The right key stands beside the wrong one.
        ("base: 5 million USD, volatility: 10%", "base: 5 million USD, volatility: 10%, volatilty: 5%", "", ""),
        // Another name of the right kind, and not a near one.
        ("{brent: 1}", "{weather: 1}", "", ""),
    ])
    func `What is not sure is left to the author`(word: String, misspelt: String, more: String, other: String) throws {
        var whole = Self.sound.replacing(word, with: misspelt, maxReplacements: 1)
        if !more.isEmpty { whole = whole.replacing(more, with: other, maxReplacements: 1) }
        let folder = try Folder(["a.yaml": whole])
        #expect(!Reading(folder["a.yaml"]).report.errors.isEmpty)
        let repair = try Repair(of: folder["a.yaml"])
        #expect(repair.changes.isEmpty)
        try repair.write()
        #expect(folder.files["a.yaml"] == whole)
    }

    /// What a fix brings to light is fixed too, and one that only trades an error for another is not kept.
    @Test func `One fix may need another`() throws {
        let folder = try Folder([
            "a.yaml": Self.sound.replacing("drivers:\n", with: "driver:\n").replacing("gbm,", with: "gmb,")
        ])
        try Repair(of: folder["a.yaml"]).write()
        #expect(folder.files["a.yaml"] == Self.sound)
    }

    @Test func `Files that a scenario names are put right, and those outside its folders are not`() throws {
        let folder = try Folder([
            "base.yaml": Self.sound.replacing("{brent: 1}", with: "{brnt: 1}"),
            "facts.yaml": "share: {val: 5%, source: A survey}\n",
            "a.yaml": "extends: base.yaml\nfacts: facts.yaml\nindicators: {y: {value: fact.share}}\n",
        ])
        let repair = try Repair(of: folder["a.yaml"])
        #expect(Set(repair.changes.map { "\($0.wrong) \($0.right)" }) == ["brnt brent", "val value", "fact facts"])
        try repair.write()
        #expect(folder.files["base.yaml"] == Self.sound)
        #expect(folder.files["facts.yaml"] == "share: {value: 5%, source: A survey}\n")
        #expect(folder.files["a.yaml"]?.contains("facts.share") == true)

        let other = try Folder(["facts.yaml": "share: {val: 5%, source: A survey}\n"])
        let text = "extends: base.yaml\nfacts: \(other["facts.yaml"])\nindicators: {y: {value: flows.oli}}\n"
        try Data(text.utf8).write(to: folder.url.appending(path: "a.yaml"))
        try Repair(of: folder["a.yaml"]).write()
        #expect(other.files["facts.yaml"] == "share: {val: 5%, source: A survey}\n")
    }

    @Test func `A link stays a link, and permissions stay`() throws {
        let folder = try Folder(["real/a.yaml": Self.sound.replacing("{brent: 1}", with: "{brnt: 1}")])
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder["real/a.yaml"])
        try manager.createSymbolicLink(atPath: folder["link.yaml"], withDestinationPath: "real/a.yaml")
        try Repair(of: folder["link.yaml"]).write()
        #expect(try manager.destinationOfSymbolicLink(atPath: folder["link.yaml"]) == "real/a.yaml")
        #expect(folder.files["real/a.yaml"] == Self.sound)
        let attributes = try manager.attributesOfItem(atPath: folder["real/a.yaml"])
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try manager.contentsOfDirectory(atPath: folder["real"]) == ["a.yaml"])
    }

    @Test func `Options of the command line are not files`() throws {
        let folder = try Folder(["a.yaml": Self.sound])
        let overrides = Overrides(settings: ["flows.oill.volatility=5%", "flows.oil.volatility=5 USDD"])
        #expect(try Repair(of: folder["a.yaml"], overrides: overrides).changes.isEmpty)
    }

    @Test func `A file that somebody changes meanwhile is left alone`() throws {
        let folder = try Folder(["a.yaml": Self.sound.replacing("{brent: 1}", with: "{brnt: 1}")])
        let repair = try Repair(of: folder["a.yaml"])
        try Data("mine".utf8).write(to: folder.url.appending(path: "a.yaml"))
        #expect(throws: RepairError.self) { try repair.write() }
        #expect(folder.files == ["a.yaml": "mine"])
    }
}

/// A temporary folder that counts as a repository.
private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "caravan-repair-\(UUID().uuidString)")

    init(_ files: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(
            at: url.appending(path: ".git"), withIntermediateDirectories: true)
        for (name, text) in files {
            let file = url.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    subscript(name: String) -> String { url.appending(path: name).path }

    /// What ordinary files hold, by their paths from here.
    var files: [String: String] {
        let paths = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        let files = paths.compactMap { path -> (String, String)? in
            let attributes = try? FileManager.default.attributesOfItem(atPath: self[path])
            guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
            return FileManager.default.contents(atPath: self[path]).map { (path, String(decoding: $0, as: UTF8.self)) }
        }
        return Dictionary(uniqueKeysWithValues: files)
    }
}

extension FindingReport {
    /// The errors, by what they say of which file.
    fileprivate var errors: Set<String> {
        Set(
            findings.filter { $0.severity == .error }.map {
                "\($0.location?.file ?? "") \($0.location?.line ?? 0) \($0.problem.message)"
            })
    }
}

extension Finding {
    fileprivate func isIn(_ change: Repair.Change) -> Bool {
        location?.file == change.file && location?.line == change.line
    }
}

extension String {
    /// A text with words changed in its lines, one after another.
    fileprivate func changing(_ changes: [Repair.Change]) -> String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for change in changes where lines.indices.contains(change.line - 1) {
            let pattern = "(?<![\\w])\(NSRegularExpression.escapedPattern(for: change.wrong))(?![\\w])"
            let line = lines[change.line - 1]
            guard let range = line.range(of: pattern, options: .regularExpression) else { continue }
            lines[change.line - 1].replaceSubrange(range, with: change.right)
        }
        return lines.joined(separator: "\n")
    }
}

import EconomicModel
import Foundation
import Synchronization
import Testing

/// Whatever a file holds, reading it and compiling its equations ends soon, and without a crash.
///
/// `CARAVAN_FULL=1` tries ten thousand files in place of a few hundred. A case is repeated by its number; what crashes
/// the process is left in the folder that `SpoiltFiles` names.
struct SpoiltFileTests {
    @Test func `Ten thousand spoilt files are read or refused`() throws {
        let environment = ProcessInfo.processInfo.environment
        let cases = environment["CARAVAN_FULL"] == "1" ? 10_000 : 250
        let first = environment["CARAVAN_FIRST_CASE"].flatMap(UInt64.init) ?? 1
        let files = try SpoiltFiles()
        // A thread of 512 KiB, as Darwin gives those that are not the main one.
        SmallThread.run {
            for number in first..<first + UInt64(cases) {
                let spent = ContinuousClock().measure { files.read(case: number) }
                if spent > .seconds(2) { Issue.record("case \(number) takes \(spent)") }
            }
        }
        try files.remove()
    }
}

/// A copy of all scenarios, sound and broken, in which one file at a time is spoilt.
struct SpoiltFiles: Sendable {
    private let folder: URL
    private let originals: [URL]

    init() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        folder = URL.temporaryDirectory.appending(path: "caravan-spoilt-\(ProcessInfo.processInfo.processIdentifier)")
        let files = FileManager.default
        try files.createDirectory(at: folder.appending(path: ".git"), withIntermediateDirectories: true)
        for name in ["Scenarios", "seeds"] {
            try files.copyItem(at: root.appending(path: name), to: folder.appending(path: name))
        }
        for name in ["Broken", "Sound"] {
            try files.copyItem(at: tests.appending(path: name), to: folder.appending(path: name))
        }
        let paths = files.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        originals = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.sorted().map { [folder] in
            folder.appending(path: $0)
        }
    }

    /// Spoils one file as the number says, and reads it.
    func read(case number: UInt64) {
        var generator = SeededGenerator(number)
        guard let original = originals.randomElement(using: &generator),
            var bytes = FileManager.default.contents(atPath: original.path).map(Array.init)
        else { return }
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            guard let mutation = Mutation.allCases.randomElement(using: &generator) else { return }
            bytes = mutation.applied(to: bytes, using: &generator)
        }
        let spoilt = original.deletingLastPathComponent()
            .appending(path: "spoilt-\(number).\(original.pathExtension)")
        guard FileManager.default.createFile(atPath: spoilt.path, contents: Data(bytes)) else { return }
        defer { try? FileManager.default.removeItem(at: spoilt) }
        let scenario = spoilt.deletingPathExtension().appendingPathExtension("yaml")
        if scenario != spoilt {
            try? Data(Self.scenario(naming: spoilt.lastPathComponent).utf8).write(to: scenario)
        }
        defer { try? FileManager.default.removeItem(at: scenario) }
        let reading = Reading(scenario.path)
        _ = reading.report.text
        if reading.prepared == nil, !reading.report.findings.contains(where: { $0.severity == .error }) {
            Issue.record("case \(number) is refused, and nobody says why")
        }
    }

    /// A scenario that reads a data file in every way there is.
    private static func scenario(naming file: String) -> String {
        """
        caravan: 1
        horizon: {from: 2024, to: 2026}
        parameters: {drawn: "empirical('\(file)', 'base')"}
        drivers: {past: {process: bootstrap, history: {file: \(file), column: brent}}}
        flows: {trade: {table: \(file), base: 1 million USD, title: "{from}", elasticities: {"{to}": 1, past: 1}}}
        indicators: {total: {value: sum(flows.*), unit: million USD/year, history: {file: \(file), column: total}}}
        """
    }

    func remove() throws { try FileManager.default.removeItem(at: folder) }
}

/// A thread with a small stack.
enum SmallThread {
    static func run(_ work: @escaping @Sendable () -> Void) {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            work()
            done.signal()
        }
        thread.stackSize = 512 * 1024
        thread.start()
        done.wait()
    }
}

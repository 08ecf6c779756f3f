import Foundation
import Reporting
import RunStorage
import Summaries

extension RunArchive {
    /// Archives results, with the time of this moment.
    ///
    /// - Parameters:
    ///   - result: The results.
    ///   - files: The texts that they were read from, by path.
    ///   - document: The bytes of their `run.json`.
    ///   - path: The archive, which is made where there is none.
    /// - Returns: The run's number.
    /// - Throws: ``ArchivingFailure``.
    static func keep(
        _ result: NamedResult, files: [String: String], document: [UInt8], at path: String
    ) throws(ArchivingFailure) -> Int64 {
        let scenario = result.content.scenario
        let record = RunRecord(
            command: result.arguments.first ?? "", arguments: result.arguments, name: result.name,
            scenario: scenario?.name ?? "", title: scenario?.title ?? "", answer: result.content.answer,
            headline: result.content.headline.joined(separator: " "), paths: scenario?.paths ?? 0,
            seed: scenario?.seed ?? 0, sampling: scenario?.sampling?.method.rawValue ?? "random",
            scenarioDigest: scenario?.digest ?? "", caravanVersion: Caravan.version,
            formatVersion: RunDocument.formatVersion)
        do {
            return try using(path, making: true) { archive in
                try archive.add(record, files: files, document: document, time: Date.now.formatted(.iso8601))
            }
        } catch {
            throw ArchivingFailure(reason: "\(error)")
        }
    }

    /// The run that a user means: as ``run(_:)``, and by the name that comparisons have for it, `run:12`.
    func meant(_ text: String) throws -> ArchivedRun {
        let isPrefixed = text.hasPrefix(ArchivedScenario.prefix)
        return try run(isPrefixed ? String(text.dropFirst(ArchivedScenario.prefix.count)) : text)
    }
}

/// Results that were written, but not archived.
struct ArchivingFailure: Error {
    var reason: String
}

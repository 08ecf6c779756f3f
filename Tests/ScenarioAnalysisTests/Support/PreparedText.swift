import EconomicModel
import Foundation
import ScenarioAnalysis
import ScenarioFiles
import Summaries

extension PreparedScenario {
    /// The scenario of a text, loaded and compiled but not run.
    ///
    /// - Throws: ``UnreadableScenario``.
    static func of(_ text: String, _ overrides: Overrides = Overrides(), files: [String: String] = [:]) throws
        -> PreparedScenario
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("caravan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in files {
            try content.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
        }
        let file = folder.appendingPathComponent("scenario.yaml")
        try text.write(to: file, atomically: false, encoding: .utf8)
        do {
            let loaded = try ScenarioLoader.load(file.path, overrides: overrides)
            return try PreparedScenario(name: loaded.name, system: loaded.system)
        } catch let error as InvalidScenario {
            throw UnreadableScenario(description: "\(error.report.findings.map(\.problem.message)) in\n\(text)")
        } catch let error as UnsoundEquations {
            throw UnreadableScenario(description: "\(error.finding.problem.message) in\n\(text)")
        }
    }

    func identity(_ settings: RunSettings) -> ScenarioIdentity { identity(settings, digest: "") }
}

extension PreparedScenario {
    func attribution(_ request: OutcomeRequest, _ settings: RunSettings) throws -> AttributionResult {
        try Attribution(of: self, request).result(settings, identity: identity(settings))
    }

    func packages(_ request: PackageSearchRequest, _ settings: RunSettings) throws -> PackageSearchResult {
        try PackageSearch(of: self, request).result(settings, identity: identity(settings))
    }

    func sensitivity(
        _ request: OutcomeRequest, with options: SensitivityAnalysis.Options = .init(), _ settings: RunSettings
    ) throws -> SensitivityResult {
        try SensitivityAnalysis(of: self, request, options).result(settings, identity: identity(settings))
    }
}

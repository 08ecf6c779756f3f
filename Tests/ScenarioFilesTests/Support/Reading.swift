import EconomicModel
import Foundation
import ScenarioAnalysis
import ScenarioFiles

/// What becomes of a scenario file when it is read and compiled as every command does.
struct Reading {
    var report: FindingReport
    var loaded: LoadedScenario?
    var prepared: PreparedScenario?

    init(_ path: String, overrides: Overrides = Overrides(), allowed: [String] = []) {
        do {
            let loaded = try ScenarioLoader.load(path, overrides: overrides, allowed: allowed)
            self.loaded = loaded
            report = loaded.report
            let prepared = try PreparedScenario(name: loaded.name, system: loaded.system)
            self.prepared = prepared
            report.findings += prepared.warnings
        } catch let error as InvalidScenario {
            report = error.report
        } catch let error as UnsoundEquations {
            report = loaded?.report ?? FindingReport(findings: [], texts: [:])
            report.findings.append(error.finding)
        } catch {
            report = FindingReport(findings: [], texts: [:])
        }
    }

    /// The report as the user sees it, with paths from a folder on, and the codes of the findings below it.
    func text(in folder: URL) -> String {
        let codes = report.ordered.map(\.problem.code).joined(separator: " ")
        return "\(report.text)\n\ncodes: \(codes)\n".replacing(folder.path + "/", with: "")
    }
}

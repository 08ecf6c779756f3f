import Reporting
import ScenarioAnalysis

/// A command that asks one question of one scenario.
protocol AnalysisCommand: ResultCommand {
    /// What the answer is filed under, beside the scenario's name.
    static var kind: String { get }
    var scenario: String { get }
    var changes: ScenarioOptions { get }
    /// The arguments that ask the question.
    var question: [String] { get }

    func answer(_ study: Study, _ settings: RunSettings, _ session: Session) throws -> RunDocument.Content
}

extension AnalysisCommand {
    static var hasWorkbook: Bool { false }

    func result(_ session: Session) throws -> NamedResult {
        let study = try Study(scenario, changes, simulation, from: session.library)
        session.tell(study.warnings)
        let bar = session.bar("\(study.name): \(Self.kind)", paths: nil)
        let content = try ScenarioFailure.naming(study.name) {
            defer { bar.finish() }
            return try answer(study, session.settings(of: study, simulation, bar), session)
        }
        return NamedResult(
            name: "\(study.name)-\(Self.kind)",
            arguments: ArgumentList.of(self, [scenario], question + changes.arguments + simulation.arguments),
            content: content)
    }
}

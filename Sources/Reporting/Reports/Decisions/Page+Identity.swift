import Summaries

extension Page {
    /// How the paths were chosen, and what the results can be checked against.
    mutating func identity(_ scenario: ScenarioIdentity) {
        if let sampling = scenario.sampling { paragraph(sampling.explanation, .faint) }
        paragraph("digest \(scenario.digest.prefix(16))", .faint)
    }
}

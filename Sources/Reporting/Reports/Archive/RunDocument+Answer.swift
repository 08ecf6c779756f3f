package import Summaries

// What a list of runs says of each.

extension RunDocument.Content {
    /// The scenario that was asked about; a comparison's baseline.
    package var scenario: ScenarioIdentity? {
        switch self {
        case .run(let run): run.scenario
        case .comparison(let comparison): comparison.runs.first?.scenario
        case .attribution(let result): result.scenario
        case .packages(let result): result.scenario
        case .seek(let result): result.scenario
        case .sensitivity(let result): result.scenario
        }
    }

    /// The answer in sentences, as the report begins.
    package var headline: [String] {
        switch self {
        case .run(let run): Headline.sentences(of: run)
        case .comparison(let comparison): Headline.sentences(of: comparison)
        case .attribution(let result): AttributionHeadline(result: result).sentences
        case .packages(let result): PackageHeadline(reading: PackageReading(result)).sentences
        case .seek(let result):
            SeekHeadline(result: result, scale: InputScale(result.probes.map(\.value), unit: result.unit)).sentences
        case .sensitivity(let result): SensitivityHeadline(result: result).sentences
        }
    }

    /// The main figure in a few words: `aim_by_2030: 8.7 %`.
    package var answer: String {
        switch self {
        case .run(let run): run.answer
        case .comparison(let comparison): comparison.answer
        case .attribution(let result):
            "\(result.outcome.shortName): \(result.outcome.signed(result.total.value)) by all measures"
        case .packages(let result):
            result.mostProbable.map { choice in
                let probability = choice.package.fresh ?? choice.package.probability
                return "\(result.outcome.shortName): \(Share.text(probability.value)) at most"
            } ?? "no package"
        case .seek(let result):
            result.found.map { found in
                let scale = InputScale(result.probes.map(\.value), unit: result.unit)
                return "\(result.name): \(scale.quantity(found.value))"
            } ?? "\(result.name): not in the range"
        case .sensitivity(let result):
            result.indices.first.map { "\(result.outcome.shortName): most by \($0.group)" }
                ?? "\(result.outcome.shortName): does not vary"
        }
    }
}

extension Outcome {
    /// What is asked about, by its name: `aim_by_2030`, `turnover 2035`.
    fileprivate var shortName: String { target?.name ?? "\(indicator) \(year)" }
}

extension RunResult {
    fileprivate var answer: String {
        guard let indicator = mainIndicator else { return "no indicator" }
        if let target = targets(on: indicator).first, let judged = target.judged {
            return "\(target.name): \(Share.text(judged.probabilityReached))"
        }
        guard let last = indicator.lastSummary, let median = indicator.median(in: last.year) else {
            return "\(indicator.name): no figures"
        }
        return "\(indicator.name) \(last.year): \(quantity(Numeral.readable(median), indicator.unit))"
    }
}

extension ComparisonResult {
    /// The baseline's probability, and the highest of the scenarios that start where it does.
    fileprivate var answer: String {
        guard let reading = ComparisonReading(self) else { return "nothing compared" }
        guard let target = reading.target, let own = reading.target(target.name, in: reading.baseline)?.judged else {
            return reading.baseline.answer
        }
        let text = "\(target.name): \(Share.text(own.probabilityReached))"
        let others = reading.comparable.compactMap { run in
            reading.target(target.name, in: run)?.judged.map { (run.scenario.name, $0.probabilityReached) }
        }
        guard let best = others.max(by: { $0.1 < $1.1 }) else { return text }
        return "\(text), with \(best.0) \(Share.text(best.1))"
    }
}

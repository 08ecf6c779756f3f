package import Summaries

/// What is other in a later run than in an earlier one, scenario by scenario: inputs, and results beside them.
package struct RunDifference: Sendable, Encodable {
    /// An input as it is written in both; `nil` where one has none.
    package struct Input: Sendable, Encodable {
        package var name: String
        package var unit: String
        package var old: String?
        package var new: String?
    }

    /// A figure in both, in the unit of its indicator or as a share; `nil` where one has none.
    package struct Figure: Sendable, Encodable {
        package var old: Double?
        package var new: Double?
        package var difference: Double?
        /// Whether more lies between the two than Monte Carlo error explains, at 95 %; `nil` where both met the same luck, so
        /// that there is no such error between them, or where it is not known.
        package var isBeyondError: Bool?
    }

    /// The probability that a target is reached by its year.
    package struct Target: Sendable, Encodable {
        package var name: String
        package var by: Int
        package var probability: Figure
    }

    package struct Indicator: Sendable, Encodable {
        package var name: String
        package var unit: String
        package var year: Int
        package var median: Figure
        package var mean: Figure
    }

    package struct Scenario: Sendable, Encodable {
        package var name: String
        /// Whether both have the same seed, number of paths and sampling.
        package var hasSameLuck: Bool
        package var inputs: [Input]
        package var targets: [Target]
        package var indicators: [Indicator]

        /// Whether nothing that is told here is other.
        package var isSame: Bool {
            let figures = targets.map(\.probability) + indicators.flatMap { [$0.median, $0.mean] }
            return inputs.isEmpty && figures.allSatisfy { $0.old == $0.new }
        }
    }

    package var scenarios: [Scenario]
    /// The scenarios that only one has.
    package var added: [String]
    package var removed: [String]

    /// Pairs two runs, or the scenarios of two comparisons by name.
    ///
    /// - Parameters:
    ///   - old: The earlier run, or the runs of the earlier comparison.
    ///   - new: The later.
    package init(from old: [RunResult], to new: [RunResult]) {
        if old.count == 1, new.count == 1 {
            scenarios = [Scenario(from: old[0], to: new[0])]
            (added, removed) = ([], [])
            return
        }
        let before = Dictionary(old.map { ($0.scenario.name, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Set(new.map(\.scenario.name))
        scenarios = new.compactMap { run in before[run.scenario.name].map { Scenario(from: $0, to: run) } }
        added = new.map(\.scenario.name).filter { before[$0] == nil }
        removed = old.map(\.scenario.name).filter { !names.contains($0) }
    }
}

extension RunDifference.Scenario {
    fileprivate init(from old: RunResult, to new: RunResult) {
        name = new.scenario.name
        let isSame =
            old.scenario.seed == new.scenario.seed && old.scenario.paths == new.scenario.paths
            && old.scenario.sampling == new.scenario.sampling
        hasSameLuck = isSame
        inputs = InputChange.changes(from: old.inputs, to: new.inputs).map { change in
            .init(name: change.told.name, unit: change.told.unit, old: change.old?.value, new: change.new?.value)
        }
        targets = Self.shared(old.targets, new.targets, \.name).map { old, new in
            let (before, after) = (old.judged, new.judged)
            return .init(
                name: new.name, by: new.by,
                probability: .init(
                    before?.probabilityReached, after?.probabilityReached,
                    errors: isSame ? nil : (before?.standardError, after?.standardError)))
        }
        let years = Dictionary(grouping: new.targets, by: \.indicator).mapValues { $0.map(\.by) }
        indicators = Self.shared(old.indicators, new.indicators, \.name).filter { $0.unit == $1.unit }
            .flatMap { old, new in
                let wanted = Set((years[new.name] ?? []) + [new.years.last?.year].compactMap(\.self))
                return Self.shared(old.years, new.years, \.year).filter { wanted.contains($1.year) }.map {
                    before, after in
                    RunDifference.Indicator(
                        name: new.name, unit: new.unit, year: after.year,
                        median: .init(before.median, after.median, errors: nil),
                        mean: .init(
                            before.mean, after.mean,
                            errors: isSame ? nil : (before.standardError, after.standardError)))
                }
            }
    }

    /// What two lists have in common, in the order of the second.
    private static func shared<Item, Key: Hashable>(
        _ old: [Item], _ new: [Item], _ key: (Item) -> Key
    ) -> [(Item, Item)] {
        let before = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        return new.compactMap { item in before[key(item)].map { ($0, item) } }
    }
}

extension RunDifference.Figure {
    /// - Parameters:
    ///   - old: The earlier figure.
    ///   - new: The later.
    ///   - errors: Their standard errors, where each met its own luck.
    fileprivate init(_ old: Double?, _ new: Double?, errors: (Double?, Double?)?) {
        self.old = old
        self.new = new
        guard let old, let new else { return }
        difference = new - old
        guard let first = errors?.0, let second = errors?.1 else { return }
        isBeyondError = abs(new - old) > Confidence.normalReach * (first * first + second * second).squareRoot()
    }
}

extension TargetYear {
    /// From Wilson's interval, which is never empty: a share that was not seen is not known to be 0.
    fileprivate var standardError: Double { (high - low) / (2 * Confidence.normalReach) }
}

extension YearSummary {
    fileprivate var median: Double? { quantile(Quantiles.median) }
}

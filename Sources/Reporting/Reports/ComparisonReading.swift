package import Summaries

/// What the report on a comparison is about, and where its figures stand in the results.
package struct ComparisonReading {
    package let comparison: ComparisonResult
    package let baseline: RunResult
    /// The indicator that the baseline's first target is set on, or else its first.
    package let indicator: IndicatorResult?
    /// The first target on that indicator.
    package let target: TargetResult?

    /// `nil` where nothing was compared.
    package init?(_ comparison: ComparisonResult) {
        guard let baseline = comparison.runs.first else { return nil }
        self.comparison = comparison
        self.baseline = baseline
        let aiming = comparison.runs.first { !$0.targets.isEmpty } ?? baseline
        indicator = aiming.mainIndicator ?? baseline.mainIndicator
        target = indicator.flatMap { aiming.targets(on: $0).first }
    }

    package var runs: [RunResult] { comparison.runs }
    var scenarios: ArraySlice<RunResult> { comparison.runs.dropFirst() }

    /// The scenarios that start from the baseline's figures: what differs is what happens in them.
    package var comparable: [RunResult] { scenarios.filter { !startsElsewhere($0) } }

    /// The scenarios that start from other figures, such as another country's books: no measure makes that difference.
    package var elsewhere: [RunResult] { scenarios.filter(startsElsewhere) }

    package func startsElsewhere(_ run: RunResult) -> Bool {
        guard run.scenario.baseYear == baseline.scenario.baseYear else { return true }
        guard let own = base(of: run), let shared = base(of: baseline) else { return false }
        return abs(own - shared) > 1e-9 * abs(shared)
    }

    /// The median of the base year.
    func base(of run: RunResult) -> Double? { median(in: run, run.scenario.baseYear) }

    /// All targets of all runs, each name once.
    package var targets: [TargetResult] {
        var seen: Set<String> = []
        return runs.flatMap(\.targets).filter { seen.insert($0.name).inserted }
    }

    /// The years that tables show after the base year: those that targets on the indicator are set for, and the last.
    var years: [Int] {
        let last = runs.map(\.scenario.lastYear).max() ?? baseline.scenario.lastYear
        let aimed = targets.filter { $0.indicator == indicator?.name }.map(\.by).filter { $0 < last }
        return Set(aimed).sorted().prefix(2) + [last]
    }

    func target(_ name: String, in run: RunResult) -> TargetResult? { run.targets.first { $0.name == name } }

    /// The share of a run's paths that have reached the target by its year.
    package func reached(_ target: TargetResult, in run: RunResult) -> TargetYear? {
        self.target(target.name, in: run)?.judged
    }

    package func targetDifference(_ target: TargetResult, of run: RunResult) -> TargetDifference? {
        comparison.targetDifferences.first {
            $0.scenario == run.scenario.name && $0.target == target.name && $0.event == .reached
        }
    }

    func median(in run: RunResult, _ year: Int) -> Double? {
        indicator.flatMap { run.indicator($0.name) }?.median(in: year)
    }

    func difference(of run: RunResult, in year: Int) -> PairedDifference? {
        comparison.differences.first {
            $0.scenario == run.scenario.name && $0.indicator == indicator?.name && $0.year == year
        }
    }

    /// The baseline and the scenarios with the highest last medians, as many as can be told apart, in the order asked for.
    package func charted(atMost most: Int) -> [RunResult] {
        guard runs.count > most, let last = years.last else { return runs }
        let others = comparable.map { ($0.scenario.name, median(in: $0, last) ?? -.infinity) }
        let highest = others.sorted { $0.1 > $1.1 }.prefix(most - 1).map(\.0)
        return [baseline] + comparable.filter { highest.contains($0.scenario.name) }
    }

    /// What the reader must know, each note once with the names of the scenarios that it is of.
    package var notes: [String] {
        var notes: [(text: String, names: [String])] = []
        for run in runs {
            for note in run.notes {
                if let place = notes.firstIndex(where: { $0.text == note }) {
                    notes[place].names.append(run.scenario.name)
                } else {
                    notes.append((note, [run.scenario.name]))
                }
            }
        }
        return notes.map { note in
            note.names.count == runs.count ? note.text : "\(note.names.joined(separator: ", ")): \(note.text)"
        }
    }
}

/// Whose targets and checks are watched in a stream of paths.
struct EventInquiry: Sendable {
    let outline: RunOutline
    /// The place of its run in the source.
    let run: Int
    /// What it has in common with a baseline, which is run 0 of the source; `nil` where it stands alone.
    var shared: SharedOutputs?

    /// What happened on some paths.
    struct Tally: Sendable {
        /// One a target.
        var targets: [TargetTally]
        /// One a shared target and event, target by target.
        var pairs: [EventPairs]
        /// One a check.
        var checks: [CheckTally] = []

        mutating func add(_ other: Tally) {
            for place in targets.indices { targets[place].add(other.targets[place]) }
            for place in pairs.indices { pairs[place].add(other.pairs[place]) }
            checks.add(other.checks)
        }
    }

    var nothing: Tally {
        let events = TargetDifference.Event.allCases.count
        return Tally(
            targets: outline.targets.map { _ in TargetTally(years: outline.simulatedYears.count, outline.replicates) },
            pairs: Array(repeating: EventPairs(outline.replicates), count: (shared?.targets.count ?? 0) * events))
    }

    /// Adds what happens on a block's paths.
    func count(_ block: PathBlock, into tally: inout Tally) {
        if !block.checks.isEmpty { tally.checks.add(block.checks[run]) }
        for (place, target) in outline.targets.enumerated() {
            tally.targets[place].add(block.attainment(of: target, outline, run: run), from: block.firstPath)
        }
        guard let shared else { return }
        var place = 0
        for target in shared.targets {
            let before = block.attainment(of: target, shared.baseline, run: 0)
            let after = block.attainment(of: target, shared.scenario, run: run)
            for event in TargetDifference.Event.allCases {
                tally.pairs[place].add(
                    before: before.paths(event, year: target.by - shared.baseline.simulatedYears.lowerBound),
                    after: after.paths(event, year: target.by - shared.scenario.simulatedYears.lowerBound),
                    from: block.firstPath)
                place += 1
            }
        }
    }
}

extension PathBlock {
    /// Which of the block's paths are at a target, in every simulated year.
    fileprivate func attainment(of target: TargetDescription, _ outline: RunOutline, run: Int) -> Attainment {
        let output = outline.output(judgedBy: target)
        return Attainment(
            at: (1..<max(1, outline.yearCount)).map { year in
                Attainment.paths(of: values(ColumnPlace(run: run, output: output, year: year)), at: target)
            })
    }
}

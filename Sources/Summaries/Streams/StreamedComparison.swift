public import Workers

/// A scenario beside a baseline, both simulated in lockstep and summarised without keeping their paths.
///
/// Guarantee: that of ``StreamedRun``, for the scenario's own summary and for the paired differences, whose exact form is
/// a ``RunComparison``'s. The baseline's own summary is a ``StreamedRun``'s.
public struct StreamedComparison: Sendable {
    private let shared: SharedOutputs
    private let source: any PathSource
    private let isExact: Bool

    /// - Parameters:
    ///   - baseline: What the figures of the source's run 0 stand for.
    ///   - scenario: What those of its run 1 stand for.
    ///   - source: Where they come from.
    ///   - isExact: Whether quantiles must be exact.
    /// - Throws: Where the two give one indicator in different units.
    public init(
        baseline: RunOutline, scenario: RunOutline, source: any PathSource, isExact: Bool
    ) throws(RunComparisonError) {
        shared = try SharedOutputs(baseline: baseline, scenario: scenario)
        (self.source, self.isExact) = (source, isExact)
    }

    /// The scenario's summary, and how it differs from the baseline.
    ///
    /// - Parameters: As for ``StreamedRun/summary(drawnPaths:workers:progress:)``.
    /// - Throws: What the source throws.
    public func summary(
        drawnPaths: Int = 0, workers: Workers, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> (scenario: RunSummary, comparison: ComparisonSummary) {
        let sample = try source.sample(drawnPaths, workers: workers)
        let own = RunInquiries(shared.scenario, run: 1)
        let survey = StreamSurvey(
            source: source, inquiries: own.all + pairInquiries,
            events: EventInquiry(outline: shared.scenario, run: 1, shared: shared), isExact: isExact)
        let (replies, events) = try survey.run(sample: sample, workers: workers, progress: progress)
        var summary = own.summary(replies.prefix(own.all.count), events, paths: source.pathCount)
        summary.draws = RecordedRun(shared.scenario, columns: sample[1]).drawnPaths(drawnPaths)
        return (
            summary,
            ComparisonSummary(
                differences: differences(Array(replies.dropFirst(own.all.count))),
                targetDifferences: targetDifferences(events))
        )
    }

    /// Three an output and year, output by output: the difference, the baseline and the scenario.
    private var pairInquiries: [Inquiry] {
        shared.outputs.flatMap { pair in
            shared.years.flatMap { year in
                let before = ColumnPlace(
                    run: 0, output: pair.baseline, year: year - shared.baseline.baseYear)
                let after = ColumnPlace(run: 1, output: pair.scenario, year: year - shared.scenario.baseYear)
                return [
                    Inquiry(
                        variable: .difference(of: after, from: before), probabilities: PairFigures.probabilities),
                    Inquiry(variable: .paired(before, with: after)), Inquiry(variable: .paired(after, with: before)),
                ]
            }
        }
    }

    private func differences(_ replies: [Reply]) -> [PairedDifference] {
        shared.outputs.enumerated().flatMap { place, pair in
            shared.years.enumerated().map { year, calendarYear in
                let first = (place * shared.years.count + year) * 3
                return shared.difference(
                    of: pair, in: calendarYear,
                    PairFigures(
                        differences: replies[first].moments, higher: replies[first].positives,
                        quantiles: replies[first].quantiles, baselineMean: replies[first + 1].moments.all.mean.ifFinite,
                        scenarioMean: replies[first + 2].moments.all.mean.ifFinite))
            }
        }
    }

    private func targetDifferences(_ events: EventInquiry.Tally) -> [TargetDifference] {
        let kinds = TargetDifference.Event.allCases
        return shared.targets.enumerated().flatMap { place, target in
            kinds.enumerated().map { kind, event in
                shared.difference(
                    target, event, events.pairs[place * kinds.count + kind], pairs: source.pathCount)
            }
        }
    }
}

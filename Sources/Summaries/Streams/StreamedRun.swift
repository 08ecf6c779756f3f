public import Workers

/// A run that is summarised as it is simulated, without keeping its paths.
///
/// Guarantee: with exact quantiles its summary equals a ``RecordedRun``'s to the last bit. Without, only the quantiles
/// differ, each by no more than the width that is written beside it, which is at most 1/1000 of p95 − p5; and histograms
/// have other bins, with exact counts.
///
/// Memory does not grow with the paths, save for those that are drawn.
public struct StreamedRun: Sendable {
    private let outline: RunOutline
    private let source: any PathSource
    private let isExact: Bool

    /// - Parameters:
    ///   - outline: What the figures stand for.
    ///   - source: Where they come from; the run is its run 0.
    ///   - isExact: Whether quantiles must be exact, which takes two more passes; otherwise one is mostly enough.
    public init(_ outline: RunOutline, source: any PathSource, isExact: Bool) {
        (self.outline, self.source, self.isExact) = (outline, source, isExact)
    }

    /// The run's summary.
    ///
    /// - Parameters:
    ///   - drawnPaths: How many of the first paths to keep in full.
    ///   - workers: Who shares the work; the results do not depend on them.
    ///   - progress: Called from any thread with the share of the work that is done.
    /// - Returns: All that is reported of it but its inputs.
    /// - Throws: What the source throws.
    public func summary(
        drawnPaths: Int = 0, workers: Workers, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> RunSummary {
        let sample = try source.sample(drawnPaths, workers: workers)
        let inquiries = RunInquiries(outline, run: 0)
        let survey = StreamSurvey(
            source: source, inquiries: inquiries.all, events: EventInquiry(outline: outline, run: 0), isExact: isExact)
        let (replies, events) = try survey.run(sample: sample, workers: workers, progress: progress)
        var summary = inquiries.summary(replies[...], events, paths: source.pathCount)
        summary.draws = RecordedRun(outline, columns: sample[0]).drawnPaths(drawnPaths)
        return summary
    }
}

extension PathSource {
    /// The first paths: enough for windows, and those that are drawn.
    func sample(_ drawnPaths: Int, workers: Workers) throws -> [PathColumns] {
        try firstPaths(min(pathCount, max(StreamSurvey.samplePaths, drawnPaths)), workers: workers)
    }
}

/// What is asked about one run, and how its summary is made of the replies.
struct RunInquiries {
    private let outline: RunOutline
    /// One an output and year, output by output; then one a target whose year is simulated.
    let all: [Inquiry]

    init(_ outline: RunOutline, run: Int) {
        self.outline = outline
        let figures = outline.outputs.indices.flatMap { output in
            (0..<outline.yearCount).map { year in
                Inquiry(
                    variable: .figure(ColumnPlace(run: run, output: output, year: year)),
                    probabilities: Quantiles.reported, histogram: year == outline.yearCount - 1)
            }
        }
        let gaps = outline.targets.filter { outline.simulatedYears.contains($0.by) }.map { target in
            let place = ColumnPlace(
                run: run, output: outline.output(judgedBy: target), year: target.by - outline.baseYear)
            return Inquiry(variable: .gap(place, target))
        }
        all = figures + gaps
    }

    /// The run's summary without its draws.
    func summary(_ replies: ArraySlice<Reply>, _ events: EventInquiry.Tally, paths: Int) -> RunSummary {
        let figures = Array(replies.prefix(outline.outputs.count * outline.yearCount))
        var gaps = replies.dropFirst(figures.count).map { TargetGap(moments: $0.moments.all, misses: $0.positives) }[
            ...]
        let summaries = figures.enumerated().map { place, reply in
            YearSummary(
                year: outline.baseYear + place % outline.yearCount, moments: reply.moments,
                quantiles: reply.quantiles, histogram: reply.histogram)
        }
        let targets = zip(outline.targets, events.targets).map { target, tally in
            let base = figures[outline.output(judgedBy: target) * outline.yearCount]
            return outline.result(
                of: target, tally, paths: paths,
                gap: outline.simulatedYears.contains(target.by) ? gaps.popFirst() : nil,
                base: base.quantiles?.values[Quantiles.median])
        }
        return RunSummary(
            indicators: outline.indicatorResults(summaries), targets: targets, checks: events.checks)
    }
}

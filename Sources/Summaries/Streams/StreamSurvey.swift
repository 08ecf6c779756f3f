import Workers

/// Answers inquiries about a stream of paths, in as many passes as they take.
///
/// Moments, counts and ranges are exact after the first pass, with the bits that columns would give. Quantiles are then
/// known to a bucket each; where that is not enough, further passes narrow them down or fetch what decides them.
///
/// - Complexity: A pass costs what the source takes and about 1.5 ns a figure. Memory is that of the counts, 16 KiB a
///   variable and worker, and of what is fetched, at most ``fetchedBytes``; neither grows with the paths.
struct StreamSurvey {
    let source: any PathSource
    let inquiries: [Inquiry]
    let events: EventInquiry
    /// Whether quantiles must be exact, or only as near as ``tolerance``.
    let isExact: Bool

    /// What a quantile may be off, as a share of the distance between the first and the last one that is asked for.
    static let tolerance = 1e-3
    /// The same for the ends of histograms, of which bars are drawn.
    static let histogramTolerance = 1e-2
    /// How much memory may hold fetched values.
    static let fetchedBytes = 256 << 20
    /// The windows are set by so many of the first paths.
    static let samplePaths = 2048

    /// - Parameters:
    ///   - sample: The first paths of each run, at least ``samplePaths`` of them or all.
    ///   - workers: The threads to run on; the results do not depend on them.
    ///   - progress: Called from any thread with the share of the work that is done.
    /// - Returns: One reply an inquiry, and what happened to the targets.
    /// - Throws: What the source throws.
    func run(
        sample: [PathColumns], workers: Workers, progress: @escaping @Sendable (Double) -> Void
    ) throws -> (replies: [Reply], events: EventInquiry.Tally) {
        var progress = PassProgress(report: progress)
        let pass = SurveyPass(inquiries: inquiries, events: events, searches: searches(sample, workers: workers))
        let survey = try pass.run(source, workers: workers, progress: progress.pass(of: isExact ? 3 : 1))
        var findings = StreamFindings(survey, pass, isExact: isExact)
        while let plan = findings.nextPass(fetchedBytes: Self.fetchedBytes) {
            let result = try plan.pass.run(
                source, workers: workers, progress: progress.pass(of: findings.remainingPasses))
            findings.take(result, of: plan, workers: workers)
        }
        return (findings.replies, survey.events)
    }

    /// What is searched for, with the windows that the sample sets.
    private func searches(_ sample: [PathColumns], workers: Workers) -> [RankSearch] {
        let count = min(Self.samplePaths, sample.first?.pathCount ?? 0)
        let found = workers.map(inquiries.count) { place, _ in
            let inquiry = inquiries[place]
            var wanted: [(probabilities: [Double], tolerance: Double)] = []
            if !inquiry.probabilities.isEmpty { wanted.append((inquiry.probabilities, Self.tolerance)) }
            if inquiry.histogram { wanted.append((Histogram.span, Self.histogramTolerance)) }
            let block = PathBlock(place: 0, firstPath: 0, count: count, columns: sample)
            return wanted.map { probabilities, tolerance in
                RankSearch(
                    inquiry: place, probabilities: probabilities, tolerance: tolerance,
                    sample: inquiry.variable.values(in: block, scratch: Scratch()))
            }
        }
        return found.flatMap { $0 }
    }
}

/// Progress over passes whose number is only guessed: each takes its share of what is left, so that it never goes back.
struct PassProgress {
    let report: @Sendable (Double) -> Void
    private var done = 0.0

    init(report: @escaping @Sendable (Double) -> Void) { self.report = report }

    /// What to call with a pass's own progress, when so many are left, this one among them.
    mutating func pass(of remaining: Int) -> @Sendable (Double) -> Void {
        let (start, share, report) = (done, (1 - done) / Double(max(1, remaining)), report)
        done += share
        return { report(start + share * $0) }
    }
}

import Reporting
import Summaries

/// What the sheets are written from: one run, or the runs of a comparison with the baseline first.
struct Results {
    let runs: [RunResult]
    /// `nil` for one run, and for a comparison of nothing.
    let reading: ComparisonReading?
    let comparison: ComparisonResult?
    /// The answer in sentences.
    let answer: [String]
    let notes: [String]
    let version: String

    init(_ run: RunResult, version: String) {
        (runs, reading, comparison) = ([run], nil, nil)
        answer = Headline.sentences(of: run)
        notes = run.notes
        self.version = version
    }

    init(_ comparison: ComparisonResult, version: String) {
        runs = comparison.runs
        reading = ComparisonReading(comparison)
        self.comparison = comparison
        answer = Headline.sentences(of: comparison)
        notes = reading?.notes ?? []
        self.version = version
    }

    /// The run that charts show: the only one, or the baseline.
    var main: RunResult? { runs.first }

    var title: String { main?.scenario.label ?? "Nothing was compared" }

    var summary: String { main?.scenario.summary ?? "" }

    /// The names of all indicators, that of the answer first.
    var indicators: [String] {
        var seen: Set<String> = []
        let main = [reading?.indicator ?? self.main?.mainIndicator].compactMap { $0?.name }
        return (main + runs.flatMap { $0.indicators.map(\.name) }).filter { seen.insert($0).inserted }
    }

    /// All targets, each name once.
    var targets: [TargetResult] { reading?.targets ?? main?.targets ?? [] }

    /// As many runs as lines can be told apart.
    var charted: [RunResult] { reading?.charted(atMost: Look.lines.count) ?? runs }
}

import Summaries

/// The report on what one would have to believe, section by section.
struct SeekReport {
    private let result: SeekResult
    private let style: ReportStyle
    private let scale: InputScale
    private var page: Page

    init(_ result: SeekResult, style: ReportStyle) {
        self.result = result
        self.style = style
        scale = InputScale(
            [result.found?.value, result.low, result.high].compactMap(\.self)
                + (result.found == nil ? result.ends.map(\.value) : []), unit: result.unit)
        page = Page(style: style)
    }

    func written() -> Page {
        var report = self
        report.page.head(
            "\(result.scenario.label): what one would have to believe", of: result.scenario,
            answer: SeekHeadline(result: result, scale: scale).sentences)
        report.writeChart()
        report.writeTrials()
        report.page.notes(result.notes)
        report.writeMethod()
        return report.page
    }

    private mutating func writeChart() {
        let trials = result.trials
        guard !trials.isEmpty else { return }
        page.heading("Share of paths with \(result.outcome.heading), by \(result.name)")
        let glyphs = Glyphs.of(style)
        let points = trials.map { trial in
            let isFound = trial.role == .found
            return ProbabilityChart.Point(
                place: trial.probe.value, probability: trial.probe.probability.value,
                interval: trial.probe.probability.interval,
                mark: isFound ? glyphs.targetYear : glyphs.marks[0], ink: isFound ? .median : .series(0))
        }
        page.append(
            .probability(
                ProbabilityChart(
                    points: points, wanted: result.wanted,
                    figure: InputScale(trials.map(\.probe.value), unit: result.unit).text, tick: scale.tick,
                    unit: scale.unit(on:), style: style)))
    }

    private mutating func writeTrials() {
        let trials = result.trials
        guard !trials.isEmpty else { return }
        page.heading("What was tried")
        let scale = InputScale(trials.map(\.probe.value), unit: result.unit)
        page.caption([result.name, result.unit].filter { !$0.isEmpty }.joined(separator: ", "))
        var table = TextTable(
            [.number("value"), .number("share\nof paths"), .number("95 %\ninterval"), .text("")], style: style)
        for trial in trials {
            let probability = trial.probe.probability
            table.append(
                [
                    scale.aligned(trial.probe.value), probability.shareText, probability.shareInterval,
                    trial.role == .probe ? "" : trial.role.rawValue,
                ], emphasized: trial.role == .found)
        }
        page.append(table)
    }

    private mutating func writeMethod() {
        page.heading("How this was computed", .background)
        page.paragraph(
            """
            The scenario ran with one value of \(result.name) after another and everything else as it is, under the same \
            luck. The interval holds the values at which the wanted probability is within the 95 % interval of the \
            probability: it says how well the paths tell the value, not how likely the value is.
            """)
        page.identity(result.scenario)
    }
}

package import Summaries

/// The report on one run, section by section.
struct RunReport {
    private let run: RunResult
    private let style: ReportStyle
    private var page: Page

    init(_ run: RunResult, style: ReportStyle) {
        self.run = run
        self.style = style
        page = Page(style: style)
    }

    func written() -> Page {
        var report = self
        report.writeHead()
        if let main = run.mainIndicator {
            report.writeMain(main)
            report.writeTargets()
            report.writeHistogram(main)
            report.writeOthers(than: main)
        }
        report.page.notes(run.notes)
        report.writeScenario()
        report.page.heading("What it rests on", .background)
        InputList(inputs: run.inputs, style: style).write(to: &report.page)
        return report.page
    }

    private mutating func writeHead() {
        page.head(run.scenario.label, of: run.scenario, answer: RunHeadline(run: run).sentences)
    }

    private mutating func writeMain(_ main: IndicatorResult) {
        let targets = run.targets(on: main)
        page.heading("\(main.label) by year", .years)
        YearTable(indicator: main, groups: TargetGroup.groups(of: targets), style: style).write(to: &page)
        page.paragraph(
            "p5: 5 % of paths stay below; p50 is the median. Bands hold year by year.", .faint)
        page.heading(main.label)
        page.append(
            .fan(FanChart(indicator: main, baseYear: run.scenario.baseYear, targets: targets, style: style)))
    }

    private mutating func writeTargets() {
        guard !run.targets.isEmpty else { return }
        let curves = TargetGroup.groups(of: run.targets).map { group in
            let indicator = run.indicator(group.first.indicator)?.label ?? group.first.indicator
            return ReachedChart.Curve(name: group.name(indicator), years: group.years, by: group.by)
        }
        page.heading("Share of paths that have reached the target")
        page.append(.reached(ReachedChart(curves: curves, style: style)))
        page.heading("Targets")
        TargetTable(run: run, style: style).write(to: &page)
    }

    private mutating func writeHistogram(_ main: IndicatorResult) {
        guard let last = main.lastSummary else { return }
        let thresholds = TargetGroup.groups(of: run.targets(on: main)).map(\.first.threshold)
        let title = "\(main.label) in \(last.year)"
        if let low = last.minimum, low == last.maximum {
            page.heading(title)
            page.paragraph("Every path gives \(quantity(Numeral.readable(low), main.unit)).")
            return
        }
        guard let histogram = last.histogram else { return }
        let chart = HistogramChart(
            histogram: histogram, median: last.quantile(Quantiles.median), thresholds: thresholds, unit: main.unit,
            style: style)
        guard !chart.isEmpty else { return }
        page.heading(title)
        page.append(.histogram(chart))
    }

    private mutating func writeOthers(than main: IndicatorResult) {
        let others = run.indicators.filter { $0.name != main.name }
        guard !others.isEmpty else { return }
        page.heading("Other indicators")
        page.append(IndicatorTable(indicators: others, baseYear: run.scenario.baseYear, style: style).table())
    }

    private mutating func writeScenario() {
        page.heading("The scenario", .background)
        for paragraph in run.scenario.description.split(whereSeparator: \.isNewline) {
            page.paragraph(String(paragraph))
        }
        if let sampling = run.scenario.sampling { page.paragraph(sampling.explanation, .faint) }
        page.paragraph("digest \(run.scenario.digest.prefix(16)) · quantiles \([run].quantilePrecision)", .faint)
    }
}

extension ScenarioIdentity {
    /// `baseline · prices: nominal · 2024–2035 by year · 20 000 paths · seed 2025`.
    package var summary: String {
        let years = "\(baseYear)–\(lastYear)" + (step.isEmpty ? "" : " by \(step)")
        let sampled = counted(paths, "path") + (sampling.map { " by \($0.title)" } ?? "")
        let parts = [name, prices.isEmpty ? "" : "prices: \(prices)", years, sampled, "seed \(seed)"]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension SamplingIdentity {
    var title: String {
        switch method {
        case .antithetic: "antithetic pairs"
        case .latinHypercube: "Latin hypercube"
        case .sobol: "Sobol points"
        }
    }

    package var explanation: String {
        """
        Paths were chosen by \(title), in \(replicates.count) independent groups of \(replicates.size): standard errors \
        and intervals are estimated from the differences between the groups.
        """
    }
}

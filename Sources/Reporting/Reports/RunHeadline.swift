import Summaries

/// The answer in a few sentences: how probable the targets are, and where the median goes. Medians and probabilities
/// only: the means of growth with heavy tails mislead.
struct RunHeadline {
    let run: RunResult

    private static let mostGroups = 3
    private static let mostIndicators = 2

    var sentences: [String] {
        guard let main = run.mainIndicator else { return ["The scenario reports no indicator."] }
        var text = [reached(main), median(main)].filter { !$0.isEmpty }.joined(separator: " ")
        var told = min(Self.mostGroups, groups(main).count)
        var others = run.indicators.filter { $0.name != main.name && !run.targets(on: $0).isEmpty }
        others = Array(others.prefix(Self.mostIndicators))
        for indicator in others {
            text += " " + reached(indicator)
            told += min(Self.mostGroups, groups(indicator).count)
        }
        let all = TargetGroup.groups(of: run.targets).count
        if all > told { text += " The table of targets holds \(all - told) more." }
        return [text]
    }

    private func groups(_ indicator: IndicatorResult) -> [TargetGroup] {
        TargetGroup.groups(of: run.targets(on: indicator)).filter { $0.lastYear != nil }
    }

    // MARK: Targets

    private func reached(_ indicator: IndicatorResult) -> String {
        let phrases = groups(indicator).prefix(Self.mostGroups).map { phrase($0, indicator) }
        return phrases.isEmpty ? "" : indicator.label + " " + phrases.joined(separator: "; it ") + "."
    }

    /// `reaches 700 million USD/year by 2030 on 8.0 % of paths (7.4–8.6 %), by 2035 on 25 %`.
    private func phrase(_ group: TargetGroup, _ indicator: IndicatorResult) -> String {
        let verb = group.first.verb(from: indicator.base(in: run.scenario.baseYear))
        let years = judgedYears(group)
        guard let last = years.last else { return "" }
        if last.probabilityReached <= 0 {
            let paths = run.scenario.paths
            let none = paths == 1 ? "the only path" : "any of the \(counted(paths, "path"))"
            return "\(verb.negated) by \(last.year) on \(none)"
        }
        var parts: [String] = []
        for (place, year) in years.enumerated() {
            // What comes after certainty, or before anything happens, needs no words of its own.
            if place > 0, years[place - 1].probabilityReached >= 1 { break }
            if place == 0 || group.by.contains(year.year) {
                parts.append("by \(year.year) on \(share(year, isFirst: parts.isEmpty))")
            } else {
                parts.append("by \(year.year) on \(briefShare(year))")
            }
        }
        return verb.stated + " " + parts.joined(separator: ", ")
    }

    /// The years the targets are set for, and the last one.
    private func judgedYears(_ group: TargetGroup) -> [TargetYear] {
        var years = group.targets.compactMap(\.judged).sorted { $0.year < $1.year }
        if let last = group.lastYear { years.append(last) }
        var seen: Set<Int> = []
        return years.filter { seen.insert($0.year).inserted }
    }

    private func share(_ year: TargetYear, isFirst: Bool) -> String {
        let probability = year.probabilityReached
        let paths = counted(run.scenario.paths, "path")
        // Later years have some, so there is more than one path.
        if probability <= 0 { return "none of the \(paths)" }
        if probability >= 1 { return run.scenario.paths == 1 ? "the only path" : "all \(paths)" }
        let text = Share.text(probability, within: year.low, year.high)
        return "\(text)\(isFirst ? " of paths" : "") (\(Share.interval(year.low, year.high)))"
    }

    private func briefShare(_ year: TargetYear) -> String {
        if year.probabilityReached >= 1 { return "all of them" }
        return Share.text(year.probabilityReached, within: year.low, year.high)
    }

    // MARK: The median

    private func median(_ indicator: IndicatorResult) -> String {
        let aimed = groups(indicator).first?.by.first
        let wanted = aimed.flatMap { indicator.summary(in: $0)?.quantiles == nil ? nil : $0 }
        guard let year = wanted ?? indicator.lastSummary?.year, let summary = indicator.summary(in: year),
            let quantiles = summary.quantiles, quantiles.count == Quantiles.reported.count
        else { return "\(indicator.label) has no figures." }
        let isFirst = aimed == nil
        let middle = quantity(Numeral.readable(quantiles[Quantiles.median]), indicator.unit)
        let isCertain = quantiles[0] == quantiles[6]
        var text: String
        switch (isFirst, isCertain) {
        case (true, true): text = "\(indicator.label) stands at \(middle) in \(year) on nine paths in ten or more"
        case (true, false): text = "\(indicator.label) has a median of \(middle) in \(year)"
        case (false, true): text = "In \(year) it stands at \(middle) on nine paths in ten or more"
        case (false, false): text = "The median in \(year) is \(middle)"
        }
        if isCertain, summary.minimum == summary.maximum {
            text = text.replacing("nine paths in ten or more", with: "every path")
        }
        text += change(indicator, to: year)
        if !isCertain { text += spread(quantiles) }
        return text + "."
    }

    /// `, from 196 in 2024 (+2.6 % a year)`.
    private func change(_ indicator: IndicatorResult, to year: Int) -> String {
        let start = run.scenario.baseYear
        guard year > start, let base = indicator.base(in: start) else { return "" }
        let growth = indicator.growth(from: start, to: year).map { " (\(Share.growth($0)) a year)" } ?? ""
        return ", from \(Numeral.readable(base)) in \(start)\(growth)"
    }

    private func spread(_ quantiles: [Double]) -> String {
        let (low, high) = (Numeral.readable(quantiles[2]), Numeral.readable(quantiles[4]))
        return low == high ? "" : "; half the paths lie between \(low) and \(high)"
    }
}

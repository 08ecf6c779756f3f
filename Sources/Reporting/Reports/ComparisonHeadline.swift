import Summaries

/// Which scenario does best, by how much, and which cannot be told from the baseline.
struct ComparisonHeadline {
    let reading: ComparisonReading

    var sentences: [String] {
        guard !reading.scenarios.isEmpty else {
            return ["No scenario stands beside the baseline \(named(reading.baseline))."]
        }
        let medians = medians
        guard let target = reading.target else { return [medians] }
        let sentences = [best(target), verdicts(target), medians, elsewhere]
        return [sentences.filter { !$0.isEmpty }.joined(separator: " ")]
    }

    private typealias Standing = (run: RunResult, year: TargetYear)

    // MARK: The target

    private func best(_ target: TargetResult) -> String {
        let standings: [Standing] = ([reading.baseline] + reading.comparable).compactMap { run in
            reading.reached(target, in: run).map { (run, $0) }
        }
        guard let highest = standings.map(\.year.probabilityReached).max() else { return "" }
        let label = reading.indicator?.label ?? target.indicator
        let verb = target.verb(from: reading.indicator?.base(in: reading.baseline.scenario.baseYear))
        if highest <= 0 { return "\(label) \(verb.negated) by \(target.by) on any of the \(paths), in any scenario." }
        let event = "\(label) \(verb.stated) by \(target.by)"
        if standings.allSatisfy({ $0.year.probabilityReached >= 1 }) {
            return "\(event) on all \(paths), in every scenario."
        }
        let leaders = standings.filter { $0.year.probabilityReached == highest }
        guard let leader = leaders.first else { return "" }
        let share = "\(shareText(leader.year)) of paths (\(Share.interval(leader.year.low, leader.year.high)))"
        if leaders.contains(where: { isBaseline($0.run) }) {
            return "\(event) on \(share) in the baseline, and no more often in any scenario."
        }
        let names = listed(leaders.prefix(3).map { named($0.run) })
        let beside = standings.first { isBaseline($0.run) }.map { ", against \(shareText($0.year)) in the baseline" }
        return "\(event) most often under \(names): on \(share)\(beside ?? "")\(gain(target, leader.run))."
            + second(standings.filter { $0.year.probabilityReached < highest })
    }

    private func second(_ standings: [Standing]) -> String {
        let others = standings.filter { !isBaseline($0.run) }
        guard let next = others.max(by: { $0.year.probabilityReached < $1.year.probabilityReached }) else { return "" }
        return " Next comes \(named(next.run)) with \(shareText(next.year))."
    }

    /// `, 13.0 points more (+12.3 to +13.7)`.
    private func gain(_ target: TargetResult, _ run: RunResult) -> String {
        guard let difference = reading.targetDifference(target, of: run) else { return "" }
        let size = Numeral.fixed(abs(difference.difference) * 100, decimals: 1)
        let range = "\(Share.points(difference.low)) to \(Share.points(difference.high))"
        return ", \(size) points \(difference.difference < 0 ? "less" : "more") (\(range))"
    }

    /// Who is below the baseline, and who cannot be told from it.
    private func verdicts(_ target: TargetResult) -> String {
        let differences = reading.comparable.compactMap { run in
            reading.targetDifference(target, of: run).map { (run, $0.verdict) }
        }
        let lower = differences.filter { $0.1 == .lower }.map { named($0.0) }
        let unresolved = differences.filter { $0.1 == .unresolved }.map { named($0.0) }
        var text: [String] = []
        if !lower.isEmpty { text.append("Less often than in the baseline: \(few(lower)).") }
        if !unresolved.isEmpty { text.append("\(paths) cannot tell \(few(unresolved)) from the baseline.") }
        return text.joined(separator: " ")
    }

    // MARK: Medians

    private var medians: String {
        guard let indicator = reading.indicator else { return "The scenarios report no indicator." }
        guard let year = reading.target?.by ?? reading.years.last,
            let before = reading.median(in: reading.baseline, year)
        else { return "" }
        let medians = reading.comparable.compactMap { run in reading.median(in: run, year).map { (run, $0) } }
        guard let low = medians.min(by: { $0.1 < $1.1 }), let high = medians.max(by: { $0.1 < $1.1 }) else { return "" }
        let figure = quantity(Numeral.readable(before), indicator.unit)
        var text = "The median of \(indicator.label) in \(year) is \(figure) in the baseline"
        if low.1 == high.1 {
            text +=
                low.1 == before ? " and the same in every scenario" : " and \(Numeral.readable(high.1)) in the others"
        } else {
            text +=
                ", and from \(Numeral.readable(low.1)) (\(named(low.0))) to \(Numeral.readable(high.1)) (\(named(high.0)))"
        }
        return text + "."
    }

    /// Who cannot be held against the baseline, since it starts from other figures.
    private var elsewhere: String {
        guard !reading.elsewhere.isEmpty else { return "" }
        let starts = reading.elsewhere.prefix(3).map { run in
            let figure = reading.base(of: run).map { "from \(Numeral.readable($0)) " } ?? ""
            return "\(named(run)) starts \(figure)in \(run.scenario.baseYear)"
        }
        let rest = reading.elsewhere.count > 3 ? ", and so do \(reading.elsewhere.count - 3) more" : ""
        return "\(listed(starts))\(rest): other books, not held against the baseline."
    }

    // MARK: Words

    private func isBaseline(_ run: RunResult) -> Bool { run.scenario.name == reading.baseline.scenario.name }

    private var paths: String { counted(reading.baseline.scenario.paths, "path") }

    private func shareText(_ year: TargetYear) -> String {
        Share.text(year.probabilityReached, within: year.low, year.high)
    }

    private func named(_ run: RunResult) -> String { "“\(run.scenario.name)”" }

    /// The first names of a long list.
    private func few(_ names: [String]) -> String {
        names.count <= 6 ? listed(names) : names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more"
    }
}

import Summaries

/// Which package is the most probable within the budget, which is the cheapest that reaches what is wanted, and how sure
/// that is.
struct PackageHeadline {
    let reading: PackageReading

    private typealias Package = PackageSearchResult.Package
    private typealias Choice = PackageSearchResult.Choice

    var sentences: [String] {
        guard !result.candidates.isEmpty else {
            return [
                "\(result.scenario.label.inQuotes) has no measure to choose from. \(reading.outcome.eventInTime) on "
                    + "\(reading.believed(result.none).shareOfPaths)."
            ]
        }
        let parts = [mostProbable, cheapest].filter { !$0.isEmpty }
        return parts.dropLast() + [[parts.last ?? "", ends].filter { !$0.isEmpty }.joined(separator: " ")]
    }

    private var result: PackageSearchResult { reading.result }
    private var event: String { reading.outcome.eventInTime }

    // MARK: The most probable

    private var mostProbable: String {
        let within = reading.budget.map { "Within \($0)" } ?? "Without a limit on costs"
        guard let choice = result.mostProbable else { return "\(within), no package is admissible." }
        let package = choice.package
        return """
            \(within), \(event) most often with \(reading.name(package)): on \(probability(package)), at a cost of \
            \(reading.cost(of: package)). \(optimism(package))\(rivals(choice, "more probable"))
            """
    }

    // MARK: The cheapest

    private var cheapest: String {
        guard let wanted = result.wanted else { return "" }
        let aim = Share.stated(wanted)
        guard let choice = result.cheapest else { return "No package reaches the wanted probability of \(aim)." }
        let package = choice.package
        let isSame = package.measures == result.mostProbable?.package.measures
        let name = isSame ? "that same package" : reading.name(package)
        let figures = isSame ? "." : ": on \(probability(package)), at a cost of \(reading.cost(of: package))."
        let doubt =
            package.surelyReaches(wanted)
            ? "" : " That it reaches \(aim) is not sure: \(aim) lies \(package.placeOf(wanted)) its 95 % interval."
        let verdict = isSame ? "" : " " + optimism(package)
        return """
            The cheapest that reaches \(aim) is \(name)\(figures)\(doubt)\(verdict)\
            \(isSame ? " " : "")\(rivals(choice, "cheaper", reached: aim))
            """
    }

    // MARK: How sure

    private func probability(_ package: Package) -> String {
        guard let fresh = package.fresh else { return package.probability.shareOfPaths }
        return "\(fresh.shareText) of fresh paths" + (fresh.interval == nil ? "" : " (\(fresh.shareInterval))")
    }

    /// By how much the search flattered it.
    private func optimism(_ package: Package) -> String {
        guard let optimism = package.optimism else {
            return "It was not run again on fresh paths: a figure that won a search tends to be too high. "
        }
        let shown = Share.points(abs(optimism))
        guard shown.showsSomething else { return "The search showed the same. " }
        return """
            The search showed \(Share.text(package.probability.value)), \(shown.drop { $0 == "+" }) points \
            \(optimism > 0 ? "more" : "less"). 
            """
    }

    private func rivals(_ choice: Choice, _ better: String, reached aim: String = "") -> String {
        guard choice.rivals > 0 else {
            return choice.isResolved ? "No other package comes near, as far as 95 % intervals tell." : ""
        }
        let count = counted(choice.rivals, "other package")
        let rival = choice.cheapestRival.map { rival in
            """
            \(choice.rivals == 1 ? ":" : ", the cheapest of them") \(reading.name(rival)) at \
            \(reading.cost(rival.cost)) (\(reading.believed(rival).shareText))
            """
        }
        return "Unresolved: \(count) might be \(better)\(aim.isEmpty ? "" : " and reach \(aim) too")\(rival ?? "")."
    }

    // MARK: The ends

    private var ends: String {
        let none = "Without any measure it is \(reading.believed(result.none).shareText)"
        guard let all = result.all, !all.measures.isEmpty else { return none + "." }
        return "\(none), with all \(reading.believed(all).shareText) at a cost of \(reading.cost(all.cost))."
    }
}

extension PackageSearchResult.Package {
    private var judged: Estimate { fresh ?? probability }

    /// Whether the whole interval is at or above a probability.
    fileprivate func surelyReaches(_ wanted: Double) -> Bool { judged.low.map { $0 >= wanted } ?? false }

    fileprivate func placeOf(_ wanted: Double) -> String {
        guard let high = judged.high else { return "beside" }
        return high < wanted ? "above" : "within"
    }
}

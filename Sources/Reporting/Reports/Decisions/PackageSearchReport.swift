import Summaries

/// The report on which measures to choose, section by section.
struct PackageSearchReport {
    private let reading: PackageReading
    private let style: ReportStyle
    private var page: Page

    init(_ result: PackageSearchResult, style: ReportStyle) {
        reading = PackageReading(result)
        self.style = style
        page = Page(style: style)
    }

    private var result: PackageSearchResult { reading.result }

    func written() -> Page {
        var report = self
        report.page.head(
            "\(result.scenario.label): which measures to choose", of: result.scenario,
            answer: PackageHeadline(reading: reading).sentences)
        report.writeFrontier()
        report.writeChoices()
        report.writeCandidates()
        report.page.notes(result.notes)
        report.writeMethod()
        return report.page
    }

    // MARK: The frontier

    private mutating func writeFrontier() {
        guard !reading.frontier.isEmpty else { return }
        if reading.frontier.count > 1 {
            page.heading("What can be had for what cost: \(reading.outcome.heading)")
            page.append(.probability(chart))
        }
        page.heading("The efficient packages")
        page.caption(reading.costs.unit(result.costUnit))
        var table = TextTable(
            [
                .text(""), .number("cost"), .number("search"), .number("95 %\ninterval"), .number("fresh"),
                .text("measures"),
            ], style: style)
        var before: PackageSearchResult.Package?
        for (number, package) in reading.frontier.enumerated() {
            table.append(
                [
                    String(Letters.letter(number)), reading.costs.text(package.cost), package.probability.shareText,
                    package.probability.shareInterval, package.fresh?.shareText ?? "–",
                    reading.change(package, from: before),
                ], emphasized: isChosen(package))
            before = package
        }
        page.append(table)
        if reading.frontierLeftOut > 0 {
            page.paragraph(
                "\(counted(reading.frontierLeftOut, "package")) between them that gain less are in plan.csv.", .faint)
        }
        page.paragraph(
            """
            Each is more probable than all that cost no more. adds, drops: what differs from the package above it. fresh: \
            from paths that the search has not seen.
            """, .faint)
    }

    private var chart: ProbabilityChart {
        let points = reading.frontier.enumerated().map { number, package in
            ProbabilityChart.Point(
                place: package.cost, probability: package.probability.value,
                interval: package.probability.interval, mark: Letters.letter(number),
                ink: isChosen(package) ? .median : .series(0))
        }
        let costs = reading.costs
        return ProbabilityChart(
            points: points, isStepped: true, wanted: result.wanted,
            uprights: reading.wholeBudget.map { [($0, "budget: \(reading.cost($0))")] } ?? [],
            figure: { costs.text($0) }, tick: { axis, tick in costs.tick(axis, tick) },
            unit: { _ in costs.unit(result.costUnit) }, style: style)
    }

    private func isChosen(_ package: PackageSearchResult.Package) -> Bool {
        package.measures == result.mostProbable?.package.measures
            || package.measures == result.cheapest?.package.measures
    }

    // MARK: The answers

    private mutating func writeChoices() {
        page.heading("The search beside fresh paths")
        page.caption(reading.costs.unit(result.costUnit))
        var table = TextTable(
            [
                .text("package"), .number("cost"), .number("search"), .number("fresh"), .number("95 %\ninterval"),
                .number("points\nlost"), .text("resolved"),
            ], style: style)
        for (name, package, choice) in choices {
            table.append(
                [
                    name, reading.costs.text(package.cost), package.probability.shareText,
                    package.fresh?.shareText ?? "–", package.fresh?.shareInterval ?? "–",
                    Share.points(package.optimism), choice.map(verdict) ?? "",
                ], note: note(package))
        }
        page.append(table)
        page.paragraph(
            """
            A package wins a search in part by luck. fresh: the same package on paths of another seed, which the search \
            has not seen; points lost: search less fresh.
            """, .faint)
    }

    private typealias Row = (name: String, package: PackageSearchResult.Package, choice: PackageSearchResult.Choice?)

    private var choices: [Row] {
        var rows: [Row] = [("no measure", result.none, nil)]
        if let choice = result.mostProbable { rows.append(("most probable", choice.package, choice)) }
        if let choice = result.cheapest { rows.append(("cheapest", choice.package, choice)) }
        for (name, choice) in [("most probable", result.mostProbable), ("cheapest", result.cheapest)] {
            guard let rival = choice?.cheapestRival, !rows.contains(where: { $0.package.measures == rival.measures })
            else { continue }
            rows.append(("rival of the \(name)", rival, nil))
        }
        if let all = result.all { rows.append(("all measures", all, nil)) }
        return rows
    }

    private func verdict(_ choice: PackageSearchResult.Choice) -> String {
        choice.isResolved ? "yes" : choice.rivals == 0 ? "no" : "no: \(counted(choice.rivals, "rival"))"
    }

    private func note(_ package: PackageSearchResult.Package) -> String {
        guard !package.measures.isEmpty, package.measures != result.all?.measures else { return "" }
        let parts = package.costs.filter { $0.amount != 0 && !$0.payer.isEmpty }
        let payers = parts.count > 1 ? ". \(reading.cost(of: package))" : ""
        return reading.list(package) + payers
    }

    // MARK: The candidates

    private mutating func writeCandidates() {
        guard !result.candidates.isEmpty else { return }
        page.heading("The measures to choose from")
        page.caption(reading.costs.unit(result.costUnit))
        let hasPayers = result.candidates.contains { !$0.payer.isEmpty }
        let hasRequired = result.candidates.contains { !$0.requires.isEmpty }
        let hasExcluded = result.candidates.contains { !$0.excludes.isEmpty }
        let hasErrors = result.candidates.contains { ($0.cost.standardError ?? 0) > 0 }
        var columns: [TextTable.Column] = [.text("measure"), .number("expected\ncost")]
        if hasErrors { columns.append(.number("95 %\n±")) }
        if hasPayers { columns.append(.text("paid by")) }
        if hasRequired { columns.append(.text("requires")) }
        if hasExcluded { columns.append(.text("excludes")) }
        var table = TextTable(columns, style: style)
        for candidate in result.candidates {
            var cells = [candidate.measure, reading.costs.text(candidate.cost.value)]
            if hasErrors { cells.append(reading.costs.halfWidth(candidate.cost.low, candidate.cost.high)) }
            if hasPayers { cells.append(candidate.payer) }
            if hasRequired { cells.append(candidate.requires.joined(separator: ", ")) }
            if hasExcluded { cells.append(candidate.excludes.joined(separator: ", ")) }
            table.append(cells, note: candidate.title == candidate.measure ? "" : candidate.title)
        }
        page.append(table)
        page.paragraph("Costs are expected, not discounted, and run to \(reading.outcome.year).", .faint)
    }

    // MARK: Method

    private mutating func writeMethod() {
        page.heading("How this was computed", .background)
        let limit = reading.budget.map { "; \(Numeral.count(result.affordable)) are within \($0)" } ?? ""
        page.paragraph(
            """
            \(counted(result.admissible, "set")) of measures \(result.admissible == 1 ? "respects" : "respect") what \
            measures require and exclude\(limit). All meet the same random draws.
            """)
        if result.rounds.count > 1 {
            page.paragraph(
                "They ran a race: after each round, those that cannot be an answer any more are left behind.")
        }
        if !result.rounds.isEmpty {
            var table = TextTable([.text("round"), .number("packages"), .number("paths in all")], style: style)
            for (number, round) in result.rounds.enumerated() {
                table.append([String(number + 1), Numeral.count(round.packages), Numeral.count(round.paths)])
            }
            page.append(table)
        }
        page.identity(result.scenario)
    }
}

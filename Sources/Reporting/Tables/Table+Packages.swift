public import Summaries

extension Table {
    /// `plan.csv`: a row for each package that answers something, with its cost and its probability as the search found it
    /// and on fresh paths; a column for the cost to each payer, where any is named.
    public static func packages(of search: PackageSearchResult) -> Table {
        let payers = search.payers
        let head = search.outcome.cells(of: search.scenario)
        var table = Table(
            columns: Outcome.columns + ["role", "measures", "cost_unit", "cost"]
                + payers.map { $0.isEmpty ? "cost_of_nobody" : "cost_\($0)" } + Estimate.columns("probability") + [
                    "fresh_probability", "fresh_ci_low", "fresh_ci_high", "optimism", "rivals", "resolved",
                ])
        for (role, package, choice) in search.roles {
            let costs = payers.map { payer in
                Cell.number(package.costs.reduce(0) { $0 + ($1.payer == payer ? $1.amount : 0) })
            }
            var row: [Cell] = head + [.text(role), .text(package.measures.joined(separator: " + "))]
            row += [.text(search.costUnit), .number(package.cost)] + costs + package.probability.cells
            row += [Cell(package.fresh?.value), Cell(package.fresh?.low), Cell(package.fresh?.high)]
            row += [Cell(package.optimism), choice.map { .integer($0.rivals) } ?? .missing]
            row.append(choice.map { .text($0.isResolved ? "yes" : "no") } ?? .missing)
            table.rows.append(row)
        }
        return table
    }
}

extension PackageSearchResult {
    /// Every package with what it is.
    fileprivate var roles: [(role: String, package: Package, choice: Choice?)] {
        var roles: [(String, Package, Choice?)] = [("none", none, nil)]
        if let all { roles.append(("all", all, nil)) }
        for (role, choice) in [("most_probable", mostProbable), ("cheapest", cheapest)] {
            guard let choice else { continue }
            roles.append((role, choice.package, choice))
            if let rival = choice.cheapestRival { roles.append(("\(role)_rival", rival, nil)) }
        }
        return roles + frontier.map { ("frontier", $0, nil) }
    }
}

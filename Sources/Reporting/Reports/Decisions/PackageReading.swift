import Summaries

/// What the report on a search is about, and how its figures are written.
struct PackageReading {
    let result: PackageSearchResult
    /// For all costs of tables and charts.
    let costs: NumberFormat
    /// The packages of the frontier that are listed and drawn, with how many are not.
    let frontier: [PackageSearchResult.Package]
    let frontierLeftOut: Int

    init(_ result: PackageSearchResult) {
        self.result = result
        let packages =
            result.frontier
            + [result.all, result.mostProbable?.package, result.cheapest?.package]
            .compactMap(\.self)
        costs = .fitting(packages.map(\.cost) + result.candidates.map(\.cost.value) + result.budget.map(\.amount))
        frontier = Self.steepest(result.frontier)
        frontierLeftOut = result.frontier.count - frontier.count
    }

    /// As many as there are letters: the first, and those that gain most on the one before.
    private static func steepest(_ all: [PackageSearchResult.Package]) -> [PackageSearchResult.Package] {
        guard all.count > Letters.count else { return all }
        let gains = all.indices.dropFirst().map { ($0, all[$0].probability.value - all[$0 - 1].probability.value) }
        let kept = gains.sorted { $0.1 > $1.1 }.prefix(Letters.count - 1).map(\.0)
        return ([0] + kept).sorted().map { all[$0] }
    }

    var outcome: Outcome { result.outcome }

    /// The payers, in the order of the candidates; empty where nobody is named.
    var payers: [String] { result.payers }

    // MARK: Words

    /// A cost in a sentence: `110 million USD`.
    func cost(_ amount: Double) -> String { quantity(Numeral.readable(amount), result.costUnit) }

    /// `110 million USD`, and who pays how much of it where several do.
    func cost(of package: PackageSearchResult.Package) -> String {
        let parts = package.costs.filter { $0.amount != 0 && !$0.payer.isEmpty }
        guard parts.count > 1 else { return cost(package.cost) }
        return
            "\(cost(package.cost)) (\(parts.map { "\($0.payer) \(Numeral.readable($0.amount))" }.joined(separator: ", ")))"
    }

    /// `120 million USD`, `120 million USD in all and 50 million USD of Hungary`; `nil` where nothing is limited.
    var budget: String? {
        guard !result.budget.isEmpty else { return nil }
        let isMixed = result.budget.count > 1
        return listed(
            result.budget.map { limit in
                let amount = cost(limit.amount)
                return limit.payer.isEmpty ? amount + (isMixed ? " in all" : "") : "\(amount) paid by \(limit.payer)"
            })
    }

    /// The limit on the sum of all costs.
    var wholeBudget: Double? { result.budget.first { $0.payer.isEmpty }?.amount }

    /// `“a”, “b” and “c”`, or `no measure`.
    func name(_ package: PackageSearchResult.Package) -> String {
        package.measures.isEmpty ? "no measure" : package.measures.named(most: 8)
    }

    /// The same where it stands by itself, as in a table.
    func list(_ package: PackageSearchResult.Package) -> String {
        package.measures.isEmpty ? "none" : package.measures.joined(separator: ", ")
    }

    /// What a package has that another has not, and the other way round; the list where that is no longer.
    func change(_ package: PackageSearchResult.Package, from other: PackageSearchResult.Package?) -> String {
        guard let other, package.measures.count > 2 else { return list(package) }
        let added = package.measures.filter { !other.measures.contains($0) }
        let dropped = other.measures.filter { !package.measures.contains($0) }
        guard added.count + dropped.count <= package.measures.count else { return list(package) }
        let parts = [("adds", added), ("drops", dropped)].filter { !$0.1.isEmpty }
        return parts.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
    }

    /// The probability to believe: that of fresh paths, where there are any.
    func believed(_ package: PackageSearchResult.Package) -> Estimate { package.fresh ?? package.probability }
}

extension PackageSearchResult {
    /// Who pays, each once: empty where nobody is named at all.
    var payers: [String] {
        var seen: Set<String> = []
        let packages = [none, all, mostProbable?.package, cheapest?.package].compactMap(\.self) + frontier
        let all = candidates.map(\.payer) + packages.flatMap { $0.costs.map(\.payer) }
        let payers = all.filter { seen.insert($0).inserted }
        return payers == [""] ? [] : payers
    }
}

import EconomicModel
import Summaries

/// What an attribution is made of, in each batch of paths: means of the outcome, and differences of them.
struct AttributionFigures {
    let options: MeasureOptions
    private(set) var batches: BatchMeans
    /// Over all batches: shares that add up to the difference between all measures and none.
    var shareValues: [Double]
    var none: [Double]
    var all: [Double]
    /// By measure, then by batch.
    var shares: [[Double]]
    var firsts: [[Double]]
    var lasts: [[Double]]
    /// By pair of measures in the order of ``pairs``, then by batch.
    var interactions: [[Double]]

    /// Figures of nothing yet.
    init(_ options: MeasureOptions, _ batches: BatchMeans) {
        (self.options, self.batches) = (options, batches)
        let zeros = [Double](repeating: 0, count: batches.sizes.count)
        (none, all) = (zeros, zeros)
        shares = Array(repeating: zeros, count: options.count)
        (firsts, lasts) = (shares, shares)
        shareValues = Array(repeating: 0, count: options.count)
        interactions = Array(repeating: zeros, count: options.pairs.count)
    }

    /// The same over larger batches, each of the same number of these but the last.
    func merged(_ larger: BatchMeans) -> AttributionFigures {
        let each = (larger.sizes[0] + batches.sizes[0] - 1) / batches.sizes[0]
        func merged(_ row: [Double]) -> [Double] {
            larger.sizes.indices.map { batch in
                let own = batch * each..<min((batch + 1) * each, row.count)
                return own.reduce(0) { $0 + row[$1] * Double(batches.sizes[$1]) } / Double(larger.sizes[batch])
            }
        }
        var figures = self
        figures.batches = larger
        (figures.none, figures.all) = (merged(none), merged(all))
        (figures.shares, figures.firsts, figures.lasts) = (shares.map(merged), firsts.map(merged), lasts.map(merged))
        figures.interactions = interactions.map(merged)
        return figures
    }

    /// The result, with the outcome's levels as the paths tell them.
    func result(
        _ identity: ScenarioIdentity, _ outcome: Outcome, level: ([Double]) -> Estimate, coalitions: Int, orders: Int?
    ) -> AttributionResult {
        let total = zip(all, none).map { $0 - $1 }
        let (none, all) = (level(none), level(all))
        return AttributionResult(
            scenario: identity, outcome: outcome, none: none, all: all,
            total: batches.estimate(total, value: all.value - none.value),
            shares: options.measures.indices.map { place in
                AttributionResult.Share(
                    measure: options.measures[place].name, title: options.measures[place].title,
                    share: batches.estimate(shares[place], value: shareValues[place]),
                    first: batches.estimate(firsts[place]), last: batches.estimate(lasts[place]))
            },
            interactions: zip(options.pairs, interactions).map { pair, figures in
                AttributionResult.Interaction(
                    measures: [options.measures[pair.0].name, options.measures[pair.1].name],
                    index: batches.estimate(figures))
            }.sorted { $0.index.value.magnitude > $1.index.value.magnitude }, coalitions: coalitions, orders: orders)
    }
}

extension MeasureOptions {
    /// Every pair of measures, by their places.
    var pairs: [(Int, Int)] { measures.indices.flatMap { first in (first + 1..<count).map { (first, $0) } } }

    /// The place of two measures among ``pairs``.
    func placeOfPair(_ one: Int, _ other: Int) -> Int {
        let (first, second) = (min(one, other), max(one, other))
        return first * (2 * count - first - 1) / 2 + second - first - 1
    }
}

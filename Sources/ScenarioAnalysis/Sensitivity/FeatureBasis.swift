import GSLNumerics

/// The columns that a group of features enters a regression by: for each path the few that are not 0.
///
/// There is a column of ones. A feature of more than eight different values enters by cubic B-splines with five breakpoints
/// between its 0.5 % and 99.5 % quantiles, and counts as the nearer of these outside them; one of fewer by one column for
/// each value. Where the group has two to four features, each pair enters besides by the products of P₁ and P₂, Legendre's
/// polynomials of the features' ranks scaled to −1…1: what the two do together beyond what each does.
///
/// - Determinism: depends on the features alone, and never on an outcome; splines are rounded to plan precision.
/// - Cost: a sort a feature, and some 50 ns a value.
struct FeatureBasis: Sendable {
    /// How many columns there are.
    let columnCount: Int
    /// How many of them can explain something beyond a mean: those of one feature sum to one.
    let freedom: Int
    /// How many of them a path has, zeros among them.
    let width: Int
    /// For each path the places of its columns, ascending, and what they hold.
    private(set) var places: [Int32]
    private(set) var values: [Double]

    /// The most different values by which a feature has one column for each.
    static let mostIndicators = 8
    private static let breakpoints = 5
    private static let tail = 0.005
    private static let pairedFeatures = 2...4

    /// - Parameters:
    ///   - features: Their finite values, one a path; those that do not vary are passed over.
    ///   - paths: How many paths there are.
    /// - Throws: What a spline throws where memory is out.
    init(_ features: [[Double]], paths: Int) throws(NumericsError) {
        let ranked = features.map { RankedColumn($0) }
        let varying = features.indices.filter { ranked[$0].distinctCount > 1 }
        var parts = [
            Part(
                columnCount: 1, first: [Int32](repeating: 0, count: paths),
                weights: [[Double](repeating: 1, count: paths)])
        ]
        for feature in varying {
            parts.append(try Self.own(features[feature], ranked[feature]))
        }
        if Self.pairedFeatures ~= varying.count {
            let polynomials = varying.map { Self.polynomials(ranked[$0]) }
            for second in varying.indices {
                for first in 0..<second { parts.append(Self.product(polynomials[first], polynomials[second])) }
            }
        }
        width = parts.reduce(0) { $0 + $1.weights.count }
        freedom = parts.reduce(-1 - varying.count) { $0 + $1.columnCount }
        columnCount = parts.reduce(0) { $0 + $1.columnCount }
        places = [Int32](repeating: 0, count: width * paths)
        values = [Double](repeating: 0, count: width * paths)
        var (column, offset) = (0, 0)
        for part in parts {
            for (step, weights) in part.weights.enumerated() {
                for path in 0..<paths {
                    places[path * width + offset + step] = Int32(column + step) + part.first[path]
                    values[path * width + offset + step] = weights[path]
                }
            }
            column += part.columnCount
            offset += part.weights.count
        }
    }

    /// The columns of a feature or a pair: for each path the first that is not 0, and what that one and those after it hold.
    private struct Part {
        var columnCount: Int
        var first: [Int32]
        /// For each step after the first column one value a path.
        var weights: [[Double]]
    }

    private static func own(_ feature: [Double], _ ranked: RankedColumn) throws(NumericsError) -> Part {
        let paths = feature.count
        if ranked.distinctCount <= mostIndicators {
            var codes = [Int32](repeating: 0, count: paths)
            for code in 0..<ranked.distinctCount {
                for place in ranked.run(code) { codes[Int(ranked.order[place])] = Int32(code) }
            }
            return Part(
                columnCount: ranked.distinctCount, first: codes, weights: [[Double](repeating: 1, count: paths)])
        }
        let sorted = ranked.order.map { feature[Int($0)] }
        // Where nearly all values are equal, the quantiles may be too: the range is then that of all.
        let inner = try? SplineBasis(quantilesOf: sorted, interior: breakpoints, tail: tail)
        let basis = if let inner { inner } else { try SplineBasis(quantilesOf: sorted, interior: breakpoints) }
        let splines = try basis.values(at: feature)
        return Part(
            columnCount: basis.count, first: splines.first,
            weights: (0..<SplineBasis.reach).map { step in
                (0..<paths).map { splines.weights[$0 * SplineBasis.reach + step] }
            })
    }

    /// P₁ and P₂ of the ranks.
    private static func polynomials(_ ranked: RankedColumn) -> [[Double]] {
        let scaled = ranked.averageRanks.map { (2 * $0 - 1) / Double(ranked.count) - 1 }
        return [scaled, scaled.map { (3 * $0 * $0 - 1) / 2 }]
    }

    private static func product(_ one: [[Double]], _ other: [[Double]]) -> Part {
        let products = one.flatMap { x in other.map { y in zip(x, y).map { $0 * $1 } } }
        return Part(
            columnCount: products.count, first: [Int32](repeating: 0, count: one[0].count), weights: products)
    }
}

import GSLNumerics
package import Summaries
package import Workers

/// A box of inputs in which an event happens much more often than elsewhere, found on one half of the paths and stated on
/// the other.
///
/// The search peels 5 % at a time down to a twentieth of the paths (the patient rule induction method, PRIM), takes the box
/// on the way that has the greatest weighted relative accuracy, support · (density − base rate), moves its sides to where
/// that is greatest, and takes away bounds while that loses little, so that a few remain. Where a feature is one aspect of a
/// quantity, an earlier aspect of it takes its place if it does nearly as well.
///
/// The paths of even batches of 64 find the box (of few paths, every other path), so that what is said of it on the others
/// is not made better by the search. Where nothing is to be found, the search finds something all the same, and the other
/// half shows that it is nothing: see ``isConfirmed``.
///
/// - Missing values: Features that are missing (NaN) on more than half of the paths are not looked at; of the others and the
///   event, a path that misses one is left out.
/// - Determinism: the same bits on any number of workers.
/// - Cost: a sort a feature, then some sixty peels, each 10 % of the paths times the features.
///
/// Source: J. H. Friedman, N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9 (1999); N.
/// Lavrač, P. Flach, B. Zupan, "Rule evaluation measures: a unifying view", Inductive Logic Programming (1999).
package struct BoxSearch: Sendable, Equatable {
    /// The values of a feature inside the box, both ends among them; `nil` on a side without a bound.
    package struct Bound: Sendable, Equatable {
        package var feature: Int
        package var low: Double?
        package var high: Double?

        package init(feature: Int, low: Double? = nil, high: Double? = nil) {
            self.feature = feature
            self.low = low
            self.high = high
        }

        package func contains(_ value: Double) -> Bool {
            (low.map { value >= $0 } ?? true) && (high.map { value <= $0 } ?? true)
        }
    }

    /// At most four, the most telling first.
    package let bounds: [Bound]
    /// The share of the paths in the box on which the event happens, with Wilson's 95 % interval.
    package let density: Estimate
    /// The share of the paths on which the event happens that are in the box.
    package let coverage: Double
    /// The share of the paths on which the event happens.
    package let baseRate: Double
    /// The share of the paths that are in the box.
    package let support: Double
    /// Density and coverage on the half that the box was found on.
    package let densityFound: Double
    package let coverageFound: Double

    /// The fewest paths that a box may hold, of the half that it is found on: a twentieth, or 100.
    package static let leastSupport = (share: 0.05, paths: 100)

    /// Whether the event happens more often in the box on the half that has not seen the search, beyond chance.
    package var isConfirmed: Bool { density.low.map { $0 > baseRate } ?? false }

    /// `nil` where there is no box: too few paths, an event that always or never happens, features that do not vary, or no
    /// part of the paths where it happens more often.
    ///
    /// - Parameters:
    ///   - event: 1 where it happens, 0 where it does not, NaN where that is not known.
    ///   - features: Their values, each as many as the event's.
    ///   - quantities: For each feature the quantity that it is an aspect of, the simplest aspect first; by default each is
    ///     one of its own.
    ///   - workers: What sorts the features.
    package init?(event: [Double], features: [[Double]], quantities: [Int]? = nil, workers: Workers) {
        precondition(features.allSatisfy { $0.count == event.count }, "a feature has a value for each event")
        precondition(quantities.map { $0.count == features.count } ?? true, "each feature is of one quantity")
        let complete = CompleteRows(features, beside: event)
        let batch = event.count < 16 * Moments.grain ? 1 : Moments.grain
        let found = complete.rows.filter { $0 / batch % 2 == 0 }
        let least = max(Self.leastSupport.paths, Int(Double(found.count) * Self.leastSupport.share))
        guard found.count >= 2 * least else { return nil }
        let data = CodedColumns(
            complete.columns.map { column in found.map { features[column][$0] } }, event: found.map { event[$0] != 0 },
            leastSupport: least, workers: workers)
        guard data.eventCount > 0, data.eventCount < found.count, !data.columns.isEmpty else { return nil }
        let refinement = BoxRefinement(
            of: BoxPeeling.best(in: data), in: data,
            quantities: complete.columns.map { quantities?[$0] ?? $0 })
        let bounds = refinement.strongestFirst.map { place in
            let (low, high) = refinement.box.ends(place, of: data.columns[place].values)
            return Bound(feature: complete.columns[place], low: low, high: high)
        }
        let seen = Tally(of: found, event, features, bounds)
        let stated = Tally(of: complete.rows.filter { $0 / batch % 2 == 1 }, event, features, bounds)
        guard !bounds.isEmpty, let density = stated.density else { return nil }
        self.bounds = bounds
        self.density = density
        (coverage, baseRate, support) = (stated.coverage, stated.baseRate, stated.support)
        (densityFound, coverageFound) = (seen.density?.value ?? 0, seen.coverage)
    }
}

extension Box {
    /// The values that bound a feature.
    fileprivate func ends(_ feature: Int, of values: [Double]) -> (low: Double?, high: Double?) {
        (
            isBounded(Side(feature: feature, isLow: true)) ? values[Int(low[feature])] : nil,
            isBounded(Side(feature: feature, isLow: false)) ? values[Int(high[feature])] : nil
        )
    }
}

/// How many of some paths are in a box, and on how many the event happens.
private struct Tally {
    var paths = 0
    var events = 0
    var inside = 0
    var eventsInside = 0

    init(of rows: [Int], _ event: [Double], _ features: [[Double]], _ bounds: [BoxSearch.Bound]) {
        for row in rows {
            let happens = event[row] != 0 ? 1 : 0
            let isInside = bounds.allSatisfy { $0.contains(features[$0.feature][row]) }
            paths += 1
            events += happens
            inside += isInside ? 1 : 0
            eventsInside += isInside ? happens : 0
        }
    }

    var coverage: Double { events > 0 ? Double(eventsInside) / Double(events) : 0 }
    var baseRate: Double { paths > 0 ? Double(events) / Double(paths) : 0 }
    var support: Double { paths > 0 ? Double(inside) / Double(paths) : 0 }

    /// `nil` where no path is in the box.
    var density: Estimate? {
        guard inside > 0 else { return nil }
        let share = Double(eventsInside) / Double(inside)
        let error = (share * (1 - share) / Double(inside)).squareRoot()
        let interval = try? wilsonInterval(share: share, of: Double(inside), reach: Confidence.normalReach)
        return Estimate(share, standardError: error, low: interval?.lowerBound, high: interval?.upperBound)
    }
}

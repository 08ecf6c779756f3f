/// The first half of a search for a box: from all paths, a small share is peeled off again and again, each time at the end
/// of the feature where that raises the density most for each path that is lost.
///
/// A peel takes equal values together: as many of the least (or greatest) values as make up 5 % of the paths in the box, or
/// one value where that alone is more. So a feature with few values is peeled value by value, and since gains are counted
/// for each path lost, large peels have no advantage by their size alone.
///
/// - Complexity: Some sixty peels, each of which looks at 5 % of the paths at both ends of each feature.
///
/// Source: J. H. Friedman, N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9 (1999). The gain
/// for each path lost is the "lenient" criterion of J. H. Kwakkel, "The Exploratory Modeling Workbench", Environmental
/// Modelling & Software 96 (2017).
struct BoxPeeling {
    /// The share of the paths in the box that a peel may take.
    static let share = 0.05

    private let data: CodedColumns
    private var box: Box
    private var isInside: [Bool]
    private var paths: Int
    private var events: Int
    /// For each feature the paths in its order: all that are in the box, and some that no longer are.
    private var orders: [[Int32]]

    /// The box on the way down that is worth most; the first of those that are worth the same.
    static func best(in data: CodedColumns) -> Box {
        var peeling = BoxPeeling(data)
        var best = peeling.box
        var worth = 0.0
        while let peel = peeling.bestPeel() {
            peeling.take(peel)
            let reached = data.worth(events: peeling.events, of: peeling.paths)
            if reached > worth { (best, worth) = (peeling.box, reached) }
        }
        return best
    }

    private init(_ data: CodedColumns) {
        self.data = data
        box = Box(data)
        isInside = [Bool](repeating: true, count: data.pathCount)
        paths = data.pathCount
        events = data.eventCount
        orders = data.columns.map(\.order)
    }

    /// What may be cut off.
    private struct Peel {
        var side: Box.Side
        /// The place that the side moves to.
        var place: Int32
        var paths: Int
        var events: Int
        /// By how much the density rises for each path lost.
        var gain: Double
    }

    private func bestPeel() -> Peel? {
        var best: Peel?
        for feature in orders.indices {
            for isLow in [true, false] {
                guard let peel = peel(Box.Side(feature: feature, isLow: isLow)) else { continue }
                if best.map({ peel.gain > $0.gain }) ?? true { best = peel }
            }
        }
        return best
    }

    /// The peel at one end of a feature; `nil` where it would leave too few paths.
    private func peel(_ side: Box.Side) -> Peel? {
        let most = Int(Double(paths) * Self.share)
        let codes = data.columns[side.feature].codes
        let order = orders[side.feature]
        var taken = (paths: 0, events: 0)
        // The same up to the end of a run of equal values, and the value that then comes first.
        var whole = taken
        var place: Int32 = 0
        var code: Int32 = -1
        for step in order.indices {
            let path = Int(order[side.isLow ? step : order.count - 1 - step])
            guard isInside[path] else { continue }
            if codes[path] != code {
                code = codes[path]
                if taken.paths > 0 { (whole, place) = (taken, code) }
                if taken.paths >= most && taken.paths > 0 { break }
            }
            if whole.paths > 0 && taken.paths >= most { break }
            taken.paths += 1
            taken.events += Int(data.events[path])
        }
        let left = paths - whole.paths
        guard whole.paths > 0, left >= data.leastSupport else { return nil }
        let rise = Double(events - whole.events) / Double(left) - Double(events) / Double(paths)
        return Peel(
            side: side, place: place, paths: whole.paths, events: whole.events, gain: rise / Double(whole.paths))
    }

    private mutating func take(_ peel: Peel) {
        box.move(peel.side, to: Int(peel.place))
        let feature = peel.side.feature
        for path in orders[feature] where box.exit(data.columns[feature].codes[Int(path)], feature: feature) != nil {
            isInside[Int(path)] = false
        }
        paths -= peel.paths
        events -= peel.events
        // Paths that are gone are passed over until they are too many.
        guard 10 * paths < 7 * orders[0].count else { return }
        for place in orders.indices { orders[place].removeAll { !isInside[Int($0)] } }
    }
}

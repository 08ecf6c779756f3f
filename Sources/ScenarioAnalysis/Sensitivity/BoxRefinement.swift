/// The second half of a search for a box: sides move to where the box is worth most, and bounds that add little go.
///
/// What a box is worth is a sum over its paths: 1 − base rate for each on which the event happens, and − base rate for each
/// on which it does not. So the best place of one side, all others held, is found among all places in one pass, outwards
/// (the pasting of Friedman & Fisher) or inwards.
///
/// - Complexity: Each pass is linear in the paths and in the bounded features.
struct BoxRefinement {
    /// A bound goes where the box keeps this share of its worth without it.
    static let keptByDropping = 0.95
    /// All bounds that go together leave at least this share.
    static let keptInAll = 0.9
    /// A simpler aspect of the same quantity takes a feature's place where the box keeps this share.
    static let keptBySimpler = 0.98
    /// How many features may be bounded at last.
    static let mostFeatures = 4

    private let data: CodedColumns
    /// For each feature the quantity that it is an aspect of.
    private let quantities: [Int]

    private(set) var box: Box

    init(of box: Box, in data: CodedColumns, quantities: [Int]) {
        self.box = box
        self.data = data
        self.quantities = quantities
        settle()
        dropWeakBounds()
        keepStrongestFeatures()
        settle()
        preferSimplerAspects()
        dropWeakBounds()
        settle()
    }

    /// What the box is worth.
    private func worth(_ box: Box) -> Double {
        let exits = Exits(of: box, in: data)
        return data.worth(events: exits.inside.events, of: exits.inside.paths)
    }

    // MARK: Moving

    /// Moves each bounded side in turn to its best place, until none moves.
    private mutating func settle() {
        for _ in 0..<20 {
            let before = box
            for side in box.sides { box = settled(side, of: box) }
            if box == before { return }
        }
    }

    /// A box with one side at its best place, the widest of the best.
    private func settled(_ side: Box.Side, of box: Box) -> Box {
        let feature = side.feature
        var open = box
        open.open(side)
        let column = data.columns[feature]
        var paths = [Int](repeating: 0, count: column.values.count)
        var events = paths
        for path in Exits(of: open, in: data).pathsInside {
            paths[Int(column.codes[path])] += 1
            events[Int(column.codes[path])] += Int(data.events[path])
        }
        // From the fixed side towards the open one, a place further out is taken where it is worth more or as much.
        let outwards =
            side.isLow
            ? Array((0...Int(box.high[feature])).reversed()) : Array(Int(box.low[feature])..<paths.count)
        var (inside, insideEvents) = (0, 0)
        var best: (place: Int, worth: Double)?
        for place in outwards {
            inside += paths[place]
            insideEvents += events[place]
            guard inside >= data.leastSupport, paths[place] > 0 || place == outwards.last else { continue }
            let reached = data.worth(events: insideEvents, of: inside)
            if best.map({ reached >= $0.worth }) ?? true { best = (place, reached) }
        }
        var result = box
        if let best { result.move(side, to: best.place) }
        return result
    }

    // MARK: Dropping

    /// Takes away the bound that adds least, again and again, while little is lost.
    private mutating func dropWeakBounds() {
        let whole = worth(box)
        while true {
            let exits = Exits(of: box, in: data)
            let now = data.worth(events: exits.inside.events, of: exits.inside.paths)
            let without = box.sides.map { side in (side: side, worth: now + exits.worth(beyond: [side], in: data)) }
            guard let best = without.max(by: { $0.worth < $1.worth }),
                best.worth >= Self.keptByDropping * now, best.worth >= Self.keptInAll * whole
            else { return }
            box.open(best.side)
        }
    }

    /// Takes away the feature that adds least, while there are too many.
    private mutating func keepStrongestFeatures() {
        while box.features.count > Self.mostFeatures {
            let exits = Exits(of: box, in: data)
            let gains = box.features.map { feature in
                (feature: feature, gain: exits.worth(beyond: Self.sides(of: feature), in: data))
            }
            guard let weakest = gains.max(by: { $0.gain < $1.gain }) else { return }
            box.open(feature: weakest.feature)
        }
    }

    /// The bounded features, those first without which most would be lost.
    var strongestFirst: [Int] {
        let exits = Exits(of: box, in: data)
        let gains = box.features.map { ($0, exits.worth(beyond: Self.sides(of: $0), in: data)) }
        return gains.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    private static func sides(of feature: Int) -> [Box.Side] {
        [Box.Side(feature: feature, isLow: true), Box.Side(feature: feature, isLow: false)]
    }

    // MARK: Replacing

    /// Bounds an earlier feature of the same quantity instead, where that is nearly as good.
    private mutating func preferSimplerAspects() {
        for feature in box.features {
            let least = Self.keptBySimpler * worth(box)
            for simpler in 0..<feature where quantities[simpler] == quantities[feature] {
                guard !box.features.contains(simpler) else { continue }
                var other = box
                other.open(feature: feature)
                for side in box.sides where side.feature == feature {
                    other = settled(Box.Side(feature: simpler, isLow: side.isLow), of: other)
                }
                if worth(other) >= least {
                    box = other
                    break
                }
            }
        }
    }
}

/// Which paths a box holds, and which leave it on one side alone.
private struct Exits {
    var inside = (paths: 0, events: 0)
    var pathsInside: [Int] = []
    /// The paths that a box without one of its sides would hold besides.
    private var alone: [Box.Side: (paths: Int, events: Int)] = [:]

    init(of box: Box, in data: CodedColumns) {
        let features = box.features
        for path in 0..<data.pathCount {
            var only: Box.Side?
            var count = 0
            for feature in features {
                guard let side = box.exit(data.columns[feature].codes[path], feature: feature) else { continue }
                only = side
                count += 1
                if count > 1 { break }
            }
            if count == 0 {
                inside.paths += 1
                inside.events += Int(data.events[path])
                pathsInside.append(path)
            } else if count == 1, let only {
                alone[only, default: (0, 0)].paths += 1
                alone[only, default: (0, 0)].events += Int(data.events[path])
            }
        }
    }

    /// What the paths are worth that a box would hold besides without some sides of one feature.
    func worth(beyond sides: [Box.Side], in data: CodedColumns) -> Double {
        let beyond = sides.compactMap { alone[$0] }
        return data.worth(events: beyond.reduce(0) { $0 + $1.events }, of: beyond.reduce(0) { $0 + $1.paths })
    }
}

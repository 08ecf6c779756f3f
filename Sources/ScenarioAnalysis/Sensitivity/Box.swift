/// A range of places of values for each feature: a path is in the box if all its values are in them.
struct Box: Sendable, Equatable {
    /// A side of a feature's range.
    struct Side: Hashable, Sendable {
        var feature: Int
        var isLow: Bool
    }

    /// For each feature the least and the greatest place inside.
    private(set) var low: [Int32]
    private(set) var high: [Int32]
    /// For each feature the greatest place that there is.
    private let last: [Int32]

    /// The box of all paths.
    init(_ data: CodedColumns) {
        low = [Int32](repeating: 0, count: data.columns.count)
        high = data.columns.map { Int32($0.values.count - 1) }
        last = high
    }

    /// The features that are bounded on either side, in their order.
    var features: [Int] { low.indices.filter { low[$0] > 0 || high[$0] < last[$0] } }

    /// The sides that are bounded, in the order of their features.
    var sides: [Side] {
        features.flatMap { [Side(feature: $0, isLow: true), Side(feature: $0, isLow: false)] }.filter(isBounded)
    }

    func isBounded(_ side: Side) -> Bool {
        side.isLow ? low[side.feature] > 0 : high[side.feature] < last[side.feature]
    }

    /// Moves a side to a place.
    mutating func move(_ side: Side, to place: Int) {
        if side.isLow { low[side.feature] = Int32(place) } else { high[side.feature] = Int32(place) }
    }

    /// Takes the bound of a side away.
    mutating func open(_ side: Side) {
        move(side, to: side.isLow ? 0 : Int(last[side.feature]))
    }

    mutating func open(feature: Int) {
        for isLow in [true, false] { open(Side(feature: feature, isLow: isLow)) }
    }

    /// On which side a path leaves the range of a feature; `nil` where it is inside.
    @inline(__always)
    func exit(_ code: Int32, feature: Int) -> Side? {
        code < low[feature]
            ? Side(feature: feature, isLow: true)
            : code > high[feature] ? Side(feature: feature, isLow: false) : nil
    }
}

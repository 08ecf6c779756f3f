/// Something that each path has one figure of.
enum Variable: Sendable {
    /// An output in a year.
    case figure(ColumnPlace)
    /// What one column is above another; missing where either is.
    case difference(of: ColumnPlace, from: ColumnPlace)
    /// A column where its difference from another is not missing.
    case paired(ColumnPlace, with: ColumnPlace)
    /// How far a column is short of a target.
    case gap(ColumnPlace, TargetDescription)

    /// Whether it matters how many figures are above 0.
    var wantsPositives: Bool {
        switch self {
        case .figure, .paired: false
        case .difference, .gap: true
        }
    }

    /// The figures of a block's paths, good until the scratch is used again.
    func values(in block: PathBlock, scratch: Scratch<Double>) -> UnsafeBufferPointer<Double> {
        if case .figure(let place) = self { return block.values(place) }
        let room = scratch.room(for: block.count)
        switch self {
        case .figure: break
        case .difference(let place, let other):
            let (values, others) = (block.values(place), block.values(other))
            for path in 0..<block.count { room[path] = Rounding.difference(values[path], others[path]) }
        case .paired(let place, let other):
            let (values, others) = (block.values(place), block.values(other))
            for path in 0..<block.count {
                room[path] = (values[path] - others[path]).isNaN ? .nan : values[path]
            }
        case .gap(let place, let target):
            let values = block.values(place)
            for path in 0..<block.count { room[path] = target.gap(of: values[path]) }
        }
        return UnsafeBufferPointer(start: room, count: block.count)
    }
}

/// What is asked about a variable besides its moments.
struct Inquiry: Sendable {
    var variable: Variable
    /// The quantiles that are wanted, ascending.
    var probabilities: [Double] = []
    /// Whether a histogram is wanted.
    var histogram = false
}

/// What was found.
struct Reply: Sendable {
    var moments: ColumnMoments
    /// How many figures are above 0, where that matters.
    var positives: Int
    /// `nil` where none was wanted, or where there is no figure.
    var quantiles: QuantileEstimates?
    var histogram: Histogram?
}

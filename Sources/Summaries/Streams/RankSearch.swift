/// The search for some quantiles of a variable that is seen again and again but never kept.
///
/// Guarantee: after every pass each wanted rank lies in a known interval of values, whose ends are exact; a pass that
/// counts narrows it 4096 times by doubles' places, and a pass that fetches resolves it. So a rank is known after at most
/// six passes, whatever the values: far tails, mass points, infinitesimal spreads.
struct RankSearch: Sendable {
    /// Which inquiry it serves.
    let inquiry: Int
    /// Ascending.
    let probabilities: [Double]
    /// What one bucket is at most of the distance between the first and the last quantile, where they need not be exact.
    let tolerance: Double
    let window: BucketWindow
    /// Of the variable, once it was counted.
    private(set) var moments = Moments.none
    /// Where the wanted ranks are, ascending.
    private(set) var segments: [RankSegment] = []

    init(inquiry: Int, probabilities: [Double], tolerance: Double, sample: UnsafeBufferPointer<Double>) {
        self.inquiry = inquiry
        self.probabilities = probabilities
        self.tolerance = tolerance
        window = BucketWindow(for: probabilities, sample: sample)
    }

    /// Takes in the first pass.
    ///
    /// - Parameters:
    ///   - counts: How many values fell into each bucket of the window, missing ones not counted.
    ///   - moments: The variable's moments.
    mutating func start(_ counts: [Int], moments: Moments) {
        self.moments = moments
        guard isSpread else { return }
        let ranks = Set(probabilities.map { QuantileRank($0, of: moments.count) }.flatMap { [$0.rank, $0.next] })
        var wanted = ranks.sorted()[...]
        let least = OrderedKey.keys(of: moments.minimum).lowerBound
        let most = OrderedKey.keys(of: moments.maximum).upperBound
        var below = 0
        for bucket in counts.indices where !wanted.isEmpty {
            let inside = wanted.prefix { $0 < below + counts[bucket] }
            if !inside.isEmpty {
                let keys = window.keys(of: bucket)
                segments.append(
                    RankSegment(
                        keys: max(keys.lowerBound, least)...min(keys.upperBound, most), below: below,
                        count: counts[bucket], ranks: Array(inside)))
            }
            wanted = wanted.dropFirst(inside.count)
            below += counts[bucket]
        }
    }

    /// Puts narrower segments in the place of one.
    mutating func replace(_ segment: Int, by parts: [RankSegment]) {
        segments.replaceSubrange(segment...segment, with: parts)
    }

    /// Whether there are two different values.
    private var isSpread: Bool { moments.minimum < moments.maximum }

    /// The segments that are not narrow enough yet.
    func open(exact: Bool) -> [Int] {
        let most = exact ? 0 : max(0, tolerance * leastSpan)
        return segments.indices.filter { segments[$0].width > most }
    }

    /// What lies at least between the first and the last quantile.
    private var leastSpan: Double {
        guard let first = segments.first, let last = segments.last else { return 0 }
        return last.lower - first.upper
    }

    /// The quantiles as they are known; `nil` where there is no value.
    var estimates: QuantileEstimates? {
        guard moments.count > 0 else { return nil }
        guard isSpread else {
            return QuantileEstimates(values: probabilities.map { _ in moments.minimum })
        }
        let places = probabilities.map { QuantileRank($0, of: moments.count) }
        let pairs = places.map { (segment(of: $0.rank), segment(of: $0.next)) }
        let widths = zip(places, pairs).map { $0.part == 0 ? $1.0.width : max($1.0.width, $1.1.width) }
        return QuantileEstimates(
            values: zip(places, pairs).map { $0.value($1.0.estimate(of: $0.rank), $1.1.estimate(of: $0.next)) },
            widths: widths.allSatisfy { $0 == 0 } ? nil : widths)
    }

    private func segment(of rank: Int) -> RankSegment {
        guard let segment = segments.first(where: { $0.ranks.contains(rank) }) else {
            preconditionFailure("every wanted rank is in a segment")
        }
        return segment
    }
}

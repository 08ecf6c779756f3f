import Summaries

/// A histogram cut to what can be seen: without the last paths of a long tail, and with neighbouring bins put together so
/// that the bars fill the page.
package struct HistogramBins {
    package private(set) var lower: Double
    package private(set) var upper: Double
    package private(set) var counts: [Int]
    private(set) var below: Int
    private(set) var above: Int
    /// How many columns each bar takes.
    private(set) var columnsEach = 1
    let total: Int

    /// The largest share of the paths that is left out at an end.
    private static let tail = 0.05
    private static let widestBar = 4

    /// Bins for so many columns. Thresholds that the histogram holds stay in the picture.
    init(_ histogram: Histogram, keeping thresholds: [Double], room: Int) {
        lower = histogram.lower
        upper = histogram.upper
        counts = histogram.counts
        below = histogram.below
        above = histogram.above
        total = counts.reduce(0, +) + below + above
        guard width > 0, total > 0 else { return }
        cutTails(keeping: thresholds)
        fill(room)
    }

    /// The width of a bin in the unit of the values; 0 where there is no spread.
    var width: Double { counts.isEmpty ? 0 : max(0, (upper - lower) / Double(counts.count)) }

    var columns: Int { counts.count * columnsEach }

    /// The share of all paths in each bin.
    package var shares: [Double] { counts.map { Double($0) / Double(total) } }

    /// The column that a value stands in; `nil` outside.
    func column(of value: Double) -> Int? {
        let share = (value - lower) / (upper - lower)
        guard share >= 0, share <= 1 else { return nil }
        return min(columns - 1, Int(share * Double(columns)))
    }

    private mutating func cutTails(keeping thresholds: [Double]) {
        let most = Int(Double(total) * Self.tail)
        let width = width
        let kept = thresholds.filter { lower...upper ~= $0 }
        while counts.count > 2, let last = counts.last, above + last <= most,
            kept.allSatisfy({ $0 < upper - width })
        {
            above += last
            counts.removeLast()
            upper -= width
        }
        while counts.count > 2, let first = counts.first, below + first <= most,
            kept.allSatisfy({ $0 > lower + width })
        {
            below += first
            counts.removeFirst()
            lower += width
        }
    }

    /// Puts as few bins together as let the bars take three quarters of the room.
    private mutating func fill(_ room: Int) {
        var best = (together: 1, each: 1, used: 0)
        for together in 1...max(1, counts.count) {
            let bars = (counts.count + together - 1) / together
            let each = min(Self.widestBar, room / bars)
            guard each > 0 else { continue }
            if bars * each > best.used { best = (together, each, bars * each) }
            if best.used * 4 >= room * 3 || bars < 8 { break }
        }
        columnsEach = best.each
        guard best.together > 1 else { return }
        let width = width
        let missing = (best.together - counts.count % best.together) % best.together
        counts += Array(repeating: 0, count: missing)
        upper += Double(missing) * width
        counts = stride(from: 0, to: counts.count, by: best.together).map { start in
            counts[start..<(start + best.together)].reduce(0, +)
        }
    }
}

extension RankSearch {
    /// Whether it looks for the ends of a histogram.
    var isForHistogram: Bool { probabilities == Histogram.span }

    /// The bins to count into, once the ends are known; `nil` where no double holds their width.
    func bins(isExact: Bool) -> Histogram? {
        guard !isExact else { return estimates.flatMap { Histogram(from: $0.values[0], to: $0.values[1]) } }
        guard let first = segments.first, let last = segments.last else { return nil }
        return Histogram(from: first.lower, to: last.upper)
    }

    /// The histogram that the first pass gives already, which may be none; `nil` where it takes another pass.
    ///
    /// Where it need not be exact, its bins are made of whole buckets, so that its counts are.
    func histogram(isExact: Bool, buckets: [Int]) -> Histogram?? {
        guard moments.count > 0 else { return .some(nil) }
        guard moments.minimum < moments.maximum else {
            var histogram = Histogram(from: moments.minimum, to: moments.maximum)
            histogram?.counts[0] = moments.count
            return .some(histogram)
        }
        guard !isExact, open(exact: false).isEmpty, let low = segments.first, let high = segments.last else {
            return nil
        }
        let first = window.bucket(of: low.lower)
        let count = window.bucket(of: high.lower) - first + 1
        let together = max(1, (count + Histogram.binCount / 2) / Histogram.binCount)
        let bins = (count + together - 1) / together
        let end = first + bins * together
        guard first > 0, end < BucketWindow.count else { return nil }
        return .some(
            Histogram(
                lower: OrderedKey.value(of: window.keys(of: first).lowerBound),
                upper: OrderedKey.value(of: window.keys(of: end - 1).upperBound),
                counts: (0..<bins).map { bin in
                    let start = first + bin * together
                    return buckets[start..<start + together].reduce(0, +)
                },
                below: buckets[..<first].reduce(0, +), above: buckets[end...].reduce(0, +)))
    }
}

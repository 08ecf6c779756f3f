import Workers

/// The first pass over a stream of paths: moments, counts, and which bucket each wanted quantile is in.
struct SurveyPass {
    let inquiries: [Inquiry]
    let events: EventInquiry
    /// By inquiry, then as they come.
    let searches: [RankSearch]

    private var replicates: Replicates? { events.outline.replicates }

    /// What it found.
    struct Result {
        var moments: [ColumnMoments]
        var positives: [Int]
        var events: EventInquiry.Tally
        /// The counts of each search's buckets, missing values left out.
        var buckets: [[Int]]
    }

    /// A worker's counts.
    private final class Counts {
        let scratch = Scratch<Double>()
        let buckets: UnsafeMutableBufferPointer<UInt32>
        var positives: [Int]
        var events: EventInquiry.Tally

        init(_ pass: SurveyPass) {
            buckets = .allocate(capacity: pass.searches.count * BucketWindow.count)
            buckets.initialize(repeating: 0)
            positives = [Int](repeating: 0, count: pass.inquiries.count)
            events = pass.events.nothing
        }

        deinit { buckets.deallocate() }
    }

    func run(_ source: any PathSource, workers: Workers, progress: @Sendable (Double) -> Void) throws -> Result {
        let counts = WorkerScratch(workers) { Counts(self) }
        let moments = OrderedMoments(variables: inquiries.count, replicates)
        let searchesOf = inquiries.indices.map { place in searches.indices.filter { searches[$0].inquiry == place } }
        try source.forEachBlock(workers: workers, progress: progress) { block, worker in
            let own = counts[worker]
            let parts = inquiries.enumerated().map { place, inquiry in
                let values = inquiry.variable.values(in: block, scratch: own.scratch)
                let part = MomentAccumulator(values, replicates)
                count(values, of: part.moments, into: own, searches: searchesOf[place])
                if inquiry.variable.wantsPositives { own.positives[place] += values.count { $0 > 0 } }
                return part
            }
            moments.add(parts, at: block.place)
            events.count(block, into: &own.events)
        }
        return result(moments.moments, (0..<workers.count).map { counts[$0] }, paths: source.pathCount)
    }

    private func count(
        _ values: UnsafeBufferPointer<Double>, of moments: Moments, into counts: Counts, searches places: [Int]
    ) {
        for place in places {
            guard let buckets = counts.buckets.baseAddress.map({ $0 + place * BucketWindow.count }) else { continue }
            if moments.count == values.count && moments.minimum == moments.maximum {
                buckets[searches[place].window.bucket(of: moments.minimum)] += UInt32(values.count)
            } else {
                searches[place].window.count(values, into: buckets)
            }
        }
    }

    private func result(_ moments: [ColumnMoments], _ counts: [Counts], paths: Int) -> Result {
        let buckets = searches.indices.map { search in
            var sums = [Int](repeating: 0, count: BucketWindow.count)
            for part in counts {
                for bucket in sums.indices { sums[bucket] += Int(part.buckets[search * BucketWindow.count + bucket]) }
            }
            sums[0] -= paths - moments[searches[search].inquiry].all.count
            return sums
        }
        return Result(
            moments: moments,
            positives: inquiries.indices.map { place in counts.reduce(0) { $0 + $1.positives[place] } },
            events: counts.reduce(into: events.nothing) { $0.add($1.events) }, buckets: buckets)
    }
}

import Synchronization
import Workers

/// A later pass over a stream of paths: fetches the values of the open segments that are small enough, counts those of
/// the others into narrower parts, and counts histograms whose ends are known.
struct RefiningPass {
    /// A variable that is looked at, and what for.
    struct Task {
        var variable: Variable
        /// The search whose open segments are looked for, and its filter; `nil` where only a histogram is wanted.
        var filter: SegmentFilter?
        /// The empty bins to count into.
        var histogram: Histogram?
    }

    let tasks: [Task]
    /// How many values each fetched segment has, and how many segments are counted.
    let fetched: [Int]
    let counted: Int

    struct Result {
        /// The keys of each fetched segment, in any order.
        var keys: [[UInt64]]
        /// What was counted in each of the others.
        var counts: [SegmentCounts]
        /// By task.
        var histograms: [Histogram?]
    }

    /// A worker's memory.
    private final class Own {
        let scratch = Scratch<Double>()
        var found: [FoundKey] = []
        var counts: [SegmentCounts]
        var histograms: [Histogram?]

        init(_ pass: RefiningPass) {
            counts = (0..<pass.counted).map { _ in SegmentCounts() }
            histograms = pass.tasks.map(\.histogram)
        }
    }

    func run(_ source: any PathSource, workers: Workers, progress: @Sendable (Double) -> Void) throws -> Result {
        let memory = WorkerScratch(workers) { Own(self) }
        let keys = Mutex(fetched.map(Self.room))
        try source.forEachBlock(workers: workers, progress: progress) { block, worker in
            let own = memory[worker]
            own.found.removeAll(keepingCapacity: true)
            for (place, task) in tasks.enumerated() {
                let values = task.variable.values(in: block, scratch: own.scratch)
                task.filter?.scan(values, fetching: &own.found, counting: &own.counts)
                if task.histogram != nil { own.histograms[place]?.count(values) }
            }
            if !own.found.isEmpty {
                keys.withLock { keys in for one in own.found { keys[one.slot].append(one.key) } }
            }
        }
        let all = (0..<workers.count).map { memory[$0] }
        let first = all[0]
        for other in all.dropFirst() {
            for slot in first.counts.indices { first.counts[slot].add(other.counts[slot]) }
            for place in tasks.indices {
                if let bins = other.histograms[place] { first.histograms[place]?.add(bins) }
            }
        }
        return Result(keys: keys.withLock { $0 }, counts: first.counts, histograms: first.histograms)
    }
}

extension RefiningPass {
    /// Room for so many keys and no more.
    private static func room(for count: Int) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        return keys
    }
}

/// A value that stands in a fetched segment.
struct FoundKey {
    var slot: Int
    var key: UInt64
}

/// How many of a segment's values fall into each of its parts.
struct SegmentCounts: Sendable {
    /// A part is the keys that agree in all but their lowest bits, counted from the segment's lowest.
    static let bits = 12

    private(set) var parts = [UInt32](repeating: 0, count: 1 << Self.bits)
    private(set) var lowest = UInt64.max
    private(set) var highest = UInt64.min

    static func shift(of keys: ClosedRange<UInt64>) -> UInt64 {
        UInt64(max(0, UInt64.bitWidth - (keys.upperBound - keys.lowerBound).leadingZeroBitCount - bits))
    }

    mutating func add(_ key: UInt64, part: Int) {
        parts[part] += 1
        lowest = min(lowest, key)
        highest = max(highest, key)
    }

    mutating func add(_ other: SegmentCounts) {
        for part in parts.indices { parts[part] += other.parts[part] }
        lowest = min(lowest, other.lowest)
        highest = max(highest, other.highest)
    }
}

/// Finds the values that stand in the open segments of a search.
struct SegmentFilter: Sendable {
    /// A segment that is looked for.
    struct Segment: Sendable {
        var keys: ClosedRange<UInt64>
        /// Its place among those that are fetched or among those that are counted.
        var slot: Int
        /// `nil` where it is fetched.
        var shift: UInt64?
    }

    private let window: BucketWindow
    /// Ascending.
    private let segments: [Segment]
    /// For each bucket of the window, 1 + the first segment in it, or 0.
    private let firsts: [UInt8]

    init(_ window: BucketWindow, _ segments: [Segment]) {
        precondition(segments.count < 256, "a search has few segments")
        self.window = window
        self.segments = segments
        var firsts = [UInt8](repeating: 0, count: BucketWindow.count)
        for (place, segment) in segments.enumerated().reversed() {
            firsts[window.bucket(of: OrderedKey.value(of: segment.keys.lowerBound))] = UInt8(place + 1)
        }
        self.firsts = firsts
    }

    func scan(
        _ values: UnsafeBufferPointer<Double>, fetching found: inout [FoundKey], counting counts: inout [SegmentCounts]
    ) {
        guard let start = values.baseAddress else { return }
        let input = UnsafeRawPointer(start)
        let whole = values.count / 4 * 4
        firsts.withUnsafeBufferPointer { firsts in
            for first in stride(from: 0, to: whole, by: 4) {
                let four = window.buckets(of: input.loadUnaligned(fromByteOffset: first * 8, as: SIMD4<Double>.self))
                let flags = (
                    firsts[Int(four[0])], firsts[Int(four[1])], firsts[Int(four[2])], firsts[Int(four[3])]
                )
                guard flags.0 | flags.1 | flags.2 | flags.3 != 0 else { continue }
                take(values[first], Int(flags.0), &found, &counts)
                take(values[first + 1], Int(flags.1), &found, &counts)
                take(values[first + 2], Int(flags.2), &found, &counts)
                take(values[first + 3], Int(flags.3), &found, &counts)
            }
            for place in whole..<values.count {
                take(values[place], Int(firsts[window.bucket(of: values[place])]), &found, &counts)
            }
        }
    }

    private func take(_ value: Double, _ flag: Int, _ found: inout [FoundKey], _ counts: inout [SegmentCounts]) {
        guard flag > 0, !value.isNaN else { return }
        let key = OrderedKey.key(of: value)
        for segment in segments[(flag - 1)...] {
            guard segment.keys.lowerBound <= key else { return }
            guard key <= segment.keys.upperBound else { continue }
            if let shift = segment.shift {
                counts[segment.slot].add(key, part: Int((key - segment.keys.lowerBound) >> shift))
            } else {
                found.append(FoundKey(slot: segment.slot, key: key))
            }
            return
        }
    }
}

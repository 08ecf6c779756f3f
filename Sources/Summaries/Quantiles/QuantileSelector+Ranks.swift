extension QuantileSelector {
    /// The values of the given ranks.
    ///
    /// - Parameters:
    ///   - ranks: Places in the sorted values, ascending; may repeat.
    ///   - values: At least one; none is NaN.
    ///   - moments: Their moments.
    /// - Returns: One value a rank.
    func orderStatistics(
        _ ranks: [Int], of values: UnsafeBufferPointer<Double>, moments: Moments
    ) -> [Double] {
        var result = [Double](repeating: .nan, count: ranks.count)
        guard values.count > Self.fewValues, let scale = BucketScale(moments) else {
            let keys = UnsafeMutableBufferPointer(start: wantedKeys.room(for: values.count), count: values.count)
            for (place, value) in values.enumerated() { keys[place] = OrderedKey.key(of: value) }
            selection.select(from: keys, below: 0, ranks: ranks[...]) { result[$0] = OrderedKey.value(of: $1) }
            return result
        }
        countBuckets(of: values, by: scale)
        let wanted = wantedBuckets(ranks)
        let keys = takeOut(wanted, of: values)
        for part in wanted {
            let bucket = UnsafeMutableBufferPointer(start: keys + part.range.lowerBound, count: part.range.count)
            selection.select(from: bucket, below: part.below, ranks: ranks[part.places]) {
                result[$0] = OrderedKey.value(of: $1)
            }
        }
        return result
    }

    /// Below so many values a pass over all buckets is not worth its time.
    private static var fewValues: Int { 1024 }

    /// Notes the bucket of each value, and counts them.
    private func countBuckets(of values: UnsafeBufferPointer<Double>, by scale: BucketScale) {
        precondition(values.count <= UInt32.max, "a column holds fewer than 2^32 paths")
        guard let start = values.baseAddress else { return }
        let input = UnsafeRawPointer(start)
        let buckets = bucketOfValue.room(for: values.count)
        let output = UnsafeMutableRawPointer(buckets)
        // Four counts a bucket, so that equal neighbours need not wait for each other.
        let counts = bucketCounts.room(for: 4 * BucketScale.count)
        counts.update(repeating: 0, count: 4 * BucketScale.count)
        let whole = values.count / 4 * 4
        for first in stride(from: 0, to: whole, by: 4) {
            let four = scale.buckets(of: input.loadUnaligned(fromByteOffset: first * 8, as: SIMD4<Double>.self))
            output.storeBytes(of: four, toByteOffset: first * 2, as: SIMD4<UInt16>.self)
            for lane in 0..<4 { counts[Int(four[lane]) * 4 + lane] &+= 1 }
        }
        for place in whole..<values.count {
            let bucket = scale.buckets(of: SIMD4(repeating: values[place]))[0]
            buckets[place] = bucket
            counts[Int(bucket) * 4] += 1
        }
    }

    /// A bucket that holds wanted ranks.
    private struct WantedBucket {
        let bucket: Int
        /// Where its keys stand among those taken out.
        let range: Range<Int>
        /// The rank of its first.
        let below: Int
        /// Which of the ranks it holds.
        let places: Range<Int>
    }

    /// Finds the buckets of the ranks.
    private func wantedBuckets(_ ranks: [Int]) -> [WantedBucket] {
        let counts = bucketCounts.room(for: 4 * BucketScale.count)
        var wanted: [WantedBucket] = []
        var below = 0
        var place = 0
        var taken = 0
        for bucket in 0..<BucketScale.count {
            let size = (0..<4).reduce(0) { $0 + Int(counts[bucket * 4 + $1]) }
            let first = place
            while place < ranks.count && ranks[place] < below + size { place += 1 }
            if place > first {
                wanted.append(.init(bucket: bucket, range: taken..<taken + size, below: below, places: first..<place))
                taken += size
            }
            below += size
            if place == ranks.count { break }
        }
        return wanted
    }

    /// Lays out the keys of the wanted buckets, bucket by bucket.
    private func takeOut(
        _ wanted: [WantedBucket], of values: UnsafeBufferPointer<Double>
    ) -> UnsafeMutablePointer<UInt64> {
        let keys = wantedKeys.room(for: wanted.last?.range.upperBound ?? 0)
        let buckets = bucketOfValue.room(for: values.count)
        let isWanted = wantedFlags.room(for: BucketScale.count)
        let next = bucketCounts.room(for: BucketScale.count)
        isWanted.update(repeating: 0, count: BucketScale.count)
        for part in wanted {
            isWanted[part.bucket] = 1
            next[part.bucket] = UInt32(part.range.lowerBound)
        }
        // Found without a branch, block by block, so that what is found stays in the cache.
        let block = 4096
        let found = foundPlaces.room(for: block)
        for first in stride(from: 0, to: values.count, by: block) {
            var count = 0
            for place in first..<min(first + block, values.count) {
                found[count] = UInt32(truncatingIfNeeded: place)
                count += Int(isWanted[Int(buckets[place])])
            }
            for place in UnsafeBufferPointer(start: found, count: count) {
                let bucket = Int(buckets[Int(place)])
                keys[Int(next[bucket])] = OrderedKey.key(of: values[Int(place)])
                next[bucket] += 1
            }
        }
        return keys
    }
}

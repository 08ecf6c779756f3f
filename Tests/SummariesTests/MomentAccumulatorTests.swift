import Summaries
import Testing

@Suite struct MomentAccumulatorTests {
    /// A column with gaps, so that subtrees differ in their counts.
    static func column(_ count: Int) -> [Double] {
        var values = Shape.logNormal.values(count, seed: 5)
        var generator = SeededGenerator(seed: 6)
        for place in values.indices where place > count / 2 && generator.uniform() < 0.1 { values[place] = .nan }
        return values
    }

    /// Every bit of a result.
    static func bits(_ moments: Moments) -> [UInt64] {
        [
            UInt64(moments.count), moments.mean.bitPattern, moments.squaredDeviations.bitPattern,
            moments.minimum.bitPattern, moments.maximum.bitPattern,
        ]
    }

    static func appending(_ values: ArraySlice<Double>, to accumulator: inout MomentAccumulator) {
        values.withUnsafeBufferPointer { accumulator.append($0) }
    }

    @Test(arguments: [1, 64, 65, 1000, 1024, 5000, 20_000])
    func cutsDoNotMatter(count: Int) {
        let values = Self.column(count)
        let whole = Self.bits(MomentsTests.moments(values))
        var generator = SeededGenerator(seed: 7)
        for block in [64, 128, 192, 1024, 3200, 0] {
            var accumulator = MomentAccumulator()
            var place = 0
            while place < count {
                let length = block > 0 ? block : 64 * Int.random(in: 1...20, using: &generator)
                Self.appending(values[place..<min(place + length, count)], to: &accumulator)
                place += length
            }
            #expect(Self.bits(accumulator.moments) == whole, "\(count) values in blocks of \(block)")
            #expect(accumulator.grainCount == (count + 63) / 64)
        }
    }

    @Test(arguments: [1, 2, 4, 16, 128])
    func partsOfSeveralWorkersGiveTheSame(grains: Int) {
        let count = 20_011
        let values = Self.column(count)
        var accumulator = MomentAccumulator()
        for start in stride(from: 0, to: count, by: grains * 64) {
            var part = MomentAccumulator()
            Self.appending(values[start..<min(start + grains * 64, count)], to: &part)
            accumulator.append(part)
        }
        #expect(Self.bits(accumulator.moments) == Self.bits(MomentsTests.moments(values)))
    }

    @Test func theStreamCanBeAskedAtAnyTime() {
        let values = Self.column(6400)
        var accumulator = MomentAccumulator()
        #expect(accumulator.moments == MomentsTests.moments([]) || accumulator.moments.count == 0)
        for start in stride(from: 0, to: 6400, by: 64) {
            Self.appending(values[start..<start + 64], to: &accumulator)
            let soFar = MomentsTests.moments(Array(values[..<(start + 64)]))
            #expect(Self.bits(accumulator.moments) == Self.bits(soFar))
        }
    }

    /// The bits of one column, so that nobody changes the order of sums unawares. New ones may be written here when the
    /// order changes on purpose; every result file changes with it.
    @Test func theOrderOfSumsIsPinned() {
        var values = Shape.uniform.values(5003, seed: 8)
        values[100] = .nan
        let moments = MomentsTests.moments(values)
        #expect(moments.count == 5002)
        #expect(moments.mean == 0x1.02f66f8e8033ap-1)
        #expect(moments.squaredDeviations == 0x1.99c0d557e5126p+8)
    }

    @Test func emptyPartsAreNothing() {
        let values = Self.column(640)
        var accumulator = MomentAccumulator()
        Self.appending([], to: &accumulator)
        Self.appending(values[...], to: &accumulator)
        accumulator.append(MomentAccumulator())
        #expect(Self.bits(accumulator.moments) == Self.bits(MomentsTests.moments(values)))
    }
}

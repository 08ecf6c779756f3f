import CLanes
import Testing

/// Uniforms that are not independent from path to path.
@Suite struct StrataTests {
    private static func strata(
        stream: UInt64 = 6, period: UInt32 = 7, bits: UInt32, firstPath: UInt64, count: Int
    ) -> [Int] {
        Kernels.best.stratified(
            seed: 5, stream: stream, period: period, bits: bits, firstPath: firstPath, count: count
        ).map { Int($0 * Double(1 << bits)) }
    }

    @Test func antitheticPairsSumToOne() {
        let plain = Kernels.best.uniform(seed: 5, stream: 6, period: 7, firstPath: 128, count: 1024)
        let pairs = Kernels.best.antithetic(seed: 5, stream: 6, period: 7, firstPath: 128, count: 1024)
        for path in stride(from: 0, to: 1024, by: 2) {
            #expect(pairs[path] == plain[path])
            #expect(pairs[path] + pairs[path + 1] == 1)
        }
    }

    @Test(arguments: [6, 7, 8, 11, 14] as [UInt32], [0, 1, 12_345] as [UInt64])
    func everyStratumOnce(bits: UInt32, run: UInt64) {
        let count = 1 << Int(bits)
        let strata = Self.strata(bits: bits, firstPath: run << bits, count: count)
        #expect(strata.sorted() == Array(0..<count))
    }

    /// Where a path stands within its stratum is its own uniform, to the bits that are left.
    @Test(arguments: [6, 9, 30] as [UInt32])
    func withinTheStratum(bits: UInt32) {
        let plain = Kernels.best.uniform(seed: 5, stream: 6, period: 7, firstPath: 0, count: 2048)
        let stratified = Kernels.best.stratified(seed: 5, stream: 6, period: 7, bits: bits, firstPath: 0, count: 2048)
        for (u, v) in zip(plain, stratified) {
            let scaled = v * Double(UInt64(1) << bits)
            #expect(abs(scaled - scaled.rounded(.down) - u) <= 0x1p-52 * Double(UInt64(1) << bits))
        }
    }

    @Test(arguments: [6, 8, 20] as [UInt32])
    func blocksDoNotMatter(bits: UInt32) {
        let whole = Self.strata(bits: bits, firstPath: 0, count: 1024)
        for first in stride(from: 0, to: 1024, by: 64) {
            #expect(
                Self.strata(bits: bits, firstPath: UInt64(first), count: 64) == Array(whole[first..<first + 64]))
        }
    }

    /// The permutations of two streams, of two runs and of neighbouring paths have nothing to do with each other: the
    /// chi-square of 16 by 16 cells, each with 256 of 2^16 pairs, against its normal limit. False alarm: 1 in 10^6 each.
    @Test(arguments: [6, 9, 12, 16] as [UInt32])
    func permutationsAreIndependent(bits: UInt32) {
        let count = 1 << 16
        let one = Self.strata(stream: 1, bits: bits, firstPath: 0, count: count)
        var others = [
            Self.strata(stream: 2, bits: bits, firstPath: 0, count: count),
            Self.strata(stream: 1, period: 8, bits: bits, firstPath: 0, count: count),
            Self.strata(stream: 1, bits: bits, firstPath: UInt64(count), count: count),
            (0..<count).map { $0 & (1 << Int(bits) - 1) },
        ]
        // Neighbours in one short run cannot share a stratum, which shows.
        if bits >= 12 { others += [1, 3].map { Array(one.dropFirst($0) + one.prefix($0)) } }
        for (place, other) in others.enumerated() {
            var cells = [Double](repeating: 0, count: 256)
            for (x, y) in zip(one, other) { cells[16 * (x >> (Int(bits) - 4)) + (y >> (Int(bits) - 4))] += 1 }
            let chiSquare = cells.reduce(0) { $0 + ($1 - 256) * ($1 - 256) / 256 }
            // The margins are fixed: 15 · 15 degrees of freedom.
            #expect(abs(chiSquare - 225) < 5 * (2 * 225.0).squareRoot(), "\(bits) bits, pair \(place): \(chiSquare)")
        }
    }

    @Test func netPointsAreShifted() {
        let points = (0..<64).map { UInt64($0) << 46 }
        let shift: UInt64 = 0x8_0000_0000_0003
        #expect(
            Kernels.best.net(points, shift: shift) == points.map { (Double($0 ^ shift) + 0.5) / 0x1p52 })
    }

    @Test func runWordsAreThoseOfPairsThatNoPathHas() {
        var words = [UInt32](repeating: 0, count: 8)
        clanes_run_words(5, 6, 7, 9, &words)
        let pair = UInt64(1) << 39 + 18
        for half in 0..<2 {
            let place = pair + UInt64(half)
            let expected = philox(
                [UInt32(truncatingIfNeeded: place), UInt32(place >> 32 & 0xff) | 7 << 8, 6, 0], [5, 0])
            #expect(Array(words[4 * half..<4 * half + 4]) == expected)
        }
    }
}

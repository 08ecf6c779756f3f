import CGSL
import GSLNumerics
import Testing

@Suite struct SobolSequenceTests {
    /// GSL leaves the origin out.
    @Test func pointsAreThoseOfGSL() throws {
        let sequence = SobolSequence(dimensions: 40, placeBits: 10)
        let generator = try #require(gsl_qrng_alloc(cgsl_qrng_sobol(), 40))
        defer { gsl_qrng_free(generator) }
        var point = [Double](repeating: 0, count: 40)
        for place in 0..<1024 {
            for dimension in 0..<40 {
                #expect(sequence.coordinate(dimension, of: place) == UInt64(point[dimension] * 0x1p30))
            }
            gsl_qrng_get(generator, &point)
        }
    }

    @Test(arguments: [1, 7, 40])
    func everyPartOnce(dimensions: Int) {
        let sequence = SobolSequence(dimensions: dimensions, placeBits: 12)
        for dimension in 0..<dimensions {
            for (first, bits) in [(0, 12), (1024, 10), (64, 6), (4032, 6)] {
                let parts = (first..<first + 1 << bits).map { sequence.coordinate(dimension, of: $0) >> (30 - bits) }
                #expect(parts.sorted() == (0..<UInt64(1) << bits).map { $0 })
            }
        }
    }
}

import CLanes
import Testing

@Suite struct UniformTests {
    static let seed: UInt64 = 0x0123_4567_89ab_cdef
    static let stream: UInt64 = 0xfedc_ba98_7654_3210
    static let period: UInt32 = 0xab_cdef

    /// The layout of key and counter, written out once more.
    private func expected(_ path: UInt64) -> Double {
        let pair = path / 2
        let counter = [
            UInt32(truncatingIfNeeded: pair), UInt32(truncatingIfNeeded: pair >> 32 & 0xff) | Self.period << 8,
            UInt32(truncatingIfNeeded: Self.stream), UInt32(Self.stream >> 32),
        ]
        let words = philox(counter, [UInt32(truncatingIfNeeded: Self.seed), UInt32(Self.seed >> 32)])
        let half = path % 2 == 0 ? words[0...1] : words[2...3]
        let w = half.reduce(UInt64(0)) { $0 << 32 | UInt64($1) } >> 12
        return (Double(w) + 0.5) / 0x1p52
    }

    /// Also where the low word of the counter overflows into the next, within a vector and between vectors.
    @Test(arguments: Kernels.all, [0, 2, 4096, 0x1_ffff_fff0, 0x1_ffff_ff80, 0x1ff_ffff_ff00, 0x1_0000_0000_0000])
    func layout(kernels: Kernels, firstPath: UInt64) {
        let uniforms = kernels.uniform(
            seed: Self.seed, stream: Self.stream, period: Self.period, firstPath: firstPath, count: 192)
        for (i, u) in uniforms.enumerated() {
            #expect(u == expected(firstPath + UInt64(i)), "path \(firstPath) + \(i)")
            #expect(u == clanes_scalar_uniform(Self.seed, Self.stream, Self.period, firstPath + UInt64(i)))
        }
    }

    @Test func blocksDoNotMatter() {
        let whole = Kernels.best.uniform(seed: 7, stream: 8, period: 9, firstPath: 0, count: 1024)
        for first in stride(from: 0, to: 1024, by: 64) {
            let part = Kernels.best.uniform(seed: 7, stream: 8, period: 9, firstPath: UInt64(first), count: 64)
            #expect(part == Array(whole[first..<first + 64]))
        }
    }

    @Test func normalIsTheQuantileOfUniform() {
        for kernels in Kernels.all {
            for count in [64, 512, 576, 1024] {
                let uniforms = kernels.uniform(seed: 1, stream: 2, period: 3, firstPath: 128, count: count)
                let normals = kernels.normal(seed: 1, stream: 2, period: 3, firstPath: 128, count: count)
                #expect(normals == kernels.unary(CLANES_NORMAL_QUANTILE, uniforms))
            }
        }
    }

    /// Moments of 2^20 normals; with the fixed seed the test cannot fail by chance.
    @Test func momentsOfNormals() {
        let n = 1 << 20
        let z = Kernels.best.normal(seed: 42, stream: 1, period: 1, firstPath: 0, count: n)
        let mean = z.reduce(0, +) / Double(n)
        let square = z.reduce(0) { $0 + $1 * $1 } / Double(n)
        let fourth = z.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(n)
        #expect(abs(mean) < 5 / Double(n).squareRoot())
        #expect(abs(square - 1) < 5 * (2 / Double(n)).squareRoot())
        #expect(abs(fourth - 3) < 5 * (96 / Double(n)).squareRoot())
    }
}

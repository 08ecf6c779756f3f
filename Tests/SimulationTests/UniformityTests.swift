import EconomicModel
import Testing

/// Draws are uniform and independent between paths, periods and streams. Each figure is judged at six standard errors;
/// some dozen of them make a false-alarm rate below 1e-6. The seed is fixed.
@Suite struct UniformityTests {
    private static let paths = 200_000
    private static let streams = ["drivers.brent/shock", "drivers.fx/shock", "q/1", "q/2"]

    private func draws() throws -> [[[Double]]] {
        var draft = SystemDraft(years: 2)
        for stream in Self.streams { draft.report(draft.add(stream, .uniform(stream: stream, .period))) }
        let found = try draft.run(paths: Self.paths, seed: 99, workers: 2)
        return Self.streams.indices.map { output in (1...2).map { found.paths(output, year: $0) } }
    }

    /// A chi-square over 1000 cells has mean 999 and standard deviation √(2 · 999).
    @Test func drawsAreUniform() throws {
        for (stream, years) in zip(Self.streams, try draws()) {
            for values in years {
                var counts = [Int](repeating: 0, count: 1000)
                for value in values { counts[Int(value * 1000)] += 1 }
                let expected = Double(Self.paths) / 1000
                let chiSquare = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
                #expect(abs(chiSquare - 999) < 6 * (2.0 * 999).squareRoot(), "\(stream): \(chiSquare)")
                #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
            }
        }
    }

    @Test func drawsAreIndependent() throws {
        let all = try draws()
        let limit = 6 / Double(Self.paths).squareRoot()
        for (first, years) in all.enumerated() {
            #expect(abs(Sample.correlation(years[0], years[1])) < limit, "periods of stream \(first)")
            let next = Array(years[0].dropFirst())
            #expect(abs(Sample.correlation(Array(years[0].dropLast()), next)) < limit, "neighbouring paths of \(first)")
            for second in all.indices where second > first {
                #expect(abs(Sample.correlation(years[0], all[second][0])) < limit, "streams \(first) and \(second)")
            }
        }
    }
}

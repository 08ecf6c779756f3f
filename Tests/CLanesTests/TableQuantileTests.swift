import CLanes
import GSLNumerics
import Testing

/// Lookups in quantile tables.
@Suite struct TableQuantileTests {
    private static let tables: [QuantileTable] = [
        Distribution.pert(minimum: 0.1, mode: 0.17, maximum: 0.3), .gamma(shape: 0.1, scale: 2),
        .student(degreesOfFreedom: 1, location: 3, scale: 0.5), .poisson(mean: 2), .poisson(mean: 900),
        .mixture([
            .init(weight: 3, distribution: .normal(mean: 0, standardDeviation: 1)),
            .init(weight: 1, distribution: .uniform(minimum: 5, maximum: 6)),
        ]),
    ].compactMap { try? QuantileTable(of: $0.prepared()) }

    private static let uniforms =
        Kernels.best.uniform(seed: 5, stream: 6, period: 7, firstPath: 0, count: 1 << 15)
        + Samples.between(-53, -1, 1 << 13, seed: 90).map { Double(sign: .plus, exponent: Int($0), significand: 1.37) }
        + Samples.padded(
            (2...16).flatMap { octave in
                let end = Double(sign: .plus, exponent: -octave, significand: 1)
                return [end.nextDown, end, end.nextUp, 1 - end, (1 - end).nextUp, (1 - end).nextDown]
            } + [0.5, 0.375, 0.625])

    /// Every instruction set gives what the table itself gives, bit for bit, or leaves it to the table.
    @Test(arguments: Kernels.all)
    func lookupsAreTheTables(kernels: Kernels) {
        #expect(Self.tables.count == 6)
        for table in Self.tables {
            let (result, isWhole) = kernels.quantile(table, Self.uniforms)
            var missing = 0
            for (u, x) in zip(Self.uniforms, result) {
                if x.isNaN { missing += 1 } else { #expect(same(x, table.quantile(u)), "\(kernels) at \(u)") }
            }
            #expect(isWhole == (missing == 0))
            // What is left: 2⁻¹⁶ on either side, and next to nothing around a kink.
            let drawn = result.prefix(1 << 15).count(where: \.isNaN)
            #expect(drawn < 40)
        }
    }

    @Test(arguments: Kernels.all)
    func outsideTheDomainIsMissing(kernels: Kernels) {
        let outside = Samples.edges.filter { !($0 > 0 && $0 < 1) } + [-0.3, 1.0.nextUp, -0x1p-20]
        for table in Self.tables {
            let (result, isWhole) = kernels.quantile(table, Samples.padded(outside))
            #expect(!isWhole)
            #expect(result.prefix(outside.count).allSatisfy { $0.isNaN })
        }
    }

    /// The sum against the same in twice the digits.
    @Test func rounding() {
        for table in Self.tables {
            let (result, _) = Kernels.best.quantile(table, Self.uniforms)
            let upper = (table.ends.firstIndex(of: .infinity) ?? 0) + 1
            for (u, x) in zip(Self.uniforms, result) where !x.isNaN {
                let (v, side) = u < 0.5 ? (u, table.ends[..<upper]) : (1 - u, table.ends[upper...])
                let row = side.firstIndex { $0 > v }.map { table.rows[$0] }
                guard let row else { continue }
                let expected = min(sum(row, v - row[0]), row[1])
                let found = u < 0.5 ? x - table.origins.lower : table.origins.upper - x
                let place = max(abs(expected), abs(row[2])).ulp
                #expect(abs(found - expected) <= 5 * place + x.ulp, "\(x) at \(u)")
            }
        }
    }

    /// Σ c[k] t^k by Horner's rule, with the rounding errors of every step carried along.
    private func sum(_ row: SIMD16<Double>, _ t: Double) -> Double {
        var (high, low) = (0.0, 0.0)
        for place in (2..<16).reversed() {
            let product = high * t
            let rest = (-product).addingProduct(high, t)
            high = product + row[place]
            let added = high - product
            low = low * t + rest + ((product - (high - added)) + (row[place] - added))
        }
        return high + low
    }
}

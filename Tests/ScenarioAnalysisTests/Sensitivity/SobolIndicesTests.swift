import Foundation
import GSLNumerics
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// A function of independent uniforms whose indices are known.
struct IndexedFunction: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var dimensions: Int
    var value: @Sendable ([Double]) -> Double
    var first: [Double]
    var total: [Double]

    /// Ishigami & Homma (1990) with a = 7, b = 0.1, on (−π, π)³.
    static let ishigami: IndexedFunction = {
        let (a, b) = (7.0, 0.1)
        let pi4 = pow(Double.pi, 4)
        let own = [0.5 * pow(1 + b * pi4 / 5, 2), a * a / 8, 0]
        let both = b * b * pi4 * pi4 * (1.0 / 18 - 1.0 / 50)
        let variance = own.reduce(both, +)
        return IndexedFunction(
            testDescription: "Ishigami", dimensions: 3,
            value: { u in
                let x = u.map { Double.pi * (2 * $0 - 1) }
                return sin(x[0]) + a * pow(sin(x[1]), 2) + b * pow(x[2], 4) * sin(x[0])
            },
            first: own.map { $0 / variance },
            total: [(own[0] + both) / variance, own[1] / variance, both / variance])
    }()

    /// Sobol's g: Π (|4u − 2| + a) / (1 + a), with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
    static let g: IndexedFunction = {
        let a: [Double] = [0, 1, 4.5, 9, 99, 99, 99, 99]
        let own = a.map { 1 / (3 * pow(1 + $0, 2)) }
        let product = own.reduce(1) { $0 * (1 + $1) }
        return IndexedFunction(
            testDescription: "g", dimensions: 8,
            value: { u in zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) } },
            first: own.map { $0 / (product - 1) },
            total: own.map { $0 * product / (1 + $0) / (product - 1) })
    }()

    /// The sums of a pick-freeze design with batches of 64 paths.
    func sums(batches: Int, seed: UInt64, origin: Double = 0) -> PickFreezeSums {
        var generator = SeededGenerator(seed: seed)
        var sums = PickFreezeSums(groups: dimensions, batches: batches, origin: origin)
        for batch in 0..<batches {
            var (a, b): ([Double], [Double]) = ([], [])
            var mixed = [[Double]](repeating: [], count: dimensions)
            for _ in 0..<64 {
                let (x, y) = (
                    (0..<dimensions).map { _ in generator.uniform() }, (0..<dimensions).map { _ in generator.uniform() }
                )
                a.append(value(x) + origin)
                b.append(value(y) + origin)
                for group in 0..<dimensions {
                    var z = x
                    z[group] = y[group]
                    mixed[group].append(value(z) + origin)
                }
            }
            sums.fill(batch: batch, a: a, b: b, mixed: mixed)
        }
        return sums
    }
}

@Suite struct SobolIndicesTests {
    static let isFull = ProcessInfo.processInfo.environment["CARAVAN_FULL"] == "1"

    /// Fourteen thousand model runs and more. Each of 22 indices lies within 6 standard errors of the truth, which one of
    /// them fails to do by chance less than once in ten million; and the errors are small enough to tell it.
    @Test(arguments: [IndexedFunction.ishigami, .g]) func indicesAreTheAnalyticOnes(function: IndexedFunction) throws {
        let indices = try #require(
            SobolIndices(function.sums(batches: 128, seed: 20_250_101), seed: 1, workers: Workers()))
        for (found, expected) in zip(indices.first + indices.total, function.first + function.total) {
            let error = try #require(found.standardError)
            #expect(abs(found.value - expected) < 6 * error, "\(function.testDescription): \(found), \(expected)")
            #expect(error < 0.02)
            #expect(try #require(found.low) <= found.value && found.value <= (try #require(found.high)))
        }
    }

    /// 95 % intervals over many seeds. The number of those that hold the truth is binomial if they keep their promise. A
    /// bootstrap of batches may fall short by two points, so that the bounds are those of a coverage between 93 and 97 %,
    /// with a chance below 1e-6 for all indices together.
    @Test(arguments: [IndexedFunction.ishigami, .g]) func intervalsHoldTheTruth(function: IndexedFunction) throws {
        let seeds = Self.isFull ? 1000 : 100
        let covered = Workers().map(seeds) { seed, _ in
            guard
                let indices = SobolIndices(
                    function.sums(batches: 64, seed: UInt64(1000 + seed)), seed: UInt64(seed),
                    workers: Workers(count: 1))
            else { return [Bool]() }
            return zip(indices.first + indices.total, function.first + function.total).map { found, expected in
                (found.low ?? .nan) <= expected && expected <= (found.high ?? .nan)
            }
        }
        #expect(covered.allSatisfy { $0.count == 2 * function.dimensions })
        let chance = 1e-6 / 22 / 2
        let low = Distribution.binomial(count: Double(seeds), probability: 0.93).quantile(chance)
        let high = Distribution.binomial(count: Double(seeds), probability: 0.97).quantile(1 - chance)
        for index in 0..<2 * function.dimensions {
            let count = covered.count { $0[index] }
            #expect(
                low...high ~= Double(count), "\(function.testDescription), index \(index): \(count) of \(seeds)")
        }
    }

    @Test func workersChangeNoBit() throws {
        let sums = IndexedFunction.ishigami.sums(batches: 32, seed: 7)
        let one = try #require(SobolIndices(sums, seed: 3, workers: Workers(count: 1)))
        #expect(one == SobolIndices(sums, seed: 3, workers: Workers(count: 4)))
        let other = try #require(SobolIndices(sums, seed: 4, workers: Workers(count: 1)))
        #expect(one.first.map(\.value) == other.first.map(\.value) && one != other)
    }

    /// Outcomes far from 0 cost no digits where they are counted from near their mean.
    @Test func originCostsNoDigits() throws {
        let plain = try #require(
            SobolIndices(IndexedFunction.g.sums(batches: 24, seed: 5), seed: 3, workers: Workers()))
        let far = try #require(
            SobolIndices(IndexedFunction.g.sums(batches: 24, seed: 5, origin: 0x1p30), seed: 3, workers: Workers()))
        for (one, other) in zip(plain.first + plain.total, far.first + far.total) {
            #expect(abs(one.value - other.value) < 1e-5)
        }
    }

    @Test func missingPathsAreLeftOut() throws {
        let (a, b): ([Double], [Double]) = ([1, 2, .nan, 5, 3, 8], [2, 1, 4, 4, 1, .nan])
        let mixed: [[Double]] = [[2, 2, 3, .nan, 4, 1], [1, 1, 1, 1, 2, 1]]
        var sums = PickFreezeSums(groups: 2, batches: 1)
        sums.fill(batch: 0, a: a, b: b, mixed: mixed)
        var expected = PickFreezeSums(groups: 2, batches: 1)
        expected.fill(batch: 0, a: [1, 2, 3], b: [2, 1, 1], mixed: [[2, 2, 4], [1, 1, 2]])
        #expect(sums == expected && sums.counts == [3])
        #expect(sums.sumsA == [6] && sums.squaresA == [14] && sums.sumsB == [4] && sums.squaresB == [6])
        #expect(sums.distancesFromB == [0 + 1 + 9, 1 + 0 + 1] && sums.distancesFromA == [1 + 0 + 1, 0 + 1 + 1])
        #expect(sums.distances == [1 + 1 + 4] && sums.sumsMixed == [8, 4] && sums.squaresMixed == [24, 6])
        // One batch tells the indices, by Jansen's formulas alone, and not their errors: V is that of 1, 2, 3, 2, 1, 1.
        let indices = try #require(SobolIndices(sums, seed: 1, workers: Workers()))
        let variance = (20 - 100.0 / 6) / 5
        #expect(abs(indices.variance - variance) < 1e-15)
        #expect(abs(indices.first[0].value - (1 - 10 / (6 * variance))) < 1e-15)
        #expect(abs(indices.total[1].value - 2 / (6 * variance)) < 1e-15)
        #expect(indices.first[0].standardError == nil && indices.first[0].low == nil)
    }

    /// A group without effect has nothing, and a group that has all effect has all; the ridge of the slopes alone is left.
    @Test func ends() throws {
        var generator = SeededGenerator(seed: 9)
        var sums = PickFreezeSums(groups: 2, batches: 64)
        for batch in 0..<64 {
            let (a, b) = ((0..<64).map { _ in generator.normal() }, (0..<64).map { _ in generator.normal() })
            sums.fill(batch: batch, a: a, b: b, mixed: [a, b])
        }
        let indices = try #require(SobolIndices(sums, seed: 1, workers: Workers()))
        for (index, expected) in [(indices.first, 0.0), (indices.total, 0.0)].map({ ($0.0[0], $0.1) })
            + [(indices.first, 1.0), (indices.total, 1.0)].map({ ($0.0[1], $0.1) })
        {
            #expect(abs(index.value - expected) < 1e-8 && (index.standardError ?? 1) < 1e-8)
        }
    }

    @Test func nothingIsKnownOfAConstant() {
        for value in [0, 0.1, 1e9 + 0.1, .nan, .infinity] {
            var sums = PickFreezeSums(groups: 1, batches: 3)
            let column = [Double](repeating: value, count: 20)
            for batch in 0..<3 { sums.fill(batch: batch, a: column, b: column, mixed: [column]) }
            #expect(SobolIndices(sums, seed: 1, workers: Workers()) == nil)
        }
        #expect(SobolIndices(PickFreezeSums(groups: 2, batches: 0), seed: 1, workers: Workers()) == nil)
        #expect(SobolIndices(PickFreezeSums(groups: 0, batches: 2), seed: 1, workers: Workers()) == nil)
    }
}

import Foundation
import Summaries
import Testing

@Suite struct MomentsTests {
    static func moments(_ values: [Double]) -> Moments {
        values.withUnsafeBufferPointer { Moments(of: $0) }
    }

    @Test func byHand() throws {
        let moments = Self.moments([2, 4, 4, 4, 5, 5, 7, 9])
        #expect(moments.count == 8)
        #expect(moments.mean == 5)
        #expect(moments.squaredDeviations == 32)
        #expect(moments.minimum == 2)
        #expect(moments.maximum == 9)
        #expect(moments.standardDeviation == (32.0 / 7).squareRoot())
        #expect(moments.standardError == (32.0 / 7).squareRoot() / 8.0.squareRoot())
    }

    @Test func fewValues() {
        let none = Self.moments([])
        #expect(none.count == 0)
        #expect(none.mean.isNaN)
        #expect(none.standardDeviation == nil)
        #expect(none.standardError == nil)
        let one = Self.moments([3])
        #expect(one.mean == 3)
        #expect(one.standardDeviation == nil)
    }

    /// Two passes with compensated sums: the mean and the sum of squared deviations to the last bits of a double.
    static func reference(_ values: [Double]) -> (mean: Double, squares: Double) {
        func sum(_ terms: some Sequence<Double>) -> (high: Double, low: Double) {
            var high = 0.0
            var low = 0.0
            for term in terms {
                let next = high + term
                low += abs(high) >= abs(term) ? (high - next) + term : (term - next) + high
                high = next
            }
            return (high, low)
        }
        let count = Double(values.count)
        let total = sum(values)
        let mean = (total.high + total.low) / count
        let rest = sum(values.map { $0 - mean })
        let squares = sum(values.map { ($0 - mean) * ($0 - mean) })
        let shift = rest.high + rest.low
        return (mean, squares.high + squares.low - shift * shift / count)
    }

    @Test(
        arguments: [
            Shape.uniform, .normal, .narrow, .logNormal, .heavyTail, .veryHeavyTail, .massPoint, .twoValues, .whole,
            .ascending, .descending, .outlier,
        ], [2, 63, 64, 65, 1000, 10_000])
    func agreeWithCompensatedSums(shape: Shape, count: Int) throws {
        let values = shape.values(count)
        let moments = Self.moments(values)
        let reference = Self.reference(values)
        let size = values.map(abs).max() ?? 0
        #expect(abs(moments.mean - reference.mean) <= 4e-16 * size)
        let deviation = try #require(moments.standardDeviation)
        let expected = (reference.squares / Double(count - 1)).squareRoot()
        // The mean of values 10⁹ times their spread is known to 10⁻⁷ of the spread at best.
        #expect(abs(deviation - expected) <= 1e-13 * expected + 1e-16 * size)
        #expect(moments.minimum == values.min())
        #expect(moments.maximum == values.max())
    }

    @Test func farNumbersKeepTheirMean() {
        let large = Self.moments((0..<1000).map { $0 % 2 == 0 ? 1e300 : -1e300 })
        #expect(large.mean == 0)
        #expect(large.minimum == -1e300)
        #expect(large.maximum == 1e300)
        #expect(large.standardDeviation == .infinity)
        let small = Self.moments((0..<1000).map { $0 % 2 == 0 ? 0x1p-1030 : 0x3p-1030 })
        #expect(small.mean == 0x2p-1030)
        #expect(small.standardDeviation == 0)
    }

    @Test(arguments: [0.1, -1e300, 0x1p-1030, 0, 196.1234567])
    func equalValuesHaveNoSpread(value: Double) {
        for count in [1, 2, 3, 7, 63, 64, 65, 200, 1000, 4099] {
            let moments = Self.moments([Double](repeating: value, count: count))
            #expect(moments.mean == value)
            #expect(moments.squaredDeviations == 0)
            #expect(moments.minimum == value && moments.maximum == value)
        }
    }

    @Test func missingValuesAreLeftOut() {
        for count in [1, 10, 64, 65, 1000, 5000] {
            var values = Shape.normal.values(count, seed: 3)
            var generator = SeededGenerator(seed: 4)
            for place in values.indices where generator.uniform() < 0.3 { values[place] = .nan }
            let present = values.filter { !$0.isNaN }
            let moments = Self.moments(values)
            #expect(moments.count == present.count)
            guard present.count > 1 else { continue }
            let reference = Self.reference(present)
            #expect(abs(moments.mean - reference.mean) < 1e-15)
            #expect(abs(moments.squaredDeviations - reference.squares) < 1e-12 * reference.squares)
            #expect(moments.minimum == present.min())
            #expect(moments.maximum == present.max())
        }
        let none = Self.moments([Double](repeating: .nan, count: 300))
        #expect(none.count == 0 && none.mean.isNaN)
    }

    @Test func infinitiesDoNoHarm() {
        var values = Shape.normal.values(200)
        values[70] = .infinity
        let moments = Self.moments(values)
        #expect(moments.count == 200)
        #expect(!moments.mean.isFinite)
        #expect(moments.maximum == .infinity)
    }
}

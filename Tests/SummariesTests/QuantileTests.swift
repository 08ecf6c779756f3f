import Foundation
import Summaries
import Testing

@Suite struct QuantileTests {
    static let probabilities = [0, 0.005, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.995, 1]

    static func quantiles(
        _ probabilities: [Double], of values: [Double], selector: QuantileSelector = QuantileSelector()
    ) -> [Double]? {
        values.withUnsafeBufferPointer {
            selector.quantiles(probabilities, of: $0, moments: Moments(of: $0))
        }
    }

    /// By sorting everything.
    static func reference(_ probabilities: [Double], of values: [Double]) -> [Double] {
        let sorted = values.filter { !$0.isNaN }.sorted()
        return probabilities.map { probability in
            let height = Double(sorted.count - 1) * probability
            let rank = Int(height)
            let x = sorted[rank]
            let next = sorted[min(rank + 1, sorted.count - 1)]
            return x == next ? x : x + (height - Double(rank)) * (next - x)
        }
    }

    /// What R's `quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(.05, .1, .25, .5, .75, .9, .95))` prints.
    @Test func asR() throws {
        let found = try #require(Self.quantiles(Quantiles.reported, of: [3, 1, 4, 1, 5, 9, 2, 6]))
        for (one, expected) in zip(found, [1, 1, 1.75, 3.5, 5.25, 6.9, 7.95]) {
            #expect(abs(one - expected) < 1e-14)
        }
    }

    @Test(arguments: Shape.allCases)
    func everySmallSize(shape: Shape) {
        let selector = QuantileSelector()
        for count in Array(1...70) + [100, 127, 128, 500, 1000, 1023, 1024, 1025, 1026, 1500, 2047, 3001, 5000] {
            let values = shape.values(count, seed: UInt64(count))
            #expect(
                Self.quantiles(Self.probabilities, of: values, selector: selector)
                    == Self.reference(Self.probabilities, of: values), "\(shape), \(count) values")
        }
    }

    @Test(arguments: [Shape.normal, .heavyTail, .veryHeavyTail, .farFlung, .massPoint, .outlier])
    func manyValues(shape: Shape) {
        let values = shape.values(200_000)
        #expect(
            Self.quantiles(Self.probabilities, of: values) == Self.reference(Self.probabilities, of: values))
    }

    @Test func aMillionValues() {
        var values = Shape.logNormal.values(1_000_000)
        values[17] = .nan
        #expect(Self.quantiles(Self.probabilities, of: values) == Self.reference(Self.probabilities, of: values))
    }

    @Test(arguments: [10, 1000, 5000])
    func missingValuesAreLeftOut(count: Int) {
        for shape in Shape.allCases {
            var values = shape.values(count, seed: 2)
            for place in values.indices where place % 3 == 1 { values[place] = .nan }
            #expect(
                Self.quantiles(Self.probabilities, of: values) == Self.reference(Self.probabilities, of: values),
                "\(shape)")
        }
        #expect(Self.quantiles([0.5], of: [Double](repeating: .nan, count: count)) == nil)
    }

    @Test func noValuesHaveNoQuantiles() {
        #expect(Self.quantiles([0.5], of: []) == nil)
        #expect(Self.quantiles([], of: [1, 2]) == [])
    }

    @Test func anyOrderOfProbabilities() {
        let values = Shape.normal.values(3000)
        let shuffled = [0.9, 0.05, 0.5, 0.5, 0.1]
        #expect(Self.quantiles(shuffled, of: values) == Self.reference(shuffled, of: values))
    }

    /// Figures that overflow sums, and infinities themselves: the middle is found all the same.
    @Test(arguments: [100, 3000]) func farNumbers(count: Int) {
        var values = Shape.normal.values(count)
        for place in 0..<5 {
            values[place * 3] = .infinity
            values[place * 3 + 1] = -.infinity
        }
        let middle = [0.1, 0.25, 0.5, 0.75, 0.9]
        #expect(Self.quantiles(middle, of: values) == Self.reference(middle, of: values))
        let huge = (0..<count).map { (Double($0) / Double(count) - 0.5) * 2 * 1.7e308 }
        #expect(Self.quantiles(middle, of: huge) == Self.reference(middle, of: huge))
    }

    @Test func zerosOfBothSigns() {
        let values = (0..<4000).map { $0 % 2 == 0 ? 0.0 : -0.0 } + [1, -1]
        #expect(Self.quantiles([0.25, 0.5, 0.75], of: values) == [0, 0, 0])
    }
}

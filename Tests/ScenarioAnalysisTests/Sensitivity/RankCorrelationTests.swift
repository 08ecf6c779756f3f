import Foundation
import GSLNumerics
import ScenarioAnalysis
import Summaries
import Testing
import Workers

@Suite struct RankCorrelationTests {
    /// Whole numbers with ties, and what SciPy 1.17 and NumPy 2.4 make of them: `scipy.stats.spearmanr`, and correlations
    /// of the residuals that `numpy.linalg.lstsq` leaves of ranks (`scipy.stats.rankdata`) regressed on the other inputs'
    /// ranks.
    private static let inputs: [[Double]] = [
        column { i in i * 17 % 40 },
        column { i in (3 * i * i + 5 * i) % 11 },
        column { i in i * 7 % 13 - i % 4 * 2 },
    ]
    private static let outcome = column { i in
        let (x, y) = (i * 17 % 40, (3 * i * i + 5 * i) % 11)
        return 2 * x - 3 * y + i * 29 % 23
    }
    private static let plain = [0.8649993732752215, -0.24882417403342622, 0.017258431955458703]
    private static let partial = [0.9523636540460437, -0.8084029233556379, -0.1521097905438746]

    private static func column(_ value: (Int) -> Int) -> [Double] { (0..<40).map { Double(value($0)) } }

    private func correlations(_ inputs: [[Double]], _ outcome: [Double], workers: Int = 2) -> RankCorrelations {
        RankCorrelations(inputs: inputs, outcome: outcome, workers: Workers(count: workers))
    }

    private func expect(_ found: [Estimate?], _ expected: [Double?], within tolerance: Double = 1e-11) {
        #expect(found.count == expected.count)
        for (found, expected) in zip(found, expected) {
            #expect((found == nil) == (expected == nil))
            if let found, let expected { #expect(abs(found.value - expected) < tolerance, "\(found), \(expected)") }
        }
    }

    @Test func figuresOfSciPy() throws {
        let found = correlations(Self.inputs, Self.outcome)
        expect(found.plain, Self.plain)
        // The ridge of 1e-9 is in the last digits.
        expect(found.partial, Self.partial, within: 1e-8)
        // tanh(artanh ρ ± 1.96 √((1 + ρ²/2) / 37)), by NumPy.
        let expected = [
            (0.7329898855243021, 0.9342208050015346, 0.04852043349484262),
            (-0.5236274019355398, 0.07287704029463056, 0.15658936325983905),
            (-0.2958633010081152, 0.32703114998661237, 0.16436225809645008),
        ]
        for (found, expected) in zip(found.plain, expected) {
            let low = try #require(found?.low)
            let high = try #require(found?.high)
            let error = try #require(found?.standardError)
            #expect(abs(low - expected.0) < 1e-10 && abs(high - expected.1) < 1e-10)
            #expect(abs(error - expected.2) < 1e-10)
        }
        let value = try #require(found.partial[2]?.value)
        let low = try #require(found.partial[2]?.low)
        #expect(abs(low - tanh(atanh(value) - 1.959963984540054 / 35.0.squareRoot())) < 1e-10)
    }

    @Test func onlyTheOrderCounts() {
        let bent = Self.inputs.map { $0.map { exp($0 / 5) } }
        #expect(correlations(bent, Self.outcome.map { $0 * $0 * $0 }) == correlations(Self.inputs, Self.outcome))
        #expect(
            correlations(Self.inputs, Self.outcome, workers: 1) == correlations(Self.inputs, Self.outcome, workers: 5))
    }

    /// Missing values: plain figures use what each pair has, partial ones what all have together.
    @Test func missingValues() {
        var inputs = Self.inputs.map { $0 + [1, 2, 3, 4] }
        var outcome = Self.outcome + [1, 2, .nan, 3]
        for (input, place) in [(0, 40), (1, 41), (2, 43), (0, 43), (1, 43)] { inputs[input][place] = .nan }
        let found = correlations(inputs, outcome)
        expect(found.partial, Self.partial, within: 1e-8)
        let first = correlations([Self.inputs[0] + [2]], Self.outcome + [2])
        #expect(found.plain[0] == first.plain[0] && found.plain[2] != nil)
        // An input that is missing on most paths is set aside.
        inputs.append((0..<44).map { $0 < 30 ? .nan : Double($0 % 5) })
        let beside = correlations(inputs, outcome)
        #expect(Array(beside.partial[..<3]) == found.partial && beside.partial[3] == nil && beside.plain[3] != nil)
        outcome = [Double](repeating: .nan, count: 44)
        #expect(correlations(inputs, outcome).plain == [nil, nil, nil, nil])
    }

    /// Inputs that determine one another, and those that do not vary, leave the figures of the others alone.
    @Test func degenerateInputs() {
        let constant = [Double](repeating: 3, count: 40)
        let copy = Self.inputs[2].map { 7 - $0 }
        let found = correlations(Self.inputs + [constant, copy], Self.outcome)
        expect(found.plain, Self.plain + [nil, -Self.plain[2]])
        expect(found.partial, [Self.partial[0], Self.partial[1], nil, nil, nil], within: 1e-7)
        let same = correlations([Self.outcome, Self.inputs[1]], Self.outcome)
        #expect(same.plain[0] == Estimate(1, standardError: 0, low: 1, high: 1))
        #expect((same.partial[0]?.value ?? 0) > 0.999999)
        for value in [0, .infinity, .nan] {
            let outcome = [Double](repeating: value, count: 40)
            #expect(correlations(Self.inputs, outcome).plain == [nil, nil, nil])
            #expect(correlations(Self.inputs, outcome).partial == [nil, nil, nil])
        }
        #expect(correlations([[.infinity, 1, 2, -.infinity, 0]], [5, 3, 4, 1, 2]).plain[0]?.value == 1)
    }

    @Test func fewPaths() {
        #expect(correlations([], []).plain.isEmpty && correlations([], [1, 2]).partial.isEmpty)
        #expect(correlations([[]], []).plain == [nil] && correlations([[1]], [1]).partial == [nil])
        #expect(correlations([[1, 2]], [4, 3]).plain == [Estimate(-1)])
        #expect(correlations([[1, 2]], [4, 3]).partial == [nil])
        #expect(correlations([[1, 2, 3, 4]], [4, 3, 1, 2]).plain[0]?.low != nil)
        // As many inputs as paths tell nothing of partial ones.
        let many = (2..<8).map { factor in Array(Self.column { $0 * factor % 7 }.prefix(6)) }
        #expect(correlations(many, [3, 1, 4, 1, 5, 9]).partial == [Estimate?](repeating: nil, count: 6))
    }

    /// Two normals with correlation ρ have the rank correlation 6/π asin(ρ/2) (Pearson 1907). Of 200 seeds, the number of
    /// 95 % intervals that hold it lies outside the bounds with a chance below 1e-6, if 93 to 97 % of them do.
    @Test(arguments: [0, 0.5, -0.8]) func bivariateNormals(correlation: Double) throws {
        let truth = 6 / Double.pi * asin(correlation / 2)
        var covered = 0
        var sum = 0.0
        for seed in 1...200 {
            var generator = SeededGenerator(seed: UInt64(seed))
            var (x, y): ([Double], [Double]) = ([], [])
            for _ in 0..<300 {
                x.append(generator.normal())
                let own = (1 - correlation * correlation).squareRoot()
                y.append(correlation * (x.last ?? 0) + own * generator.normal())
            }
            let found = try #require(correlations([x], y, workers: 1).plain[0])
            if try #require(found.low) <= truth && truth <= (try #require(found.high)) { covered += 1 }
            sum += found.value
        }
        let low = Distribution.binomial(count: 200, probability: 0.93).quantile(1e-7)
        let high = Distribution.binomial(count: 200, probability: 0.97).quantile(1 - 1e-7)
        #expect(low...high ~= Double(covered), "\(covered) of 200 intervals hold \(truth)")
        // Five and a half standard errors of the mean of 200, and the bias of order 1/n.
        let error = (1.125 / Double(297 * 200)).squareRoot()
        let bias = 1 / 300.0
        #expect(abs(sum / 200 - truth) < 5.5 * error + bias)
    }

    /// Two inputs that go together, of which one alone has an effect: the other's partial correlation is nearly 0 and its
    /// plain one is not.
    @Test func heldInputsExplainAway() throws {
        var generator = SeededGenerator(seed: 11)
        var (cause, fellow, outcome): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<20_000 {
            let common = generator.normal()
            cause.append(common)
            fellow.append(common + generator.normal())
            outcome.append(common + 0.5 * generator.normal())
        }
        let found = correlations([cause, fellow], outcome)
        #expect(try #require(found.plain[1]).value > 0.55)
        // Ranks are not quite linear in one another, which leaves some hundredths.
        #expect(abs(try #require(found.partial[1]).value) < 0.06)
        #expect(try #require(found.partial[0]).value > 0.75)
    }
}

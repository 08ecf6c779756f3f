import ScenarioAnalysis
import Summaries
import Testing

@Suite struct TenthMeansTests {
    @Test func tenthsOfDifferentValues() throws {
        // Values 0 to 99 in a mixed order; the outcome is the square.
        let input = (0..<100).map { Double($0 * 37 % 100) }
        let tenths = TenthMeans(of: input.map { $0 * $0 }, by: input).tenths
        #expect(tenths.map(\.paths) == [Int](repeating: 10, count: 10))
        #expect(tenths.map(\.from) == (0..<10).map { Double($0 * 10) })
        #expect(tenths.map(\.to) == (0..<10).map { Double($0 * 10 + 9) })
        for (place, tenth) in tenths.enumerated() {
            let values = (0..<10).map { Double((10 * place + $0) * (10 * place + $0)) }
            let mean = values.reduce(0, +) / 10
            let error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9 / 10).squareRoot()
            #expect(abs(tenth.mean.value - mean) < 1e-9)
            #expect(abs(try #require(tenth.mean.standardError) - error) < 1e-9)
            #expect(abs(try #require(tenth.mean.low) - (mean - 1.959963984540054 * error)) < 1e-8)
            #expect(abs(try #require(tenth.mean.high) - (mean + 1.959963984540054 * error)) < 1e-8)
        }
    }

    @Test func sizesDifferByOne() {
        for count in 11...64 {
            let tenths = TenthMeans(of: [Double](repeating: 1, count: count), by: (0..<count).map(Double.init)).tenths
            #expect(tenths.count == 10 && tenths.map(\.paths).reduce(0, +) == count)
            #expect(tenths.allSatisfy { count / 10...count / 10 + 1 ~= $0.paths })
            #expect(tenths.allSatisfy { $0.mean == Estimate(1, standardError: 0, low: 1, high: 1) || $0.paths == 1 })
        }
    }

    /// Half of the paths have the value 0: they stay together, and the others keep tenths of all paths.
    @Test func equalValuesStayTogether() {
        let input = (0..<200).map { $0 % 2 == 0 ? 0 : Double($0) }
        let tenths = TenthMeans(of: input, by: input).tenths
        #expect(tenths.map(\.paths) == [100, 20, 20, 20, 20, 20])
        #expect(tenths[0].from == 0 && tenths[0].to == 0 && tenths[0].mean.standardError == 0)
        #expect(tenths[1].from == 1 && tenths[5].to == 199)
    }

    @Test func fewValuesAreGroups() {
        let input = [1, 0, 1, 1, 0, -0.0, .nan, 2]
        let tenths = TenthMeans(of: [4, 1, 5, 6, 2, 3, 7, .nan], by: input).tenths
        #expect(tenths.map(\.from) == [0, 1] && tenths.map(\.to) == [0, 1] && tenths.map(\.paths) == [3, 3])
        #expect(tenths.map(\.mean.value) == [2, 5])
        let single = TenthMeans(of: [4, 1, 5], by: [1, 2, 3]).tenths
        #expect(single.map(\.mean) == [Estimate(4), Estimate(1), Estimate(5)])
        let ten = (0..<300).map { Double($0 % 10) }
        #expect(TenthMeans(of: ten, by: ten).tenths.map(\.mean.value) == (0..<10).map(Double.init))
    }

    @Test func degenerateColumns() {
        #expect(TenthMeans(of: [], by: []).tenths.isEmpty)
        #expect(TenthMeans(of: [1, .nan], by: [.nan, 1]).tenths.isEmpty)
        #expect(TenthMeans(of: [1], by: [2]).tenths.map(\.mean) == [Estimate(1)])
        let infinite = TenthMeans(of: [1, 2, .infinity, 4], by: [-.infinity, 0, .infinity, .infinity]).tenths
        #expect(infinite.map(\.paths) == [1, 1, 2] && infinite[2].mean.standardError == nil)
        #expect(infinite[0].from == -.infinity && infinite[2].to == .infinity)
    }
}
